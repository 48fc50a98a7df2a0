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
    ("„Das ist ein Skandal“, so Lang.", "Lang", "„Das ist ein Skandal“"),
    ("Auf die Frage, ob er gehe, antwortete Kern: „Nein.“", "Kern", "„Nein.“"),
    ("Uwe Kern: „Wir brauchen mehr Lehrlinge.“", "Uwe Kern", "„Wir brauchen mehr Lehrlinge.“"),
    ("Zunächst sagte die Behörde, das Rad stehe still.", None, "das Rad stehe still."),
    ("Die Behörde teilte mit, dass die Brücke alt sei.", None, "die Brücke alt sei."),
    ("Experten sagten, die Brücke sei sicher.", None, "die Brücke sei sicher."),
    ("Er sagte, die Brücke sei alt.", None, "die Brücke sei alt."),
]
FRENCH = [
    ("« Le pont est sûr », a déclaré Anna Holm.", "Anna Holm", "« Le pont est sûr »"),
    ("« On verra », dit lundi la maire de Lindvik, Anna Holm.", "Anna Holm", "« On verra »"),
    ("Anna Holm a dit que le pont était sûr.", "Anna Holm", "le pont était sûr."),
    ("M. Krogh a affirmé qu'il ne partirait pas.", "Krogh", "il ne partirait pas."),
    ("Le président Jean Morel a déclaré : « Nous restons. »", "Jean Morel", "« Nous restons. »"),
    ("L'ancien ministre Jean Morel estime qu’il est vieux.", "Jean Morel", "il est vieux."),
    ("Jean de La Tour assure que le pont tiendra.", "Jean de La Tour", "le pont tiendra."),
    ("Selon M. Morel, le pont est sûr.", "Morel", "le pont est sûr."),
    ("D'après Jens Krogh, le bac ne part plus.", "Jens Krogh", "le bac ne part plus."),
    ("Le pont est sûr, selon Anna Holm.", "Anna Holm", "Le pont est sûr"),
    ("Comme l'a expliqué Anna Holm, le pont est fermé.", "Anna Holm", "le pont est fermé."),
    ("Le porte-parole du port, Jean Morel, dit que non.", "Jean Morel", "non."),
    ("Jean Morel, porte-parole du port, a annoncé la fin.", "Jean Morel", "la fin."),
    ("Le pont, a dit Anne Holm, sera fermé.", "Anne Holm", "Le pont, a dit Anne Holm, sera fermé."),
    ("— Je ne sais pas, dit Anne.", "Anne", "Je ne sais pas"),
    ("« C'est un scandale », s'indigne Anna Holm.", "Anna Holm", "« C'est un scandale »"),
    ("« Non, dit Marc Kern, pas moi. »", "Marc Kern", "« Non, dit Marc Kern, pas moi. »"),
    ("« On verra », conclut l'entraîneur.", None, "« On verra »"),
    ("Il a dit que le pont était vieux.", None, "le pont était vieux."),
]
SPANISH = [
    ("«El puente es seguro», dijo Sánchez.", "Sánchez", "«El puente es seguro»"),
    ("“Veremos”, afirmó el lunes la alcaldesa de Lindvik, Ana Holm.", "Ana Holm", "“Veremos”"),
    ("Ana Holm dijo que el puente era seguro.", "Ana Holm", "el puente era seguro."),
    ("El presidente Pedro Morales ha declarado: «Sí».", "Pedro Morales", "«Sí»."),
    ("Sánchez también dijo que el puente era viejo.", "Sánchez", "el puente era viejo."),
    ("Juan de la Torre asegura que resistirá.", "Juan de la Torre", "resistirá."),
    ("Según Ana Holm, el puente es seguro.", "Ana Holm", "el puente es seguro."),
    ("De acuerdo con Ana Holm, el puente es seguro.", "Ana Holm", "el puente es seguro."),
    ("El puente es seguro, según Ana Holm.", "Ana Holm", "El puente es seguro"),
    ("Como explicó Ana Holm, el puente está cerrado.", "Ana Holm", "el puente está cerrado."),
    ("El portavoz del Gobierno, Pedro Morales, anunció el cierre.", "Pedro Morales", "el cierre."),
    ("Pedro Morales criticó los planes.", "Pedro Morales", "los planes."),
    (
        "El puente es viejo, dijo el ministro de Obras, Pedro Gil.",
        "Pedro Gil",
        "El puente es viejo",
    ),
    ("—No lo sé —dijo Ana—. Mañana lloverá.", "Ana", "No lo sé"),
    ("El lunes dijo Cano que el puente es viejo.", "Cano", "el puente es viejo."),
    ("El pan, según dijo Eva Gil, es caro.", "Eva Gil", "El pan, según dijo Eva Gil, es caro."),
    ("El puente es viejo, dijo el alcalde.", None, "El puente es viejo"),
]
RUSSIAN = [
    ("«Мост безопасен», — сказал Иванов.", "Иванов", "«Мост безопасен»"),
    ("«Да», — заявила мэр Линдвика Анна Хольм.", "Анна Хольм", "«Да»"),
    ("Анна Хольм сказала, что мост безопасен.", "Анна Хольм", "мост безопасен."),
    ("Президент России Иван Петров заявил: «Мы тут».", "Иван Петров", "«Мы тут»."),
    ("Иванов также сказал, что мост старый.", "Иванов", "мост старый."),
    ("По словам Анны Хольм, мост безопасен.", "Анна Хольм", "мост безопасен."),
    ("По мнению Сергея Орлова, мост безопасен.", "Сергей Орлов", "мост безопасен."),
    ("Мост безопасен, по словам Марии Ивановой.", "Мария Иванова", "Мост безопасен"),
    ("Мост стар, отметил министр транспорта Украины Олег Кравец.", "Олег Кравец", "Мост стар"),
    ("Как заявила Анна Хольм, мост закрыт.", "Анна Хольм", "мост закрыт."),
    ("Иван Петров, пресс-секретарь порта, сообщил, что он закрыт.", "Иван Петров", "он закрыт."),
    ("Владимир Ильич Петров считает, что он стар.", "Владимир Ильич Петров", "он стар."),
    ("— Не знаю, — сказала Анна. — Завтра дождь.", "Анна", "Не знаю"),
    ("«Нет, — сказал Егор, — не я».", "Егор", "«Нет, — сказал Егор, — не я»."),
    ("В понедельник Керн сказал, что мост стар.", "Керн", "мост стар."),
    ("Мост старый, заявил президент Франции.", None, "Мост старый"),
    ("Книга рассказала, что мост упал.", None, "мост упал."),
]
SENTENCES = [
    (code, *one)
    for code, some in (("de", GERMAN), ("fr", FRENCH), ("es", SPANISH), ("ru", RUSSIAN))
    for one in some
]


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
    ("de", "Im Film sagt Kern den Satz, der alles ändert."),
    ("de", "Damals erklärte Norland Südland den Krieg."),
    ("fr", "Anna Holm n'a pas dit que le pont était sûr."),
    ("fr", "Si Anna Holm dit que le pont est sûr, j'irai."),
    ("fr", "On dit que le pont est hanté."),
    ("fr", "Selon la loi, le pont est sûr."),
    ("fr", "Il faut que Jens Krogh dise la vérité."),
    ("fr", "Ce qui est dit est dit."),
    ("es", "Ana Holm no dijo que el puente fuera seguro."),
    ("es", "Si Ana Holm dice que el puente es seguro, iré."),
    ("es", "Se dice que el puente está encantado."),
    ("es", "Según la ley, el puente es seguro."),
    ("es", "Lo que dijo era verdad."),
    ("ru", "Анна Хольм не сказала, что мост безопасен."),
    ("ru", "Если Анна Хольм скажет, что мост безопасен, я пойду."),
    ("ru", "Никто не сказал, что мост старый."),
    ("ru", "Говорят, что в мосту живут духи."),
    ("ru", "По закону мост безопасен."),
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
    (
        "fr",
        "Anna Holm est là. « Il est sûr », a déclaré Mme Holm. « Restons », a-t-elle ajouté.",
        ["Anna Holm", "Anna Holm"],
    ),
    (
        "es",
        "Ana Holm llegó. «El puente es seguro», dijo Holm.\n\n«Nos quedamos», añadió.",
        ["Ana Holm", "Ana Holm"],
    ),
    (
        "ru",
        "Анна Хольм тут. «Мост цел», — сказала Хольм.\n\n«Мы остаёмся», — добавила она.",
        ["Анна Хольм", "Анна Хольм"],
    ),
    (
        "ru",
        "По мнению Сергея Орлова, мост стар.\n\nОрлов сказал, что уедет.",
        ["Сергей Орлов", "Сергей Орлов"],
    ),
    (
        "ru",
        "Зеленский сказал, что мост важен. По словам Зеленского, мост построят.",
        ["Зеленский", "Зеленский"],
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


def test_what_a_role_is_of_belongs_to_it() -> None:
    [one] = said("La maire de Calder, Jeanne Vidal, a dit que non.", "fr")
    assert (one.speaker, one.role) == ("Jeanne Vidal", "maire de Calder")


def test_somebody_unknown_is_not_the_one_of_that_role_who_is_known() -> None:
    text = "Sprecher Uwe Kern sagte, es gehe. Ein Sprecher der Polizei sagte, es gehe nicht."
    assert [one.speaker for one in said(text, "de")] == ["Uwe Kern", None]


CODES = ["de", "fr", "es", "ru"]


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
