"""How right the verdicts are on the drafts that are made: `python -m tests.verification.measure`.

Beside qa-bot stand the two rules that others have published: a quotation is there where it is a
substring of an article once white space and case are normalised, or where the longest block that
both have in common is at least 0.92 of it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from qa_bot import Knowledge
from qa_bot.verification import Finding, verify
from tests.verification.made import ARTICLES, DraftText, Made, articles, drafts

CLASSES = ("verified", "altered", "stitched", "wrong speaker", "nowhere")


def judged(knowledge: Knowledge, some: list[DraftText]) -> list[tuple[Made, Finding | None]]:
    """Each quotation of the drafts with what became of it; None where it was not found."""
    found: list[tuple[Made, Finding | None]] = []
    for draft in some:
        findings = [one for one in verify(draft.text, knowledge) if one.quotation.text != "experts"]
        at = 0
        for made in draft.made:
            begins = _plain(made.words)[:25]
            match = next(
                (
                    n
                    for n in range(at, len(findings))
                    if _plain(findings[n].quotation.text).startswith(begins)
                ),
                None,
            )
            found.append((made, None if match is None else findings[match]))
            at = at if match is None else match + 1
    return found


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()


def rates(pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Precision and recall by class, from pairs of the right verdict and the one given."""
    rated = {}
    for name in CLASSES:
        given = sum(got == name for _, got in pairs)
        wanted = sum(right == name for right, _ in pairs)
        both = sum(right == got == name for right, got in pairs)
        rated[name] = (both / given if given else 1.0, both / wanted if wanted else 1.0)
    return rated


def substring(words: str, texts: list[str]) -> bool:
    """The first published rule; `texts` are normalised."""
    return " ".join(words.lower().split()) in "\n".join(texts)


def longest_block(words: str, texts: list[str]) -> bool:
    """The second published rule; `texts` are normalised."""
    from difflib import SequenceMatcher

    wanted = " ".join(words.lower().split())
    for text in texts:
        match = SequenceMatcher(None, wanted, text, autojunk=False).find_longest_match()
        if match.size >= 0.92 * len(wanted):
            return True
    return False


def _let_through(real: list[tuple[Made, bool]]) -> str:
    """How many of the true quotations a rule finds, and how many others."""
    true = [yes for one, yes in real if one.verdict == "verified"]
    others = [yes for one, yes in real if one.verdict != "verified"]
    return f"{sum(true) / len(true):.3f} of the true, {sum(others) / len(others):.3f} of the others"


def main() -> None:
    """Print the table, and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--size", type=int, default=600)
    parser.add_argument("--wrong", action="store_true", help="show what was judged wrongly")
    parser.add_argument("--rules", action="store_true", help="also the two published rules")
    options = parser.parse_args()
    texts, _ = articles(options.articles)
    made = drafts(options.articles, options.seed, options.size)
    found = judged(Knowledge.from_texts(texts, reader=None), made)
    pairs = [
        (one.verdict, finding.verdict if finding is not None else "missed")
        for one, finding in found
    ]
    for name, (precision, recall) in rates(pairs).items():
        print(f"{name:14} precision {precision:.3f} recall {recall:.3f}")
    kinds: dict[str, Counter[str]] = {}
    for one, finding in found:
        kinds.setdefault(one.kind, Counter())[
            finding.verdict if finding is not None else "missed"
        ] += 1
    for kind, counts in kinds.items():
        print(f"  {kind:22}", dict(counts))
    if options.rules:
        normal = [" ".join(text.lower().split()) for text in texts.values()]
        for rule in (substring, longest_block):
            real = [(one, rule(one.words, normal)) for one, _ in found]
            print(f"{rule.__name__}:", _let_through(real))
        real = [
            (one, finding is not None and finding.verdict == "verified") for one, finding in found
        ]
        print("qa-bot:", _let_through(real))
    if options.wrong:
        for one, finding in found:
            if finding is None or finding.verdict != one.verdict:
                got = finding.verdict if finding is not None else "missed"
                print(f"{one.kind}: {got}: {one.speaker}: {one.words}")
                if finding is not None:
                    print("    ", finding.quotation.speaker, "|", finding.quotation.text[:80])
                    print("    ", finding.source)


if __name__ == "__main__":
    main()
