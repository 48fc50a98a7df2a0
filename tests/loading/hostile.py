"""Files made to hang, swell, crash or mislead what reads them, each by a few lines of code.

`python -m tests.loading.hostile FOLDER` writes them to a folder.
"""

from __future__ import annotations

import json
import random
import struct
import sys
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.loading.test_archive import zipped

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = b"<Types/>"


def files() -> dict[str, bytes]:
    """All of them by name; one, `fine.txt`, is an article as it should be."""
    found = {"fine.txt": b"Harmless words\n\nThe bridge over the Tamsa was closed in March.\n"}
    for kind in (pdfs, pages, packed, rich, mails, tables, misnamed):
        found.update(kind())
    return found


def pdf(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF file of these objects."""
    data = bytearray(b"%PDF-1.4\n")
    at = {}
    for number, body in objects.items():
        at[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, most = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        data += b"%010d 00000 n \n" % at.get(number, 0)
    data += b"trailer <</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (most, trailer, start)
    return bytes(data)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A PDF object that holds bytes."""
    return b"<</Length %d %b>>\nstream\n%b\nendstream" % (len(content), more, content)


def paged(content: bytes, more: bytes = b"", resources: bytes = b"") -> dict[int, bytes]:
    """The objects of a PDF of one page that draws this."""
    font = b"/Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<<%b%b>>>>" % (font, resources),
        4: stream(content, more),
    }


SHOWN = b"BT /F 12 Tf 72 700 Td (The bridge over the Tamsa was closed.) Tj ET\n"


def pdfs() -> Iterator[tuple[str, bytes]]:
    """PDF files."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    drawn = paged(b"/X Do", resources=b"/XObject<</X 5 0 R>>")
    yield "draws-itself-twice.pdf", pdf({**drawn, 5: stream(b"/X Do /X Do", form)})
    tree = {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(2, 20_002)}
    yield "deep-page-tree.pdf", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", **tree})
    deep = b"[" * 100_000 + b"]" * 100_000
    yield "deep-array.pdf", pdf({**paged(SHOWN), 5: deep})
    swollen = zlib.compress(zlib.compress(bytes(1 << 26), 9), 9)
    yield "swells.pdf", pdf(paged(swollen, b"/Filter[/FlateDecode/FlateDecode]"))
    kids = b" ".join(b"%d 0 R" % n for n in range(5, 50_005))
    pages = dict.fromkeys(range(5, 50005), b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
    many = {**paged(SHOWN), 2: b"<</Type/Pages/Kids[%b]/Count 50000>>" % kids, **pages}
    yield "many-pages.pdf", pdf(many)
    yield "many-operators.pdf", pdf(paged(SHOWN * 400_000))
    said = {**paged(SHOWN), 2: b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"}
    yield "says-it-has-many-pages.pdf", pdf(said)
    loop = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}
    yield "page-tree-in-a-ring.pdf", pdf(loop)
    key = b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"00" * 32, b"11" * 32)
    locked = b"/Root 1 0 R/Encrypt 5 0 R/ID[<00><00>]"
    yield "locked.pdf", pdf({**paged(SHOWN), 5: key}, locked)
    yield "scan.pdf", pdf(paged(b"0 0 100 100 re f"))
    yield "cut.pdf", pdf(paged(SHOWN))[:400]
    # Wider than anything and outside of the page.
    far = b"BT /F 1e9 Tf 1e30 -1e30 Td (x) Tj 0 0 0 0 1e38 nan Tm (y) Tj ET"
    yield "far-out.pdf", pdf(paged(far))


def pages() -> Iterator[tuple[str, bytes]]:
    """Web pages."""
    text = b"The bridge over the Tamsa was closed in March."
    yield "nested.html", b"<html>" + b"<div>" * 100_000 + text
    yield "nested-b.html", b"<html>" + b"<b>" * 200_000 + text
    yield "unclosed.html", b"<html><p>" + b"<table><tr><td>" * 20_000 + text
    attributes = b" ".join(b"a%d=1" % n for n in range(200_000))
    yield "attributes.html", b"<html><p %b>%b</p>" % (attributes, text)
    yield "large.html", b"<html>" + b"<p>%b</p>\n" % text * 480_000
    yield "endless-comment.html", b"<html><p>%b<!--" % text + b"-" * 1_000_000
    yield "entities.html", b"<!DOCTYPE html [<!ENTITY a 'ha'>]><p>" + b"&a;&#1114112;" * 1000
    yield "fetches.html", b"<html><base href=file:///><iframe src=/etc/hostname></iframe><p>" + text


def bomb(names: list[str], size: int) -> bytes:
    """A zip archive whose members unpack to `size` zero bytes, made without packing them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    content = piece * (size >> 20) + b"\3\0"
    data, index = bytearray(), bytearray()
    for name in names:
        common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(content), size, len(name), 0)
        index += b"PK\1\2" + struct.pack("<H", 20) + common
        index += struct.pack("<HHHII", 0, 0, 0, 0, len(data)) + name.encode()
        data += b"PK\3\4" + common + name.encode() + content
    end = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(index), len(data), 0)
    return bytes(data + index + b"PK\5\6" + end)


