"""Block quotations that a line before them attributes to somebody, as in a reply to a mail.

The line names who it is beside a word of writing, and ends with a colon: "On Monday Ada Holm
wrote:", "Am 3. Mai schrieb Ada Holm:". What is quoted within it, with more `>` before it, is
somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.names import mentions
from qa_bot.model import Passage

_LONGEST = 500  # characters of a line
_WORD = pattern(
    r"\b(?:wrote|writes|said|says|schrieb|schreibt|a écrit|écrit|escribió|escribe|escreveu"
    r"|ha scritto|scrive|schreef|schrijft|skrev|skriver|napisał|napisała|pisze|a scris"
    r"|пишет|пише|написал|написала|писал|писала|написав)\b",
)
# Where a whole mail is put under another, its header says who wrote it.
SENDER = pattern(
    r"[*_\s]{0,3}(?:From|Von|De|Da|Van|Från|Fra|Od|От|Від|Kimden|Από|发件人|差出人)[*_]{0,2}"
    r"\s?[:：][*_]{0,2}\s*(?P<name>[\"']?[^\W\d_][^<>\[(@:]{0,80}?)?\s*(?:[<\[(]|\b\w{2,20}\s?:|\Z|\S*@)"
)
"""The line of a mail's header that says who wrote it."""
SENT = pattern(
    r"\b(?:Sent|Date|Subject|Gesendet|Datum|Betreff|Envoyé|Objet|Enviado(?: el| em)?|Fecha|Asunto"
    r"|Inviato|Data|Oggetto|Assunto|Verzonden|Onderwerp|Skickat|Ämne|Wysłano|Temat|Отправлено"
    r"|Дата|Тема|发送时间|主题|送信日時|件名)[*_]{0,2}\s?[:：]"
)
"""Other fields of such a header."""
FIELD = pattern(r"[*_\s]{0,3}[^\W\d_][\w .-]{0,20}[*_]{0,2}\s?[:：]")
_FIELDS = 8
_ENDS = pattern(r"[\s\u00a0]*:\s*\Z")
_BETWEEN = pattern(r"[\s,]*(?:<[^<>]*>|\([^()]*\)|\[[^\[\]]*\])?[\s,]*")


@dataclass(frozen=True, slots=True)
class Introduced:
    """The name of who wrote some passages, the word for it, and the numbers of the passages."""

    name: str
    cue: str
    passages: tuple[int, ...]


def introduced(text: str, blocks: Sequence[Sequence[Passage]]) -> Iterator[Introduced]:
    """The block quotations that a line before them attributes to somebody, ascending."""
    passages = [passage for block in blocks for passage in block]
    depths = _depths(text, passages)
    number = 0
    before: Passage | None = None
    writers: dict[int, tuple[str, str] | None] = {}
    level = 0
    for depth, group in groupby(depths):
        run = passages[number : number + len(list(group))]
        if depth > level:
            writers[depth] = _by(" ".join(before.text[-_LONGEST:].split())) if before else None
        if depth:
            numbers = range(number, number + len(run))
            # The line that says who wrote what is quoted next.
            if passages[numbers[-1]].text.endswith(":"):
                numbers = numbers[:-1]
            yield from _parted(passages, numbers, writers.get(depth))
        number += len(run)
        level, before = depth, run[-1]


def _parted(
    passages: Sequence[Passage], numbers: Sequence[int], by: tuple[str, str] | None
) -> Iterator[Introduced]:
    """A quotation in parts, one for each mail that is put into it with a header of its own."""
    part: list[int] = []
    header = 0
    for number in numbers:
        text = passages[number].text
        if sender := SENDER.match(text):
            if by and part:
                yield Introduced(*by, tuple(part))
            name = " ".join((sender["name"] or "").strip("\"'*_ ").split())
            by, part, header = ((name, "wrote") if name else None), [], _FIELDS
        elif header and FIELD.match(text):
            header -= 1
        else:
            header = 0
            part.append(number)
    if by and part:
        yield Introduced(*by, tuple(part))


def _depths(text: str, passages: Sequence[Passage]) -> list[int]:
    """How deep in block quotations passages stand; the outermost need not be marked by a `>`."""
    marks = [
        text.count(">", text.rfind("\n", 0, one.start) + 1, one.start)
        if one.kind == "quote"
        else -1
        for one in passages
    ]
    least = min((count for count in marks if count >= 0), default=0)
    return [max(0, count + 1 - least) for count in marks]


def _by(line: str) -> tuple[str, str] | None:
    """Who a line says wrote what follows, and the word for it."""
    if not _ENDS.search(line):
        return None
    named = mentions(line)
    for word in _WORD.finditer(line):
        for one in named:
            before = one.end <= word.start() and _BETWEEN.fullmatch(line, one.end, word.start())
            if before or _BETWEEN.fullmatch(line, word.end(), one.start):
                return one.name, word[0]
    return None
