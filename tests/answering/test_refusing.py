"""What is refused, and in which words."""

import pytest

from qa_bot import Knowledge

ARTICLE = (
    "Ada Holm runs the only bakery in Lindvik. It opens at six in the morning. "
    "The bread is sold in the harbour and on the ferry. The ferry was built by a yard in Bergen."
)

MORE = " Ada Holm is the owner of the only bakery. A Norwegian yard built the ferry in spring."


@pytest.fixture(scope="module")
def bakery() -> Knowledge:
    return Knowledge.from_texts({"bakery.txt": ARTICLE})


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what did Merkel buy in the bakery?", '"Merkel" does not occur in these articles'),
        ("who invented penicillin?", "do not occur in these articles"),
        ("what is it?", "only common words"),
    ],
)
def test_a_refusal_says_why(bakery: Knowledge, question: str, words: str) -> None:
    reply = bakery.answer(question)
    assert not reply
    assert reply.reason is not None
    assert words in reply.reason


@pytest.mark.parametrize(
    "question",
    ["who runs the bakery?", "when does the bakery open?", "where is the bread sold?", "ferry"],
)
def test_what_the_articles_say_is_answered(bakery: Knowledge, question: str) -> None:
    assert bakery.answer(question)


@pytest.mark.parametrize(
    "question",
    ["who owns the bakery in the town of Lindvik?", "which yard in Norway constructed the ferry?"],
)
def test_a_question_in_other_words_is_answered(question: str) -> None:
    assert Knowledge.from_texts({"bakery.txt": ARTICLE + MORE}).answer(question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how many loaves of bread are sold on the ferry?", "asks for a number"),
        ("what is the tax on yards?", '"tax" does not occur in these articles'),
        ("how old is Ada Holm?", '"old" does not occur'),
        ("who insures the ferry against storms?", 'and "storms" do not occur'),
    ],
)
def test_a_right_topic_with_a_fact_that_is_not_there_is_never_a_sure_answer(
    bakery: Knowledge, question: str, words: str
) -> None:
    reply = bakery.answer(question)
    assert not (reply and reply.certain)
    assert reply.reason is not None
    assert words in reply.reason


def test_whether_it_is_refused_does_not_hang_on_how_much_is_shown(bakery: Knowledge) -> None:
    for question in ("how many loaves of bread are sold on the ferry?", "when does it open?"):
        assert len({bool(bakery.answer(question, k=k)) for k in (1, 2, 5)}) == 1


def test_a_name_that_is_unknown_is_refused_with_the_nearest_one_offered(bakery: Knowledge) -> None:
    reply = bakery.answer("what does Lindqvist sell in the harbour?")
    assert not reply
    assert "Lindqvist: did you mean Lindvik?" in reply.notes
