"""Where the articles are, and where their index is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zlib import crc32

from qa_bot import arguments
from qa_bot.errors import ForeignFolderError, KnowledgeError

_HERE = Path(__file__).parents[1]
# Shipped inside the wheel as qa_bot/articles; in a checkout they stand beside the package.
BUNDLED = next(
    (path for path in (_HERE / "articles", _HERE.parent / "knowledge") if path.is_dir()),
    _HERE / "articles",
)


def places(path: object, index: object) -> tuple[Path, Path]:
    """Where the articles and their index are, absolute.

    Raises ForeignFolderError for an index among the articles, or around them.
    """
    source = BUNDLED if path is None else arguments.place(path, "folder of the articles")
    if index is None:
        return source, index_folder(source)
    folder = arguments.place(index, "folder for the index")
    articles, own = (Path(os.path.realpath(place)) for place in (source, folder))
    if articles in (own, *own.parents):
        raise ForeignFolderError(folder, "is among the articles")
    if own in articles.parents:
        raise ForeignFolderError(folder, "holds the articles")
    return source, folder


def index_folder(source: Path) -> Path:
    """Where the index of a folder or file of articles is kept, unless it is named: in the cache."""
    real = Path(os.path.realpath(source))
    # Two folders of one key would only take turns, since the manifest names its own.
    key = crc32(os.fsencode(real))
    return _cache() / f"{real.name}-{key:08x}"


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
