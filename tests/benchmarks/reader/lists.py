"""What a reader is trained on: a right sentence among the best others of its article.

Each data set is read as it is published:

=======  ===============================================================  ========================
SQuAD    v1.1, train-v1.1.json and dev-v1.1.json (Rajpurkar et al. 2016)  CC BY-SA 4.0
SelQA    SelQA-ass-train.json (Jurczyk, Zhai & Choi 2016)                 Apache License 2.0
QED      qed-train.jsonlines (Lamm et al. 2020), of Natural Questions     CC BY-SA 3.0
=======  ===============================================================  ========================
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa_bot import Knowledge
from qa_bot.language.lexicon.function_words import FUNCTION_WORDS
from qa_bot.reader import Candidate
from tests.benchmarks.reader.candidates import candidate

LENGTH = 10
_DEPTH = 20  # of so many best passages the wrong ones are taken
_NO_MARK, _NO_SMALL_WORDS, _NO_CONTEXT = 0.15, 0.15, 0.1


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its questions, each with where the right sentence has a character in it."""

    title: str
    text: str
    questions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class List:
    """A question and its candidates, of which the first is right."""

    question: str
    candidates: tuple[Candidate, ...]


def squad(path: Path, half: bool = False) -> Iterator[Article]:
    """The articles of SQuAD; a half: every other one by title, from the first on."""
    articles = sorted(_json(path)["data"], key=lambda article: str(article["title"]))
    for article in articles[:: 2 if half else 1]:
        text, questions = "", []
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                at = len(text) + asked["answers"][0]["answer_start"]
                questions.append((asked["question"].strip(), at))
            text += f"{paragraph['context']}\n\n"
        yield Article(article["title"].replace("_", " "), text, tuple(questions))


def selqa(path: Path) -> Iterator[Article]:
    """The sections of SelQA that hold an answer."""
    for one in _json(path):
        sentences, right = one["sentences"], one["candidates"]
        if right:
            before = sum(len(sentence) + 1 for sentence in sentences[: right[0]])
            yield Article(one["article"], " ".join(sentences), ((one["question"], before),))


def qed(path: Path) -> Iterator[Article]:
    """The paragraphs of QED that hold a sentence which answers."""
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        chosen = one["annotation"].get("selected_sentence")
        if chosen:
            title, text = one["title_text"], one["paragraph_text"]
            yield Article(title, text, ((one["question"], chosen["start"]),))


def lists(articles: Iterable[Article], every: int) -> Iterator[List]:
    """A list for one question of so many."""
    asked = 0
    for article in articles:
        knowledge = Knowledge.from_texts({f"{article.title}.txt": article.text})
        for question, at in article.questions:
            asked += 1
            if asked % every == 0 and (found := _list(knowledge, article, question, at)):
                yield found


def _list(knowledge: Knowledge, article: Article, question: str, at: int) -> List | None:
    """The right sentence and the best of the others; None where it isn't among the best."""
    best = knowledge.rank(question, _DEPTH)
    right = [passage for passage in best if passage.start <= at < passage.end]
    wrong = [passage for passage in best if passage not in right][: LENGTH - 1]
    if not right or not wrong:
        return None
    read = (candidate(knowledge, passage) for passage in (right[0], *wrong))
    return List(question, tuple(one._replace(heading=article.title) for one in read))


def varied(one: List, draw: random.Random) -> List:
    """A list as others would ask it: without its mark, in few words, without what is before."""
    question = one.question
    if draw.random() < _NO_MARK:
        question = question.rstrip("? ")
    if draw.random() < _NO_SMALL_WORDS:
        words = [word for word in question.split() if word.lower() not in FUNCTION_WORDS]
        question = " ".join(words) or question
    if draw.random() < _NO_CONTEXT:
        return List(question, tuple(Candidate(read.sentence) for read in one.candidates))
    return List(question, one.candidates)


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
