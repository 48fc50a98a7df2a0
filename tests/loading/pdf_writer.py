"""Writes small PDFs: lines of text at places on pages, in the fonts that every reader has."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class At:
    """A text whose baseline begins at (x, y), in points from the page's lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "Helvetica"
    turned: int = 0  # degrees against the clock: 90 is read upwards


def lines(
    texts: Sequence[str], x: float = 72, y: float = 700, size: float = 10, step: float = 12
) -> list[At]:
    """Lines below each other."""
    return [At(x, y - step * number, text, size) for number, text in enumerate(texts)]


def pdf(
    *pages: Iterable[At],
    information: dict[str, str] | None = None,
    trailer: str = "",
    catalog: str = "",
    unicode: dict[int, int] | None = None,
) -> bytes:
    """A PDF of pages; `unicode` says which characters the codes of its fonts stand for."""
    objects: list[bytes] = []

    def add(content: str | bytes) -> int:
        objects.append(content if isinstance(content, bytes) else content.encode("latin-1"))
        return len(objects)

    root, tree = add(""), add("")
    mapped = f"/ToUnicode {add(_stream(_map(unicode)))} 0 R" if unicode else ""
    drawn = [list(page) for page in pages]
    fonts = {
        name: add(f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding{mapped}>>")
        for name in sorted({at.font for page in drawn for at in page})
    }
    named = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
    kids = []
    for page in drawn:
        content = add(_stream(b"\n".join(_drawn(at) for at in page)))
        kids.append(
            add(
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 612 792]/Contents {content} 0 R"
                f"/Resources<</Font<<{named}>>>>>>"
            )
        )
    references = " ".join(f"{number} 0 R" for number in kids)
    objects[tree - 1] = f"<</Type/Pages/Kids[{references}]/Count {len(kids)}>>".encode()
    objects[root - 1] = f"<</Type/Catalog/Pages {tree} 0 R{catalog}>>".encode()
    if information:
        pairs = "".join(f"/{key}({_escaped(value)})" for key, value in information.items())
        trailer += f"/Info {add(f'<<{pairs}>>')} 0 R"
    return _file(objects, f"/Root {root} 0 R{trailer}")


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    written = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    written += f"trailer <</Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(written)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content)


def _drawn(at: At) -> bytes:
    cos, sin = math.cos(math.radians(at.turned)), math.sin(math.radians(at.turned))
    matrix = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {at.x} {at.y}"
    text = _escaped(at.text).encode("cp1252")
    return f"BT /{at.font} {at.size} Tf {matrix} Tm (".encode() + text + b") Tj ET"


def _escaped(text: str) -> str:
    return "".join("\\" + sign if sign in "()\\" else sign for sign in text)


def _map(unicode: dict[int, int]) -> bytes:
    pairs = "".join(
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex()}>\n"
        for code, character in unicode.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(unicode)} beginbfchar\n{pairs}endbfchar\nendcmap end end"
    ).encode()
