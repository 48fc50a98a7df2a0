"""Where the articles are, and where their index is kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

from qa_bot import arguments
from qa_bot.errors import ForeignFolderError, KnowledgeError
from qa_bot.loading.sources import Source, Sources, sources

_HERE = Path(__file__).parents[1]
# Shipped inside the wheel as qa_bot/articles; in a checkout they stand beside the package.
BUNDLED = next(
    (path for path in (_HERE / "articles", _HERE.parent / "knowledge") if path.is_dir()),
    _HERE / "articles",
)


# How articles are named: a folder, a file, or several of them; None are the bundled ones.
Articles: TypeAlias = "str | Path | Iterable[str | Path] | None"


def places(path: object, index: object) -> tuple[Sources, Path]:
    """Where the articles and their index are, absolute.

    Raises ForeignFolderError for an index among the articles, or around them.
    """
    source = path if isinstance(path, Sources) else Sources(tuple(_paths(path)))
    if index is None:
        return source, index_folder(source)
    folder = arguments.place(index, "folder for the index")
    own = Path(os.path.realpath(folder))
    for articles in source.real:
        if articles in (own, *own.parents):
            raise ForeignFolderError(folder, "is among the articles")
        if own in articles.parents:
            raise ForeignFolderError(folder, "holds the articles")
    return source, folder


def index_folder(source: Source) -> Path:
    """Where the index of some articles is kept, unless it is named: in the cache."""
    source = sources(source)
    first, *others = source.real
    more = f"-and-{len(others)}" if others else ""
    # Two folders of one key would only take turns, since the manifest names its own.
    key = crc32(os.fsencode(source.key))
    return _cache() / f"{first.name}{more}-{key:08x}"


def _paths(given: object) -> Iterable[Path]:
    what = "folder of the articles"
    several = isinstance(given, Iterable) and not isinstance(given, (str, bytes, Mapping))
    named = list(given) if several else [BUNDLED if given is None else given]  # type: ignore[call-overload]
    if not named:
        raise KnowledgeError("no folder of articles is named: name one or more")
    return (arguments.place(one, what) for one in named)


def _cache() -> Path:
    """Where indexes are kept that have no place of their own."""
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        # The same as platformdirs says, which takes long to import for one question.
        cache, home = (os.environ.get(name, "") for name in ("XDG_CACHE_HOME", "HOME"))
        if cache.startswith("/") or home.startswith("/"):
            return (Path(cache) if cache.startswith("/") else Path(home, ".cache")) / "qa-bot"
    from platformdirs import user_cache_path

    try:
        return user_cache_path("qa-bot")
    except RuntimeError:
        raise KnowledgeError(
            "there is no home folder to keep the index in: name a folder for it"
        ) from None
