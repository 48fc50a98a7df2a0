"""What becomes of the quotations of a draft."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge
from qa_bot.verification import Finding, verify

ARTICLES = {
    "council.txt": (
        "The meeting\n\nThe mayor, Ada Berg, came late.\n\n"
        '"We will not pay for the bridge, which nobody wants, before May," Ada Berg said. '
        '"It cost us 1,200 crowns last year," she added. "The council is tired of the empty '
        'promises that the ministry makes."\n\n'
        '"It is late," said Carl Dahl. "The ferry should have sailed at noon, and everybody in '
        'town knows it."\n\n'
        "The meeting ended at noon, and those who had come went home through the rain.\n"
    ),
    "river.txt": (
        'Energy Minister Lena Skog told reporters that the plan would cost twice as much. "Nobody '
        'has asked the people who live by the river," Skog said.\n'
    ),
}


@pytest.fixture(scope="module")
def articles() -> Knowledge:
    return Knowledge.from_texts(ARTICLES, reader=None)


def only(draft: str, articles: Knowledge) -> Finding:
    (finding,) = verify(draft, articles)
    return finding


@pytest.mark.parametrize(
    "draft",
    [
        '"We will not pay for the bridge, which nobody wants, before May," Ada Berg said.',
        "Berg said: “We will not pay for the bridge, which nobody wants.”",
        '"We will not pay for the bridge," Ada Berg said, "which nobody wants, before May."',
        "«We will not pay … before May», said Berg.",
        "„We will not pay [a coin] for the bridge“, said Berg.",
        "According to Berg, “[w]hich nobody wants, before May”.",
        "> We will not pay for the bridge, which nobody wants, before May.\n>\n> — Ada Berg\n",
        "Ada Berg told the council:\n\n> We will not pay for the bridge, which nobody wants.\n",
        "“We will not pay for the bridge, which nobody wants.”[^1]\n\n[^1]: Ada Berg, mayor\n",
        "“WE WILL NOT PAY for the bridge – which nobody wants”, said the mayor, Ada Berg.",
        "As the mayor put it: 'The council is tired of the empty promises'.",
        "The so-called plan: “It is late. The ferry should have sailed at noon”, said Dahl.",
    ],
)
def test_the_words_of_the_speaker_are_verified(draft: str, articles: Knowledge) -> None:
    assert only(draft, articles).verdict == "verified"


@pytest.mark.parametrize(
    ("draft", "speaker"),
    [
        ('"We will not pay for the bridge," Carl Dahl said.', "Ada Berg"),
        ('"The ferry should have sailed at noon," the minister, Lena Skog, said.', "Carl Dahl"),
        ("> Nobody has asked the people who live by the river.\n> — Ada Berg\n", "Lena Skog"),
    ],
)
def test_the_words_of_another_are_told_with_their_speaker(
    draft: str, speaker: str, articles: Knowledge
) -> None:
    finding = only(draft, articles)
    assert finding.verdict == "wrong speaker"
    assert not finding
    assert finding.source is not None
    assert finding.source.speaker == speaker


FORMS = [
    '"{words}," {who} said.',
    '"{words}," said {who}, who had come late.',
    '{who}: "{words}."',
    '"{words}." — {who}',
    '"{words}" ({who}, 2021).',
    'In the words of {who}, "{words}".',
    "Per {who}, “{words}”.",
    "For {who}, ‘{words}’.",
    'Quoting {who}, the report says "{words}".',
    '"{words}" is how {who} put it.',
    '| {who} | "{words}" |',
    '- **{who}**: "{words}"',
    "*{who}* told us: «{words}»",
    "{who} shook every hand. “{words}.”",
    "“{words},” [{who}](https://example.org/x) said.",
    "> {words}.\n> -- {who}",
    "> “{words}.”\n>\n> — {who}",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("who", "verdict"), [("Ada Berg", "verified"), ("Carl Dahl", "wrong speaker")]
)
def test_a_quotation_is_given_to_somebody_in_many_ways(
    form: str, who: str, verdict: str, articles: Knowledge
) -> None:
    draft = form.format(who=who, words="We will not pay for the bridge, which nobody wants")
    assert only(f"Before it.\n\n{draft}\n\nBehind it.\n", articles).verdict == verdict


@pytest.mark.parametrize(
    "draft",
    [
        "Carl Dahl asked the mayor. “We will not pay for the bridge,” Ada Berg told Carl Dahl.",
        "While Dahl says “the ferry should have sailed at noon”, Ada Berg counters that “we will "
        "not pay for the bridge”.",
        "Carl Dahl went to see Ada Berg. “We will not pay for the bridge,” she said.",
    ],
)
def test_who_is_only_named_beside_a_quotation_does_not_say_it(
    draft: str, articles: Knowledge
) -> None:
    assert {finding.verdict for finding in verify(draft, articles)} == {"verified"}


def test_a_claim_is_supported_where_its_speaker_says_something_of_the_kind(
    articles: Knowledge,
) -> None:
    claim = "{} said that the council was tired of empty promises by the ministry."
    found = only(claim.format("Ada Berg"), articles)
    assert (found.verdict, found.quotation.claim) == ("supported", True)
    other = only(claim.format("Carl Dahl"), articles)
    assert (other.verdict, bool(other)) == ("unsupported", True)


def test_words_that_nobody_is_quoted_with_have_no_speaker(articles: Knowledge) -> None:
    finding = only(
        '"The meeting ended at noon, and those who had come went home," Berg said.', articles
    )
    assert finding.verdict == "unattributed"
    assert finding


@pytest.mark.parametrize(
    ("quoted", "change", "weighty"),
    [
        ("We will pay for the bridge, which nobody wants, before May", ("", "not"), True),
        ("It cost us 1,500 crowns last year", ("1,500", "1,200"), True),
        ("The ferry should have left at noon, and everybody knows it", ("left", "sailed"), False),
        ("The ferry should have sailed at midnight", ("midnight", "noon"), False),
        ("I have not asked the people who live by the river", ("I have not", "Nobody has"), True),
        ("We will not pay for the bridge, ever", ("ever", "which"), False),
        ("It is late. The boat should have sailed at noon", ("boat", "ferry"), False),
        ("It cost us 1,200 crowns last year again", ("again", ""), False),
        ("Nobody has ever asked the people who live by the river", ("ever", ""), False),
    ],
)
def test_other_words_are_shown_beside_those_of_the_source(
    quoted: str, change: tuple[str, str], weighty: bool, articles: Knowledge
) -> None:
    finding = only(f"“{quoted}”, said Berg.", articles)
    assert finding.verdict == "altered"
    first = next(one for one in finding.changes if not one.same)
    assert (first.quoted, first.source, first.weighty) == (*change, weighty)


def test_words_from_places_apart_are_stitched(articles: Knowledge) -> None:
    draft = "“The ferry should have sailed at noon. Nobody has asked the people,” Dahl said."
    finding = only(draft, articles)
    assert finding.verdict == "stitched"
    assert [one.document for one in finding.evidence] == ["council.txt", "river.txt"]


def test_invented_words_are_nowhere(articles: Knowledge) -> None:
    finding = only("“The dragons have eaten every sandwich in the harbour,” said Dahl.", articles)
    assert finding.verdict == "nowhere"
    assert finding.source is None


@pytest.mark.parametrize("draft", ["The “experts” came.", "He read “Peace and War”."])
def test_a_few_words_tell_nothing(draft: str, articles: Knowledge) -> None:
    assert only(draft, articles).verdict == "too short"


def test_a_few_words_that_their_speaker_says_are_verified(articles: Knowledge) -> None:
    assert only('"It is late," said Carl Dahl.', articles).verdict == "verified"


def test_a_few_words_are_looked_for_among_all_that_their_speaker_says() -> None:
    crowd = {f"{n}.txt": f'"It is late," said Carl Dahl{n}.\n' for n in range(60)}
    articles = Knowledge.from_texts(
        {**crowd, "zz.txt": '"It is late," said Runa Moe.\n'}, reader=None
    )
    assert only('"It is late," said Runa Moe.', articles).verdict == "verified"
    assert only('"It is late," said Ada Berg.', articles).verdict == "too short"


def test_a_not_that_is_left_out_is_told(articles: Knowledge) -> None:
    finding = only("“We will … pay for the bridge”, said Berg.", articles)
    assert finding.verdict == "verified"
    assert [change.source for change in finding.changes] == ["not"]


def test_a_finding_says_where_it_stands_in_the_draft(articles: Knowledge) -> None:
    draft = "# A draft\r\n\r\nThen\r\nBerg said: “It cost us 1,200 crowns.”\r\n"
    quotation = only(draft, articles).quotation
    assert (quotation.line, quotation.column) == (4, 13)
    assert draft[quotation.start : quotation.end] == "It cost us 1,200 crowns."


@pytest.mark.parametrize(
    "written",
    [
        "[the harbour guide](guide.md)",
        "[the harbour guide][guide]",
        "[[Guides/Harbour|the harbour guide]]",
        "[[the harbour guide]]",
        "**the harbour guide**[^2]",
        "![[Harbour map.png|the harbour guide]]",
    ],
)
def test_where_a_link_of_the_articles_leads_is_none_of_their_words(written: str) -> None:
    articles = Knowledge.from_texts({"a.md": f"Ask for {written} when the ferry has left."})
    draft = 'It says: "Ask for the harbour guide when the ferry has left."'
    assert only(draft, articles).verdict == "verified"
