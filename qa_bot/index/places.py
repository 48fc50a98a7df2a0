"""Where the articles are, and where their index is kept."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

from qa_bot import arguments
from qa_bot.errors import ForeignFolderError

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
    from platformdirs import user_cache_path

    real = Path(os.path.realpath(source))
    # Two folders of one key would only take turns, since the manifest names its own.
    key = crc32(os.fsencode(real))
    return user_cache_path("qa-bot") / f"{real.name}-{key:08x}"
