"""What a question is taken for after another: left alone, made whole, or asked back."""

from __future__ import annotations

import pytest

from qa_bot import Conversation, Knowledge

TRAM = (
    "The council of Arbo wants to build a tram. The mayor, Inga Moe, supports the tram. "
    '"The tram will halve the traffic," said Moe on Monday. The shopkeeper Rolf Dahl is against '
    "the tram. Dahl said that the rails would ruin the market. The tram has nine stops. The pier "
    "has two stops. It was opened in 1974.\n\n"
    "The engineer Nora Lie designed the rails. Lie worked in Velm before. She was born in Sund. "
    "Norrtek, a firm from Velm, builds the wagons. Norrtek said that the first wagon would arrive "
    "in June. The price of a ticket is 3 euros, of a wagon 2 million. Children travel free. The "
    "depot stands in Velm."
)
VAULT = (
    "A vault is a folder of notes. To link to a heading, type two brackets. A note can hold "
    "several tags. It is stored as plain text."
)
KNOWLEDGE = Knowledge.from_texts({"tram.txt": TRAM, "vault.txt": VAULT}, reader=None)


def taken(*questions: str) -> str:
    """What the last of some questions was taken for."""
    talk = Conversation(KNOWLEDGE)
    for question in questions:
        answer = talk.ask(question)
    return talk.turns[-1].understood if len(talk.turns) == len(questions) else answer.reason or ""


ALONE = """
what is a vault | how to link to a heading
what is a vault | how do I link to a heading
what did Moe say about the tram? | how many stops in velm
what did Moe say about the tram? | which stops near the market
What did Moe say about the tram? | What did Dahl say about the rails?
who is against the tram? | tickets for children
who is against the tram? | wagon stops
when was the pier opened? | why is the sky blue
when was the pier opened? | whose shop is near the market
when was the pier opened? | is it true that children travel free?
when was the pier opened? | is there anything about tags?
what is a vault | who built what
what is a vault | what's a tag
what is a vault | link to a heading
what is a vault | explain how tags work
what is a vault | cannot link to heading: no such note
what is a vault | Why does Moe say she wants a tram?
what is a vault | how does dahl say that he would stop the tram
what is a vault | If the tram is built, what happens to this market?
what is a vault | run my tests one at a time
what is a vault | When shopkeepers lose their market, what do they sell?
what did Lie do? | What was the name of the town Lie worked in before it was built?
""".strip().splitlines()


@pytest.mark.parametrize("pair", ALONE)
def test_a_question_that_stands_alone_is_left_alone(pair: str) -> None:
    first, second = pair.split(" | ")
    assert taken(first, second) == second


WHOLE = """
who is against the tram? | how many stops does it have? => how many stops does the tram have?
is there anything about wagons? | when will they arrive? => when will wagons arrive?
tell me about the pier | when was it opened? => when was the pier opened?
How many stops does the tram have? | and the pier? => How many stops does the pier have?
How many stops does the tram have? | and the piers? => How many stops do the piers have?
What is the price of a ticket? | and a wagon? => What is the price of a wagon?
What is the price of a ticket? | of a wagon? => What is the price of a wagon?
How much is a ticket? | and for children? => How much is a ticket for children?
Was the pier opened in 1974? | and in 1980? => Was the pier opened in 1980?
Who designed the rails? | when? => when were the rails designed?
Who designed the rails? | in which year? => in which year were the rails designed?
When was the pier opened? | and the tram? => what about the tram?
What happened to the market? | when? => when did that happen to the market?
What did Dahl say? | why? => why did Dahl say that?
Did Moe support the tram? | why? => why did Moe support the tram?
Where does the tram run? | to where? => to where does the tram run?
Who is Nora Lie? | where was she born? => where was Lie born?
Who is Inga Moe? | and Rolf Dahl? => Who is Rolf Dahl?
Where is the depot? | what is built there? => what is built in Velm?
What is a vault? | are they safe? => is a vault safe?
WHO IS INGA MOE? | WHAT DID SHE SAY? => WHAT DID MOE SAY?
""".strip().splitlines()


@pytest.mark.parametrize("case", WHOLE)
def test_a_follow_up_becomes_a_whole_question(case: str) -> None:
    pair, whole = case.split(" => ")
    assert taken(*pair.split(" | ")) == whole


BACK = """
who is Nora Lie? | where did he work? | "he"
what did Dahl say? | and her? | "her"
what did Dahl say? | was she angry? | "she"
what does Norrtek build? | where did he study? | "he"
what did Norrtek say? | when did she say that? | "she"
what is a vault | what did he say about it? | "he"
""".strip().splitlines()


@pytest.mark.parametrize("case", BACK)
def test_nobody_of_the_other_sex_and_no_firm_is_meant_it_asks_back(case: str) -> None:
    first, second, word = case.split(" | ")
    assert taken(first, second) == f"Nobody named so far can be {word}: who do you mean?"


def test_a_name_answers_what_was_asked_back() -> None:
    talk = Conversation(KNOWLEDGE)
    assert not talk.ask("what did she say?")
    answer = talk.ask("Inga Moe")
    assert answer.notes[0] == "→ what did Inga Moe say?"
    assert "halve the traffic" in (answer.text or "")


UNFIT = """
what is a vault | why?
who is against the tram? | when?
who wants a tram? | how?
does the tram run? | why not?
""".strip().splitlines()


@pytest.mark.parametrize("pair", UNFIT)
def test_a_question_word_that_fits_nothing_is_refused(pair: str) -> None:
    first, second = pair.split(" | ")
    assert taken(first, second) == f"“{second}” doesn't go with “{first}”: ask the whole question."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rails", "who designed them?"),
        ("how do I link to a heading?", "can I undo that?"),
        ("what is the difference between a vault and a note?", "how is it stored?"),
    ],
)
def test_what_makes_no_question_is_not_rewritten_but_searched_with_what_was_said(
    first: str, second: str
) -> None:
    talk = Conversation(KNOWLEDGE)
    talk.ask(first)
    talk.ask(second)
    assert talk.turns[-1].understood == second
    assert talk.turns[-1].context
    assert talk.turns[-1].context.words


def test_the_talk_stays_with_the_thing_it_is_about() -> None:
    talk = Conversation(KNOWLEDGE)
    for question in ("what is a note?", "can it hold tags?", "how do I store it?", "is it safe?"):
        talk.ask(question)
    assert talk.turns[-1].understood == "is a note safe?"


@pytest.mark.parametrize("word", ["he she it they ", "the tram and ", "of ", "why does it "])
def test_a_pasted_text_is_no_follow_up(word: str) -> None:
    talk = Conversation(KNOWLEDGE)
    talk.ask("who is Inga Moe?")
    long = word * 3_000
    talk.ask(long)
    assert talk.turns[-1].understood == long
    assert "1974" in (talk.ask("when was the pier opened?").text or "")


def test_an_overview_is_nothing_that_a_pronoun_could_mean() -> None:
    talk = Conversation(Knowledge.from_texts({"a.txt": "The mill is old. Critics like the ferry."}))
    talk.ask("what is this about")
    assert talk.ask("what do they think of the ferry").notes == ()
