"""decode(): exact where the bytes say what they are, a sensible guess where they don't."""

from __future__ import annotations

import codecs
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.loading import decoding
from qa_bot.loading.decoding import NotText, decode

RUSSIAN = (
    "Президент сказал, что договор будет подписан завтра. Министры с этим не согласны. "
    "Что делать дальше, пока не знает никто."
)
JAPANESE = "これは日本語の文章です。大統領は明日条約に署名すると述べた。大臣たちは反対した。"
CHINESE = "这是一个中文句子。总统说条约将于明天签署。部长们不同意。接下来怎么办，没有人知道。"
ENGLISH = (
    "The café’s owner said “it’s fine” – naïve, but fine. Prices rose to 3 €. No more was said."
)
FRENCH = "L'été dernier, le président a déclaré que la réforme était nécessaire. Où est l'argent ?"
GERMAN = "Die Straße über die Brücke wäre schön. Größe zählt nicht, sagte der Präsident."
SPANISH = "¿Qué pasó mañana? El niño comió en España. También dijo que sí."
POLISH = (
    "Prezydent powiedział, że umowa zostanie podpisana jutro. Ministrowie się nie zgodzili. "
    "Cóż robić dalej?"
)
SWEDISH = "Åsa gick över ån på fredag. Det är inte så lätt, sade hon."


@pytest.fixture
def no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    def detect(data: bytes) -> str:
        raise AssertionError("the detector was asked")

    monkeypatch.setattr(decoding, "_detect", detect)


@pytest.mark.usefixtures("no_detector")
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_is_exact_and_never_goes_through_the_detector(text: str) -> None:
    text = text.removeprefix("\ufeff")
    assert decode(text.encode("utf-8")) == (text, "utf-8")
    assert decode(codecs.BOM_UTF8 + text.encode("utf-8")) == (text, "utf-8")


@pytest.mark.usefixtures("no_detector")
@pytest.mark.parametrize(
    ("mark", "codec", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
@pytest.mark.parametrize("text", ["", "one\r\ntwo", CHINESE, "😀 𝒳"])
def test_a_byte_order_mark_is_believed_and_removed(
    mark: bytes, codec: str, encoding: str, text: str
) -> None:
    assert decode(mark + text.encode(codec)) == (text, encoding)


@pytest.mark.usefixtures("no_detector")
def test_line_ends_and_escapes_stay() -> None:
    text = "one\r\ntwo\rthree\n\x1b[1mfour\x1b[0m\ffive\v"
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("text", "written_in", "encoding"),
    [
        ("Café", "latin-1", "cp1252"),
        ("naïve", "latin-1", "cp1252"),
        ("It’s", "cp1252", "cp1252"),
        (ENGLISH, "cp1252", "cp1252"),
        (FRENCH, "latin-1", "cp1252"),
        (GERMAN, "latin-1", "cp1252"),
        (SPANISH, "latin-1", "cp1252"),
        (SWEDISH, "latin-1", "cp1252"),
        (POLISH, "cp1250", "cp1250"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8_r"),
        (JAPANESE, "shift-jis", "cp932"),
        (JAPANESE, "euc-jp", "euc_jp"),
        (CHINESE, "gb18030", "gb18030"),
    ],
)
def test_old_encodings_are_told_apart(text: str, written_in: str, encoding: str) -> None:
    assert decode(text.encode(written_in)) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "written_in"),
    [(RUSSIAN, "cp1251"), (JAPANESE, "shift-jis"), (CHINESE, "gb18030"), (ENGLISH, "cp1252")],
)
@pytest.mark.parametrize("shift", range(4))
def test_a_long_text_that_begins_in_ascii_is_told_by_a_sample(
    text: str, written_in: str, shift: int
) -> None:
    long = "x" * 60_000 + "\n" + text[0] + "-" * shift + (text * 10 + "\n") * 100
    assert decode(long.encode(written_in))[0] == long


def test_the_detector_is_given_no_more_than_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    import charset_normalizer

    sizes: list[int] = []

    def from_bytes(data: bytes, **_: object) -> list[object]:
        sizes.append(len(data))
        return []

    monkeypatch.setattr(charset_normalizer, "from_bytes", from_bytes)
    data = b"\xe9" * 1_000_000
    assert decode(data) == ("é" * 1_000_000, "cp1252")
    assert sizes == [decoding._SAMPLE_BYTES]


