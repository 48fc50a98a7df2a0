"""The pieces of words are those of the `tokenizers` package, whatever the text."""

from __future__ import annotations

import sys
import unicodedata
from functools import lru_cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from qa_bot.index.checked import CheckedFile
from qa_bot.reader import WEIGHTS
from qa_bot.reader.wordpiece import WordPiece, words

_OLD = unicodedata.ucd_3_2_0
# The package's tables of characters are older than Python's, which differ by its version too: all
# know alike what was in Unicode 3.2 and has not been changed since.
KNOWN = [
    char
    for char in map(chr, range(sys.maxunicode + 1))
    if _OLD.category(char) not in ("Cn", "Cs")
    and _OLD.category(char) == unicodedata.category(char)
    and unicodedata.normalize("NFD", char) == _OLD.normalize("NFD", char)
]
TEXT = st.lists(
    st.one_of(
        st.sampled_from(KNOWN),
        st.sampled_from(" \t\n.,'-?!\u00e9\u0301\u03a3\u0130\u00df\u4e2d\uac00\u2014\ufffd\0"),
        st.sampled_from(["the", "Reading", "unaffable", "don't", "U.S.", "[SEP]", "##ing"]),
        st.sampled_from(["x" * 99, "the" * 34]),
    ),
    max_size=40,
).map("".join)

_normalizer = normalizers.BertNormalizer()
_cutter = pre_tokenizers.BertPreTokenizer()


@lru_cache(1)
def pieces() -> list[str]:
    file = CheckedFile(WEIGHTS.read_bytes(), WEIGHTS.name)
    return file.read("vocabulary").tobytes().decode().split("\n")


@lru_cache(1)
def ours() -> WordPiece:
    return WordPiece(pieces())


@lru_cache(1)
def theirs() -> Tokenizer:
    numbers = {piece: number for number, piece in enumerate(pieces())}
    tokenizer = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]"))
    tokenizer.normalizer = _normalizer
    tokenizer.pre_tokenizer = _cutter
    return tokenizer


def expected(text: str) -> list[int]:
    found: list[int] = theirs().encode(text, add_special_tokens=False).ids
    return found


def test_every_character_makes_the_same_words() -> None:
    assert len(KNOWN) > 90_000
    for at in range(0, len(KNOWN), 1_000):
        text = "".join(f" a{char}B" for char in KNOWN[at : at + 1_000])
        cut = _cutter.pre_tokenize_str(_normalizer.normalize_str(text))
        assert words(text) == [word for word, _ in cut]


@given(TEXT)
def test_every_text_has_the_same_pieces(text: str) -> None:
    assert ours().first(text, 4 * len(text) + 1) == expected(text)


@given(TEXT, st.integers(1, 30))
def test_the_first_and_last_pieces_of_a_text_are_those_of_the_whole(text: str, most: int) -> None:
    assume(len(text) <= 100 * most)  # no more is read
    assert ours().first(text, most) == expected(text)[:most]
    assert ours().last(text, most) == expected(text)[-most:]


@pytest.mark.parametrize(
    "text",
    [
        "The committee of inquiry re-convened at 9:45 a.m., didn't it?",
        "ΟΔΥΣΣΕΥΣ and ὈΔΥΣΣΕΎΣ",
        "ＦＵＬＬ　ＷＩＤＴＨ ﬁne Ⅷ ½ ™",
        "naïve Ångström İstanbul ǅ ŉ",
        "कश्मीर ไทย עִבְרִית العَرَبِيَّة 한국어 日本語カナ",
        "≠ ≮ ≯ ` ´ « » ‹ ›",
        "👩‍👩‍👧 🇪🇺 x\u200by\u00adz \ufeff",
        "a" * 100 + " " + "a" * 101,
    ],
)
def test_texts_of_many_kinds_have_the_same_pieces(text: str) -> None:
    assert ours().first(text, 1_000) == expected(text)


def test_a_word_of_more_than_a_hundred_characters_is_unknown() -> None:
    cut = WordPiece(["[UNK]", "[CLS]", "[SEP]", "go", "##go"])
    assert cut.first("go " + "go" * 50, 99) == [3, 3, *[4] * 49]
    assert cut.first("go " + "go" * 51 + " go", 99) == [3, cut.unknown, 3]


def test_what_marks_the_parts_of_a_text_is_never_read_out_of_a_text() -> None:
    cut = ours()
    marks = {cut.unknown, cut.beginning, cut.separator}
    assert not marks & {*cut.first("[CLS] x [SEP] y [UNK] z [PAD]", 99)}


@pytest.mark.parametrize("text", ["e\u0301", "\u0301\u0323", "中", "qzxj", "q" * 99 + " ", "- "])
def test_of_a_long_text_no_more_is_read_than_is_asked_for(text: str) -> None:
    long = text * (100_000 // len(text))
    assert ours().first(long, 20) == ours().first(long[:4_000], 20)
    assert ours().last(long, 20) == ours().last(long[-4_000:], 20)


def test_a_hundred_thousand_accents_are_no_words() -> None:
    assert words("\u0301\u0323" * 50_000) == []


def test_half_a_character_is_left_out() -> None:
    assert words("a\ud800b \udfff") == ["ab"]
