"""What is refused, and in which words."""

import pytest

from qa_bot import Knowledge

ARTICLE = (
    "Ada Holm runs the only bakery in Lindvik. It opens at six in the morning. "
    "The bread is sold in the harbour and on the ferry. The ferry was built by a yard in Bergen."
)


@pytest.fixture(scope="module")
def bakery() -> Knowledge:
    return Knowledge.from_texts({"bakery.txt": ARTICLE})


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what did Merkel buy in the bakery?", '"Merkel" does not occur in these articles'),
        ("who invented penicillin?", "do not occur in these articles"),
        ("what is it?", "only common words"),
        ("how many loaves of bread are sold on the ferry?", "asks for a number"),
        ("what is the tax on yards?", "No sentence covers enough"),
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
