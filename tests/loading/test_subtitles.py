"""Subtitles: what is said, at its time, by whom."""

from __future__ import annotations

import pytest

from qa_bot.language.speech.statements import statements
from qa_bot.language.text.passages import lay_out
from qa_bot.loading.formats.subtitles import load
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.model import Document

TALK = """WEBVTT - The tide gauge

NOTE Made by hand,
in two lines.

STYLE
::cue { color: white }

intro
00:00:11.000 --> 00:00:13.000 position:10%
<v Ada Holm>We stand at the <i>harbour</i> &amp; the

00:00:13.000 --> 00:00:16.000
<v Ada Holm>tide is rising. It has come

00:00:16.100 --> 00:00:18.000
<v Ada Holm>early this year.

01:02:03.500 --> 01:02:05.000
<v.loud Rolf Dahl>The gauge says two metres.
"""
ROLLING = """WEBVTT
Kind: captions

00:00:01.000 --> 00:00:03.000 align:start
so we<00:00:01.500><c> went on</c>

00:00:03.000 --> 00:00:03.010
so we went on

00:00:03.010 --> 00:00:06.000
so we went on
and on<00:00:04.000><c> until dawn</c>

00:00:06.000 --> 00:00:06.010
and on until dawn

00:00:06.010 --> 00:00:08.000
and on until dawn
when the boats came back
"""


def loaded(text: str | bytes) -> Loaded:
    (one,) = load(text if isinstance(text, bytes) else text.encode())
    return one


def placed(one: Loaded) -> list[tuple[str, str]]:
    """The passages, each with its place."""
    blocks = lay_out(Document("a.vtt", "", one.text), one.layout).blocks
    passages = [passage for block in blocks for passage in block]
    return [
        (passage.text, [label for at, label in one.places if at <= passage.start][-1])
        for passage in passages
    ]


def test_cues_are_joined_to_sentences_each_at_the_time_of_its_first_words() -> None:
    assert placed(loaded(TALK)) == [
        ("Ada Holm: We stand at the harbour & the tide is rising.", "00:00:11"),
        ("It has come early this year.", "00:00:13"),
        ("Rolf Dahl: The gauge says two metres.", "01:02:03"),
    ]
    assert loaded(TALK).title == "The tide gauge"


@pytest.mark.parametrize("voices", [("Ada Holm", "Rolf Dahl"), ("Ada Holm", "Ada Holm")])
def test_a_voice_speaks(voices: tuple[str, str]) -> None:
    one = loaded(
        f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {voices[0]}>The sea is cold.</v>\n\n"
        f"00:07.000 --> 00:09.000\n<v {voices[1]}>The boats are late.\n"
    )
    laid = lay_out(Document("a.vtt", "", one.text), one.layout)
    said = statements(one.text, laid.blocks)
    assert [(s.speaker, one.text[s.start : s.end]) for s in said] == [
        (voices[0], "The sea is cold."),
        (voices[1], "The boats are late."),
    ]


def test_lines_that_roll_are_read_once() -> None:
    assert loaded(ROLLING).text == "so we went on and on until dawn when the boats came back"


def test_what_is_said_twice_stays_twice() -> None:
    one = loaded("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:03,000 --> 00:00:04,000\nNo.\n")
    assert one.text == "No.\n\nNo."


def test_an_old_subrip_file_is_read_without_its_marks() -> None:
    one = loaded(
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}Là-bas, <i>très</i> loin.\r\n\r\n2\r\n"
        "00:00:02,500 --> 00:00:04,000\r\n- Où ça ?\r\n- À la mer.\r\n".encode("cp1252")
    )
    assert one.text == "Là-bas, très loin.\n\nOù ça ?\n\nÀ la mer."
    assert one.encoding == "cp1252"


def test_numbers_and_empty_lines_between_cues_may_be_missing_or_too_many() -> None:
    one = loaded(
        "00:00:01,000 --> 00:00:02,000\nThe net\n\nis empty.\n\n\n"
        "2\n00:00:02,100 --> 00:00:03,000\nSeven boats\n"
        "3\n00:00:03,100 --> 00:00:04,000\nare out.\n"
    )
    assert one.text == "The net is empty.\n\nSeven boats are out."


def test_a_pause_and_a_sound_part_paragraphs() -> None:
    one = loaded(
        "1\n00:00:01,000 --> 00:00:02,000\nand then\n\n"
        "2\n00:00:09,000 --> 00:00:10,000\nsilence\n\n"
        "3\n00:00:10,000 --> 00:00:11,000\n[bells ring]\n\n"
        "4\n00:00:11,000 --> 00:00:12,000\nagain\n"
    )
    assert one.text.split("\n\n") == ["and then", "silence", "[bells ring]", "again"]


def test_captions_without_full_stops_are_no_single_sentence() -> None:
    cues = "".join(
        f"{n}\n00:{n // 30:02}:{n % 30 * 2:02},000 --> 00:{n // 30:02}:{n % 30 * 2 + 1:02},900\n"
        f"and then boat {n} came in with its nets\n\n"
        for n in range(90)
    )
    found = placed(loaded(cues))
    assert len(found) > 10
    assert all(len(text) < 300 for text, _ in found)
    (place,) = (place for text, place in found if "boat 61 " in text)
    assert "00:01:50" < place <= "00:02:02"


@pytest.mark.parametrize("data", [b"", b"WEBVTT\n", b"A text with --> in it.\n", b"\0\1\2"])
def test_what_holds_no_cue_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(load(data))
