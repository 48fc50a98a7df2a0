"""Who said what: a gold list by hand, single constructions, and any text at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.language.speech.statements import statements
from qa_bot.language.text.passages import blockwise
from qa_bot.model import Document, Statement

HERE = Path(__file__).parent / "attribution"
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def said(text: str) -> list[Statement]:
    return statements(text, blockwise(Document("a.txt", "", text)))


def speakers(text: str) -> list[tuple[str | None, str]]:
    return [(one.speaker, text[one.start : one.end]) for one in said(text)]


def gold() -> dict[str, list[tuple[str | None, str]]]:
    """For each article its statements: the speaker, None where nobody is named, and the content."""
    found: dict[str, list[tuple[str | None, str]]] = {}
    for line in (HERE / "gold.tsv").read_text(encoding="utf-8").splitlines():
        article, speaker, content = line.split("\t")
        found.setdefault(article, []).append((None if speaker == "-" else speaker, content))
    return found


def article(name: str) -> str:
    path = HERE / name if (HERE / name).exists() else KNOWLEDGE / name
    return path.read_text(encoding="utf-8")


def place(text: str, content: str) -> tuple[int, int]:
    words = r"\s+".join(map(re.escape, content.split()))
    match = re.search(words, text)
    assert match, content
    return match.span()


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


# Written and annotated before the rules were, and never looked at while they were made.
UNSEEN = ("bakery.txt", "comet.txt", "obituary.txt", "opinion.txt", "summit.txt")


@pytest.mark.parametrize("articles", [(), UNSEEN])
def test_nearly_all_attributions_are_right_and_nine_of_ten_are_found(
    articles: tuple[str, ...],
) -> None:
    right = found = expected = 0
    for name, entries in gold().items():
        if articles and name not in articles:
            continue
        text = article(name)
        wanted = [(speaker, place(text, content)) for speaker, content in entries]
        # Where nobody is named there is nobody to be right about.
        shown = [one for one in said(text) if one.speaker is not None]
        named = [(speaker, span) for speaker, span in wanted if speaker is not None]
        found += len(shown)
        expected += len(named)
        right += sum(
            any(
                one.speaker == speaker and overlap((one.start, one.end), span) >= 0.5
                for one in shown
            )
            for speaker, span in named
        )
    assert right / found >= 0.95
    assert right / expected >= 0.88


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ada Holm said that the quay is shut.", "Ada Holm", "the quay is shut."),
        ('"The quay is shut," said Ada Holm.', "Ada Holm", '"The quay is shut,"'),
        ('"The quay is shut," Ada Holm said.', "Ada Holm", '"The quay is shut,"'),
        ("“The quay is shut”, said the mayor, Ada Holm.", "Ada Holm", "“The quay is shut”"),
        ("The quay is shut, according to Ada Holm.", "Ada Holm", "The quay is shut"),
        ("According to Ada Holm, the quay is shut.", "Ada Holm", "the quay is shut."),
        ("Ada Holm, the mayor of Lindvik, denied that it is shut.", "Ada Holm", "it is shut."),
        ("Ada Holm accused the port of greed.", "Ada Holm", "the port of greed."),
        ("Ada Holm promised to open the quay.", "Ada Holm", "to open the quay."),
        (
            "Ada Holm's claim that the quay is shut was read.",
            "Ada Holm",
            "the quay is shut was read.",
        ),
        (
            "Ursula von der Leyen said the quay is shut.",
            "Ursula von der Leyen",
            "the quay is shut.",
        ),
        ("Ada Holm told reporters that it is shut.", "Ada Holm", "it is shut."),
        ('"It is shut," Ada Holm told Reuters.', "Ada Holm", '"It is shut,"'),
        ("Ada Holm, 54, a baker from Lindvik, said it was shut.", "Ada Holm", "it was shut."),
        ("Holm's lawyer, Eva Lund, said it was shut.", "Eva Lund", "it was shut."),
        ("A spokesman for Tidelight said it was shut.", "Tidelight", "it was shut."),
        ("Ada Holm was quoted as saying it was shut.", "Ada Holm", "it was shut."),
        ("Ada Holm opened it, saying it would last.", "Ada Holm", "it would last."),
        ("Ada Holm said that Eva Lund had lied.", "Ada Holm", "Eva Lund had lied."),
        ("Ada Holm does not want it to close.", "Ada Holm", "it to close."),
        ("Ada Holm is sure that it is safe.", "Ada Holm", "it is safe."),
        ('Asked about it, Ada Holm replied: "No."', "Ada Holm", '"No."'),
        ('"It is shut." — Ada Holm', "Ada Holm", '"It is shut."'),
        ("Ada Holm of the Green Party said it was shut.", "Ada Holm", "it was shut."),
        ("The Port of Calder said it was shut.", "Port of Calder", "it was shut."),
        ("Stephen King said it was shut.", "Stephen King", "it was shut."),
        ("Qamar al-Rashidi said it was shut.", "Qamar al-Rashidi", "it was shut."),
        ("Secretary of State Ada Holm said it was shut.", "Ada Holm", "it was shut."),
        ("According to a report by the firm Norplan, it is shut.", "Norplan", "it is shut."),
        ("It is shut, their lawyer Eva Sand told the court on Monday.", "Eva Sand", "It is shut"),
        (
            "The quay, Ada Holm told the council, is shut.",
            "Ada Holm",
            "The quay, Ada Holm told the council, is shut.",
        ),
        (
            "The quay, in Ada Holm's view, is shut.",
            "Ada Holm",
            "The quay, in Ada Holm's view, is shut.",
        ),
        ("Ada Holm objected to the quay.", "Ada Holm", "to the quay."),
    ],
)
def test_a_statement_is_found_with_its_speaker(text: str, speaker: str, content: str) -> None:
    assert speakers(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm did not say that the quay is shut.",
        "The quay is said to be shut.",
        "The sign at the quay was read by nobody.",
        "Ada Holm walked along the quay.",
        "The so-called “quay” is a plank.",
        "Neither Ada Holm nor Eva Lund said it was shut.",
        "Ada Holm added 3 million to the fund.",
        "Ada Holm declined to comment.",
        "Ada Holm thought of her supper.",
        "The police report tells how it was shut.",
    ],
)
def test_what_is_no_statement_is_left_alone(text: str) -> None:
    assert speakers(text) == []


def test_a_surname_and_a_pronoun_mean_the_person_named_in_full() -> None:
    text = "Ada Holm opened the quay. Holm said it was safe. She promised to come back."
    assert [speaker for speaker, _ in speakers(text)] == ["Ada Holm", "Ada Holm"]


def test_a_role_means_the_one_person_who_has_it() -> None:
    text = "Mayor Ada Holm opened the quay. It rained. The mayor said it was safe."
    ((speaker, _),) = speakers(text)
    assert speaker == "Ada Holm"


def test_between_two_who_fit_nobody_is_chosen() -> None:
    text = "Ada Holm met Eva Lund. She said the quay was safe."
    assert speakers(text) == [(None, "the quay was safe.")]


def test_a_quotation_that_runs_on_belongs_to_its_speaker_throughout() -> None:
    text = '"The quay is shut. It was rotten. Nobody may go there," said Ada Holm.'
    assert [speaker for speaker, _ in speakers(text)] == ["Ada Holm"] * 3


def test_two_who_speak_jointly_both_say_it() -> None:
    text = "Ada Holm and Eva Lund said in a joint statement that the quay was shut."
    assert [speaker for speaker, _ in speakers(text)] == ["Ada Holm", "Eva Lund"]


def test_two_who_speak_in_one_sentence_say_each_their_own() -> None:
    text = "Ada Holm said the quay was safe, but Eva Lund denied it."
    assert speakers(text) == [("Ada Holm", "the quay was safe"), ("Eva Lund", "it.")]


def test_a_surname_of_two_is_told_by_title_or_stays_as_it_is() -> None:
    both = "Horatio Blunt met Caroline Blunt. "
    assert speakers(both + "Mrs Blunt said it rained.")[0][0] == "Caroline Blunt"
    assert speakers(both + "Mr Blunt said it rained.")[0][0] == "Horatio Blunt"
    assert speakers(both + "Blunt said it rained.")[0][0] == "Blunt"


def test_a_surname_means_the_first_before_another_of_that_name_comes_in() -> None:
    text = "Beatrix Lamming whistled. Lamming said it helped. Her son is Toby Lamming."
    assert speakers(text) == [("Beatrix Lamming", "it helped.")]


def test_nobody_in_a_place_is_the_place() -> None:
    assert speakers("Officials in Lindvik said it was shut.") == [(None, "it was shut.")]


def test_single_quotation_marks_are_told_from_apostrophes() -> None:
    text = "‘The brothers’ crane is Ada’s,’ said Eva Lund. ‘It’s hers.’"
    assert [content for _, content in speakers(text)] == [
        "‘The brothers’ crane is Ada’s,’",
        "‘It’s hers.’",
    ]


def test_a_speaker_named_in_the_next_sentence_has_said_the_quotation() -> None:
    text = '"The quay is shut." Those were the words of Ada Holm, the mayor.'
    assert [speaker for speaker, _ in speakers(text)] == ["Ada Holm"]


@pytest.mark.parametrize(
    "bit",
    [
        "word ",
        "“ ",
        '"',
        "A",
        "Abc ",
        "said ",
        "Ada Holm, said, ",
        "the mayor of ",
        "his claim that ",
    ],
)
def test_a_hostile_text_is_read_to_its_end(bit: str) -> None:
    text = (bit * 100_000)[:100_000]
    assert all(text[one.start : one.end].strip() for one in said(text))


def test_the_kind_says_how_much_is_quoted() -> None:
    kinds = [
        one.kind
        for text in (
            '"It is shut," said Ada Holm.',
            "Ada Holm said it is shut.",
            'Ada Holm said the quay, built of oak, is "a ruin".',
        )
        for one in said(text)
    ]
    assert kinds == ["direct", "indirect", "mixed"]


WORDS = st.sampled_from(
    [
        "Ada Holm",
        "said",
        '"',
        "“",
        "”",
        ",",
        ".",
        "the mayor",
        "according to",
        "she",
        "\n\n",
        "quay",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_in_any_text_contents_stand_within_their_passages_in_order(text: str) -> None:
    blocks = blockwise(Document("a.txt", "", text))
    passages = [passage for block in blocks for passage in block]
    found = statements(text, blocks)
    for one in found:
        assert any(p.start <= one.start < one.end <= p.end for p in passages)
    starts = [one.start for one in found]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", ["Experts say it is shut.", "Critics claim that it is shut."])
def test_several_say_something_in_the_present(text: str) -> None:
    assert speakers(text) == [(None, "it is shut.")]


def test_both_say_it() -> None:
    text = "Both Ada Holm and Eva Lund said it was shut."
    assert [speaker for speaker, _ in speakers(text)] == ["Ada Holm", "Eva Lund"]