def test_what_is_not_even_cp1252_is_latin_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "_detect", lambda data: "cp932")
    assert decode(b"caf\xe9 \x81") == ("café \x81", "latin-1")


def test_a_guess_that_fails_on_the_whole_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "_detect", lambda data: "cp932")
    assert decode(b"caf\xe9") == ("café", "cp1252")


@pytest.mark.usefixtures("no_detector")
def test_utf_8_that_is_cut_short_stays_utf_8() -> None:
    text, encoding = decode(RUSSIAN.encode()[:-2])
    assert (text, encoding) == (RUSSIAN[:-2] + "\ufffd", "utf-8")


@pytest.mark.usefixtures("no_detector")
def test_utf_8_with_a_stray_byte_stays_utf_8() -> None:
    data = CHINESE.encode() + b" \xe9 " + CHINESE.encode()
    assert decode(data) == (f"{CHINESE} \ufffd {CHINESE}", "utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"MZ\x90\0\x03\0", "binary: it holds NUL bytes"),
        (b"text, then\0", "binary: it holds NUL bytes"),
        ("UTF-16 without a mark".encode("utf-16-le"), "binary: it holds NUL bytes"),
        (b"\xff\xfe\0\0" + b"\xff" * 8, "binary: it begins as utf-32 but breaks off"),
        (b"\xff\xfe\x00\xd8", "binary: it begins as utf-16 but breaks off"),
        (b"\xfe\xff\0a\0", "binary: it begins as utf-16 but breaks off"),
        (b"\xfe\xff\0\0", "binary: it holds NUL characters"),
        (b"\x01\x02\x03 some", "binary: it holds many control characters"),
    ],
)
def test_binary_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotText) as caught:
        decode(data)
    assert str(caught.value) == reason


def test_noise_without_nul_bytes_is_refused() -> None:
    noise = random.Random(1).randbytes(100_000).replace(b"\0", b"")
    with pytest.raises(NotText, match="control characters"):
        decode(noise)


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    text = "A bell\x07 rings somewhere in this text."
    assert decode(text.encode()) == (text, "utf-8")


def test_lone_surrogates_do_not_come_out() -> None:
    encoded = "\ud800".encode("utf-8", "surrogatepass")
    text, _ = decode(encoded)
    assert text.encode("utf-8")


@given(
    st.binary()
    | st.lists(st.integers(0x30, 0xFF), max_size=60).map(bytes)
    | st.builds(
        lambda mark, rest: mark + rest,
        st.sampled_from([mark for mark, _ in decoding._MARKS]),
        st.binary(max_size=40),
    )
)
def test_any_bytes_are_text_that_can_be_written_or_not_text(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except NotText:
        return
    assert text.encode("utf-8").decode("utf-8") == text
    assert codecs.lookup(encoding)
    assert "\0" not in text


def test_the_detector_is_imported_only_for_old_encodings() -> None:
    check = (
        "import sys; from qa_bot.loading.decoding import decode; decode('Café'.encode());"
        "print('charset_normalizer' in sys.modules); decode(b'Caf\\xe9');"
        "print('charset_normalizer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize(
    ("declaration", "encoding", "codec", "text"),
    [
        ("-*- coding: euc-jp -*-", "euc_jp", "euc_jp", "この船はとても遅い。"),
        ("charset=windows-1255", "cp1255", "cp1255", "הספינה מאוחרת מאוד."),
        ("Coding: cp874", "cp874", "cp874", "เรือมาช้ามาก"),
        ('<meta charset="big5">', "big5", "big5", "這艘船來得很晚。"),
        ("Character set encoding: ISO-8859-1", "iso8859-1", "latin-1", "Så sade hon på ön."),
    ],
)
def test_what_a_text_says_of_its_encoding_is_believed(
    declaration: str, encoding: str, codec: str, text: str
) -> None:
    whole = f"{declaration}\n\n{text}\n"
    assert decode(whole.encode(codec)) == (whole, encoding)


@pytest.mark.parametrize("name", ["nonsense", "zip", "hex", "rot13", "ascii", "utf-16", "utf-8"])
def test_an_encoding_that_is_none_or_does_not_fit_is_not_believed(name: str) -> None:
    whole = f"coding: {name}\n\n{FRENCH}"
    assert decode(whole.encode("cp1252")) == (whole, "cp1252")
