"""A component for Haystack (`haystack-ai`): answers are passages, word for word."""

from haystack import Document, component
from haystack.dataclasses import ExtractedAnswer

from qa_bot import Hit, Knowledge


@component
class QaBot:
    def __init__(self, knowledge: Knowledge, k: int = 3) -> None:
        self._knowledge, self._k = knowledge, k

    @component.output_types(answers=list[ExtractedAnswer])
    def run(self, query: str) -> dict[str, list[ExtractedAnswer]]:
        hits = self._knowledge.answer(query, self._k).hits
        return {"answers": [self._answer(query, hit) for hit in hits]}

    def _answer(self, query: str, hit: Hit) -> ExtractedAnswer:
        text = self._knowledge.documents[hit.document].text
        return ExtractedAnswer(
            query=query,
            score=hit.score,
            data=hit.text,
            document=Document(content=text, meta={"name": hit.document}),
            document_offset=ExtractedAnswer.Span(hit.start, hit.end),
            meta={"source": hit.source, "speaker": hit.speaker},
        )


if __name__ == "__main__":
    print(QaBot(Knowledge.open()).run("what did Kallas say?"))
