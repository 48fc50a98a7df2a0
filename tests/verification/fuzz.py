"""Drafts of every kind are judged without a crash: `python -m tests.verification.fuzz --times N`.

Drafts that are made (made.py) are cut, doubled, strewn with marks and control characters, joined
and turned around. Each finding has to stand in its draft, and no draft may take long for its size.
"""

from __future__ import annotations

import argparse
import random
import time

from qa_bot import Finding, Knowledge
from qa_bot.output.findings import message, record
from qa_bot.output.findings_html import page
from qa_bot.output.json import one_line
from qa_bot.verification import verify
from tests.verification.made import articles, drafts

_STREWN = [
    *'"“”„«»‹›‘’\'"[]()…*_>|#`\n\r\t\0\x1b\x85\u2028\u00ad\u200b\u202e\ud800é漢字ﬁ',
    "\n\n", "...", "[...]", "[^1]", "\n> ", "\n- ", "```\n", ", she said, ", " said ", "Ada Berg",
]  # fmt: skip
_SECONDS = 2.0  # that a draft may take, and one more for each thousand characters


def mutated(chance: random.Random, text: str, other: str) -> str:
    """A draft with a few changes."""
    for _ in range(chance.randrange(1, 8)):
        at, to = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        kind = chance.randrange(6)
        if kind == 0:
            text = text[:at] + chance.choice(_STREWN) * chance.choice((1, 1, 1, 2, 50)) + text[at:]
        elif kind == 1:
            text = text[:at] + text[to:]
        elif kind == 2:
            text = text[:to] + text[at:to] + text[to:]
        elif kind == 3:
            text = text[:at] + other[at:to] + text[at:]
        elif kind == 4:
            text = "".join(chance.choice(_STREWN) if chance.random() < 0.05 else c for c in text)
        else:
            text = text[:at] + text[at:to][::-1] + text[to:]
        text = text[:6000]
    return text


def check(text: str, name: str, knowledge: Knowledge) -> list[Finding]:
    """Verify a draft and report on it; raises AssertionError where a finding is out of place."""
    findings = verify(text, knowledge, name)
    for finding in findings:
        quotation = finding.quotation
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert quotation.line >= 1
        assert quotation.column >= 1
        one_line(record(name, finding))
        assert message(finding)
        for one in finding.evidence:
            assert one.offset <= one.start <= one.end <= one.offset + len(one.text)
    page([(name, text, findings)])
    return findings


def main() -> None:
    """Run so many times, or until something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts, _ = articles()
    knowledge = Knowledge.from_texts(texts, reader=None)
    whole = [draft.text for draft in drafts()]
    begun = time.perf_counter()
    found = 0
    for number in range(options.times):
        chance = random.Random(options.seed * 1_000_003 + number)
        one, other = chance.choice(whole), chance.choice(whole)
        start = chance.randrange(len(one))
        text = mutated(chance, one[start : start + chance.choice((100, 400, 1500))] or one, other)
        name = chance.choice(("draft.md", "draft.txt", "draft.rst"))
        at = time.process_time()
        try:
            found += len(check(text, name, knowledge))
        except Exception:
            print(f"seed {options.seed}, number {number}, {name}: {text!r}")
            raise
        taken = time.process_time() - at
        assert taken < _SECONDS + len(text) / 1000, (taken, text)
    taken = time.perf_counter() - begun
    print(f"{options.times:,} drafts, {found:,} quotations, {taken:.0f} s, nothing wrong")


if __name__ == "__main__":
    main()
