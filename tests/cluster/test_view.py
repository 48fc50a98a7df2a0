"""Answers from a cluster are those from the embedded index over the same articles."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from qa_bot.cluster import state
from qa_bot.cluster.access import Access
from qa_bot.cluster.address import Address
from qa_bot.cluster.client import Client
from qa_bot.cluster.live import ClusterIndex
from qa_bot.cluster.schema import key
from qa_bot.cluster.search import Searcher
from qa_bot.cluster.stored import Stored
from qa_bot.cluster.taking import Taker
from qa_bot.conversation import Conversation
from qa_bot.errors import ClusterError, MissingIndexError, QuestionError
from qa_bot.index.building import add, index_in_memory
from qa_bot.index.contract import Query, Ranking
from qa_bot.index.live import FixedIndex
from qa_bot.knowledge import Knowledge
from qa_bot.loading.articles import Article
from qa_bot.model import Document, Passage
from tests.opensearch.equality import Counted
from tests.opensearch.putting import put, records, write
from tests.opensearch.putting import replace as replaced

TEXTS = {
    "harbour/fees.md": """# The harbour of Lindvik

## Berths

A berth costs 40 crowns a night. Harbour master Liv Aasen said that the price would stay.
“We mend nets,” Aasen said. “And we mend sails,” she added.

The harbour takes:

- yawls up to nine metres
- ketches, where there is room

## Fees in winter

| Boat | Fee |
| --- | --- |
| yawl | 25 crowns |
| ketch | 35 crowns |

In winter nobody is on duty. Ring the bell at the pier.
""",
    "harbour/history.txt": """History of the harbour

The pier was built in 1921 by the Holm family. It was torn down in 1954 after the great storm.
The mayor of Lindvik, Peder Holm, promised a new one. He kept his word: it stood by 1957.

A spokesman for the council said that the pier had cost 12,000 crowns. “Nobody has ever paid as
much for so little wood,” said Signe Dahl, who kept the inn. Holm denied it.
""",
    "letters.csv#0001": """Dear Sigrid,

The ferry to Aske was late again. I waited for two hours on the pier.
""",
    "letters.csv#0002": """Dear Anna,

The museum of Aske opens in May. Its director, Karl Brandt, told me that the whale is new.
""",
    "museum.txt": """The museum

Director Karl Brandt warned that the roof leaks. “The whale will be wet by May,” he said.
Brandt and Aasen agreed on a new roof. The museum shows 300 boats, among them a ketch of 1880.
The museum is closed on Mondays. It is open on all other days from ten to four.
""",
    "schule.txt": """Die Schule von Aske wurde 1932 gegründet. Der Direktor sagte, dass sie bleibt.
