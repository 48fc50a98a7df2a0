"""An article that real programs print and save, and what is to be found again in their files.

The article is invented: chapters of several pages with lists, a table, notes and quotations, with
umlauts, words that are set with ligatures, and hyphens that stay.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

_WHO = (
    "The keeper of the lighthouse, The harbour office, Marta Åberg, Old Jørn Ås, A ferry company, "
    "A well-known pilot, The ship’s carpenter, Captain Süßmilch, The island council, Her brother, "
    "The flax merchant, A half-finished report, The customs officer, Everybody on the island"
).split(", ")
_DID = (
    "described, refused, measured, financed, finally rebuilt, sold, officially opened, overlooked, "
    "inherited, flooded, affected, defined, insured, painted"
).split(", ")
_WHAT = (
    "the official tide gauge, a coffin-shaped boat, the first flour mill, the stiff new sails, "
    "three fishing nets, the northern breakwater, an unfinished offshore platform, the reefs, "
    "a chest of Finnish coins, the flagstones of the quay, the large fog signal, a rough chart"
).split(", ")
_HOW = (
    "before the great storm of {year}, for {sum} crowns, in spite of the council’s objections, "
    "with the difficult co-operation of {sum} fishermen, although nobody had asked for it, "
    "within {few} weeks, which surprised the whole neighbourhood, without sufficient wood, "
    "at a depth of {few}.{few} metres, as the newspapers of {year} tell"
).split(", ")
_TITLES = (
    "The First Lighthouse, Boats and Their Builders, What the Tide Brought, A Difficult Winter, "
    "The Ferry Years, Flour and Fish, The Office at the Quay, After the Storm"
).split(", ")


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title, paragraphs of sentences, items of a list, a quotation and a note."""

    title: str
    paragraphs: list[list[str]]
    items: list[str]
    quotation: str
    note: str


@dataclass(frozen=True)
class Article:
    """An article in chapters, with a table at its end; `gold` is each sentence of it."""

    title: str
    chapters: list[Chapter]
    table: list[list[str]] = field(default_factory=list)

    @cached_property
    def gold(self) -> set[str]:
        found = set()
        for chapter in self.chapters:
            found |= {sentence for one in chapter.paragraphs for sentence in one}
            found |= {*chapter.items, chapter.quotation, chapter.note}
        return found

    def markdown(self, notes: bool = True, table: bool = True) -> str:
        parts = [f"# {self.title}"]
        for chapter in self.chapters:
            parts.append(f"## {chapter.title}")
            for number, sentences in enumerate(chapter.paragraphs):
                noted = notes and number == 1
                first = sentences[0] + (f"^[{chapter.note}]" if noted else "")
                parts.append(" ".join([first, *sentences[1:]]))
            parts.append("\n".join(f"- {item}" for item in chapter.items))
            parts.append(f"> {chapter.quotation}")
            if not notes:
                parts.append(chapter.note)
        if table:
            head, *rows = ("| " + " | ".join(row) + " |" for row in self.table)
            parts.append("\n".join((head, "|---" * len(self.table[0]) + "|", *rows)))
        return "\n\n".join(parts) + "\n"


def article() -> Article:
    """The same article each time."""
    chance = random.Random(7)
    used: set[str] = set()

    def sentence() -> str:
        while True:
            how = chance.sample(_HOW, chance.choice((1, 1, 2)))
            numbers = {"year": chance.randint(1781, 1949), "sum": chance.randint(21, 997)}
            few = chance.randint(2, 9)
            told = " and ".join(one.format(few=few, **numbers) for one in how)
            made = f"{chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHAT)} {told}."
            if made not in used:
                used.add(made)
                return made

    def chapter(title: str) -> Chapter:
        paragraphs = [[sentence() for _ in range(chance.randint(3, 7))] for _ in range(5)]
        note = "See the report: " + sentence()
        return Chapter(title, paragraphs, [sentence() for _ in range(3)], sentence(), note)

    chapters = [chapter(title) for title in _TITLES]
    for number, told in enumerate(FACTS):
        chapters[2 * number + 1].paragraphs[3][1:1] = [told]
    table = [
        ["Port", "Depth", "Boats"],
        ["Vikhamn", "7.5 metres", "31"],
        ["Sundby", "2 metres", "8"],
    ]
    return Article("A History of Åsund Harbour", chapters, table)


