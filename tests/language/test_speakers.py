"""Who can be a speaker: people and bodies; what is nobody's saying; roles, titles, two at once."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge
from qa_bot.language.speech.statements import statements
from qa_bot.language.text.passages import blockwise
from qa_bot.model import Document, Statement


def said(text: str) -> list[Statement]:
    return statements(text, blockwise(Document("a.txt", "", text)))


def speakers(text: str) -> list[str | None]:
    return [one.speaker for one in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nora sat down. Poor Nora said it was late.", "Nora"),
        ("They met Nora. Till Nora said it was late, nobody left.", "Nora"),
        ("They met Holm. Whenever Holm said so, it rained.", "Holm"),
        ('"No, it never did," added small Ines.', "Ines"),
        ('"It is late," said old Mrs Lund.', "Lund"),
        ("Velm United's Edo said it was late.", "Edo"),
        ("The Seafarers' Union said on Monday that it was late.", "Seafarers' Union"),
        ("The NTB said it was late. NTB Radio Velm broadcast it.", "NTB"),
        ("In London Lydia said it was late. Lydia left. We like Lydia.", "Lydia"),
        ("Chief engineer Rolf Dahl said it was late.", "Rolf Dahl"),
        ("President-elect Ada Holm said it was late.", "Ada Holm"),
        ('The Gardener came in. "It is late," said the Gardener.', "Gardener"),
        ("ADA HOLM came in. Ada Holm said it was late.", "Ada Holm"),
    ],
)
def test_a_speaker_has_the_name_and_nothing_beside_it(text: str, speaker: str) -> None:
    assert speakers(text)[0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Tally expects UTF-8. Writers use Tally and the `Count` type.",
        "Currently reports suggest otherwise.",
        "I've said it before.",
        "Documentation says more.",
        "The Pontiac G6 proposed a new shape.",
        "We stayed in Velm. There is a quay in Velm. Velm offers a fair in May.",
        "Every American who wants to work can work.",
        "`Some` and `None` are values: `Option` says what may be missing, and `Result` tells more.",
    ],
)
def test_what_cannot_speak_says_nothing(text: str) -> None:
    assert [speaker for speaker in speakers(text) if speaker] == []


@pytest.mark.parametrize(
    "text",
    [
        "It is not known whether Tove Lie said anything.",
        "If Tove Lie said it, it was true.",
        "Unless the mayor says otherwise, it stays shut.",
        "Nobody at the meeting said they would bid.",
        "No one said it was late.",
        "No resident said it was late.",
        "Neither Tove Lie nor Ada Holm said it was late.",
        "Tove Lie did not say it was late.",
        "Tove Lie has never said that it was late.",
        "Tove Lie will say that it is late.",
        "Critics would say that it is late.",
        "Had Tove Lie said it was late, we would have left.",
        "There is no evidence that Tove Lie said it was late.",
        "It is not true that Tove Lie said it was late.",
        "What Tove Lie said is unknown.",
        "Suppose that Tove Lie said it was late.",
    ],
)
def test_what_is_only_supposed_or_denied_is_nobodys(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Critics said it was late.", "critics"),
        ("Many local residents said it was late.", "local residents"),
        ("The mayor said it was late.", "mayor"),
        ("Officials in Lindvik said it was late.", "officials"),
        ('"It is late," whispered the old woman.', "old woman"),
    ],
)
def test_who_has_no_name_is_kept_as_what_one_is_called(text: str, role: str) -> None:
    ((speaker, called),) = [(one.speaker, one.role) for one in said(text)]
    assert (speaker, called) == (None, role)


def test_what_somebody_was_told_is_said_by_the_one_who_told_it() -> None:
    text = "Bård Krog met Ada Helle. Krog was told by Helle that the quay was shut."
    assert speakers(text) == ["Ada Helle"]
    text = "It was reported by the Arbo Post that the quay was shut."
    assert speakers(text) == ["Arbo Post"]


def test_who_answers_is_not_the_one_who_asked() -> None:
    text = "Ivar Nes was asked by Teodor Lind why it was sold. He replied that it was old."
    assert speakers(text) == ["Teodor Lind", "Ivar Nes"]


def test_a_second_clause_leaves_the_quotation_to_its_speaker() -> None:
    text = '"It is the same with you," said the Cooper, and sat down, while Nora thought of supper.'
    assert speakers(text) == ["Cooper"]


def test_the_deputy_mayor_is_not_the_mayor() -> None:
    text = "Deputy mayor Inga Moe cut the ribbon. The mayor said it was late."
    assert speakers(text) == [None]
    text += " Moe said it was early."
    assert said(text)[1].role == "Deputy mayor"


def test_her_mother_is_another_one_on_another_page() -> None:
    text = "Her mother, Eva Lund, left. " + "It rained. " * 50 + "Her mother said it was late."
    assert speakers(text) == [None]


def test_a_mere_title_is_no_role() -> None:
    assert [one.role for one in said("Mr Holm said it was late.")] == [""]


def test_a_sentence_behind_a_name_is_no_role() -> None:
    text = "Good morning, Inga Moe, I'm your driver today. Moe said it was late."
    assert [one.role for one in said(text)] == [""]


def test_what_somebody_does_is_no_role() -> None:
    text = "Ivar Nes, Berg declared before his brothers, was late. Nes said it was dark."
    assert [one.role for one in said(text) if one.speaker == "Ivar Nes"] == [""]
    text = "Ivar Nes, the mayor of Arbo told them, was late. Nes said it was dark."
    assert said(text)[-1].role == "mayor of Arbo"


def test_a_clause_behind_a_name_is_no_role_of_it() -> None:
    text = "Eva Nes, when her aunt called her in, was late. Nes said it was dark."
    assert said(text)[-1].role == ""


def test_a_couple_without_given_names_is_told_by_its_titles() -> None:
    text = "Mr Bell and Mrs Bell came. Mr Bell said it was late. Mrs Bell said it was early."
    assert speakers(text) == ["Mr Bell", "Mrs Bell"]


def test_code_and_tables_say_nothing() -> None:
    text = 'Ada Holm left.\n\n```\nsaid = "Ada Holm said no, or so"\n```\n\n| Ada | "no, no" |\n'
    blocks = blockwise(Document("a.md", "", text))
    assert statements(text, blocks) == []


MEETING = Knowledge.from_texts(
    {
        "a.txt": "Sverre Aune met Berit Krog. Aune said it was cold. Krog said it was warm. "
        "Critics said it was late. Ivar Holt married Silje Holt. Mrs Holt said it was dark. "
        "Mr Holt said it was light."
    },
    reader=None,
)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("what did Aune and Krog say", {"Aune said it was cold.", "Krog said it was warm."}),
        ("what did critics say", {"Critics said it was late."}),
        ("what did Mrs Holt say", {"Mrs Holt said it was dark."}),
        ("what did Mr Holt say", {"Mr Holt said it was light."}),
    ],
)
def test_those_who_are_asked_about_are_found(question: str, answers: set[str]) -> None:
    found = {one.split(". ")[-1] for one in (hit.text for hit in MEETING.answer(question).hits)}
    assert found == answers


def test_people_are_those_with_a_name() -> None:
    names = [one.name for one in MEETING.people()]
    assert sorted(names) == ["Berit Krog", "Ivar Holt", "Silje Holt", "Sverre Aune"]
