"""A retriever for LlamaIndex (`llama-index-core`): nodes are passages, word for word."""

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from qa_bot import Hit, Knowledge


class QaBotRetriever(BaseRetriever):
    def __init__(self, knowledge: Knowledge, k: int = 3) -> None:
        super().__init__()
        self._knowledge, self._k = knowledge, k

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._knowledge.answer(query_bundle.query_str, self._k).hits
        return [NodeWithScore(node=_node(hit), score=hit.score) for hit in hits]


def _node(hit: Hit) -> TextNode:
    told = {"document": hit.document, "source": hit.source, "speaker": hit.speaker}
    return TextNode(text=hit.text, start_char_idx=hit.start, end_char_idx=hit.end, metadata=told)


if __name__ == "__main__":
    print(QaBotRetriever(Knowledge.open()).retrieve("what did Kallas say?"))
