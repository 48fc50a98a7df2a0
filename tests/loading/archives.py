"""Archives that the loaders' tests read, as bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO


def archive(members: dict[str, str]) -> bytes:
    """A zip archive of some texts by their names."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as writing:
        for name, text in members.items():
            writing.writestr(name, text)
    return data.getvalue()
