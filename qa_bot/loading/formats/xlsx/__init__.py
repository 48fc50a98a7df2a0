"""Workbooks: sheet by sheet the rows as they are shown, each place its sheet and row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa_bot.loading.archive import Archive, xml
from qa_bot.loading.formats.office import member, properties, related
from qa_bot.loading.formats.tables import is_header
from qa_bot.loading.formats.xlsx.values import code, shown
from qa_bot.loading.loaded import Loaded, Writer
from qa_bot.loading.rows import Record, articles, holds_texts, write_table

_LETTERS = 26


def load(data: bytes) -> Iterator[Loaded]:
    """The sheets of a workbook: each row an article where they hold texts, the others one article.

    Raises Unreadable for a damaged or an encrypted one.
    """
    archive = Archive(data)
    book = _Book(archive)
    title, author, date = properties(archive, "docProps/core.xml")
    writer = Writer()
    texts: list[Loaded] = []
    for name, rows in book.sheets():
        columns, records = _table(rows, name)
        writer.part()
        if len(book.names) > 1 and rows:
            writer.place(name)
            writer.heading(name, 1)
        for row in rows[: len(rows) - len(records) - bool(columns)]:
            writer.place(row.place)
            writer.paragraph(" ".join(row.values.values()))
        if not records:
            continue
        width = max(max(row.values) for row in rows) + 1
        columns += [""] * (width - len(columns))
        if holds_texts(columns, records):
            texts += articles(columns, records)
        else:
            write_table(writer, columns, records)
    table = writer.loaded(title, author, date)
    if not texts or table.text:
        yield table
    # Rows of the same number in several sheets are told apart by their order.
    yield from (replace(one, name="") for one in texts) if table.text else texts


def _table(rows: Sequence[Record], sheet: str) -> tuple[list[str], list[Record]]:
    """The heads of the columns and the rows below them; what stands above is no row of a table."""
    widest = max((len(row.values) for row in rows), default=0)
    for at, row in enumerate(rows):
        if len(row.values) >= min(2, widest) and len(row.values) * 2 > widest:
            names = [row.values.get(column, "") for column in range(max(row.values) + 1)]
            heads = is_header(names) and widest > 1 and at + 1 < len(rows)
            return (names if heads else []), list(rows[at + heads :])
    return [], []


class _Book:
    """A workbook's sheets, with the texts and formats that they share."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        name = member(archive, r"xl/workbook\d*\.xml")
        self._targets = related(archive, name)
        self.names: list[str] = []  # of the sheets that are shown
        self._members: list[str] = []  # that hold them
        self._from_1904 = False
        for _, tag, given in xml(archive.read(name)):
            if tag == "sheet" and given and given.get("state", "visible") == "visible":
                self.names.append(given.get("name", ""))
                self._members.append(self._targets.get(given.get("r:id", ""), ("", ""))[1])
            elif tag == "workbookPr":
                self._from_1904 |= given.get("date1904") in ("1", "true")
        self._texts = _texts(self._part("sharedStrings"))
        self._formats = _formats(self._part("styles"))

    def sheets(self) -> Iterator[tuple[str, list[Record]]]:
        """The name and the rows of each sheet that is shown, their empty columns left out."""
        for name, target in zip(self.names, self._members, strict=True):
            if target in self._archive:
                rows = dict(self._rows(self._archive.read(target)))
                used = sorted({column for cells in rows.values() for column in cells})
                numbers = {column: number for number, column in enumerate(used)}
                yield (
                    name,
                    [
                        Record(
                            row, {numbers[column]: cells[column] for column in sorted(cells)}, name
                        )
                        for row, cells in rows.items()
                        if cells
                    ],
                )

    def _part(self, relation: str) -> bytes:
        names = (name for kind, name in self._targets.values() if kind == relation)
        name = next((name for name in names if name in self._archive), "")
        return self._archive.read(name) if name else b"<none/>"

    def _rows(self, data: bytes) -> Iterator[tuple[int, dict[int, str]]]:
        """The cells of each row by their columns, which have numbers from 0 on."""
        number, column, kind, style = 0, -1, "", 0
        cells: dict[int, str] = {}
        text: list[str] | None = None
        for event, value, given in xml(data):
            if event == "text":
                if text is not None:
                    text.append(value)
            elif event == "start":
                if value == "row":
                    number, column, cells = _number(given.get("r"), number + 1), -1, {}
                elif value == "c":
                    column = _column(given.get("r", "")) if given.get("r") else column + 1
                    kind, style = given.get("t", "n"), _number(given.get("s"), 0)
                elif value in ("v", "t"):
                    text = text or []
            elif value == "row":
                yield number, cells
            elif value == "v" or value == "is":
                if found := self._shown("".join(text or ()), kind, style):
                    cells[column] = found
                text = None

    def _shown(self, value: str, kind: str, style: int) -> str:
        if kind == "s":
            at = int(value) if value.isdecimal() else -1
            return self._texts[at] if 0 <= at < len(self._texts) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind == "n" and value:
            format = self._formats[style] if 0 <= style < len(self._formats) else ""
            return shown(value, format, self._from_1904)
        return " ".join(value.split())


def _number(given: str | None, otherwise: int) -> int:
    """A number that an attribute gives, or another where it gives none."""
    return int(given) if given and re.fullmatch(r"[0-9]{1,9}", given) else otherwise


def _column(reference: str) -> int:
    """The number of a column from 0 on by its letters: 27 for `AB12`."""
    number = 0
    for letter in reference.upper():
        if not "A" <= letter <= "Z":
            break
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _texts(data: bytes) -> list[str]:
    """The texts that cells refer to by their number; what says how they sound is left out."""
    found: list[str] = []
    text: list[str] = []
    in_text = in_sound = False
    for event, value, _ in xml(data):
        if event == "text":
            if in_text and not in_sound:
                text.append(value)
        elif value == "t":
            in_text = event == "start"
        elif value == "rPh":
            in_sound = event == "start"
        elif value == "si" and event == "end":
            found.append(" ".join("".join(text).split()))
            text.clear()
    return found


def _formats(data: bytes) -> list[str]:
    """How each style of a cell shows a number."""
    own: dict[int, str] = {}
    found: list[str] = []
    in_cells = False
    for event, value, given in xml(data):
        if value == "cellXfs":
            in_cells = event == "start"
        elif event == "start" and value == "numFmt":
            own[_number(given.get("numFmtId"), 0)] = given.get("formatCode", "")
        elif event == "start" and value == "xf" and in_cells:
            found.append(code(_number(given.get("numFmtId"), 0), own))
    return found
