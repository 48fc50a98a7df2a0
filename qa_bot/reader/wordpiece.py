"""Text as the pieces of words that a model was trained on: the tokenizer of uncased BERT.

A text is cleaned, lower-cased, rid of accents and cut into words; a punctuation mark and a CJK
character stand alone; a word is cut from its beginning into the longest pieces that the vocabulary
holds (Devlin et al. 2019, "BERT"; Wu et al. 2016, "Google's Neural Machine Translation System").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count

_LONGEST_WORD = 100  # characters; a longer one is unknown
_REMEMBERED = 20_000  # words, and characters
_CJK = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """Cuts texts into the pieces of a vocabulary and gives their numbers; safe from many threads.

    `pieces` stand in the order of their numbers; those that go on with a word begin with ##.
    Raises KeyError where one of [UNK], [CLS] and [SEP] is missing.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self._number = dict(zip(pieces, count()))
        self._longest = max(map(len, self._number), default=0)
        self.unknown = self._number["[UNK]"]
        self.beginning = self._number["[CLS]"]
        self.separator = self._number["[SEP]"]
        self._pieces = lru_cache(_REMEMBERED)(self._cut)

    def __len__(self) -> int:
        """The number of pieces in the vocabulary."""
        return len(self._number)

    def first(self, text: str, most: int) -> list[int]:
        """The numbers of the first `most` pieces of a text.

        It is read no further than so many words of the greatest length take.
        """
        return self._taken(words(text[: most * (_LONGEST_WORD + 1)]), most, 1)

    def last(self, text: str, most: int) -> list[int]:
        """The numbers of the last `most` pieces of a text, in its order, read likewise."""
        read = words(text[-most * (_LONGEST_WORD + 1) :])
        return self._taken(reversed(read), most, -1)[::-1]

    def _taken(self, read: Iterable[str], most: int, step: int) -> list[int]:
        """The pieces of words until there are enough, those of each word forwards or backwards."""
        taken: list[int] = []
        for word in read:
            taken += self._pieces(word)[::step]
            if len(taken) >= most:
                break
        return taken[:most]

    def _cut(self, word: str) -> Sequence[int]:
        """The numbers of the longest pieces that make up a word, taken from its beginning."""
        if len(word) > _LONGEST_WORD:
            return (self.unknown,)
        found: list[int] = []
        at = 0
        while at < len(word):
            marked = "##" if at else ""
            for end in range(min(len(word), at + self._longest), at, -1):
                number = self._number.get(marked + word[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return (self.unknown,)
        return tuple(found)


def words(text: str) -> list[str]:
    """The words of a text, cleaned, in lower case and without accents; punctuation stands alone."""
    return text.translate(_CLEAN).split()


class _Clean(dict[int, str]):
    """What becomes of each character, for `str.translate`; found out when it is first met.

    Character by character, a long run of accents costs no more than other text: to bring such a
    run into canonical order takes time that grows with its square.
    """

    def __missing__(self, code: int) -> str:
        clean = "".join(_clean(chr(code)))
        if len(self) < _REMEMBERED:
            self[code] = clean
        return clean


def _clean(char: str) -> Iterator[str]:
    category = unicodedata.category(char)
    if char in "\t\n\r" or category[0] == "Z":
        yield " "
    elif category not in ("Cc", "Cf", "Co", "Cs") and char != "\ufffd":
        for part in unicodedata.normalize("NFD", char):
            if unicodedata.category(part) != "Mn":
                yield f" {part} " if _stands_alone(part) else part.lower()


def _stands_alone(char: str) -> bool:
    """Whether a character is a word by itself: punctuation, ASCII's signs, and CJK."""
    if char.isascii():
        return char.isprintable() and not char.isalnum()
    code = ord(char)
    return unicodedata.category(char)[0] == "P" or any(a <= code <= z for a, z in _CJK)


_CLEAN = _Clean()
