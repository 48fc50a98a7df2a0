"""How the text of a PDF is turned on its page."""

from __future__ import annotations

import math
from typing import Any

_TILTED = 8  # degrees, less than which is no turn


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of the page, turned so that text of this turn runs to the right."""
    if turn == 0:
        return x, y
    if turn % 90:
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        return x * cos + y * sin, y * cos - x * sin
    if turn == 90:
        return y, -x
    return (-x, -y) if turn == 180 else (-y, x)


def degrees(matrix: Any) -> int:
    """How far text is turned against the clock; what a scanner tilted stands straight."""
    exact = math.degrees(math.atan2(matrix.b, matrix.a))
    straight = round(exact / 90) * 90
    return (straight if abs(exact - straight) < _TILTED else round(exact)) % 360
