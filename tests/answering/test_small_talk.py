"""What is small talk and what is a question; what a one-shot question gets for small talk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot import Knowledge
from qa_bot.answering.small_talk import FORMS, SmallTalk, small_talk

QUESTIONS = """
what can you do about rust on the hull?
who are you voting for, asked Holm
what are you doing when the tide is low
how does this tram work
help with sails
thanks to whom was the lock built
who quit the council
exit code
hello world program
how many articles does the charter have
what documents do I need
list the reasons for the strike
who is this about
who speaks for the union
good news from the harbour
what is this tram
how do I exit the lock
is it ok
test
usage
leave
what is left
name the people in the boat
what are the topics of the report
how does it work
what is in it
show me how to mend a sail
stop words
"""
SMALL = {
    "Hi!": "greeting", "hello there": "greeting", "good evening": "greeting",
    "hi, how are you?": "greeting", "THANKS": "thanks", "thank you so much": "thanks",
    "ok": "approval", "got it": "approval", "Bye.": "leaving", ":q": "leaving",
    "exit()": "leaving", "that’s all": "leaving", "?": "help", "-h": "help",
    "what can you do for me?": "help", "please help me": "help", "who r u": "identity",
    "are you a language model": "identity", "what’s this": "identity",
    "what is this all about": "overview", "the key points, please": "overview",
    "can you summarize": "", "show me all the files": "articles", "how many docs": "articles",
    "who is quoted most": "people", "which people are quoted": "people",
}  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS.strip().splitlines())
def test_a_question_is_no_small_talk(question: str) -> None:
    assert small_talk(question) is None


@pytest.mark.parametrize(("line", "intent"), [pair for pair in SMALL.items() if pair[1]])
def test_small_talk_is_told_by_its_whole_line(line: str, intent: str) -> None:
    talk = small_talk(line)
    assert talk
    assert (talk.intent, talk.named) == (intent, "")


@pytest.mark.parametrize(
    ("line", "talk"),
    [
        ("summarize the charter", SmallTalk("overview", "the charter")),
        ("please sum up the charter for me", SmallTalk("overview", "the charter")),
        ("give me a short summary of “Tides”", SmallTalk("overview", "Tides")),
        ("tl;dr of tides.md", SmallTalk("overview", "tides.md")),
        ("What are the tides about?", SmallTalk("overview", "the tides", may_ask=True)),
    ],
)
def test_an_overview_may_name_what_it_is_of(line: str, talk: SmallTalk) -> None:
    assert small_talk(line) == talk


@given(st.text(), st.sampled_from([form for forms in FORMS.values() for form in forms]))
def test_any_text_is_small_talk_or_none(text: str, form: str) -> None:
    for line in (text, form, f"{form} {text}", text * 50):
        talk = small_talk(line)
        assert talk is None or talk.intent in FORMS


KNOWLEDGE = Knowledge.from_texts({"tides.md": "# Tides\n\nThe tide is high at noon in Sund."})


@pytest.mark.parametrize("line", ["hi", "thanks", "who are you", "help", "?", "quit", "ok"])
def test_one_question_alone_that_is_none_is_refused_with_a_hint(line: str) -> None:
    answer = KNOWLEDGE.answer(line)
    assert not answer.hits
    assert answer.question == line
    assert answer.reason == (
        "That isn't a question about what the articles say: ask one in your own words."
    )


def test_lists_are_where_the_hint_says() -> None:
    assert "/sources" in (KNOWLEDGE.answer("list the articles").reason or "")
    assert "/who" in (KNOWLEDGE.answer("who is quoted").reason or "")


@pytest.mark.parametrize("line", ["what is this about", "summarize tides", "what is Tides about?"])
def test_one_question_alone_may_ask_for_an_overview(line: str) -> None:
    answer = KNOWLEDGE.answer(line)
    assert answer.text == "The tide is high at noon in Sund."
    assert answer.question == line
    assert KNOWLEDGE.rank(line)[0].text == answer.text
