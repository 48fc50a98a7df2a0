"""Files that real programs print and save hold what was written, sentence by sentence.

A program that isn't installed has its tests skipped; `.ci/run` installs them all where it can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from qa_bot import Knowledge
from qa_bot.language.text.passages import lay_out
from qa_bot.loading import load
from qa_bot.model import Skipped
from tests.loading.programs import (
    CHROMIUM,
    FACTS,
    LATEX,
    OFFICE,
    PANDOC,
    QUESTIONS,
    Workshop,
)  # fmt: skip

_SENTENCES = ("paragraph", "item", "quote")
_LEAST_WORDS = 5  # of a passage that is one of the article's, if it is read right


class Kind(NamedTuple):
    """A kind of file: what makes it, by which programs, and which places it has."""

    make: Callable[[Workshop], Path]
    programs: dict[str, str]
    place: str


def _pandoc(suffix: str, place: str) -> Kind:
    return Kind(lambda workshop: workshop.pandoc(suffix), {"pandoc": PANDOC}, place)


def _office(suffix: str, place: str) -> Kind:
    programs = {"pandoc": PANDOC, "LibreOffice": OFFICE}
    return Kind(lambda workshop: workshop.office(suffix), programs, place)


_BROWSER = {"pandoc": PANDOC, "Chromium": CHROMIUM}
PRINTED = {
    "Chromium, one column": Kind(lambda workshop: workshop.chromium(1), _BROWSER, "p."),
    "Chromium, two columns": Kind(lambda workshop: workshop.chromium(2), _BROWSER, "p."),
    "Chromium, heads and feet": Kind(lambda workshop: workshop.chromium(1, True), _BROWSER, "p."),
    "LaTeX, two columns": Kind(Workshop.latex, {"pandoc": PANDOC, "LaTeX": LATEX}, "p."),
    "LibreOffice PDF": _office(".pdf", "p."),
}
SAVED = {
    "pandoc DOCX": _pandoc(".docx", "§"),
    "pandoc ODT": _pandoc(".odt", "§"),
    "pandoc EPUB": _pandoc(".epub", "ch."),
    "pandoc RTF": _pandoc(".rtf", "§"),
    "pandoc HTML": _pandoc(".html", "§"),
    "pandoc PPTX": _pandoc(".pptx", "slide"),
    "LibreOffice DOCX": _office(".docx", "§"),
    "LibreOffice ODT": _office(".odt", "§"),
    "LibreOffice RTF": _office(".rtf", "§"),
    "LibreOffice HTML": _office(".html", "§"),
}


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("workshop"))


def made(kind: Kind, workshop: Workshop) -> Path:
    missing = [name for name, path in kind.programs.items() if not path]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed")
    return kind.make(workshop)


def passages(file: Path) -> Iterator[str]:
    """The sentences that are found in a file."""
    for one in load(file):
        assert not isinstance(one, Skipped), one.reason
        for block in lay_out(one.document, one.layout).blocks:
            for passage in block:
                if passage.kind in _SENTENCES:
                    yield " ".join(passage.text.split())


def recall_and_precision(file: Path, gold: set[str]) -> tuple[float, float]:
    """How many of the sentences are passages, and how many of the passages sentences."""
    found = list(passages(file))
    long = [text for text in found if len(text.split()) >= _LEAST_WORDS]
    recall = len(gold & set(found)) / len(gold)
    return recall, sum(text in gold for text in long) / max(len(long), 1)


def test_the_text_itself_holds_each_sentence(workshop: Workshop, tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    file.write_text(workshop.article.markdown(notes=False), encoding="utf-8")
    assert recall_and_precision(file, workshop.article.gold) == (1, 1)


@pytest.mark.parametrize("kind", PRINTED.values(), ids=PRINTED)
def test_what_is_printed_is_found(kind: Kind, workshop: Workshop) -> None:
    recall, precision = recall_and_precision(made(kind, workshop), workshop.article.gold)
    assert recall >= 0.90
    assert precision >= 0.85


@pytest.mark.parametrize("kind", SAVED.values(), ids=SAVED)
def test_what_is_saved_is_found(kind: Kind, workshop: Workshop) -> None:
    recall, precision = recall_and_precision(made(kind, workshop), workshop.article.gold)
    assert recall >= 0.99
    assert precision >= 0.99


def page(file: Path, words: str) -> int:
    """The page on which words stand, by the text that the PDF's own order gives."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(file)
    try:
        texts = [" ".join(one.get_textpage().get_text_range().split()) for one in document]
    finally:
        document.close()
    (number,) = (number for number, text in enumerate(texts, 1) if words in text)
    return number


@pytest.mark.parametrize("kind", [*PRINTED.values(), *SAVED.values()], ids=[*PRINTED, *SAVED])
def test_a_question_is_answered_at_its_place(kind: Kind, workshop: Workshop) -> None:
    file = made(kind, workshop)
    knowledge = Knowledge.open(file, reader=None)
    for number, (question, fact) in enumerate(zip(QUESTIONS, FACTS, strict=True)):
        hit = knowledge.answer(question).hits[0]
        assert " ".join(hit.text.split()) == fact
        if kind.place == "p.":
            begins = " ".join(fact.split()[:2])
            assert hit.source == f"{file.name} p. {page(file, begins)}"
        elif kind.place == "slide":
            assert hit.source == f"{file.name} slide {2 * number + 3}"
        elif kind.place:
            chapter = workshop.article.chapters[2 * number + 1].title
            assert hit.source == f"{file.name} {kind.place} {chapter}"
