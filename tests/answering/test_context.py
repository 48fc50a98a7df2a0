"""What stands above a passage: its headings, what leads in to it, what its document is called."""

from __future__ import annotations

from qa_bot import Knowledge

GUIDE = {
    "harbour-guide.md": "# Harbour guide\n\n"
    "## How do I book a berth?\n\nCall the office before noon.\n\n"
    "## Dogs\n\nThey may run on the northern mole only.\n\n"
    "## Fees\n\nEach boat pays by its length:\n\n- up to 8 m: 12 crowns\n- longer: 20 crowns\n",
    "1986-holm.txt": "The town needs a new quay, and it will have one.\n\nWe shall pay for it.",
    "1990-lund.txt": "The town needs no new quay, and it will have none.\n\nWe can't pay for it.",
}


def test_a_question_in_a_heading_is_answered_by_what_stands_under_it() -> None:
    reply = Knowledge.from_texts(GUIDE, reader=None).answer("how do I book a berth")
    assert reply.text == "Call the office before noon."
    assert reply.hits[0].headings == ("Harbour guide", "How do I book a berth?")


def test_a_heading_is_no_answer_where_something_stands_under_it() -> None:
    knowledge = Knowledge.from_texts(GUIDE, reader=None)
    for question in ("dogs", "fees", "book a berth"):
        assert all("#" not in hit.text for hit in knowledge.answer(question, k=9).hits)
        assert knowledge.answer(question).text not in ("Dogs", "Fees", "How do I book a berth?")


def test_an_item_is_found_by_what_leads_in_to_it() -> None:
    hits = Knowledge.from_texts(GUIDE, reader=None).answer("what does a boat up to 8 m pay").hits
    item = next(hit for hit in hits if hit.text.startswith("up to 8 m"))
    assert item.lead_in == "Each boat pays by its length:"


def test_an_article_is_asked_by_what_it_is_called() -> None:
    knowledge = Knowledge.from_texts(GUIDE, reader=None)
    reply = knowledge.answer("what does the harbour guide say about dogs")
    assert reply.hits
    assert reply.hits[0].document == "harbour-guide.md"
