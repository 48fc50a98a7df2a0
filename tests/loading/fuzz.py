"""Small files of every kind, changed at random: each has to be read, or skipped with a reason.

`python -m tests.loading.fuzz --times 200000` says how many ended how, and shows those that ended in
an exception that no loader means to raise, or took their process with them.
"""

from __future__ import annotations

import argparse
import random
import re
import time
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from qa_bot.index.building import index_in_memory
from qa_bot.loading.articles import Article, articles
from qa_bot.loading.loaded import Unreadable
from qa_bot.loading.sandbox import Sandbox
from tests.loading import hostile
from tests.loading.test_archive import zipped

_PIECES = (
    b"\0 \xff \xe2\x80 \r\n < > & &# ; \" ' { } [ ] ( ) << >> <!-- --> <![CDATA[ ]]> \\ \\u-1 "
    b"\\bin9 -1 0 4294967296 99999999999999999999 1e999 nan null true \t , | : = ? %PDF-1.4 "
    b"PK\3\4 {\\rtf <p> </p> <table> <td> <script> From To --> 00:00:01.000 -- boundary "
    b"endobj stream obj"
).split(b" ")
_NUMBER = re.compile(rb"\d+")
_VALUE = re.compile(rb'(?<==")[^"]*(?=")|(?<=>)[^<]+(?=<)')
_TAG = re.compile(rb"<[^<>]*/>|<(\w+)[^<>]*>[^<>]*</\1>")
_WORDS = (
    b"",
    b"0",
    b"-1",
    b"9" * 9,
    b"9" * 30,
    b"x" * 99,
    b"A1:ZZ9",
    b"../x.xml",
    b"1e999",
    b"nan",
)


def seeds() -> dict[str, bytes]:
    """A small file of each kind."""
    page = (
        b"<html><head><title>Rain</title><meta charset=utf-8></head><body><h1>Rain</h1><p>It "
        b"<b>rained</b> for&nbsp;days.</p><ul><li>one<li>two</ul><table><tr><th>a<td>b</table>"
        b"<pre>x = 1</pre><blockquote>He said so.</blockquote></body></html>"
    )
    runs = '<w:r><w:t xml:space="preserve">{} </w:t></w:r>'
    paragraphs = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + runs.format("Rain") + "</w:p><w:p>"
        + runs.format("It rained") + '<w:ins w:id="1">' + runs.format("for days") + "</w:ins></w:p>"
        + "<w:tbl><w:tr><w:tc><w:p>" + runs.format("cell") + "</w:p></w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    slide = (
        b'<p:sld xmlns:a="urn:a" xmlns:p="urn:p"><p:sp><a:p><a:r><a:t>It rained.</a:t></a:r></a:p>'
        b"</p:sp></p:sld>"
    )
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    deck = (
        f'<p:presentation xmlns:p="urn:p" xmlns:r="{relations}"><p:sldIdLst><p:sldId id="256" '
        'r:id="r1"/></p:sldIdLst></p:presentation>'
    )
    named = b'<Relationships><Relationship Id="r1" Target="slides/slide1.xml"/></Relationships>'
    mail = (
        b"From: Ada Holm <a@example.org>\nSubject: =?utf-8?q?Rain_f=C3=A4llt?=\nDate: Mon, 1 Jan "
        b'2024 00:00:00 +0000\nContent-Type: multipart/alternative; boundary="b"\n\n--b\n'
        b"Content-Type: text/plain; charset=iso-8859-1; format=flowed\nContent-Transfer-Encoding: "
        b"quoted-printable\n\nIt rained =E9 \nfor days.\n> quoted\n-- \nAda\n--b\nContent-Type: "
        b"text/html\n\n<p>It rained.</p>\n--b--\n"
    )
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="str"><v>x</v></c></row>'
    )
    open_body = (
        '<text:h text:outline-level="1">Rain</text:h><text:p>It<text:s text:c="2"/>rained.</text:p>'
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="2">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )
    notebook = (
        b'{"cells": [{"cell_type": "markdown", "source": ["# Rain\\n", "It rained."]}, {"cell_type"'
        b': "code", "source": "x = 1", "outputs": [{"text": ["1"]}]}], "nbformat": 4}'
    )
    rtf = (
        rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}{\info{\title Rain}}\pard\f0 "
        rb"\'cf\'f0 \u-10179?\u-8704? It rained.\par{\*\footnote a note}\trowd\cellx100 x\cell\row}"
    )
    return {
        "a.pdf": hostile.pdf(hostile.paged(hostile.SHOWN * 3)),
        "a.html": page,
        "a.docx": hostile.word(paragraphs),
        "a.pptx": zipped(
            {
                "ppt/presentation.xml": deck.encode(),
                "ppt/_rels/presentation.xml.rels": named,
                "ppt/slides/slide1.xml": slide,
            }
        ),
        "a.xlsx": hostile.workbook(cells),
        "a.odt": hostile.open_text(open_body),
        "a.epub": hostile.book("c.xhtml", page),
        "a.rtf": rtf,
        "a.eml": mail,
        "a.mbox": b"From a@b Mon Jan  1 00:00:00 2024\n" + mail + b"\nFrom c@d Tue\n" + mail,
        "a.csv": b'title;text\nRain;"It rained\nfor days"\nSun;"It ""shone""."\n',
        "a.jsonl": b'{"title": "Rain", "text": "It rained."}\n{"title": "Sun", "body": "It is."}\n',
        "a.ipynb": notebook,
        "a.vtt": b"WEBVTT\n\n00:01.000 --> 00:00:03.000 align:start\n<v Ada>It &amp; rained.</v>\n",
        "a.srt": b"1\r\n00:00:01,000 --> 00:00:03,000\r\n{\\an8}It <i>rained</i>.\r\n\r\n2\r\n",
        "a.rst": b"Rain\n====\n\n* one\n\n.. note:: It rained.\n\n:role:`x` and `link <a>`_\n",
        "a.md": b"# Rain\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n```\n",
    }


