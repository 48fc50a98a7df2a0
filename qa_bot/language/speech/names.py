"""Names in running text: runs of capitalised words, and what in them is a role."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import FUNCTION_WORDS
from qa_bot.language.lexicon.no_names import NO_NAMES
from qa_bot.language.lexicon.roles_and_titles import INSTITUTIONS, ROLES, SURNAMES, TITLES

# Latin, Greek and Cyrillic capitals.
_RANGES = (range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x1F00))
_UPPER = "A-Z" + "".join(chr(c) for some in _RANGES for c in some if chr(c).isupper())
_PLURAL = rf"(?:(?<=s)['’](?=\s[{_UPPER}]))?"  # "the Seafarers' Union"
_WORD = (
    rf"(?:[{_UPPER}]\.(?:[{_UPPER}]\.)*|(?:(?:al|el|as|ad|an|ar|ash|az|d|l)[-'’])?"
    rf"[{_UPPER}](?:(?:[\w’']|-(?!-))*\w)?{_PLURAL})"
)
_BETWEEN = (
    r"(?:(?:von|van|der|den|de|da|di|du|del|della|la|le|bin|ibn|al|el|ter|af|dos|zu|y|&)\s{1,2}){1,2}"
    r"|of\s{1,2}(?:the\s{1,2})?"
)
# Starts with a capital, so that the search can skip to one; bounded, so that time is linear.
_RUN = pattern(
    rf"[{_UPPER}](?<![\w’'].)"
    rf"(?:(?:r|rs|s|rof|ev|en|ep|ov|t|ol|apt|gt)\.\s{{1,2}}[{_UPPER}])?"
    rf"(?:\.(?:[{_UPPER}]\.)*|(?:(?:[\w’']|-(?!-))*\w)?{_PLURAL})(?:\s{{1,2}}(?:{_BETWEEN})?{_WORD}){{0,9}}"
)
_POSSESSIVE = pattern(r"(?:['’][sS]|(?<=[sS])['’])$")

_OWNER = pattern(r"(?:['’][sS]|(?<=[sS])['’])\s")
_AROUND_ROLE = pattern(r"^(?:co|ex|vice|deputy|ex-vice)-|-elect$")

# "Port of Calder" is a name, "Holm of Calder" is Holm.
_OF_ITS_OWN = INSTITUTIONS | TITLES


class Mention(NamedTuple):
    """A name in a text: where it stands, with its role before it and its place behind it.

    `name` is empty where only a role is written with capitals ("the Governor of Ohio").
    """

    start: int
    end: int
    role: str
    name: str
    possessive: bool = False


def mentions(text: str) -> list[Mention]:
    """The names of a text, in order and apart."""
    found = []
    for match in _RUN.finditer(text):
        start = match.start()
        for role, name, begin, end, possessive in _read(match[0]):
            found.append(Mention(start + begin, start + end, role, name, possessive))
    return found


@lru_cache(maxsize=20_000)
def _read(run: str) -> tuple[tuple[str, str, int, int, bool], ...]:
    """The names in a run of capitalised words: role, name, where they stand, whether they own."""
    found = []
    start = 0
    for part in _owned(run):
        role, name, skipped, possessive = _split(part)
        if role or name:
            found.append((role, name, start + skipped, start + len(part), possessive))
        start += len(part) + 1
    return tuple(found)


def _owned(run: str) -> tuple[str, ...]:
    """A run of capitalised words, cut behind who owns: "Velm United's | Edo".

    "The Seafarers' Union" stays whole.
    """
    parts = []
    while (owner := _OWNER.search(run)) and run[owner.end() :].split(" ", 1)[
        0
    ].lower() not in INSTITUTIONS:
        parts.append(run[: owner.end() - 1])
        run = run[owner.end() :]
    return (*parts, run)


def split_name(words: str) -> tuple[str, str]:
    """The role and the name in a run of capitalised words: "President Ada Holm"."""
    return _split(words)[:2]


@lru_cache(maxsize=20_000)
def _split(run: str) -> tuple[str, str, int, bool]:
    """Role, name, how many characters before them belong to neither, and whether it owns."""
    plain = _POSSESSIVE.sub("", run)
    possessive = plain != run
    tokens = plain.split()
    skipped = 0
    while tokens and (tokens[0] in NO_NAMES or _is_small(tokens[0])):
        skipped = run.index(tokens.pop(0), skipped)
        skipped += len(run[skipped:].split(maxsplit=1)[0]) + 1
    if tokens and tokens[0] == "of":
        return "", "", 0, possessive
    lower = [token.lower().strip(".") for token in tokens]
    at = -1
    for i, word in enumerate(lower):
        if word in ROLES or ("-" in word and _AROUND_ROLE.sub("", word) in ROLES):
            at = i
    if at == len(tokens) - 1 == 1 and lower[1] in SURNAMES and lower[0] not in ROLES:
        at = -1  # "Tim Cook" isn't a cook
    rest = tokens[at + 1 :]
    if at >= 0 and rest and all(word in INSTITUTIONS for word in lower[at + 1 :]):
        at, rest = -1, tokens  # "General Assembly" isn't a general
    if at >= 0 and rest[:1] == ["of"]:
        # "Secretary of State Ada Holm", but "Governor of Ohio".
        office = 3 if rest[1:2] != ["the"] else 4
        name = rest[office - 1 :] if len(rest) > office else []
        return " ".join(tokens[: len(tokens) - len(name)]), " ".join(name), skipped, possessive
    name = rest
    if "of" in name and lower[at + name.index("of")] not in _OF_ITS_OWN:
        name = name[: name.index("of")]
    return " ".join(tokens[: at + 1]), " ".join(name[:6]), skipped, possessive


def _is_small(token: str) -> bool:
    """Whether a word has its capital only from where it stands."""
    plain = token.replace("’", "'").partition("'")[0]  # "I've", "That's"
    return plain.lower() in FUNCTION_WORDS and (plain[1:].islower() or plain == "I" != token)
