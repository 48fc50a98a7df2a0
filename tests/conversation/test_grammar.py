"""The grammar of questions: which forms are told, and that no follow-up becomes anything else."""

from __future__ import annotations

import random
import re

import pytest

from qa_bot import Conversation, Knowledge
from qa_bot.conversation.grammar.question_forms import parse

QUESTIONS = """
In which year did Ada Holm open the old bakery on Quay Street?
Who opened the bakery?
Who is against the ferry?
Who has the key?
Where is the bakery?
How old is the ferry?
How long did the crossing take?
How many seats does the ferry have?
How much are the wagons worth?
Which towns lost their port?
Which crew has its boat in Sund?
What happened to the lamp?
What has changed?
What did Holm warn of?
What does the report say about herring?
What is the difference between a sloop and a ketch?
What's the height of the mast?
What causes rot?
What time is it?
What else did the council decide?
Why was the old slipway closed?
Since when has the lock been shut?
Is the ferry safe?
Is there anything about herring?
Has the bakery moved?
Can a skiff carry six people?
Did Holm and Lund meet?
When did the chandlery relocate?
If the tide is low, where do boats land?
Tell me about the lamp
how to mend a sail
how do I mend a sail?
what about the lamp?
WHO IS SHE?
Who Is Ada Holm?
"""
NO_QUESTIONS = """
how many seats does against the pier have?
what did her say?
in which year opened the bakery?
why did say?
why resigned?
where was?
why does complicate things?
when were the bakery opened?
when was the wagons opened?
what did Holm said?
when did she opened the bakery?
who is of?
how to mend a sail is a sloop?
whose boats lie in the old port can the ferry carry?
when did the the lamp fall?
who asked about she?
what is the?
about the lamp
"""


@pytest.mark.parametrize("question", QUESTIONS.strip().splitlines())
def test_a_question_has_one_of_the_forms(question: str) -> None:
    assert parse(question)


@pytest.mark.parametrize("text", NO_QUESTIONS.strip().splitlines())
def test_what_is_no_question_has_none(text: str) -> None:
    assert parse(text) is None


def test_the_parts_of_a_question_are_told() -> None:
    form = parse("In which year did Ada Holm open the old bakery on Quay Street?")
    assert form
    assert form.written(*form.asked) == "In which year"
    assert form.written(*form.subject) == "Ada Holm"
    assert form.words[form.verb].word == "open"
    objects = [(before, form.written(a, b)) for before, a, b in form.objects()]
    assert objects == [("", "the old bakery"), ("on", "Quay Street")]


# Dialogues are made of words whose classes are known here, so that another grammar than the
# program's own says what is a question: regular expressions over exactly these words.
SINGULAR = (
    "the ferry|the old lock|a sloop|the harbour master|the crane|Norrtek|Velm|the price".split("|")
)
PLURAL = "the wagons|the harbour fees|two sloops|herring boats".split("|")
PEOPLE = "Ada Holm|Nora Lie|Karl Berg|Otto Lund".split("|")
SHORT = "Holm|Lie|Berg|Lund".split("|")
VERBS = {
    "open": ("opened", "opened"),
    "build": ("built", "built"),
    "sell": ("sold", "sold"),
    "choose": ("chose", "chosen"),
    "mend": ("mended", "mended"),
}
ADJECTIVES = "safe|old|expensive|heavy".split("|")
COUNTED = "seats|doors|owners".split("|")
PLACES = "in May|in Velm|at night|since 1990|for children|from the crane|on Monday".split("|")
ADVERBS = "why|when|where|how|since when|in which year|in what city|for how long|how often".split(
    "|"
)

TEXT = (
    "The harbour master, Ada Holm, opened the old lock in May 1990. Holm said that the lock had "
    "cost too much. The engineer Nora Lie built the ferry in Velm. She said it was safe. The "
    "mayor, Karl Berg, sold the wagons to Norrtek, a firm from Velm. Mr Berg said the wagons were "
    "heavy. The painter Otto Lund mended a sloop. He lives in Velm. The ferry has forty seats and "
    "two doors. The crane stands in Sund. Herring boats land at night. The price rose in June."
)


def noun(rng: random.Random) -> str:
    return rng.choice(SINGULAR + PLURAL + PEOPLE + SHORT)


def first_question(rng: random.Random) -> str:
    verb = rng.choice(list(VERBS))
    past, participle = VERBS[verb]
    one, many, who = rng.choice(SINGULAR), rng.choice(PLURAL), rng.choice(PEOPLE + SHORT)
    return rng.choice(
        [
            f"Who {past} {rng.choice([one, many])}?",
            f"When did {who} {verb} {rng.choice([one, many])}?",
            f"Why was {one} {participle}?",
            f"Where were {many} {participle} {rng.choice(PLACES)}?",
            f"What did {who} say about {rng.choice([one, many])}?",
            f"What did {who} say?",
            f"What did {who} {verb} {rng.choice(PLACES)}?",
            f"How many {rng.choice(COUNTED)} does {one} have?",
            f"How many {rng.choice(COUNTED)} do {many} have?",
            f"Is {one} {rng.choice(ADJECTIVES)}?",
            f"Are {many} {rng.choice(ADJECTIVES)}?",
            f"How {rng.choice(ADJECTIVES)} is {one}?",
            f"Where is {one}?",
            f"Who is {rng.choice([one, who])}?",
            f"Who is against {rng.choice([one, many])}?",
            f"Is there anything about {rng.choice([one, many])}?",
            f"Tell me about {rng.choice([one, many, who])}",
            f"What is the price of {one}?",
            f"how do I {verb} {one}?",
            f"Did {who} {verb} {one}?",
            f"What happened to {one} {rng.choice(PLACES)}?",
            f"{one.removeprefix('the ')} {rng.choice(COUNTED)}",
        ]
    )


