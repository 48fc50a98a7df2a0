"""A retriever for LangChain (`langchain-core`): documents are passages, word for word."""

from typing import Any

from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from qa_bot import Hit, Knowledge


class QaBotRetriever(BaseRetriever):
    knowledge: Any  # a Knowledge
    k: int = 3

    def _get_relevant_documents(self, query: str, *, run_manager: Any) -> list[Document]:
        return [_document(hit) for hit in self.knowledge.answer(query, self.k).hits]

    async def _aget_relevant_documents(self, query: str, *, run_manager: Any) -> list[Document]:
        return [_document(hit) for hit in (await self.knowledge.aanswer(query, self.k)).hits]


def _document(hit: Hit) -> Document:
    told = {"document": hit.document, "source": hit.source, "speaker": hit.speaker}
    return Document(hit.text, metadata={**told, "start_index": hit.start, "end_index": hit.end})


if __name__ == "__main__":
    print(QaBotRetriever(knowledge=Knowledge.open()).invoke("what did Kallas say?"))
