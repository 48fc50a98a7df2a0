"""Which article a name means, wherever one is named: `in:deal` in a question, `/open deal`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import islice

from qa_bot.errors import QuestionError
from qa_bot.model import Document

# How an id can be meant by a name, both without case; the first way that fits any id counts.
_WAYS: tuple[Callable[[str, str], bool], ...] = (
    lambda name, id: id == name,
    lambda name, id: name in _last_part(id),
    lambda name, id: id.endswith(name),
    lambda name, id: name in id,
)


def meant(name: str, documents: Mapping[str, Document]) -> list[str]:
    """The ids of the articles that a name can mean: one, or none, or those it doesn't tell apart.

    It is an id; or else, without case, an id, the last part of one with or without its suffix, the
    end of one, any part of one; or else a title or a part of it.
    """
    if name in documents:
        return [name]
    low = name.casefold()
    ids = {id: id.casefold() for id in documents}
    for fits in _WAYS:
        if found := [id for id, folded in ids.items() if fits(low, folded)]:
            return found
    titles = {document.id: document.title.casefold() for document in documents.values()}
    return [id for id, title in titles.items() if title == low] or [
        id for id, title in titles.items() if low in title
    ]


def _last_part(id: str) -> tuple[str, str]:
    """What stands behind the last `/`, with its suffix and without."""
    name = id.rpartition("/")[2]
    return name, name.rpartition(".")[0]


def meant_alone(name: str, documents: Mapping[str, Document]) -> str:
    """The id of the one article that a name means; the name itself where there is none.

    Raises QuestionError where there are several.
    """
    found = meant(name, documents)
    if len(found) > 1:
        raise QuestionError(f"{len(found):,} articles have {name} in their name: {some(found)}")
    return found[0] if found else name


def some(ids: Collection[str]) -> str:
    """A few of the ids, for an error message."""
    more = f" … ({len(ids):,} in all)" if len(ids) > 3 else ""
    return ", ".join(islice(ids, 3)) + more
