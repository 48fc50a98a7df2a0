"""Which language a text is in, and that a file of words is enough for one more."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge
from qa_bot.language.languages import codes, named
from qa_bot.language.recognition import language_asked_in, language_of
from qa_bot.language.text.terms import terms

# A few sentences of each, written for this test.
TEXTS = {
    "en": "The mill on the hill was built by two brothers. It has been closed for years.",
    "de": "Die Mühle auf dem Hügel wurde von zwei Brüdern gebaut. Sie ist seit Jahren zu.",
    "fr": "Le moulin sur la colline a été construit par deux frères. Il est fermé depuis.",
    "es": "El molino de la colina fue construido por dos hermanos. Está cerrado desde hace años.",
    "ru": "Мельницу на холме построили два брата. Она уже много лет закрыта.",
    "it": "Il mulino sulla collina fu costruito da due fratelli. È chiuso da molti anni.",
    "pt": "O moinho da colina foi construído por dois irmãos. Está fechado há muitos anos.",
    "nl": "De molen op de heuvel werd door twee broers gebouwd. Hij is al jaren dicht.",
    "sv": "Kvarnen på kullen byggdes av två bröder. Den har varit stängd i många år.",
    "pl": "Młyn na wzgórzu zbudowali dwaj bracia. Od wielu lat jest on zamknięty.",
    "ro": "Moara de pe deal a fost construită de doi frați. Este închisă de mulți ani.",
    "tr": "Tepedeki değirmen iki kardeş tarafından yapıldı. O yıllardan beri kapalı olan bir yer.",
    "el": "Ο μύλος στον λόφο χτίστηκε από δύο αδέλφια. Είναι κλειστός εδώ και χρόνια.",
    "uk": "Млин на пагорбі збудували двоє братів. Він уже багато років зачинений і порожній.",
    "vi": "Cối xay trên đồi được hai anh em xây. Nó đã đóng cửa từ nhiều năm nay.",
    "hi": "पहाड़ी पर चक्की दो भाइयों ने बनाई थी। वह कई सालों से बंद है।",
    "ar": "بنى الطاحونة على التل شقيقان. وهي مغلقة منذ سنوات.",
    "th": "โรงสีบนเนินเขาสร้างโดยพี่น้องสองคน มันปิดมาหลายปีแล้ว",
    "ja": "丘の上の水車小屋は二人の兄弟が建てた。もう何年も閉まっている。",
    "zh": "山上的磨坊是两兄弟建造的。它已经关闭多年了。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_of_two_sentences_is_told_by_its_small_words(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["", "42", "x = f(y)\nreturn x\n", "Oslo | 12\nBergen | 14", "→ ← ↑", "\ud800"]
)
def test_what_is_no_prose_is_taken_for_english(text: str) -> None:
    assert language_of(text) == "en"


def test_an_english_text_that_quotes_another_language_stays_english() -> None:
    text = TEXTS["en"] + " The elder said: « le moulin est à nous ». " + TEXTS["en"]
    assert language_of(text) == "en"


def test_a_question_that_does_not_tell_is_read_in_the_language_of_the_articles() -> None:
    assert language_asked_in("Holm Oslo", ["de", "fr"]) == "de"
    assert language_asked_in("Wer baute die Mühle?", ["fr", "de"]) == "de"
    assert language_asked_in("Who built the mill?", ["de"]) == "en"


def test_the_language_of_a_document_is_kept_in_its_index() -> None:
    knowledge = Knowledge.from_texts({f"{code}.txt": text for code, text in TEXTS.items()})
    assert {id: one.language for id, one in knowledge.documents.items()} == {
        f"{code}.txt": code for code in TEXTS
    }


@pytest.mark.parametrize("code", codes())
def test_every_language_has_what_a_question_needs(code: str) -> None:
    language = named(code)
    assert language.code == code
    assert language.asking
    assert language.function
    assert terms(f"{language.asking} 42 $ %", code)


def test_words_come_to_terms_by_the_rules_of_their_language() -> None:
    assert terms("Häuser", "de") == terms("Hauses", "de")
    assert terms("l'école d’Aline", "fr") == terms("école Aline", "fr")
    assert terms("ещё", "ru") == terms("еще", "ru")
    assert terms("Straße", "de") == terms("Strasse", "de")
