"""The rooms of the package: each imports only from those before it, and none grows too large."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "qa_bot"
ORDER = (
    "errors model arguments forks language loading index cluster reader answering knowledge "
    "verification conversation evaluation output saved chat mcp cli"
).split()
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 5


def modules() -> Iterator[tuple[str, str]]:
    """Each module's name, from its room on, and its source; lists of words are left out."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        if "lexicon" not in name:
            yield name, path.read_text(encoding="utf-8")


def imported(source: str) -> Iterator[str]:
    """What a module imports of the package, by room."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qa_bot."):
            yield (node.module or "").split(".")[1]


def test_no_room_imports_from_one_behind_it() -> None:
    upward = [
        f"{name} imports {room}"
        for name, source in modules()
        if (own := name.split(".")[0]) in ORDER
        for room in imported(source)
        if ORDER.index(room) > ORDER.index(own)
    ]
    assert not upward


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {name.split(".")[0] for name, _ in modules()} - {"__init__", "__main__"}
    assert rooms == set(ORDER)


def test_no_module_is_longer_than_what_is_read_at_a_sitting() -> None:
    long = [name for name, source in modules() if len(source.splitlines()) > LONGEST_MODULE]
    assert not long


def test_the_functions_of_answering_are_short_and_take_few_things() -> None:
    large = []
    for name, source in modules():
        if name.startswith("answering."):
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.FunctionDef):
                    lines = (node.end_lineno or 0) - node.lineno + 1
                    given = [*node.args.args, *node.args.kwonlyargs]
                    parameters = [one for one in given if one.arg != "self"]
                    if lines > LONGEST_FUNCTION or len(parameters) > MOST_PARAMETERS:
                        large.append(f"{name}.{node.name}")
    assert not large
