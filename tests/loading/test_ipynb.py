"""Notebooks: what is written in them and their code, by cell."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qa_bot.language.text.passages import lay_out
from qa_bot.loading.formats.ipynb import load
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.model import Document


def cell(kind: str, source: str | list[str], **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "source": source, "metadata": {}, **more}


def loaded(*cells: dict[str, Any], **more: Any) -> Loaded:
    (one,) = load(json.dumps({"cells": cells, "nbformat": 4, "metadata": {}, **more}).encode())
    return one


def placed(one: Loaded) -> list[tuple[str, str, str]]:
    """The passages, each with its kind and place."""
    blocks = lay_out(Document("a.ipynb", "", one.text), one.layout).blocks
    passages = [passage for block in blocks for passage in block]
    return [
        (passage.text, passage.kind, [label for at, label in one.places if at <= passage.start][-1])
        for passage in passages
    ]


def test_cells_are_read_as_what_they_are() -> None:
    output = {"output_type": "stream", "text": ["2.1\n"]}
    one = loaded(
        cell("markdown", ["# Tides\n", "\n", "The moon *pulls* the sea. It falls back."]),
        cell("code", "import tides\n\nprint(tides.mean())", outputs=[output], execution_count=1),
        cell("raw", "\\newpage"),
        cell("markdown", "| Port | Metres |\n|---|---|\n| Vik | 2.1 |"),
    )
    assert placed(one) == [
        ("Tides", "heading", "cell 1"),
        ("The moon *pulls* the sea.", "paragraph", "cell 1"),
        ("It falls back.", "paragraph", "cell 1"),
        ("import tides", "code", "cell 2"),
        ("print(tides.mean())", "code", "cell 2"),
        ("Port | Metres", "header", "cell 4"),
        ("Vik | 2.1", "row", "cell 4"),
    ]


def test_a_fence_that_is_open_ends_with_its_cell() -> None:
    one = loaded(cell("markdown", "Run this:\n\n```\nls"), cell("markdown", "It lists files."))
    assert ("It lists files.", "paragraph", "cell 2") in placed(one)


def test_code_may_hold_fences() -> None:
    one = loaded(cell("code", 's = """\n```\n"""\nprint(s)'), cell("markdown", "It prints three."))
    assert ("print(s)", "code", "cell 1") in placed(one)
    assert ("It prints three.", "paragraph", "cell 2") in placed(one)


def test_a_notebook_of_the_older_format_is_read() -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["Ebb"]},
        {"cell_type": "code", "input": ["ebb()"], "outputs": []},
    ]
    (one,) = load(json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3}).encode())
    assert placed(one) == [("Ebb", "heading", "cell 1"), ("ebb()", "code", "cell 2")]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b"no JSON", b'{"cells": 3}', b"\0", b"[" * 100_000]
)
def test_what_is_no_notebook_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(load(data))
