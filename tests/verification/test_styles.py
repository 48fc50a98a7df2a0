"""Verdicts on quotations from newspapers, minutes, a hearing, a column and letters to an editor."""

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
    ('"Nobody had the heart to ask for its boarding pass," Moen said.', "verified"),
    ('"Nobody had the heart to ask for its boarding pass," Vik said.', "wrong speaker"),
    (
        '"The procedures do not mention geese," the airline said.',
        "verified",
    ),
    ('"I have had worse passengers," Aune said.', "verified"),
    ('"I have had worse passengers," Strand said.', "wrong speaker"),
    ('"This one at least did not smoke," said Leif Aune.', "verified"),
    ('"This one at least did smoke," said Leif Aune.', "altered"),
    (
        '"We searched the aircraft twice and on the second search we found," said Vik.',
        "verified",
    ),
    (
        '"We searched the plane twice and on the second search we found an egg," said Vik.',
        "altered",
    ),
    (
        '"We searched the aircraft twice," said Vik, "and on the second search we found an egg."',
        "verified",
    ),
    ('"I am told that the goose has asked for no comment," said Ola Strand.', "verified"),
    ('"I am told that the goose has asked for no comment," said Kari Bratt.', "wrong speaker"),
    (
        '"The only member of this government with a sense of direction," said Bratt.',
        "verified",
    ),
    (
        '"The only member of this government with a sense of direction," said Strand.',
        "wrong speaker",
    ),
    ('"I was not consulted about my height," Lowe said.', "verified"),
    ('"I was not consulted about my height," Pardoe said.', "wrong speaker"),
    ('"I was consulted about my height," Lowe said.', "altered"),
    ('"The motion is carried by fourteen votes to nine," said the Chair.', "verified"),
    ('"The motion is carried by nineteen votes to four," said the Chair.', "altered"),
    ('"For the first time in years nobody won their own marrow," said Abara.', "verified"),
    ('"For the first time in years nobody won their own marrow," said Lowe.', "wrong speaker"),
    (
        '"I wrote it twice and burned it once, which leaves a balance of one," Ferrand writes.',
        "verified",
    ),
    ('"I wrote it twice and burned it once," Nora Lisle writes.', "wrong speaker"),
    ('"A writer who is not writing is only a person with opinions," said Nora Lisle.', "verified"),
    (
        '"A writer who is not writing is only a person with opinions," said Tobias Ferrand.',
        "wrong speaker",
    ),
    (
        '"I have had 16,000 opinions since then and not one has been printed," Ferrand writes.',
        "altered",
    ),
    ('"The goose was charming. I have had worse passengers," Aune said.', "altered"),
    ('"It sat down in 4C and looked out of the window … we found an egg," Moen said.', "stitched"),
    ('"Geese have flown this route longer than any of us," said Leif Aune.', "nowhere"),
    ('"Mabel could not pass a stove without lighting it," Gwen Tarrant says.', "verified"),
    ('"Mabel could not pass a stove without lighting it," Ursula Vane says.', "wrong speaker"),
    ('"A town that lies about its tea will lie about its taxes," says Tom Pell.', "wrong speaker"),
    ('"Vicars don\'t make soup. They are given soup," said Tarrant.', "verified"),
    ('"Vicars make soup. They are given soup," said Tarrant.', "altered"),
    ('"I can neither confirm nor deny the soup," the Rev. Tom Pell said.', "verified"),
    ('"On the fourth of May, at the fair, for sixty pounds," Hollis testified.', "verified"),
    ('"On the fifth of May, at the fair, for sixty pounds," Hollis testified.', "altered"),
    (
        '"On the fourth of May, at the fair, for sixty pounds," Bramwell said.',
        "wrong speaker",
    ),
    ('"What I found behind the milk had a beard," wrote Selma Kruse.', "verified"),
    ('"What I found behind the milk had a beard," wrote Gwen Tarrant.', "wrong speaker"),
]


@pytest.fixture(scope="module")
def articles() -> Knowledge:
    texts = {path.name: path.read_text("utf-8") for path in STYLES.iterdir()}
    return Knowledge.from_texts(texts, reader=None)


@pytest.mark.parametrize(("draft", "verdict"), VERDICTS)
def test_the_verdict(draft: str, verdict: str, articles: Knowledge) -> None:
    found = [one.verdict for one in verify(draft, articles) if not one.quotation.claim]
    assert found == [verdict]
