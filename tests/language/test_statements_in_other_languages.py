"""Who said what in German, French, Spanish and Russian, by kinds of sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.language.speech.languages import spoken
from qa_bot.language.speech.statements import statements
from qa_bot.language.text.passages import blockwise
from qa_bot.model import Document, Statement


def said(text: str, code: str) -> list[Statement]:
    return statements(text, blockwise(Document("a.txt", "", text, language=code)), code)


def speakers(text: str, code: str) -> list[tuple[str | None, str]]:
    return [(one.speaker, text[one.start : one.end]) for one in said(text, code)]


GERMAN = [
    ("„Die Brücke ist sicher“, sagte Holm.", "Holm", "„Die Brücke ist sicher“"),
    ("»Ich weiß es nicht«, flüsterte Jens Müller.", "Jens Müller", "»Ich weiß es nicht«"),
    ("„Wir bauen“, fügte Bürgermeisterin Anna Holm hinzu.", "Anna Holm", "„Wir bauen“"),
    ("„Wir bauen weiter“, hat Holm gesagt.", "Holm", "„Wir bauen weiter“"),
    ("Anna Holm sagte, dass die Brücke sicher sei.", "Anna Holm", "die Brücke sicher sei."),
    ("Die Ministerin Anna Holm sagte am Dienstag: „Nein.“", "Anna Holm", "„Nein.“"),
    ("Holm hat gesagt, die Brücke werde gesperrt.", "Holm", "die Brücke werde gesperrt."),
    ("Am Montag sagte Holm, die Brücke sei alt.", "Holm", "die Brücke sei alt."),
    ("Nach dem Treffen mit Krogh sagte Holm, sie sei alt.", "Holm", "sie sei alt."),
    ("Die Lage sei ernst, sagte Kreml-Sprecher Jens Wolk.", "Jens Wolk", "Die Lage sei ernst"),
    ("Die Brücke, sagte Holm, sei marode.", "Holm", "Die Brücke, sagte Holm, sei marode."),
    ("Laut Anna Holm ist die Brücke sicher.", "Anna Holm", "ist die Brücke sicher."),
    ("Anna Holm zufolge ist die Brücke sicher.", "Anna Holm", "ist die Brücke sicher."),
    ("Wie Anna Holm mitteilte, ist die Brücke zu.", "Anna Holm", "ist die Brücke zu."),
    ("Der Sprecher des Amtes, Jens Wolk, teilte mit, dass sie zu sei.", "Jens Wolk", "sie zu sei."),
    ("Jens Wolk, Sprecher des Amtes, kündigte an, sie bleibe zu.", "Jens Wolk", "sie bleibe zu."),
    ("Auch Wolk warnte vor dem Einsturz der Brücke.", "Wolk", "vor dem Einsturz der Brücke."),
    ("Die Behörde teilte mit, dass die Brücke alt sei.", None, "die Brücke alt sei."),
    ("Experten sagten, die Brücke sei sicher.", None, "die Brücke sei sicher."),
    ("Er sagte, die Brücke sei alt.", None, "die Brücke sei alt."),
]
SENTENCES = [("de", *one) for one in GERMAN]


@pytest.mark.parametrize(("code", "sentence", "speaker", "content"), SENTENCES)
def test_a_sentence_tells_who_says_what(
    code: str, sentence: str, speaker: str | None, content: str
) -> None:
    assert speakers(sentence, code) == [(speaker, content)]


NOBODY = [
    ("de", "Holm sagte seine Reise ab."),
    ("de", "Holm sagte nicht, dass die Brücke sicher sei."),
    ("de", "Wenn Holm sagt, dass die Brücke sicher ist, gehe ich hin."),
    ("de", "Niemand sagte, dass die Brücke alt sei."),
    ("de", "Man sagt, dass die Brücke verhext ist."),
    ("de", "Als Holm ankam, sagte er kein Wort."),
    ("de", "Laut Gesetz ist die Brücke sicher."),
    ("de", "Der Zug sprach sich herum, dass die Brücke fällt."),
]


@pytest.mark.parametrize(("code", "sentence"), NOBODY)
def test_a_sentence_in_which_nobody_says_anything_attributes_nothing(
    code: str, sentence: str
) -> None:
    assert speakers(sentence, code) == []


LATER = [
    (
        "de",
        "Anna Holm kam am Montag. „Es ist sicher“, sagte Holm.\n\n„Wir bauen“, sagte sie.",
        ["Anna Holm", "Anna Holm"],
    ),
    (
        "de",
        "Bürgermeisterin Anna Holm sagte, sie baue. Die Bürgermeisterin sagte, sie bleibe.",
        ["Anna Holm", "Anna Holm"],
    ),
    (
        "de",
        "„Ich weiß es nicht. Wir warten ab. Dann gehen wir“, sagte Müller.",
        ["Müller", "Müller", "Müller"],
    ),
    (
        "de",
        "Anna Holm sagte, sie gehe. Jens Wolk sagte, er bleibe.\n\n„Gut“, sagte sie dann leise.",
        ["Anna Holm", "Jens Wolk", "Anna Holm"],
    ),
]


@pytest.mark.parametrize(("code", "text", "names"), LATER)
def test_a_surname_a_role_and_a_pronoun_mean_somebody_named_before(
    code: str, text: str, names: list[str | None]
) -> None:
    assert [name for name, _ in speakers(text, code)] == names


def test_the_role_and_the_cue_are_told() -> None:
    [one] = said("„Nein“, erklärte der Bürgermeister Jens Wolk.", "de")
    assert (one.role, one.cue, one.kind) == ("Bürgermeister", "erklärte", "direct")


CODES = ["de"]


@pytest.mark.parametrize("code", CODES)
@given(data=st.data())
def test_whatever_the_text_statements_stand_within_it(code: str, data: st.DataObject) -> None:
    words = spoken(code)
    assert words
    some = [*words.cues, *words.that.split(), "Anna", "Holm", "„", "“", "«", "»", ",", ":", "—"]
    parts = data.draw(
        st.lists(st.sampled_from([*sorted(some), ".", "\n\n", "x", "'"]), max_size=25)
    )
    text = " ".join(parts)
    for one in said(text, code):
        assert 0 <= one.start < one.end <= len(text)
        assert one.speaker != ""