def word(body: str, before: str = "") -> bytes:
    """A Word file."""
    text = f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": text.encode()})


def book(href: str, chapter: bytes) -> bytes:
    """An EPUB whose only chapter is at `href`."""
    opf = (
        '<package><manifest><item id="a" media-type="application/xhtml+xml" '
        f'href="{href}"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    members = {"META-INF/container.xml": container.encode(), "a.opf": opf.encode()}
    return zipped({**members, "c.xhtml": chapter})


def packed() -> Iterator[tuple[str, bytes]]:
    """Zip archives of the kinds that are read."""
    paragraph = "<w:p><w:r><w:t>The bridge was closed. {}</w:t></w:r></w:p>"
    grow = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefgh"))
    yield "entities.docx", word(paragraph.format("&h;"), f'<!DOCTYPE x [<!ENTITY a "ha">{grow}]>')
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    yield "outside.docx", word(paragraph.format("&a;"), outside)
    table = "<w:tbl><w:tr><w:tc>"
    yield "nested.docx", word(table * 50_000 + paragraph.format("") + _closed(table) * 50_000)
    yield "bomb.docx", bomb(["[Content_Types].xml", "word/document.xml"], 1 << 31)
    yield "bomb.odt", bomb(["mimetype", "content.xml"], 1 << 31)
    yield "bomb.xlsx", bomb(["xl/workbook.xml", "xl/sharedStrings.xml"], 1 << 31)
    yield "bomb.pptx", bomb(["ppt/presentation.xml", "ppt/slides/slide1.xml"], 1 << 31)
    yield "bomb.epub", bomb(["META-INF/container.xml", "a.opf"], 1 << 31)
    locked = bytearray(word(paragraph))
    for mark, where in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + where] |= 1
            at = locked.find(mark, at + 4)
    yield "locked.docx", bytes(locked)
    yield "old.docx", OLD + bytes(2000)
    yield "cut.docx", word(paragraph * 500)[:-200]
    yield (
        "many-members.docx",
        zipped({f"m{n}": b"" for n in range(20_000)} | {"word/document.xml": b""}),
    )
    yield "empty.docx", zipped({"word/document.xml": b""})
    far = (
        '<c r="XFD1048576" t="s"><v>99999999</v></c><c r="ZZZZZZZ9999999999" t="n"><v>1e999</v></c>'
    )
    yield "far.xlsx", workbook(f'<row r="1048576">{far}</row><row r="-1"><c r=""><v/></c></row>')
    yield "ring.epub", book("a.opf", b"<html><p>x")
    yield "climbs.epub", book("../../../../etc/hostname", b"<html><p>x")
    yield "outside.epub", book("file:///etc/hostname", b"<html><p>x")
    yield "nested.epub", book("c.xhtml", b"<html>" + b"<i>" * 20_000 + b"The bridge was closed.")
    spaces = '<text:s text:c="999999999"/>'
    yield "spaces.odt", open_text(f"<text:p>The bridge{spaces}was closed.</text:p>")
    cells = '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    cells += 'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    yield "cells.odt", open_text(cells + "</table:table-row></table:table>")
    yield "nested.odt", open_text("<text:list><text:list-item>" * 50_000)


def _closed(tags: str) -> str:
    return "".join(f"</{tag}>" for tag in reversed(tags.strip("<>").split("><")))


def workbook(rows: str) -> bytes:
    """An Excel file of one sheet."""
    of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = f'<workbook xmlns:r="{of}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    named = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return zipped(
        {
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": named.encode(),
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
    )


