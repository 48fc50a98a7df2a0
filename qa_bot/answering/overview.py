"""What articles are about, in their own words: the sentences that carry most of the others.

A sentence counts by how many others are like it, and these by how many are like them: LexRank
without a threshold (Erkan & Radev 2004, "LexRank: Graph-based lexical centrality as salience in
text summarization") on tf-idf, with more for what stands first. The best are then taken one by one,
each as unlike those before it as it can be (Carbonell & Goldstein 1998, "The use of MMR"), and
shown in reading order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from qa_bot import arguments
from qa_bot.answering.hits import speaker
from qa_bot.answering.small_talk import SmallTalk, hint
from qa_bot.errors import QuestionError
from qa_bot.index.contract import Index, Query
from qa_bot.index.naming import called, file_alone, meant, some
from qa_bot.language.languages import ENGLISH
from qa_bot.language.languages import named as named_language
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import LIGHT_WORDS, STOP_WORDS
from qa_bot.language.text.terms import terms
from qa_bot.model import Answer, Hit, Passage

MOST_SHOWN = 20
"""Sentences of an overview, at most."""

MOST = 2_000
"""Passages that are looked at, of however many."""

_DAMPING = 0.85  # what comes from the sentences that are like one; the rest from where it stands
_ROUNDS = 30
# Content words of a sentence that says something, that says enough, that says too much.
_FEWEST, _ENOUGH, _MANY = 3, 9, 25
_HEADINGS_LOOKED_AT = 100
_SEVERAL = 5  # articles of one name that an overview may be of together
# What the score of a sentence is multiplied by for how it begins ("However, …", "This guide …"),
# that it quotes, asks or is long, and where it stands.
_GOES_ON, _QUOTES, _ASKS, _LONG, _ASIDE = 0.5, 0.5, 0.3, 0.7, 0.2
_SAYS_SO, _OPENS = 1.6, 1.8
_TEXTS = (
    r"article|book|chapter|document|essay|guide|guideline|handbook|introduction|manual|memo|overview|"
    r"page|paper|pep|policy|project|proposal|report|rfc|section|series|site|specification|standard|"
    r"story|study|text|tutorial|work"
)
_SAYS_SELF = pattern(rf"\W*(?:this|the\s+present|in\s+this|our)\s+(?:{_TEXTS})\b", re.I)
# "However, …" goes on from the sentence before; "See above" speaks of something shown.
_GOING_ON = pattern(
    r"\W*(?:it|its|this|that|these|those|they|their|he|his|him|she|her|we|our|i|but|and|or|so|then|"
    r"thus|also|however|therefore|moreover|furthermore|instead|otherwise|similarly|likewise|for|in"
    r"\s+(?:addition|this|that|other|fact|contrast)|as\s+(?:a\s+result|such|we|you)|such|another|"
    r"if|when|here|there|now|yes|no|not|let|you|your|finally|first|second|next|on\s+the\s+other|"
    r"the\s+(?:following|above|same|former|latter)|both|note|please|see|after\s+this)\b",
    re.IGNORECASE,
)
_OPENING = pattern(
    r"\b(?:read ?me|index|intro(?:duction)?|overview|about|abstract|summary|foreword|preface)\b",
    re.IGNORECASE,
)
_BESIDE = pattern(
    r"\b(?:copyright|licen[cs]e|references|acknowledge?ments?|footnotes?|bibliography|see also|"
    r"contents|changelog|change history|disclaimer)\b",
    re.IGNORECASE,
)

_ENDS = pattern(r"[.!?…。！？।؟۔][\"'”’»)\]*_]*$")

Floats = npt.NDArray[np.float64]


class Scope(NamedTuple):
    """What an overview is of: its name, and passages by number, a list for each document."""

    name: str
    numbers: Sequence[Sequence[int]]


def overview(index: Index, scope: Scope, k: int) -> Answer:
    """The `k` sentences that carry most of a scope, in reading order, each with its source."""
    numbers = [number for some in scope.numbers for number in some]
    places = [place for some in scope.numbers for place in range(len(some))]
    passages = [index.passage(number) for number in numbers]
    spoken = map(index.language, numbers)
    vectors = _Vectors([_words(p.text, code) for p, code in zip(passages, spoken, strict=True)])
    headings = map(index.headings, numbers)
    says = np.array([_says(*one) for one in zip(passages, headings, strict=True)])
    scores = _centrality(vectors, np.array(places)) * says
    chosen = _unlike(vectors, scores, passages, MOST_SHOWN)
    total, chosen = len(chosen), chosen[:k]
    hits = tuple(
        _hit(index, numbers[at], passages[at], float(scores[at]))
        for at in sorted(chosen, key=lambda at: (passages[at].document, passages[at].start))
    )
    if not hits:
        return Answer("", reason=f"No sentence in {scope.name} says enough for an overview.")
    telling = "most telling sentence" if len(hits) == 1 else f"{len(hits)} most telling sentences"
    return Answer("", hits, notes=(f"the {telling} of {scope.name}",), total=total)


def of(index: Index, within: str | None, k: int) -> Answer:
    """The overview of an article or a chapter, or of everything.

    Raises QuestionError where nothing, or more than one article, has that name.
    """
    within, k = arguments.article(within), arguments.count(k)
    scope = everything(index) if within is None else named(index, within)
    if scope is None:
        raise QuestionError(f"no article or heading is called {within}")
    return overview(index, scope, min(k, MOST_SHOWN))


def asked_for(index: Index, talk: SmallTalk, within: str | None, k: int) -> Answer | None:
    """The overview that a line asks for; a refusal with a hint for other small talk.

    None for a question, which it is where nothing has that name.
    """
    if talk.intent != "overview":
        return Answer("", reason=hint(talk))
    of_what = talk.named or within
    try:
        scope = named(index, of_what, talk.may_ask) if of_what else None
    except QuestionError as error:
        return None if talk.may_ask else Answer("", reason=f"{error}.")
    if scope is None and talk.named:
        return None
    return overview(index, scope or everything(index), min(k, MOST_SHOWN))


def everything(index: Index) -> Scope:
    """All the articles: the front of each, or all of one."""
    ids = index.documents
    if len(ids) == 1:
        (id,) = ids
        return Scope(id, [index.leads_of(id, MOST)])
    return Scope(f"{len(ids):,} articles", index.leads_of_all(MOST))


def named(index: Index, name: str, may_ask: bool = False) -> Scope | None:
    """The article, a few of one name, or the chapter that a name means; None for none.

    A line that `may_ask` for something else must give the whole name. Raises QuestionError
    where more articles have that name.
    """
    documents = index.documents
    ids = [name] if name in documents else called(name, documents, in_part=False)
    if not ids and (chapter := _chapter(index, name)):
        return chapter
    if not ids and not may_ask:
        ids = called(name, documents) or meant(name, documents)
    file = file_alone(ids)
    if len(ids) > _SEVERAL and file:
        ids = ids[:: -(-len(ids) // MOST)]
    elif len(ids) > _SEVERAL:
        raise QuestionError(f"{len(ids):,} articles have {name} in their name: {some(ids)}")
    numbers = [index.leads_of(id, MOST // len(ids)) for id in ids]
    return Scope(file or " and ".join(ids), numbers) if ids else None


def _chapter(index: Index, name: str) -> Scope | None:
    """What stands under a heading of just these words."""
    wanted = terms(name)
    found = index.search(Query(dict.fromkeys(wanted, 1.0)), _HEADINGS_LOOKED_AT)
    for number in found.passages:
        passage = index.passage(number)
        if passage.kind == "heading" and terms(passage.text) == wanted:
            under = index.leads_under(number, MOST)
            if under:
                return Scope(f"“{name}” in {passage.document}", [under])
    return None


def _hit(index: Index, number: int, passage: Passage, score: float) -> Hit:
    name, role = speaker(index, number)
    return Hit(
        passage,
        score,
        speaker=name,
        role=role,
        explain=(("centrality", score),),
        headings=index.headings(number),
        lead_in=index.lead_in(number),
    )


def _words(text: str, language: str = ENGLISH) -> Counter[str]:
    small = _small(language)
    return Counter(term for term in terms(text, language) if term not in small)


@cache
def _small(language: str) -> frozenset[str]:
    if language != ENGLISH:
        words = named_language(language).kinds
        return frozenset(term for word in words for term in terms(word, language))
    return frozenset(term for word in (*STOP_WORDS, *LIGHT_WORDS) for term in terms(word))


class _Vectors:
    """Sentences as tf-idf vectors of length 1: `row` and `term` of each `value`."""

    def __init__(self, sentences: Sequence[Counter[str]]) -> None:
        number: dict[str, int] = {}
        rows, columns, counts = [], [], []
        for row, words in enumerate(sentences):
            for word, count in words.items():
                rows.append(row)
                columns.append(number.setdefault(word, len(number)))
                counts.append(count)
        self.size, self.terms = len(sentences), len(number)
        self.row, self.term = np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)
        within = np.bincount(self.term, minlength=self.terms)
        idf = np.log((self.size + 1) / within[self.term])
        values: Floats = np.array(counts, dtype=np.float64) * idf
        length: Floats = np.sqrt(np.bincount(self.row, values**2, self.size))
        self.value: Floats = values / length[self.row]

    def like(self, weights: Floats) -> Floats:
        """For each sentence the sum of its cosines with all, each times the weight of the other."""
        by_term = np.bincount(self.term, self.value * weights[self.row], self.terms)
        return np.bincount(self.row, self.value * by_term[self.term], self.size).astype(float)


def _centrality(vectors: _Vectors, places: npt.NDArray[np.int64]) -> Floats:
    """LexRank: where somebody would be most often who goes from sentence to like sentence.

    At times they start over, the more often at a sentence the nearer it is to the front.
    """
    begins: Floats = 1 / np.sqrt(1 + places)
    begins /= begins.sum() or 1
    degree: Floats = np.maximum(vectors.like(np.ones(vectors.size)), 1e-9)
    found: Floats = begins
    for _ in range(_ROUNDS):
        found = (1 - _DAMPING) * begins + _DAMPING * vectors.like(found / degree)
    return found


def _says(passage: Passage, headings: Sequence[str]) -> float:
    """How much of its score a sentence keeps, since it has to be understood by itself."""
    text, count = passage.text, len(_words(passage.text))
    if count < _FEWEST or text.isupper() or text[0].islower() or not _ENDS.search(text):
        return 0.0
    factor = min(1.0, count / _ENOUGH) * (_LONG if count > _MANY else 1.0)
    if _SAYS_SELF.match(text):
        factor *= _SAYS_SO
    elif _GOING_ON.match(text):
        factor *= _GOES_ON
    factor *= _ASKS if "?" in text else 1.0
    factor *= _QUOTES if text[0] in "\"“„«‘'" else 1.0
    above = headings[-1] if headings else ""
    factor *= _ASIDE if _BESIDE.search(above) else 1.0
    return factor * (_OPENS if _OPENING.search(f"{passage.document} {above}") else 1.0)


def _unlike(vectors: _Vectors, scores: Floats, passages: Sequence[Passage], k: int) -> list[int]:
    """The `k` best sentences, none much like another; the documents take turns."""
    chosen: list[int] = []
    left = scores.copy()
    ids, document = np.unique([passage.document for passage in passages], return_inverse=True)
    taken = np.zeros(len(ids))
    while len(chosen) < k and left.max(initial=0) > 0:
        turn = left * (taken[document] <= len(chosen) // len(ids))
        at = int(turn.argmax() if turn.max() > 0 else left.argmax())
        chosen.append(at)
        taken[document[at]] += 1
        one = np.zeros(vectors.size)
        one[at] = 1
        left *= np.maximum(0, 1 - vectors.like(one))
        left[at] = 0
    return chosen
