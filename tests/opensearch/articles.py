"""Invented articles in which much is alike, and questions about them."""

from __future__ import annotations

import random
from pathlib import Path

_THINGS = "ferry island harbour winter captain bridge lighthouse timetable market festival".split()
_PEOPLE = "Ada Brook", "Nils Holm", "Vera Stone", "Tom Marsh"
QUESTIONS = [
    *(f"what did {person.split()[1]} say?" for person in _PEOPLE),
    *(f"what did {person} say about the {thing}?" for person in _PEOPLE for thing in _THINGS),
    *(f"which number has the {one} of the {two}?" for one in _THINGS for two in _THINGS),
    *(f"where is the {thing}?" for thing in _THINGS),
]


def write(folder: Path, articles: int = 40, sentences: int = 60) -> Path:
    """Writes the articles into a folder, the same each time; returns it."""
    choose = random.Random(1)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        lines = []
        for line in range(sentences):
            one, two = choose.choice(_THINGS), choose.choice(_THINGS)
            sentence = f"The {one} of the {two} has number {line}."
            if not line % 6:
                sentence = f"{choose.choice(_PEOPLE)} said that the {one} is near the {two}."
            lines.append(sentence)
        (folder / f"article-{number:03}.txt").write_text("\n\n".join(lines))
    return folder