def open_text(body: str) -> bytes:
    """An OpenDocument text."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "text", "table")
    )
    text = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
    text += "</office:body></office:document-content>"
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": text.encode()})


def rich() -> Iterator[tuple[str, bytes]]:
    """RTF files."""
    text = rb"\pard The bridge over the Tamsa was closed.\par "
    yield "nested.rtf", rb"{\rtf1 " + b"{" * 100_000 + text + b"}" * 100_000 + b"}"
    yield "bin.rtf", rb"{\rtf1 " + text + rb"\bin999999999 x}"
    yield "picture.rtf", rb"{\rtf1 {\pict\pngblip " + b"zz" * 1000 + b"}" + text + b"}"
    yield "numbers.rtf", rb"{\rtf1 \u99999999999999999999? \'zz \uc-5 " + text + b"}"
    yield "cut.rtf", rb"{\rtf1 {\fonttbl{\f0\fcharset999 x;}}" + text


def mails() -> Iterator[tuple[str, bytes]]:
    """Mails."""
    head = b"From: a@example.org\nSubject: Rain\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n"
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(5_000)
    )
    yield "nested.eml", head + deep + b"Content-Type: text/plain\n\nThe bridge was closed.\n"
    yield "charset.eml", head + b"Content-Type: text/plain; charset=undefined\n\nRain\xff fell.\n"
    words = b"=?utf-8?b?" + b"A" * 100_001 + b"?=" + b" =?x-none?q?=zz?=" * 5_000
    yield "subject.eml", b"Subject: " + words + b"\n" + head + b"\nIt rained for days.\n"
    yield "headers.eml", b"X-A: b\n" * 200_000 + b"\nIt rained for days.\n"
    yield "attached.mbox", b"From a@b Mon Jan  1 00:00:00 2024\n" * 20_000 + head


def tables() -> Iterator[tuple[str, bytes]]:
    """Tables, records and the like."""
    yield "quote.csv", b'title,text\n"' + b"never closed,\n" * 200_000
    yield "wide.csv", b"," * 1_000_000 + b"\nx\n"
    yield "deep.jsonl", b'{"text":"It rained."}\n' + b"[" * 200_000 + b"\n" + b'{"a":' * 99_999
    yield "number.jsonl", b'{"text": "It rained.", "n": ' + b"9" * 100_000 + b"}\n"
    cell = {"cell_type": "markdown", "source": ["It rained for days."]}
    yield (
        "odd.ipynb",
        json.dumps({"cells": [cell, None, 1, {"source": {}}], "nbformat": 4}).encode(),
    )
    yield "deep.ipynb", b'{"nbformat": 4, "cells": ' + b"[" * 100_000
    yield "time.vtt", b"WEBVTT\n\n999999999:99:99.999 --> 00:00:00.000\n<v " + b"a" * 99_999
    yield "arrows.srt", b"1\n00:00:00,000 --> " * 100_000
    yield "nested.rst", b"".join(b" " * n + b"* x\n\n" for n in range(1_000))
    yield "include.rst", b"Rain\n====\n\n.. include:: /etc/hostname\n\nIt rained for days.\n"


def misnamed() -> Iterator[tuple[str, bytes]]:
    """What the name of a file promises and the file doesn't hold."""
    noise = random.Random(1).randbytes(5_000)
    for suffix in SUFFIXES:
        yield f"nothing{suffix}", b""
        yield f"zeros{suffix}", bytes(5_000)
        yield f"noise{suffix}", noise
        yield f"words{suffix}", b"It rained for days in the valley.\n"
        yield f"page{suffix}", b"<html><body><p>It rained for days in the valley.</p></body></html>"
        yield f"picture{suffix}", b"\x89PNG\r\n\x1a\n" + noise
    yield "pdf-in-a.docx", pdf(paged(SHOWN))
    yield "docx-in-a.pdf", word("<w:p><w:r><w:t>It rained for days.</w:t></w:r></w:p>")


SUFFIXES = (
    ".pdf .html .docx .odt .epub .rtf .pptx .xlsx .eml .mbox .csv .jsonl .ipynb .srt .vtt .rst .md"
).split()


if __name__ == "__main__":
    for name, data in files().items():
        (Path(sys.argv[1]) / name).write_bytes(data)
