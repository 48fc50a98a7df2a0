"""How the time a question takes grows with the corpus, as an SVG: both axes logarithmic."""

from __future__ import annotations

from math import ceil, floor, log10

from tests.benchmarks.tables import KINDS, Record, size_name

_COLOURS = ("#c2185b", "#1565c0", "#2e7d32", "#ef6c00", "#6a1b9a", "#00838f")
_WIDTH, _HEIGHT, _LEFT, _TOP, _LABEL = 300, 280, 60, 40, 80  # a panel, and the space around it


def picture(record: Record) -> str:
    """A panel for each kind of question: the median over the number of passages, by engine."""
    curves: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for size in record["sizes"]:
        for name, figures in size["engines"].items():
            for kind in KINDS:
                if kind in figures:
                    point = (size["passages"], figures[kind]["p50"])
                    curves.setdefault((kind, name), []).append(point)
    names = list(dict.fromkeys(name for _, name in curves))
    sizes = [size["passages"] for size in record["sizes"]]
    every = [ms for points in curves.values() for _, ms in points]
    left, right = log10(min(sizes)), max(log10(max(sizes)), log10(min(sizes)) + 1)
    low, high = floor(log10(min(every))), ceil(log10(max(every)))
    high = max(high, low + 1)
    panel = _LEFT + _WIDTH + _LABEL
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{panel * len(KINDS)}" '
        f'height="{_HEIGHT + 2 * _TOP}" font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for i, kind in enumerate(KINDS):

        def x(passages: float, start: int = i * panel + _LEFT) -> float:
            return round(start + _WIDTH * (log10(passages) - left) / (right - left), 1)

        def y(ms: float) -> float:
            return round(_TOP + _HEIGHT * (high - log10(ms)) / (high - low), 1)

        begin = i * panel + _LEFT
        parts.append(f'<text x="{begin}" y="20">{kind} questions: ms (p50), by passages</text>')
        for power in range(low, high + 1):
            at = y(10.0**power)
            parts.append(f'<path d="M{begin} {at}h{_WIDTH}" stroke="#ddd"/>')
            label = f"{10.0**power:g}"
            parts.append(f'<text x="{begin - 6}" y="{at + 4}" text-anchor="end">{label}</text>')
        for size in sizes:
            at, below = x(size), _TOP + _HEIGHT + 18
            parts.append(f'<path d="M{at} {_TOP}v{_HEIGHT}" stroke="#ddd"/>')
            parts.append(
                f'<text x="{at}" y="{below}" text-anchor="middle">{size_name(size)}</text>'
            )
        labelled: list[float] = []
        ends = sorted((p[-1][1], n, p) for (of, n), p in curves.items() if of == kind)
        for ms, name, points in reversed(ends):
            colour = _COLOURS[names.index(name) % len(_COLOURS)]
            line = " ".join(f"{x(size)},{y(ms)}" for size, ms in points)
            parts.append(
                f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
            )
            parts += [f'<circle cx="{x(s)}" cy="{y(m)}" r="3" fill="{colour}"/>' for s, m in points]
            # A label stands where its line ends, lower where another one stands already.
            at = max([y(ms), *(other + 13 for other in labelled[-1:])])
            labelled.append(at)
            parts.append(
                f'<text x="{x(points[-1][0]) + 7}" y="{at + 4}" fill="{colour}">{name}</text>'
            )
    return "\n".join([*parts, "</svg>"]) + "\n"
