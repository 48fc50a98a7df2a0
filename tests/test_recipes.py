"""The recipes for other frameworks work, where those are installed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from qa_bot import Knowledge

TEXT = "Bees make honey.\n\nCows give milk – daily.\n"
MILK, FRANCE = "what do cows give?", "what is the capital of France?"


# What other packages warn of is theirs to mend.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def knowledge() -> Knowledge:
    return Knowledge.from_texts({"a.txt": TEXT}, reader=None)


def test_langchain_gets_passages_with_their_places(knowledge: Knowledge) -> None:
    pytest.importorskip("langchain_core", exc_type=ImportError)
    from tests.recipes.langchain_retriever import QaBotRetriever

    retriever = QaBotRetriever(knowledge=knowledge, k=1)
    (found,) = retriever.invoke(MILK)
    told = found.metadata
    assert found.page_content == TEXT[told["start_index"] : told["end_index"]]
    assert told["source"] == "a.txt:3"
    assert asyncio.run(retriever.ainvoke(MILK)) == [found]
    assert retriever.invoke(FRANCE) == []


def test_llama_index_gets_passages_with_their_places(knowledge: Knowledge) -> None:
    pytest.importorskip("llama_index.core", exc_type=ImportError)
    from tests.recipes.llama_index_retriever import QaBotRetriever

    (found,) = QaBotRetriever(knowledge, k=1).retrieve(MILK)
    node: Any = found.node
    assert node.text == TEXT[node.start_char_idx : node.end_char_idx] == "Cows give milk – daily."
    assert node.metadata["source"] == "a.txt:3"
    assert QaBotRetriever(knowledge).retrieve(FRANCE) == []


def test_haystack_gets_extracted_answers(knowledge: Knowledge) -> None:
    pytest.importorskip("haystack", exc_type=ImportError)
    from tests.recipes.haystack_extractor import QaBot

    answers: Any = QaBot(knowledge, k=1).run(MILK)["answers"]
    (found,) = answers
    span = found.document_offset
    assert found.document.content[span.start : span.end] == found.data == "Cows give milk – daily."
    assert QaBot(knowledge).run(FRANCE) == {"answers": []}
