"""The figures as tables in Markdown, and set against the goals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Record = dict[str, Any]

KINDS = ("full", "content")
US = "qa-bot"
MILLION, TEN_MILLION = 1_000_000, 10_000_000


def size_name(passages: int) -> str:
    """1000000 as 1M."""
    for unit, name in ((MILLION, "M"), (1000, "k")):
        if passages >= unit and passages % unit == 0:
            return f"{passages // unit}{name}"
    return str(passages)


def number(value: float) -> str:
    """Three digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def asking(record: Record) -> str:
    """Milliseconds a question, and how many times qa-bot's median the median is."""
    engines = _engines(record)
    rows = []
    for size in record["sizes"]:
        for kind in KINDS:
            cells = []
            for name in engines:
                times = size["engines"].get(name, {}).get(kind)
                ours = size["engines"].get(US, {}).get(kind)
                cell = " / ".join(number(times[p]) for p in ("p50", "p95", "p99")) if times else ""
                if times and ours and name != US:
                    cell += f" ({number(times['p50'] / ours['p50'])}×)"
                cells.append(cell or "–")
            rows.append([size_name(size["passages"]), kind, *cells])
    return table(["passages", "p50 / p95 / p99, ms", *engines], rows)


def keeping(record: Record) -> str:
    """Building, opening, size and memory."""
    engines = _engines(record)
    rows = []
    for size in record["sizes"]:
        for key, title, unit in (
            ("building", "building, s", 1),
            ("opening", "opening, ms", 1e-3),
            ("bytes", "on disk, MB", 1e6),
            ("building_memory", "memory building, MB", 1e6),
            ("asking_memory", "memory asking, MB", 1e6),
        ):
            found = [size["engines"].get(name, {}).get(key) for name in engines]
            cells = ["–" if value is None else number(value / unit) for value in found]
            rows.append([size_name(size["passages"]), title, *cells])
    return table(["passages", "", *engines], rows)


def whole(record: Record) -> str:
    """The whole path and whole processes."""
    w = record["whole"]
    rows = [
        ["articles", f"{w['files']:,}, {w['megabytes']:,.0f} MB, {w['passages']:,} passages"],
        [
            "read, split, indexed, stored",
            f"{number(w['building'])} s, {number(w['megabytes'] / w['building'])} MB/s",
        ],
        ["splitting, one core", f"{number(w['splitting'])} MB/s"],
        ["on disk / memory building", f"{w['bytes'] / 1e6:,.0f} / {w['memory'] / 1e6:,.0f} MB"],
        ["opening", f"{number(w['opening'] * 1e3)} ms"],
        ["opened and refreshed, nothing changed", f"{number(w['unchanged'] * 1e3)} ms"],
        ["opened, one file changed, answered", f"{number(w['changed'] * 1e3)} ms"],
        ["process: import numpy", f"{number(w['numpy'] * 1e3)} ms"],
        ["process: qa-bot ask, bundled article", f"{number(w['ask_bundled'] * 1e3)} ms"],
        ["process: qa-bot ask, these articles", f"{number(w['ask'] * 1e3)} ms"],
    ]
    return table(["the whole path", ""], rows)


def goals(record: Record) -> str:
    """What is to be shown, as far as it was measured."""
    at = {size["passages"]: size["engines"] for size in record["sizes"]}
    one, ten = at.get(MILLION, {}), at.get(TEN_MILLION, {})
    rows = []

    def compare(goal: str, figure: float | None, wanted: float, most: bool) -> None:
        if figure is not None:
            met = figure <= wanted if most else figure >= wanted
            sign = "≤" if most else "≥"
            shown = [f"{sign} {number(wanted)}", number(figure), "yes" if met else "**no**"]
            rows.append([goal, *shown])

    def times(name: str, *path: str) -> float | None:
        """How many times as long as qa-bot another engine takes, at 1M."""
        theirs, ours = _get(one, name, *path), _get(one, US, *path)
        return theirs / ours if theirs and ours else None

    for name, wanted in (("tantivy", 4.0), ("bm25s", 1.1), ("rank_bm25", 1000.0)):
        compare(f"1M full p50, {name} / qa-bot", times(name, "full", "p50"), wanted, False)
    for p in ("p50", "p99"):
        compare(f"1M content {p}, tantivy / qa-bot", times("tantivy", "content", p), 1.0, False)
    for name, wanted in (("tantivy", 1.0), ("rank_bm25", 2.5), ("bm25s", 4.0)):
        compare(f"1M building, {name} / qa-bot", times(name, "building"), wanted, False)
    for kind in KINDS:
        large, small = _get(ten, US, kind, "p50"), _get(one, US, kind, "p50")
        ratio = large / small if large and small else None
        compare(f"{kind} p50, 10M / 1M", ratio, 10, True)
    for stage in ("building_memory", "asking_memory"):
        memory = _get(ten, US, stage)
        compare(f"10M {stage.replace('_', ' ')}, GiB", memory and memory / 2**30, 8, True)
    opening = _get(ten, US, "opening")
    compare("10M opening, ms", opening and opening * 1e3, 50, True)
    if w := record.get("whole"):
        compare("splitting, MB/s a core", w["splitting"], 2, False)
        compare("nothing changed, s more than opening", w["unchanged"] - w["opening"], 0.15, True)
        compare("one file changed and answered, s", w["changed"], 0.5, True)
        compare("ask bundled / import numpy", w["ask_bundled"] / w["numpy"], 1.6, True)
        compare("ask these articles / ask bundled", w["ask"] / w["ask_bundled"], 1.3, True)
    return table(["goal", "wanted", "measured", "met"], rows)


def report(record: Record) -> str:
    """Everything, as Markdown."""
    parts = [asking(record), keeping(record)]
    if "whole" in record:
        parts.append(whole(record))
    parts += [goals(record), *(f"{name} left out: {why}" for name, why in record["left out"])]
    return "\n\n".join(parts)


def _engines(record: Record) -> list[str]:
    return list(dict.fromkeys(name for size in record["sizes"] for name in size["engines"]))


def _get(figures: Record, *path: str) -> float | None:
    found: Any = figures
    for key in path:
        found = (found or {}).get(key)
    return None if found is None else float(found)