def changed(data: bytes, chance: random.Random) -> bytes:
    """A file with one to five changes, for an archive often within one of its members."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        with zipfile.ZipFile(BytesIO(data)) as file:
            members = {name: file.read(name) for name in file.namelist()}
        name = chance.choice(list(members))
        change = changed if chance.random() < 0.3 else rewritten
        return zipped({**members, name: change(members[name], chance)}, zipfile.ZIP_STORED)
    found = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(found) + 1)
        end = min(len(found), at + chance.choice((1, 2, 8, 64, 512)))
        what = chance.randrange(7)
        if what == 0 and at < len(found):
            found[at] = chance.randrange(256)
        elif what == 1:
            found[at:at] = chance.choice(_PIECES)
        elif what == 2:
            del found[at:end]
        elif what == 3:
            found[at:at] = found[at:end] * chance.choice((1, 2, 50))
        elif what == 4:
            found[at:end] = chance.choice(_PIECES)
        elif what == 5 and (numbers := list(_NUMBER.finditer(found))):
            number = chance.choice(numbers)
            found[number.start() : number.end()] = chance.choice((b"0", b"-1", b"9" * 9, b"9" * 30))
        elif what == 6 and chance.random() < 0.2:
            del found[at:]
    return bytes(found)


def rewritten(xml: bytes, chance: random.Random) -> bytes:
    """XML that says something else, well formed as before."""
    for _ in range(chance.randint(1, 4)):
        if values := list(_VALUE.finditer(xml)):
            value = chance.choice(values)
            xml = xml[: value.start()] + chance.choice(_WORDS) + xml[value.end() :]
        if chance.random() < 0.5 and (tags := list(_TAG.finditer(xml))):
            tag = chance.choice(tags)
            xml = xml[: tag.start()] + tag[0] * chance.choice((0, 2, 50)) + xml[tag.end() :]
    return xml


def main() -> None:
    """Read changed files and say what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1_000, help="how many files")
    parser.add_argument("--seed", type=int, default=1, help="of the random changes")
    parser.add_argument("--only", default="", help="the kind of file, as '.pdf'")
    parser.add_argument("--index", action="store_true", help="index what was read as well")
    parser.add_argument("--keep", type=Path, help="a folder for the files that ended badly")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    kinds = [(name, data) for name, data in seeds().items() if name.endswith(asked.only)]
    reads, ends, began = Sandbox(), Counter[str](), time.monotonic()
    for number in range(asked.times):
        name, seed = kinds[number % len(kinds)]
        data = changed(seed, chance)
        try:
            found = articles(name, reads.load(name, data))
            if asked.index:
                index_in_memory(one for one in found if isinstance(one, Article))
            ends[f"{name[1:]:8} read"] += 1
        except Unreadable as error:
            reason = str(error)
            bad = reason.startswith(("damaged, or made", "it takes", "it is nested"))
            ends[f"{name[1:]:8} {reason if bad else 'skipped'}"] += 1
            if bad and asked.keep:
                (asked.keep / f"{number:07}{name[1:]}").write_bytes(data)
    reads.end()
    for reason, count in sorted(ends.items()):
        print(f"{count:8,} {reason}")
    print(f"{asked.times:8,} files in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
