"""Verdicts on quotations from a newspaper, the minutes of a hearing, and letters to an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_bot import Knowledge
from qa_bot.verification import verify

STYLES = Path(__file__).parent / "styles"
VERDICTS = [
    ('"I proposed to my wife in row 14," said Egil Thorsen.', "verified"),
    ('"I proposed to my wife in row 14," said Jonas Elster.', "wrong speaker"),
    ('"She said she could not hear me," Thorsen recalled.', "verified"),
    ('"She said she could not hear me," Marit Haug recalled.', "wrong speaker"),
    ('"You can\'t pay the electricity bill with nostalgia," Haug said.', "verified"),
    ('"You can pay the electricity bill with nostalgia," Haug said.', "altered"),
    (
        '"We sold 4,900 tickets last year and lost money on every one of them," Haug said.',
        "altered",
    ),
    (
        'Elster said the loan "came with conditions that the owner did not want to accept".',
        "verified",
    ),
    (
        'Haug said the loan "came with conditions that the owner did not want to accept".',
        "wrong speaker",
    ),
    ('"There was never an offer on paper," said Elster.', "wrong speaker"),
    ('"There was never an offer on paper," said Haug.', "verified"),
    ('"There was an offer on paper," said Haug.', "altered"),
    (
        'Solheim called it "the only place in town where strangers laughed at the same time".',
        "verified",
    ),
    (
        'Elster called it "the only place in town where strangers laughed at the same time".',
        "wrong speaker",
    ),
    ('"More seals than fish, and fewer boats than seals," Okafor told the committee.', "verified"),
    (
        '"More seals than fish, and fewer boats than seals," Senator Brandvold told the committee.',
        "wrong speaker",
    ),
    ('"In 1994 we landed 640 tons; last year it was 58," said Okafor.', "altered"),
    ('"It would not help me," Okafor said.', "verified"),
    ('"Would a quota of 120 tons help you?" asked Brandvold.', "verified"),
    ('"Would a quota of 120 tons help you?" asked Okafor.', "wrong speaker"),
    ('"I have fed them every morning for thirty years," wrote Edith Kvam.', "verified"),
    ('"I have fed them every morning for thirty years," wrote Lars Holte.', "wrong speaker"),
    ('"The problem is Mrs Kvam, who feeds them white bread," wrote Holte.', "verified"),
    ('"The problem is Mrs Kvam, who feeds them white bread," wrote Egil Thorsen.', "wrong speaker"),
    ('"The swans are not the problem. We sold 9,400 tickets last year," said Haug.', "stitched"),
    ('"The cinema was the heart of this town and of my marriage," said Egil Thorsen.', "nowhere"),
]


@pytest.fixture(scope="module")
def articles() -> Knowledge:
    texts = {path.name: path.read_text("utf-8") for path in STYLES.iterdir()}
    return Knowledge.from_texts(texts, reader=None)


@pytest.mark.parametrize(("draft", "verdict"), VERDICTS)
def test_the_verdict(draft: str, verdict: str, articles: Knowledge) -> None:
    found = [one.verdict for one in verify(draft, articles) if not one.quotation.claim]
    assert found == [verdict]
