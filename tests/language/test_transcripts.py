"""Transcripts: what stands behind somebody's label is said by that one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.language.speech.statements import statements
from qa_bot.language.text.passages import blockwise
from qa_bot.model import Document


def turns(text: str, id: str = "a.txt") -> list[tuple[str | None, str]]:
    found = statements(text, blockwise(Document(id, "", text)))
    return [(one.speaker, text[one.start : one.end]) for one in found]


def roles(text: str) -> list[str]:
    return [one.role for one in statements(text, blockwise(Document("a.txt", "", text)))]


NAMES = ("Anna Holm", "Bjørn Vik", "Cecilie Aas")
SAYINGS = ("It is late.", "Why would we go?", "Nobody knows", "The quay is shut.")
STYLES = ("{}: {}\n", "{}: {}\n\n", "**{}:** {}\n\n", "*{}*: {}\n\n", "[00:01:02] {}: {}\n")


@given(
    st.permutations([(name, words) for name in NAMES for words in SAYINGS]),
    st.integers(4, 12),
    st.sampled_from(STYLES),
)
def test_every_turn_is_its_speakers(all_said: list[tuple[str, str]], many: int, style: str) -> None:
    said = all_said[:many]
    text = "".join(style.format(*turn) for turn in said)
    assert turns(text, "a.md" if "*" in style else "a.txt") == said


def test_a_turn_lasts_until_the_next_label() -> None:
    text = "HOLM: It is late.\n\nWe have to go.\n\nVIK: Why?\n\n(Laughter)\n\nHOLM: It is dark.\n"
    assert turns(text) == [
        ("Holm", "It is late."),
        ("Holm", "We have to go."),
        ("Vik", "Why?"),
        ("Holm", "It is dark."),
    ]


def test_a_label_tells_the_role_or_the_name_once() -> None:
    text = (
        "CHAIR (Mrs Ottesen): We begin.\nROLF DAHL (chief engineer): Yes.\n"
        "CHAIR: Go on.\nDAHL: It cracked.\n"
    )
    assert [speaker for speaker, _ in turns(text)] == [
        "Ottesen",
        "Rolf Dahl",
        "Ottesen",
        "Rolf Dahl",
    ]
    assert roles(text) == ["chair", "chief engineer", "chair", "chief engineer"]


def test_who_is_quoted_in_a_turn_does_not_speak_there() -> None:
    text = "Anna Holm: Vik said it was late.\nBjørn Vik: I did.\nAnna Holm: You did.\n"
    assert [speaker for speaker, _ in turns(text)] == ["Anna Holm", "Bjørn Vik", "Anna Holm"]


def test_questions_and_answers_are_two_who_speak() -> None:
    text = "Deposition of Tove Lie\n\nQ. Did you see it?\nA. I did. Twice.\nQ. When?\nA. In May.\n"
    assert turns(text) == [
        (None, "Did you see it?"),
        ("Tove Lie", "I did."),
        ("Tove Lie", "Twice."),
        (None, "When?"),
        ("Tove Lie", "In May."),
    ]
    assert roles(text)[0] == "questioner"


def test_initials_are_those_of_the_one_who_is_named() -> None:
    text = "Interview with Rolf Dahl\n\nMODERATOR: Welcome.\n\nRD: Thanks.\n\nMODERATOR: Go on.\n"
    assert turns(text)[1] == ("Rolf Dahl", "Thanks.")
    assert roles(text)[0] == "moderator"


def test_the_voice_of_a_subtitle_speaks() -> None:
    text = (
        "WEBVTT\n\n00:11.000 --> 00:13.000\n<v Anna Holm>It is late</v>\n\n"
        "00:13.000 --> 00:16.000\n<v.loud Bjørn Vik>It is not.\n"
    )
    assert turns(text) == [("Anna Holm", "It is late"), ("Bjørn Vik", "It is not.")]


@pytest.mark.parametrize(
    "text",
    [
        "Name: Ada Holm\nAge: 54\nNote: It rained.\nPlace: Velm\n",
        "Format: a word.\nParser: another.\nReader: a third.\nFormat: again.\n",
        "Ingredients: flour.\nMethod: stir.\nNote: don't burn it.\nNote: nor eat it.\n",
        "We met at noon: it rained.\n\nThen we left: it was late.\n",
        "- Poetry: a tool.\n- Flit: another.\n- Poetry: again.\n- Flit: again.\n",
    ],
)
def test_a_word_with_a_colon_is_no_speaker(text: str) -> None:
    assert [speaker for speaker, _ in turns(text) if speaker] == []


PLAY = """\
ACT I

SCENE I. A yard.

Enter BERTA and OLAF.

BERTA.
Who left the kiln unwatched?

OLAF.
Nay, I was at the well. The bucket broke,
And all the water ran into the road.

BERTA. [_Aside._]
He never hurries.

[_Exit Olaf._]

SECOND POTTER.
So he does not.

BERTA.
Fetch another.

SECOND POTTER.
I will.
"""


def test_in_a_play_a_name_stands_on_a_line_of_its_own() -> None:
    assert turns(PLAY) == [
        ("Berta", "Who left the kiln unwatched?"),
        ("Olaf", "Nay, I was at the well."),
        ("Olaf", "The bucket broke,"),
        ("Olaf", "And all the water ran into the road."),
        ("Berta", "He never hurries."),
        ("Second Potter", "So he does not."),
        ("Berta", "Fetch another."),
        ("Second Potter", "I will."),
    ]


def test_headings_in_capitals_are_nobodys() -> None:
    text = "".join(
        f"{name}\n\nIt is late. We go.\n\n" for name in ("SUMMARY", "COSTS", "STAFF") * 2
    )
    assert turns(text.replace("STAFF", "NEXT STEPS")) == []
