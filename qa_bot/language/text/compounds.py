"""Words that signs make what they are: terms of their own, beside those of their parts.

==============================  ==============  ===================================================
text                            term            why
==============================  ==============  ===================================================
C#, F#, C++, .NET               c#, f#, c++,    *named*: the sign is part of the name, the letter
                                .net            alone is another
version 4.1.8, v4.1.8           4.1.8           *named*: 4.1.7 has nearly the same parts
ada@example.org                 as written      *named*: an address is found whole
--frozen, -q, -Q                as written      a flag isn't an exclusion or a dash
std::vector, Option<T>          as written      so are paths, types
@dataclass, **kwargs, my_name   as written      and names in code
plug-in, re-opened              plugin, reopen  some write these as one word
temper-, at the end of a line   temperatur      a printer parted the word
l'école                         ecol            the article is a word of its own
==============================  ==============  ===================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa_bot.language.languages import ENGLISH
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.text.terms import terms

Compound = tuple[str, int, int]

# What a compound can't be without: only around these is looked for one.
_SIGN = re.compile(
    r"[-‐‑+#.:<@*_]\w|\w[+#<>]|\w[-‐‑][ \t]*[\r\n]|(?<!\w)(?:[cdjlmnstCDJLMNST]|[Qq]u)['’]\w"
)
# What white space parts belongs together in a type, and where a line ends after a hyphen.
_TOGETHER = pattern(
    r"\S*(?:(?:(?<=[-‐‑])[ \t]*[\r\n]{1,2}[ \t]*|(?<=[-‐‑][ \t])[\r\n]|(?<=,)\s)\S+){0,40}"
)
_HYPHEN = pattern(r"[-‐‑]\s*")
_COMPOUND = pattern(
    r"""(?x)
      (?P<named>
          (?<![\w.-])[A-Za-z](?:\+\+|\#)(?!\w)                      # C++, F#
        | (?<![\w.])\.[A-Z][A-Za-z]{1,30}\b                         # .NET
        | (?<![\w.])[vV]?\d{1,9}(?:\.\d{1,9}){2,6}(?![\w])          # 4.1.8
        | (?<![\w.])[vV]\d{1,9}(?:\.\d{1,9}){1,6}(?![\w])           # v4.1
        | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+   # an address
      )
    | (?P<code>
          (?<![\w-])--?[A-Za-z](?:[\w-]{0,40}\w)?(?![\w-])          # --frozen, -q
        | (?<![\w:])\w{1,40}(?:::\w{1,40})+                         # std::vector
        | (?<!\w)[A-Za-z]\w{0,40}<(?:[\w&'<>:]|,\s?){1,40}>       # Option<T>
        | (?<![\w@])@[A-Za-z]\w{0,40}(?:\.\w{1,40}){0,4}            # @dataclass
        | (?<![\w*])\*{1,2}[a-z_]\w{0,40}(?![\w*])                  # **kwargs
        | (?<!\w)\w{0,40}[^\W_]_+\w{1,40}|(?<!\w)__\w{1,40}         # my_name, __init__
      )
    | (?P<joined>
          # plug-in, and temper-ature where a line ends after the hyphen
          (?<![\w-])[^\W\d_]{2,20}
          (?:[-‐‑](?:[ \t]*[\r\n]{1,2}[ \t]*(?=[a-zß-öø-ÿ]))?[^\W\d_]{2,20}){1,3}(?![\w-])
      )
    | (?<!\w)(?:[cdjlmnstCDJLMNST]|[Qq]u)['’](?P<elided>[^\W\d_]{3,30})\b  # l'école
    """
)


def compounds(text: str, language: str = ENGLISH) -> Iterator[tuple[Compound, str]]:
    """The compounds of a text as (term, start, end), each with its kind, in reading order.

    The kind is "named" where the signs belong to the name, "code", "joined" or "elided".
    """
    done = 0
    while sign := _SIGN.search(text, done):
        start = sign.start()
        while start > done and not text[start - 1].isspace():
            start -= 1
        together = _TOGETHER.match(text, sign.start())
        end = together.end() if together else sign.end()
        for match in _COMPOUND.finditer(text, start, end):
            kind = match.lastgroup or ""
            # The words of other languages are told from their articles as they are read.
            told = kind == "elided" and language != ENGLISH
            if not told and (term := _term(match[kind], kind, language)):
                yield (term, *match.span(kind)), kind
        done = max(end, sign.end())


def compound_terms(text: str, language: str = ENGLISH) -> list[str]:
    """The terms of the compounds of a text, as often as they stand there."""
    return [term for (term, _, _), _ in compounds(text, language)]


def _term(written: str, kind: str, language: str) -> str:
    if kind in ("joined", "elided"):
        return "".join(terms(_HYPHEN.sub("", written), language)[:1])
    if kind == "named":
        return written.casefold().lstrip("v") if written[-1].isdigit() else written.casefold()
    # One letter after a dash means another thing in capitals; a long flag doesn't.
    return written if len(written) == 2 else "".join(written.casefold().split())
