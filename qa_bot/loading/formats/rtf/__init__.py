"""Rich Text Format: what stands on the page, with its notes, in the encoding of each font."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qa_bot.loading.elements import written
from qa_bot.loading.formats.rtf.body import Body, Format
from qa_bot.loading.formats.rtf.words import (
    PASSED_OVER,
    SIGNS,
    STARRED,
    charset,
    code_page,
    tokens,
)
from qa_bot.loading.loaded import Loaded, Unreadable, Writer

_ABOUT = ("title", "author")
_PLACES = frozenset(("fonttbl", "stylesheet", "info", "creatim", *_ABOUT))  # of what isn't the text


@dataclass(slots=True)
class _Group:
    """What holds up to the end of a group."""

    format: Format  # of the paragraph around it
    place: str = ""  # of _PLACES
    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = -1
    after_unicode: int = 1  # characters that stand for one that older programs don't know
    opens_note: bool = False


def load(data: bytes) -> Iterator[Loaded]:
    """The article of an RTF file. Raises Unreadable for what is none."""
    if not data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{\\rtf"):
        raise Unreadable("not RTF")
    reader = _Reader()
    reader.read(data.decode("latin-1"))
    writer = Writer()
    written(reader.body.blocks(), writer)
    title, author = ("".join(reader.about.get(one, ())).strip() for one in _ABOUT)
    yield writer.loaded(title or reader.body.title.strip(), author, reader.date())


class _Reader:
    """Reads token by token; the groups that are open are kept, nothing calls itself."""

    def __init__(self) -> None:
        self.about: dict[str, list[str]] = {}
        self._styles: dict[int, Format] = {}
        self.body = Body(self._styles)
        self._groups = [_Group(Format())]
        self._bytes: list[str] = []  # in the encoding of the font
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._fixed: set[int] = set()  # fonts in which code is set
        self._default_font = -1
        self._style: tuple[int, Format] = (0, Format())
        self._created: dict[str, int] = {}
        self._starred = False
        self._to_skip = 0  # characters after one that is given by its number

    def read(self, text: str) -> None:
        for kind, value, number in tokens(text):
            if kind in ("text", "byte"):
                self._characters(value)
                continue
            self._decode()
            if kind == "brace":
                self._brace(value)
            elif self._to_skip and (kind == "sign" or value in SIGNS):
                self._to_skip -= 1
            elif kind == "sign" and value == "*":
                self._starred = True
            elif not self._groups[-1].skipped or value == "ud":
                starred, self._starred = self._starred, False
                if not self._opens(value, starred):
                    self._word(value, number)
        self._decode()

    def date(self) -> str:
        """The day on which the file says that it was made."""
        year, month, day = (self._created.get(name, 0) for name in ("yr", "mo", "dy"))
        return f"{year:04}-{month:02}-{day:02}" if year and month and day else ""

    def _characters(self, text: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        self._starred = False
        if not self._groups[-1].skipped:
            self._bytes.append(text)

    def _decode(self) -> None:
        """Take in the bytes that were read: a character of some encodings takes several."""
        if self._bytes:
            encoding = self._fonts.get(self._groups[-1].font) or self._encoding
            data = "".join(self._bytes).encode("latin-1")
            self._bytes.clear()
            self._text(data.decode(encoding, "replace"))

    def _text(self, text: str) -> None:
        group = self._groups[-1]
        if group.place == "stylesheet":
            number, style = self._style
            self._style = (number, replace(style, name=style.name + text))
        elif group.place in _ABOUT:
            self.about.setdefault(group.place, []).append(text)
        elif not (group.place or group.hidden or group.deleted):
            fixed = group.font in self._fixed and self._default_font not in self._fixed
            self.body.text(text, fixed)

    def _brace(self, brace: str) -> None:
        self._starred, self._to_skip = False, 0
        if brace == "{":
            format = self.body.format
            self._groups.append(replace(self._groups[-1], opens_note=False, format=format))
        elif len(self._groups) > 1:
            group = self._groups.pop()
            if group.place == "stylesheet" and self._style[1].name:
                number, style = self._style
                self._styles[number] = style.named()
                self._style = (0, Format())
            if group.opens_note:
                self.body.end_note()
            self.body.format = group.format

    def _opens(self, word: str, starred: bool) -> bool:
        """Whether a word says what its group is for."""
        group = self._groups[-1]
        if word in PASSED_OVER or (starred and word not in STARRED):
            group.skipped = True
        elif word == "footnote":
            group.opens_note = True
            self.body.start_note()
        elif word == "ud":
            # Within what is passed over the same is said again, in Unicode.
            group.skipped = False
        elif word in _PLACES:
            group.place = word
        else:
            return False
        return True

    def _word(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        if word in SIGNS:
            self._text(SIGNS[word])
        elif word == "u" and number is not None:
            self._text(chr(number % 0x10000))
            self._to_skip = group.after_unicode
        elif word == "uc":
            group.after_unicode = max(0, number or 0)
        elif word == "v":
            group.hidden = number != 0
        elif word == "deleted":
            group.deleted = number != 0
        elif word == "plain":
            group.hidden = group.deleted = False
            group.font = self._default_font
        elif group.place == "creatim":
            self._created[word] = number or 0
        elif not self._encode(word, number or 0):
            if group.place == "stylesheet":
                self._define(word, number or 0)
            elif not group.place:
                self.body.lay_out(word, number or 0)

    def _encode(self, word: str, number: int) -> bool:
        """Whether a word is about a font or an encoding; it is taken in."""
        font = self._groups[-1].font
        if word == "f":
            self._groups[-1].font = number
        elif word == "deff":
            self._default_font = self._groups[-1].font = number
        elif word == "fmodern":
            self._fixed.add(font)
        elif word == "fcharset":
            self._fonts[font] = charset(number)
        elif word == "cpg":
            self._fonts[font] = code_page(number)
        elif word == "ansicpg":
            self._encoding = code_page(number) or self._encoding
        elif word in ("mac", "pc", "pca"):
            self._encoding = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        else:
            return False
        return True

    def _define(self, word: str, number: int) -> None:
        """Take in a word of a style; those of characters say nothing of paragraphs."""
        if word in ("s", "cs"):
            self._style = (number if word == "s" else -1, Format())
        else:
            self._style = (self._style[0], self._style[1].with_word(word, number))