Sie hat 80 Schüler und liegt am Hafen.
""",
}
QUESTIONS = """\
what does a berth cost
when was the pier built
what did Aasen say
who said the roof leaks
what did Karl Brandt say about the whale
what did the spokesman say
what did Holm deny
what does the mayor of Lindvik promise
how much is the fee for a ketch
what did Brand say
how many boats does the musuem show
what costs 40 crowns in:fees
"great storm"
pier -storm
"no such words" pier
where is the ferry to Oslo
what did Merkel say
what did Aasen and Brandt say
everything Aasen said
what is this about
what is museum.txt about
what are berths about
in:letters.csv where did I wait
wann wurde die Schule gegründet
what did Dahl say about wood
what is said about the pier
what did nobody say about snow
fees in winter
who is Liv Aasen""".splitlines()


OLD = "harbour/history.txt"


def documents() -> list[Document]:
    return [
        Document(
            id,
            id.upper(),
            text,
            "cp1252" if id == "museum.txt" else "utf-8",
            "Signe Holm" if id.startswith("harbour") else "",
            language="de" if id.startswith("schule") else "en",
        )
        for id, text in sorted(TEXTS.items())
    ]


def stored(documents: list[Document]) -> list[Stored]:
    found: list[Stored] = []
    for document in documents:
        add(Taker(found.append), Article(document))
    return found


@pytest.fixture
def client(cluster_index: str) -> Iterator[Client]:
    client = Client(Address.parse(cluster_index), Access())
    put(client, stored(documents()), shards=3)
    yield client
    client.close()


def embedded() -> Knowledge:
    return Knowledge(FixedIndex(index_in_memory(map(Article, documents()))))


def test_all_that_is_asked_is_answered_alike(client: Client) -> None:
    here, there = embedded(), Knowledge(ClusterIndex(client))
    for question in QUESTIONS:
        assert there.answer(question, k=5) == here.answer(question, k=5), question
        assert there.rank(question) == here.rank(question), question
    talks = Conversation(here), Conversation(there)
    for line in ("what did Karl Brandt say", "and about the roof?", "when is it open?", "who else"):
        one, other = (talk.ask(line) for talk in talks)
        assert one == other, line
    assert there.people() == here.people()
    assert there.notes == here.notes
    assert len(there) == len(here)
    kinds: list[dict[str, Any]] = [
        {"names": "*.txt"},
        {"names": "!letters.csv"},
        {"author": "Holm"},
    ]
    for kind in kinds:
        some, same = (outcome(knowledge, kind) for knowledge in (there, here))
        assert some == same, kind
    assert there.overview() == here.overview()
    assert there.overview("museum.txt") == here.overview("museum.txt")
    assert there.overview("fees in winter") == here.overview("fees in winter")


def outcome(knowledge: Knowledge, kind: dict[str, Any]) -> object:
    """What is answered from some of the articles."""
    try:
        some = knowledge.only(**kind)
    except QuestionError as error:
        return str(error)
    asked = ("what did Brandt say", "when was the pier built", "in:museum.txt how many boats")
    answers = [answered(some, question) for question in asked]
    return answers, list(some.documents), some.notes, some.people(), len(some)


def answered(knowledge: Knowledge, question: str) -> object:
    try:
        return knowledge.answer(question)
    except QuestionError as error:
        return str(error)


def test_the_documents_are_the_same(client: Client) -> None:
    here, there = embedded(), Knowledge(ClusterIndex(client))
    assert list(there.documents) == list(here.documents)
    assert dict(there.documents) == dict(here.documents)
    titles = [it.reading(lambda index: index.documents.titles) for it in (here, there)]
    assert titles[0] == titles[1]
    assert "museum.txt" in there.documents
    assert "harbour" not in there.documents
    for hit in here.answer("what did Brandt say", k=9).hits:
        for reach in (0, 1, 50):
            assert there.around(hit.passage, reach) == here.around(hit.passage, reach)
    assert not there.around(Passage("gone.txt", 0, 5, 1, ""))
    before = there.documents
    there.refresh()
    assert there.documents is before
    put(client, stored(documents()[1:]))
    there.refresh()
    assert there.documents is not before
    assert len(there.documents) == len(TEXTS) - 1


def test_a_plain_question_asks_three_times(client: Client) -> None:
    for question in ("when was the pier built", "how many boats does the museum show"):
        counted = Counted(client.address)
        there = Knowledge(ClusterIndex(counted))
        # Once for how many passages hold its words, once for the best, once for what is around.
        assert trips(counted, there, question) == 3
        # What was counted, and the rows, are at hand.
        assert trips(counted, there, question) <= 2


def trips(client: Counted, knowledge: Knowledge, question: str) -> int:
    before = client.trips
    with client.counting():
        assert knowledge.answer(question)
    return client.trips - before


def test_a_question_that_a_change_comes_into_is_asked_once_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Knowledge(ClusterIndex(client))
    assert there.answer("when was the pier built").hits[0].text.startswith("The pier was built in")
    changed = [
        replace(one, text=one.text.replace("1921", "1930")) for one in documents() if one.id == OLD
    ]
    asked = Searcher.search

    def search(self: Searcher, query: Query, k: int) -> Ranking:
        monkeypatch.setattr(Searcher, "search", asked)
        write(client, stored(changed))
        return asked(self, query, k)

    monkeypatch.setattr(Searcher, "search", search)
    assert "1930" in there.answer("when was the pier built").hits[0].text


def test_an_index_of_something_else_is_not_asked(cluster_index: str) -> None:
    client = Client(Address.parse(cluster_index), Access())
    with pytest.raises(MissingIndexError):
        ClusterIndex(client)
    client.create_index(client.address.name, {})
    with pytest.raises(ClusterError, match="holds no articles"):
        ClusterIndex(client)
    client.put_meta(client.address.name, {"product": "qa-bot", "rules": "older"})
    with pytest.raises(ClusterError, match="another version of qa-bot: index it anew"):
        ClusterIndex(client)


def test_an_article_of_which_a_part_was_written_is_asked_as_it_stands(client: Client) -> None:
    there = Knowledge(ClusterIndex(client))
    assert there.answer("when was the pier built")
    (one,) = stored([document for document in documents() if document.id == OLD])
    other = one._replace(entry=one.entry._replace(v="another"))
    first = [action for action in records(other) if action[0]["index"]["_id"].endswith(":0")]
    last = f"{key(OLD)}:{len(one.rows) - 1}"
    client.bulk(
        client.address.name, [*first, ({"delete": {"_id": last, "routing": key(OLD)}}, None)]
    )
    client.refresh(client.address.name)
    assert there.answer("when was the pier built").hits[0].text.startswith("The pier was built in")
    assert there.answer("who kept the inn")


def test_many_ask_at_once_and_little_is_kept_at_hand(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_ROWS", "_TERMS", "_FIRST"):
        monkeypatch.setattr(state, name, 2)
    here, there = embedded(), Knowledge(ClusterIndex(client))
    questions = QUESTIONS[:8]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(there.answer, questions * 2))
    assert answers == [here.answer(question) for question in questions] * 2


def test_what_stands_around_a_passage_of_a_long_article_is_found(client: Client) -> None:
    days = (f"On day {day} the wind blew from the west." for day in range(150))
    log = [Document("log.txt", "log.txt", " ".join(days))]
    put(client, stored(log))
    there = Knowledge(ClusterIndex(client))
    here = Knowledge(FixedIndex(index_in_memory(map(Article, log))))
    for start in (0, 1, 700, 3_000, 10_000):
        one = Passage("log.txt", start, start + 5, 1, "")
        assert there.around(one) == here.around(one)
    # Most of them are alike, so that more has to be asked for than the first hundred.
    assert there.rank("the wind from the west", 120) == here.rank("the wind from the west", 120)


def test_each_answer_is_of_one_moment_while_an_article_is_replaced_again_and_again(
    client: Client,
) -> None:
    before, after = documents(), documents()
    (at,) = (n for n, one in enumerate(before) if one.id == OLD)
    text = before[at].text.replace("1921", "1930").replace("Holm", "Brekke") + "\n\nMore lamps.\n"
    after[at] = replace(before[at], text=text)
    both = [Knowledge(FixedIndex(index_in_memory(map(Article, some)))) for some in (before, after)]
    questions = ("when was the pier built", "what did Holm deny", "who said the roof leaks")
    right = {question: [one.answer(question) for one in both] for question in questions}
    there = Knowledge(ClusterIndex(client))
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(there.answer, question) for question in questions * 8]
        for turn in range(3):
            old, new = (before, after) if turn % 2 == 0 else (after, before)
            replaced(client, stored([old[at]]), stored([new[at]]))
            time.sleep(0.3)
        for question, answer in zip(questions * 8, asked, strict=True):
            assert answer.result() in right[question]