def second_question(rng: random.Random) -> str:
    verb = rng.choice(list(VERBS))
    _, participle = VERBS[verb]
    tie = rng.choice(["and ", "", "but "])
    return rng.choice(
        [
            f"{tie}{rng.choice(ADVERBS)}?",
            f"{tie}{rng.choice(['why not', 'what for', 'who with', 'how much', 'how come'])}?",
            f"and {noun(rng)}?",
            f"what about {noun(rng)}?",
            f"{tie}about {noun(rng)}?",
            f"{tie}{rng.choice(PLACES)}?",
            f"of {rng.choice(SINGULAR)}?",
            f"and {rng.choice(['her', 'him', 'them', 'it', 'she', 'he'])}?",
            f"{tie}what did {rng.choice(['she', 'he', 'they', 'it'])} say?",
            f"{tie}when was {rng.choice(['it', 'she', 'he'])} {participle}?",
            f"{tie}where were they {participle}?",
            f"is it {rng.choice(ADJECTIVES)}?",
            f"are they {rng.choice(ADJECTIVES)}?",
            f"how many {rng.choice(COUNTED)} does it have?",
            f"how many {rng.choice(COUNTED)} do they have?",
            f"who did {rng.choice(['she', 'he'])} {verb} it with?",
            f"did {rng.choice(['she', 'he', 'they'])} {verb} {rng.choice(['it', 'them'])}?",
            f"why is {rng.choice(['its', 'her', 'his'])} price {rng.choice(ADJECTIVES)}?",
            f"what is {rng.choice(['that', 'this', 'there'])}?",
            f"how to {verb} it",
            first_question(rng),
        ]
    )


def grammar() -> re.Pattern[str]:
    """Every question that may come of such dialogues."""

    def any_of(words: list[str]) -> str:
        return f"(?:{'|'.join(words)})"

    people = f"{any_of(PEOPLE + SHORT)} and {any_of(PEOPLE + SHORT)}"
    price = f"(?:the|its|her|his|{any_of(SINGULAR + PLURAL + PEOPLE + SHORT)}['’]s?) price"
    price = f"{price}(?: of {any_of(SINGULAR + PLURAL)})?"
    one = any_of([*SINGULAR, *PEOPLE, *SHORT, price, "it", "she", "he", "that"])
    many = any_of([*PLURAL, "children", "they", people])
    thing = any_of([*SINGULAR, *PLURAL, *PEOPLE, *SHORT, people, price, "children|it|them|that"])
    base = any_of([*VERBS, "say"])
    past, done = (any_of([forms[at] for forms in VERBS.values()]) for at in (0, 1))
    adjective = f"(?:so )?{any_of(ADJECTIVES)}"
    place = f"(?: {any_of([*PLACES, 'of ' + any_of(SINGULAR), 'about ' + thing, 'in Sund|with'])})*"
    adverb = any_of([*ADVERBS, "why not|for what|with whom|what|how much"])
    counted = f"how many {any_of(COUNTED)}"
    forms = [
        f"who {past} {thing}",
        f"(?:(?:{adverb}|who) )?did (?:{one}|{many}) {base}(?: {thing})?",
        f"{adverb} (?:is|was) {one}(?: (?:{done}|{adjective}))?",
        f"{adverb} (?:are|were) {many}(?: (?:{done}|{adjective}))?",
        f"(?:is|was) {one} {adjective}",
        f"(?:are|were) {many} {adjective}",
        f"how {adjective} (?:is {one}|are {many})",
        f"{counted} (?:does {one}|do {many}) have",
        f"who (?:is {one}|are {many}|is against {thing})",
        f"is there anything about {thing}",
        f"tell me about {thing}",
        f"(?:what happened|{adverb} did that happen) to {thing}",
        f"{adverb} do I {base} {thing}",
        f"how to {base} {thing}",
        f"what about {thing}",
    ]
    return re.compile("|".join(f"(?:{form}{place})" for form in forms), re.IGNORECASE)


def rewritten(talk: Conversation, first: str, second: str) -> list[str]:
    """What a second question became, as the notes show it and as it was asked."""
    talk.ask(first)
    answer = talk.ask(second)
    shown = [note.removeprefix("→ ") for note in answer.notes if note.startswith("→ ")]
    asked = [turn.understood for turn in talk.turns[1:]]
    return [text for text in shown + asked if not second.endswith(text)]


def test_no_follow_up_of_500_becomes_anything_but_a_question() -> None:
    rng = random.Random(2027)
    knowledge = Knowledge.from_texts({"harbour.txt": TEXT}, reader=None)
    question = grammar()
    count, wrong = 0, []
    for _ in range(500):
        first, second = first_question(rng), second_question(rng)
        became = rewritten(Conversation(knowledge), first, second)
        count += bool(became)
        wrong += [
            (first, second, text)
            for text in became
            if not question.fullmatch(text.rstrip("?")) or parse(text) is None
        ]
    assert count > 200
    assert wrong == []
