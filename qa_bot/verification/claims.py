"""Whether somebody is quoted on what a draft says that they said, in other words."""

from __future__ import annotations

from qa_bot.index.contract import Index, Query
from qa_bot.language.lexicon.function_words import STOP_WORDS
from qa_bot.language.text.terms import terms
from qa_bot.verification.candidates import Candidates
from qa_bot.verification.finding import Evidence, Finding, Quotation

_SUPPORTED = 0.5  # of the idf of a claim's words that a statement has to hold
_RANKED = 400  # passages among which a statement about it is looked for


def judge_claim(index: Index, candidates: Candidates, claim: Quotation) -> Finding:
    """Supported by the statement of the same speaker that has most of the claim's words."""
    own = candidates.said_by(claim.speaker)
    query = dict.fromkeys((t for t in terms(claim.text) if t not in STOP_WORDS), 1.0)
    if not own or not query:
        return Finding(claim, "unsupported")
    found = index.search(Query(query), _RANKED)
    nearest = next(iter(candidates.sources(n for n in found.passages if n in own)), None)
    if nearest is None:
        return Finding(claim, "unsupported")
    passage = candidates.passage(nearest)
    there = set(terms(passage.text))
    rarest = max(found.idf.values(), default=1.0)
    total = sum(found.idf.get(term, rarest) for term in query)
    held = sum(found.idf.get(term, rarest) for term in query if term in there)
    one = Evidence(
        passage.document,
        passage.line,
        passage.start,
        passage.end,
        passage.text,
        passage.start,
        own[nearest],
    )
    return Finding(claim, "supported" if held >= _SUPPORTED * total else "unsupported", (one,))
