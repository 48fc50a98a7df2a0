"""Answers and hits as other programs take them: shown in an interpreter, in a notebook, cited."""

from __future__ import annotations

import asyncio
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer, Hit, Passage

TEXTS = {"a.txt": "Bees make honey.\n\nCows give milk – daily.\n"}
KNOWLEDGE = Knowledge.from_texts(TEXTS, reader=None)
MILK = "what do cows give?"
HOSTILE = st.text() | st.text("*_<>&;#$\\()[]`~!-+.:/@1 \n\tab|\u202e\x1b\ud800\u200d")


def hit(text: str, document: str = "a.txt", speaker: str | None = None) -> Hit:
    return Hit(Passage(document, 0, len(text), 1, text), 1.0, speaker=speaker)


def test_a_hit_is_cited_by_the_names_of_others() -> None:
    (best, *_) = KNOWLEDGE.answer(MILK).hits
    cited = best.citation()
    start, end = cited["start_char_index"], cited["end_char_index"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert TEXTS[str(cited["document_title"])][start:end] == cited["cited_text"]
    assert cited["type"] == "char_location"


def test_an_interpreter_shows_an_answer_in_short() -> None:
    answer = KNOWLEDGE.answer(MILK, k=1)
    found = "<Hit 'a.txt:3': 'Cows give milk – daily.'>"
    assert repr(answer.hits[0]) == found
    assert repr(answer) == f"<Answer to 'what do cows give?': 1 of 1, {found}>"
    refused = repr(KNOWLEDGE.answer("who built the lighthouse of Velm?"))
    assert refused.startswith("<Answer to 'who built the lighthouse of Velm?': no answer, '")


@given(HOSTILE, HOSTILE)
def test_what_an_interpreter_shows_is_one_printable_line(text: str, question: str) -> None:
    shown = repr(Answer(question * 50, (hit(text * 50, document=text),), reason=question))
    assert shown.isprintable()


def tokens(markdown: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    return [inner for token in parser.parse(markdown) for inner in (token.children or [token])]


def visible(text: str) -> str:
    """A text as it is seen: without what can't be, and with one space for any."""
    seen = (c for c in text if c.isprintable() or c.isspace() or c in "\u200c\u200d")
    return " ".join("".join(seen).split())


@given(HOSTILE, HOSTILE)
def test_a_notebook_shows_the_words_and_finds_no_markup_in_them(text: str, speaker: str) -> None:
    markdown = hit(text, speaker=speaker)._repr_markdown_()
    found = tokens(markdown)
    assert {token.type for token in found} <= set(
        "blockquote_open blockquote_close paragraph_open paragraph_close text text_special "
        "inline html_inline".split()
    )
    assert {token.content for token in found if token.type == "html_inline"} <= {
        "<span>",
        "</span>",
    }
    words = "".join(token.content for token in found if token.type in ("text", "text_special"))
    who = f" – {visible(speaker)}" if speaker else ""
    assert words == f"{visible(text)}a.txt:1{who}".rstrip()


def test_a_notebook_finds_no_formula_between_two_prices() -> None:
    markdown = hit(r"It costs $5 and \(not\) $6.")._repr_markdown_()
    assert "$" not in markdown
    assert "\\" not in markdown
    assert markdown.count("<span>") == 4


def test_a_notebook_shows_a_refusal_with_its_reason_and_what_comes_closest() -> None:
    answer = Answer("q", reason="No *such* thing.", closest=(hit("Bees."), hit("Cows.")))
    assert answer._repr_markdown_() == (
        "No &#42;such&#42; thing&#46;\n\nClosest:\n\n> Bees&#46;\n>\n> a&#46;txt&#58;1"
    )


def test_many_questions_are_asked_at_once_where_asyncio_is_used() -> None:
    async def ask() -> list[Answer]:
        return await asyncio.gather(*(KNOWLEDGE.aanswer(MILK, k=1) for _ in range(8)))

    assert asyncio.run(ask()) == [KNOWLEDGE.answer(MILK, k=1)] * 8


def test_a_question_that_is_cancelled_leaves_the_next_one_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    began, go_on, answer = threading.Event(), threading.Event(), Knowledge.answer

    def waiting(self: Knowledge, question: str, *rest: object) -> Answer:
        began.set()
        go_on.wait(10)
        return answer(self, question, *rest)  # type: ignore[arg-type]

    async def ask() -> Answer:
        monkeypatch.setattr(Knowledge, "answer", waiting)
        first = asyncio.create_task(KNOWLEDGE.aanswer(MILK))
        await asyncio.to_thread(began.wait, 10)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        go_on.set()
        return await KNOWLEDGE.aanswer(MILK, 1)

    assert asyncio.run(ask()).text == "Cows give milk – daily."