FACTS = (
    "Elin Brandt mended the great bell of Åsund in nineteen days.",
    "A dredger called Morgenröte sank beside the salt warehouse.",
    "The schoolmaster kept forty-one bees’ nests in the attic of the sail loft.",
)
"""One in every second chapter."""
QUESTIONS = (
    "Who mended the great bell?",
    "What sank beside the salt warehouse?",
    "What did the schoolmaster keep in the attic?",
)


def program(*names: str) -> str:
    """The path of the first program of these names that is installed; empty where none is."""
    return next((path for name in names if (path := shutil.which(name))), "")


PANDOC = program("pandoc")
OFFICE = program("soffice", "libreoffice")
CHROMIUM = program("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
LATEX = program("pdflatex")

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Åsund</title><style>
@page {{ size: A4; margin: 20mm }} body {{ font: 11pt serif; columns: {columns}; hyphens: auto;
text-align: justify }}</style></head><body>{body}</body></html>"""
_TEX = r"""\documentclass[twocolumn]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}
\def\tightlist{}\newcommand\hypertarget[2]{#2}
\pagestyle{headings}
\begin{document}
%s
\end{document}
"""


class Workshop:
    """Makes files of the article in a folder, each once."""

    def __init__(self, folder: Path) -> None:
        self.article = article()
        self._folder = folder

    def pandoc(self, suffix: str) -> Path:
        made = self._folder / f"pandoc{suffix}"
        if not made.exists():
            # A chapter of the article is one of the book, or a slide, which has no notes.
            level = {".epub": ("--epub-chapter-level=2",), ".pptx": ("--slide-level=2",)}
            text = self.article.markdown(notes=suffix != ".pptx")
            self._convert(text, "-s", *level.get(suffix, ()), "-o", str(made))
        return made

    def office(self, suffix: str) -> Path:
        """Saved by LibreOffice, which had read it as a Word file of pandoc's."""
        folder = self._folder / "office"
        made = folder / f"pandoc{suffix}"
        if not made.exists():
            source = self.pandoc(".odt" if suffix == ".docx" else ".docx")
            profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
            form = suffix[1:]
            to = ("--convert-to", form, "--outdir", str(folder))
            _run(OFFICE, "--headless", profile, *to, str(source))
        return made

    def chromium(self, columns: int, heads: bool = False) -> Path:
        """Printed by a browser, notes at the end; each page with a head and a foot or without."""
        made = self._folder / f"chromium{columns}{heads:d}.pdf"
        if not made.exists():
            body = self._convert(self.article.markdown(), "-t", "html")
            page = made.with_suffix(".html")
            page.write_text(_PAGE.format(columns=columns, body=body), encoding="utf-8")
            options = ("--no-sandbox", "--disable-gpu")
            plain = () if heads else ("--no-pdf-header-footer",)
            _run(CHROMIUM, *options, *plain, f"--print-to-pdf={made}", page.as_uri())
        return made

    def latex(self) -> Path:
        """Set in two columns, notes at their feet, heads on the pages."""
        made = self._folder / "latex.pdf"
        if not made.exists():
            body = self._convert(self.article.markdown(table=False), "-t", "latex")
            source = made.with_suffix(".tex")
            source.write_text(_TEX % body, encoding="utf-8")
            _run(LATEX, "-interaction=batchmode", source.name, within=self._folder)
        return made

    def _convert(self, markdown: str, *to: str) -> str:
        source = self._folder / "article.md"
        source.write_text(markdown, encoding="utf-8")
        return _run(PANDOC, "-f", "markdown-smart", "-M", "title=", *to, str(source))


def _run(*command: str, within: Path | None = None) -> str:
    run = subprocess.run(command, capture_output=True, cwd=within, timeout=120, check=False)
    output = run.stdout.decode("utf-8", "replace")
    assert run.returncode == 0, output + run.stderr.decode("utf-8", "replace")
    return output
