"""Subtitles, SubRip's `.srt` and WebVTT: what is said, at its time, by whom where they say so.

Cues are joined to paragraphs, which end with a sentence, with a pause or where somebody else
speaks. Live captions roll: a cue repeats lines of the one before, which are read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from qa_bot.language.text.blocks import Layout
from qa_bot.loading.decoding import decode
from qa_bot.loading.loaded import Loaded, Unreadable

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*--?>\s*{_TIME}(?:\s.*)?\Z")
_LINES = re.compile(r"\r\n?|\n")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)*[ \t]+([^<>]{1,80})>")
_VOICES = re.compile(r"(?=<v[.\s])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|</?[A-Za-z]>|<\d[\d:.]*>|\{\\[^{}]{0,80}\}")
_TURN = re.compile(r">>+\s*|[-–—]\s*(?=[^\W\d_a-z]|[\"“«„¿¡.…])")
_NAMED = re.compile(r"[^\W\d_a-z][\w.'’ -]{0,40}:\s+\S")
_ASIDE = re.compile(r"[\[(][^\[\]()]*[\])]|[♪♫#*\s]+")
_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*\Z")
_PAUSE = 2.0  # seconds between two paragraphs, at least
_ROLLS = 0.2  # seconds within which a cue that rolls follows the one before
_LONGEST = 1_000  # characters of a paragraph
_LONGEST_BARE = 200  # the same in machine-made captions, which have no full stops
_SELDOM = 500  # characters in which other captions have a full stop, at least
_STOP = re.compile(r"[.!?…。！？।؟۔]")


@dataclass(slots=True)
class _Cue:
    """What is shown from `start` to `end`, in seconds."""

    start: float
    end: float
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """What somebody says, in parts, each with when it is said."""

    voice: str
    end: float
    parts: list[tuple[float, str]] = field(default_factory=list)


def load(data: bytes) -> Iterator[Loaded]:
    """What is said in a film or talk. Raises Unreadable where the file holds no subtitles."""
    text, encoding = decode(data)
    lines = _LINES.split(text)
    cues = _cues(lines)
    if not cues:
        raise Unreadable("not subtitles: no line says when one is shown")
    shown = list(_unrolled(cues))
    said = [_plain(line) for cue in shown for line in cue.lines]
    stops = sum(len(_STOP.findall(line)) for line in said)
    bare = stops * _SELDOM < sum(map(len, said))
    paragraphs = list(_paragraphs(shown, _LONGEST_BARE if bare else _LONGEST))
    voices = {paragraph.voice for paragraph in paragraphs} - {""}
    layout, places = _written(paragraphs, len(voices) == 1)
    header = lines[0]
    title = header.removeprefix("WEBVTT").strip(" \t-–—") if header.startswith("WEBVTT") else ""
    yield Loaded(layout.text, title, layout, tuple(places), encoding=encoding)


def _written(paragraphs: Sequence[_Paragraph], alone: bool) -> tuple[Layout, list[tuple[int, str]]]:
    """What is said as a text, and its times.

    Each turn begins with who speaks; each paragraph where one speaks `alone`, who would not be
    taken for somebody in a conversation else.
    """
    layout = Layout("")
    parts: list[str] = []
    places: list[tuple[int, str]] = []
    at, voice = 0, ""
    for paragraph in paragraphs:
        start = at
        turn = paragraph.voice and (alone or paragraph.voice != voice)
        before = f"{paragraph.voice}: " if turn else ""
        voice = paragraph.voice
        for seconds, words in paragraph.parts:
            if not places or places[-1][1] != _label(seconds):
                places.append((at, _label(seconds)))
            parts.append(before + words)
            at += len(parts[-1])
            before = " "
        layout.paragraph(start, at)
        parts.append("\n\n")
        at += 2
    layout.text = "".join(parts[:-1])
    return layout, places


def _cues(lines: Sequence[str]) -> list[_Cue]:
    """The cues of a file, whose other lines are numbers, comments and styles."""
    cues: list[_Cue] = []
    is_text = False
    vtt = bool(lines) and lines[0].startswith("WEBVTT")
    for number, line in enumerate(lines):
        if times := _TIMES.match(line):
            before = cues[-1].lines if cues else []
            # The number of a cue, where no empty line or more than one parts it from the last.
            if before and before[-1].strip().isdecimal() and before[-1] == lines[number - 1]:
                before.pop()
            cues.append(_Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:])))
            is_text = True
        elif not line.strip():
            # Text of SubRip may have empty lines in it.
            is_text = is_text and not vtt
        elif is_text:
            cues[-1].lines.append(line)
    return cues


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = parts
    return (
        int(hours or 0) * 3600
        + int(minutes or 0) * 60
        + int(seconds or 0)
        + float(f"0.{fraction or 0}")
    )


def _label(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _unrolled(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """The cues without the lines that a rolling cue repeats of the one before."""
    shown: list[str] = []
    end = 0.0
    for cue in cues:
        lines = [line for line in cue.lines if line.strip()]
        read = [_plain(line) for line in lines]
        again = 0
        if cue.start - end <= _ROLLS:
            most = min(len(shown), len(read))
            again = next((n for n in range(most, 0, -1) if shown[-n:] == read[:n]), 0)
        shown, end = read, cue.end
        yield _Cue(cue.start, cue.end, lines[again:])


def _paragraphs(cues: Iterable[_Cue], longest: int) -> Iterator[_Paragraph]:
    """The cues joined where a sentence goes on, to no more than `longest` characters or so."""
    latest: _Paragraph | None = None
    for cue in cues:
        voice = ""
        for line in (part for shown in cue.lines for part in _VOICES.split(shown)):
            named = _VOICE.match(line)
            voice = " ".join(unescape(named[1]).split()) if named else voice
            words = _plain(line)
            turn = _TURN.match(words)
            words = words[turn.end() :] if turn else words
            if not words:
                continue
            begins = turn or _NAMED.match(words) or _ASIDE.fullmatch(words)
            if latest and (
                begins
                or _is_over(latest, cue, voice)
                or sum(len(said) for _, said in latest.parts) > longest
            ):
                yield latest
                latest = None
            if not latest:
                latest = _Paragraph(voice, cue.end)
            latest.parts.append((cue.start, words))
            latest.end = cue.end
    if latest:
        yield latest


def _is_over(latest: _Paragraph, cue: _Cue, voice: str) -> bool:
    said = latest.parts[-1][1]
    return (
        voice != latest.voice
        or cue.start - latest.end > _PAUSE
        or bool(_SENTENCE_END.search(said))
        or bool(_ASIDE.fullmatch(said))
    )


def _plain(line: str) -> str:
    """A line of a cue without its marks."""
    return " ".join(unescape(_TAG.sub("", _VOICE.sub("", line))).split())
