"""Which article a name means, wherever one is named: `in:deal` in a question, `/open deal`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from itertools import dropwhile, islice

from qa_bot.errors import QuestionError
from qa_bot.index.contract import Documents
from qa_bot.model import Document, file_of

# How an id can be meant by a name, both without case; the first way that fits any id counts.
_WAYS: tuple[Callable[[str, str], bool], ...] = (
    lambda name, id: name in (id, file_of(id)),
    lambda name, id: name in (*_last_part(id), *_last_part(file_of(id))),
    lambda name, id: id.endswith(name),
    lambda name, id: name in id,
)


def meant(name: str, documents: Mapping[str, Document]) -> list[str]:
    """The ids of the articles that a name can mean: one, or none, or those it doesn't tell apart.

    It is an id; or else, without case, an id or the file of one, the last part of these with or
    without its suffix, the end of one, any part of one; or else a title or a part of it.
    """
    if name in documents:
        return [name]
    low = name.casefold()
    ids = {id: id.casefold() for id in documents}
    for fits in _WAYS:
        if found := [id for id, folded in ids.items() if fits(low, folded)]:
            return found
    folded = {id: title.casefold() for id, title in titles(documents).items()}
    return [id for id, title in folded.items() if title == low] or [
        id for id, title in folded.items() if low in title
    ]


def called(name: str, documents: Mapping[str, Document], in_part: bool = True) -> list[str]:
    """The ids of the articles that words in a sentence may name: "the tides", "pep 8".

    The words are those of the id, its last part or the title, numbers in front aside; or else,
    where a name may be given `in_part`, they stand in one of these side by side.
    """
    wanted = _words(name)
    if not wanted:
        return []
    likely = {
        id: (_words(_last_part(id)[1]), _words(title), _words(id))
        for id, title in titles(documents).items()
        if wanted[-1] in id.casefold() or wanted[-1] in title.casefold()
    }
    for fits in (_are, _stand_in) if in_part else (_are,):
        if found := [id for id, names in likely.items() if any(fits(wanted, n) for n in names)]:
            return found
    return []


def _words(text: str) -> list[str]:
    """The words of a name, without case, an article at its front and zeros before numbers."""
    words = [word.lstrip("0") or "0" for word in re.findall(r"[^\W_]+", text.casefold())]
    return words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words


def _are(wanted: list[str], words: list[str]) -> bool:
    bare = list(dropwhile(lambda word: any(map(str.isdigit, word)), words))
    return wanted in (words, bare)


def _stand_in(wanted: list[str], words: list[str]) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def titles(documents: Mapping[str, Document]) -> Mapping[str, str]:
    """The titles by id; those of an index without reading its documents."""
    if isinstance(documents, Documents):
        return documents.titles
    return {document.id: document.title for document in documents.values()}


def _last_part(id: str) -> tuple[str, str]:
    """What stands behind the last `/`, with its suffix and without."""
    name = id.rpartition("/")[2]
    return name, name.rpartition(".")[0]


def file_alone(ids: Collection[str]) -> str:
    """The file in which all the articles of these ids stand, or empty."""
    files = {file_of(id) for id in ids}
    return files.pop() if len(files) == 1 else ""


def meant_alone(name: str, documents: Mapping[str, Document]) -> str:
    """The id of the one article that a name means, or the one file; itself where there is none.

    Raises QuestionError where there are several.
    """
    found = meant(name, documents)
    if len(found) > 1 and (file := file_alone(found)):
        return file
    if len(found) > 1:
        raise QuestionError(f"{len(found):,} articles have {name} in their name: {some(found)}")
    return found[0] if found else name


def some(ids: Collection[str]) -> str:
    """A few of the ids, for an error message."""
    more = f" … ({len(ids):,} in all)" if len(ids) > 3 else ""
    return ", ".join(islice(ids, 3)) + more
