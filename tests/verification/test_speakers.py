"""Who speaks in an article, in the many ways in which articles tell."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge
from qa_bot.verification import people, verify

WORDS = "The roof was never checked by anybody"
OTHER = "That is not what the owners of the hall say"
FORMS = [
    '"{words}," Nina Falk said.',
    '"{words}" (Nina Falk, 2021).',
    'In the words of Nina Falk, "{words}."',
    'Nina Falk\'s verdict: "{words}."',
    '"{words}" is how Nina Falk put it.',
    "NINA FALK: {words}.\n\nOMAR REYES: {other}.",
    "Nina Falk (inspector): {words}.\n\nOmar Reyes (owner): {other}.",
    "[Nina Falk] {words}.\n\n[Omar Reyes] {other}.",
    "**Nina Falk:** {words}.\n\n**Omar Reyes:** {other}.",
    "10:03 Nina Falk: {words}.\n10:04 Omar Reyes: {other}.",
    "“{words},” said [Nina Falk](https://example.org/falk), *an inspector*.",
    "> {words}.\n>\n> — Nina Falk, inspector",
    "> {words}.\n> -- Nina Falk",
]


def verdict(article: str, draft: str) -> str:
    baker = '"The bread was good and warm," said Zoe Brandt, a baker.\n'
    text = f"The hall in Lindvik is closed.\n\n{article}\n\nThe meeting ended late.\n"
    knowledge = Knowledge.from_texts({"hall.md": text, "bread.md": baker}, reader=None)
    (finding,) = verify(draft, knowledge)
    return finding.verdict


@pytest.mark.parametrize("form", FORMS)
def test_the_one_who_says_it_is_told_from_another(form: str) -> None:
    article = form.format(words=WORDS, other=OTHER)
    assert verdict(article, f"“{WORDS},” Nina Falk said.") == "verified"
    assert verdict(article, f"“{WORDS},” Zoe Brandt said.") == "wrong speaker"


@pytest.mark.parametrize(
    "article",
    [
        f"{WORDS}, as everybody in the town of Lindvik knows.",
        f"Q: Who checked it?\n\nA: {WORDS}.",
        f"Note: It is old.\n\nUpdate: {WORDS}.",
        f"A letter that Omar Reyes read out to Nina Falk was short: “{WORDS}.”",
    ],
)
def test_nobody_is_said_to_speak_whom_the_article_does_not_name(article: str) -> None:
    assert verdict(article, f"“{WORDS},” Nina Falk said.") in ("unattributed", "verified")


HEADS = [
    "The Harvest Address\nRobert Elmswood",
    "Robert Elmswood: The Harvest Address (1863)",
    "PRESIDENT ROBERT ELMSWOOD\nInaugural Address\nMarch 4, 1861",
    "Speech delivered by Robert Elmswood in the Senate",
    "Address by President Robert Elmswood to the Congress, March 4, 1861",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_speech_is_its_speakers(head: str) -> None:
    words = "I have never believed that a nation could live on promises"
    speech = f"{head}\n\nFellow citizens, we meet in a hard hour. {words}. Let us begin.\n"
    baker = '"The bread was good and warm," said Zoe Brandt, a baker.\n'
    knowledge = Knowledge.from_texts({"s.txt": speech, "bread.txt": baker}, reader=None)
    for who, right in (("Robert Elmswood", "verified"), ("Zoe Brandt", "wrong speaker")):
        (finding,) = verify(f"“{words},” {who} said.", knowledge)
        assert finding.verdict == right


def test_who_stands_in_a_headline_does_not_say_what_others_are_quoted_with() -> None:
    news = "Ida Strand visits the ward\n\n“We have no beds left at all,” a nurse said.\n"
    knowledge = Knowledge.from_texts({"n.txt": news}, reader=None)
    (finding,) = verify("“We have no beds left at all,” Paul Oduya said.", knowledge)
    assert finding.verdict == "unattributed"


def test_an_omission_may_not_join_the_words_of_two() -> None:
    article = f"“{WORDS},” said Nina Falk. “{OTHER},” said Omar Reyes."
    assert verdict(article, f"“{WORDS} … {OTHER},” Falk said.") == "stitched"
    assert verdict(article, f"“{WORDS}. {OTHER},” Falk said.") == "stitched"


def test_what_one_goes_on_to_say_may_be_quoted_as_one() -> None:
    article = f"“{WORDS},” said Nina Falk. “Nor the walls, nor the floor.”"
    assert verdict(article, f"“{WORDS}. Nor the walls,” Falk said.") == "verified"


@pytest.mark.parametrize(
    ("name", "other", "role"),
    [
        ("Berg", "Ada Berg", ""),
        ("Ada Berg", "Berg", ""),
        ("A. Berg", "Ada Berg", ""),
        ("Mr Berg", "Olaf Berg", ""),
        ("Zelensky", "Volodymyr Zelenskyy", ""),
        ("Müller", "Anna Muller", ""),
        ("the White House", "Lena Holm", "White House spokeswoman"),
    ],
)
def test_names_that_may_mean_one_person(name: str, other: str, role: str) -> None:
    assert people.same(name, "", other, role)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Ada Berg", "Olaf Berg"), ("Berg", "Berger"), ("Ada", "Berg"), ("A. Holm", "Ada Berg")],
)
def test_names_of_two_people(name: str, other: str) -> None:
    assert not people.same(name, "", other, "")
