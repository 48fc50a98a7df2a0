"""Questions in other languages than English: answered in theirs, refused for what isn't there."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge

GERMAN = """Die Mühle am Fluss wurde 1874 von den Brüdern Holm gebaut.

Im Sommer mahlt sie jeden Tag zwölf Säcke Roggen. Der Müller heißt Jens Krogh.

Nach dem Brand im März 1911 stand sie neun Jahre leer.
"""
RUSSIAN = """Мельницу у реки построили братья Хольм в 1874 году.

Летом она каждый день мелет двенадцать мешков ржи. Мельника зовут Йенс Крог.

После пожара в марте 1911 года она девять лет стояла пустой.
"""
CHINESE = """河边的磨坊由霍尔姆兄弟于1874年建造。

夏天它每天磨十二袋黑麦。磨坊主名叫克罗格。

1911年三月的火灾之后，它空置了九年。
"""
ENGLISH = "The lighthouse on the cape was painted by Ada Lind in 1902. It is forty feet tall."


@pytest.fixture(scope="module")
def mixed() -> Knowledge:
    texts = {"de.txt": GERMAN, "ru.txt": RUSSIAN, "zh.txt": CHINESE, "en.txt": ENGLISH}
    return Knowledge.from_texts(texts, reader=None)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Wann wurde die Mühle gebaut?", "1874"),
        ("Wie viele Säcke mahlt sie am Tag?", "zwölf"),
        ("Когда построили мельницу?", "1874"),
        ("Сколько мешков мелет мельница?", "двенадцать"),
        ("磨坊是什么时候建造的？", "1874"),
        ("Who painted the lighthouse?", "Ada Lind"),
    ],
)
def test_a_question_is_answered_in_its_own_language_among_mixed_articles(
    mixed: Knowledge, question: str, holds: str
) -> None:
    answer = mixed.answer(question)
    assert answer, answer.reason
    assert holds in (answer.text or "")


@pytest.mark.parametrize(
    "question",
    [
        "Wann wurde Berta Quist in Amerika geboren?",
        "Когда родилась Берта Квист в Америке?",
        "贝尔塔在美国什么时候出生？",
        "When was Berta Quist born in America?",
    ],
)
def test_what_is_not_in_the_articles_is_refused_in_every_language(
    mixed: Knowledge, question: str
) -> None:
    assert not mixed.answer(question)


def test_an_english_question_finds_a_name_in_a_german_article(mixed: Knowledge) -> None:
    assert "Krogh" in (mixed.answer("Krogh", within="de.txt").text or "")


def test_the_words_that_match_are_marked_by_the_stems_of_the_article(mixed: Knowledge) -> None:
    hit = mixed.answer("Wer hat Mühlen gebaut?", within="de.txt").hits[0]
    assert "Mühle" in [hit.text[start:end] for start, end in hit.highlights]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Die Rundfahrt im Hafen dauert eine Stunde.", "Was kostet die Hafenrundfahrt?"),
        ("De rondvaart door de haven duurt een uur.", "Hoe lang duurt de havenrondvaart?"),
    ],
)
def test_a_word_put_together_finds_its_parts(text: str, question: str) -> None:
    answer = Knowledge.from_texts({"a.txt": text}, reader=None).answer(question)
    assert text in [hit.text for hit in answer.hits or answer.closest]


def test_the_number_of_what_is_counted_comes_before_other_numbers() -> None:
    text = "Im Saal 12 der Mühle wird getanzt. In der Mühle stehen 40 Stühle bereit."
    knowledge = Knowledge.from_texts({"a.txt": text}, reader=None)
    assert "40 Stühle" in (knowledge.answer("Wie viele Stühle hat die Mühle?").text or "")


def test_thai_questions_are_answered_and_refused() -> None:
    text = "โรงสีริมแม่น้ำสร้างขึ้นในปี 1874 โดยพี่น้องสองคน"
    knowledge = Knowledge.from_texts({"a.txt": text}, reader=None)
    assert knowledge.answer("โรงสีริมแม่น้ำสร้างขึ้นเมื่อใด")
    assert not knowledge.answer("ใครเป็นนายกรัฐมนตรีของนอร์เวย์")


def test_a_sentence_that_refers_back_is_about_what_stood_before_it() -> None:
    text = "Сосед продал это через год. Крог купил мельницу в Туле. Он продал её через год."
    ranked = Knowledge.from_texts({"a.txt": text}, reader=None).rank("Кто продал мельницу Крога?")
    order = [passage.text for passage in ranked]
    assert order.index("Он продал её через год.") < order.index("Сосед продал это через год.")


@pytest.mark.parametrize(
    ("code", "question"), [("ru", "Когда Вильгельм построил мельницу?"), ("en", "Did Bo paint it?")]
)
def test_a_name_that_is_nowhere_is_refused_in_other_languages_too(
    mixed: Knowledge, code: str, question: str
) -> None:
    answer = mixed.answer(question, within=f"{code}.txt")
    assert not answer
    assert "does not occur" in (answer.reason or "")


def test_an_answer_without_a_german_noun_that_was_asked_about_is_not_certain(
    mixed: Knowledge,
) -> None:
    answer = mixed.answer("Wann wurde die Mühle in Hamburg gebaut?", within="de.txt")
    assert not answer.certain or not answer
    assert "Hamburg" in (answer.reason or "")


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Wann stand die Mühle nach dem Brannd leer?", "neun Jahre"),
        ("Wie heißt der Mühler Krohg?", "Krogh"),
        ("Когда построили мельницуу?", "1874"),
        ("Who painted the lighthouses on the caape?", "Ada Lind"),
    ],
)
def test_a_slip_of_the_fingers_is_mended_among_articles_in_several_languages(
    mixed: Knowledge, question: str, holds: str
) -> None:
    answer = mixed.answer(question)
    assert holds in (answer.text or "")
    assert answer.notes


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("They met on a Monday in June, as they did on Monday last.", "Wie groß ist der Mond?"),
        ("The smith was Martin, and so was the son of Martin.", "¿Quién es el rey de Marte?"),
        ("In the hall sat Karlotta, and behind Karlotta the cat.", "Wann wurde Karl geboren?"),
    ],
)
def test_a_word_is_not_taken_for_a_name_that_only_begins_alike(text: str, question: str) -> None:
    knowledge = Knowledge.from_texts({"de.txt": GERMAN, "en.txt": text}, reader=None)
    assert not [note for note in knowledge.answer(question).notes if "→" in note]


def test_a_chinese_name_that_is_nowhere_is_named_whole(mixed: Knowledge) -> None:
    reason = mixed.answer("海牛岛在哪里？").reason or ""
    assert '"海牛岛"' in reason
    assert '"牛岛"' not in reason
