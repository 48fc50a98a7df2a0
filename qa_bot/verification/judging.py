"""What becomes of a quotation: the words first, then the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise

from qa_bot.index.contract import Index
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.text.terms import terms
from qa_bot.verification import people
from qa_bot.verification.alignment import Span, differences
from qa_bot.verification.candidates import Candidates, IsDraft, Region
from qa_bot.verification.claims import judge_claim
from qa_bot.verification.finding import Change, Evidence, Finding, Quotation
from qa_bot.verification.marks import joined
from qa_bot.verification.places import (
    PIECE,
    Nearest,
    Place,
    exactly,
    goes_on,
    is_altered,
    kept_of,
    longest,
    nearest_of,
    negations_left_out,
    placed,
)
from qa_bot.verification.speakers import Speakers
from qa_bot.verification.wording import Run, has_elision, runs
from qa_bot.verification.words import Word

SHORT = 4
"""Words that a quotation has at least, to be judged by itself."""
_PARAPHRASE = 0.7  # the share of a paraphrase's words, by idf, that one passage holds
_PARAPHRASED = 0.5  # the same where its speaker says the passage
_CLOSEST = 3  # passages that may be paraphrased
_SENTENCES, _FEW = 6, 6  # sentences looked for one by one, and the passages that each may be in
_STOP = pattern(r"[.!?…]")
_STITCHED = 0.9  # the share of a quotation's words that its pieces have to fill


class Judge:
    """Judges the quotations of a draft by an index of articles."""

    def __init__(self, index: Index, reading: str, is_draft: IsDraft | None = None) -> None:
        """`reading` is the draft without its markup; `is_draft` as for `Candidates`."""
        self._index = index
        self._reading = reading
        self._candidates = Candidates(index, is_draft)
        self._speakers = Speakers(index, self._candidates)

    def judge(self, quotation: Quotation) -> Finding:
        """The verdict on a quotation, with the places it was found in."""
        if quotation.claim:
            return judge_claim(self._index, self._candidates, quotation)
        quotation = self._given(quotation)
        quoted = runs(self._reading, quotation.spans)
        count = sum(len(run.words) for run in quoted)
        if not count:
            return Finding(quotation, "too short")
        query = [term for run in quoted for term in self._terms(run.words)]
        passages = self._candidates.search(query)
        regions = list(self._candidates.regions(quoted, passages))
        places = [place for region in regions if (place := exactly(quoted, region))]
        if count < SHORT:
            return self._short(quotation, quoted, places)
        if places:
            return self._by_speaker(quotation, places)
        nearest = nearest_of(quoted, regions)
        if nearest is None:
            return Finding(quotation, "nowhere")
        if nearest.aligned.cost >= PIECE or len(quoted) > 1:
            regions += self._by_sentence(quoted)
            if pieces := self._pieces(quoted, regions):
                return Finding(quotation, "stitched", tuple(map(self._source, pieces)))
        changes = self._changes(quoted, nearest)
        if all(change.same for change in changes):
            return self._by_speaker(quotation, [nearest.place])
        if is_altered(quoted, nearest.aligned):
            return self._altered(quotation, nearest, changes)
        return self._reworded(quotation, query, passages)

    def _reworded(
        self, quotation: Quotation, query: Sequence[str], passages: Sequence[int]
    ) -> Finding:
        """A paraphrase of a passage that has most of what it says, or nowhere."""
        for number in passages[:_CLOSEST]:
            share = self._candidates.share(query, number)
            if share < _PARAPHRASED:
                continue
            found = self._passage(number)
            if share >= _PARAPHRASE or (found.speaker and self._agrees(quotation, found)):
                return Finding(quotation, "paraphrase", (found,))
        return Finding(quotation, "nowhere")

    def _altered(
        self, quotation: Quotation, nearest: Nearest, changes: Sequence[Change]
    ) -> Finding:
        """An altered quotation; stitched where two say what it has as one's."""
        kept = kept_of(nearest)
        if not self._of_one(kept):
            parts = [Place(kept.region, (part,)) for part in kept.parts]
            return Finding(quotation, "stitched", tuple(map(self._source, parts)))
        source = self._source(nearest.place, quotation)
        return Finding(quotation, "altered", (source,), tuple(changes))

    def _by_sentence(self, quoted: Sequence[Run]) -> list[Region]:
        """The stretches in which single sentences of a quotation may stand."""
        found: list[Region] = []
        sentences = [part for run in quoted for part in self._sentences(run.words)]
        if len(sentences) > 1:
            for part in sentences[:_SENTENCES]:
                passages = self._candidates.search(self._terms(part), _FEW)
                found += islice(self._candidates.regions([Run(tuple(part))], passages), 1)
        return found

    def _sentences(self, some: Sequence[Word]) -> list[Sequence[Word]]:
        """The sentences of a run of words that are long enough to be looked for."""
        ends = [
            at
            for at, (one, other) in enumerate(pairwise(some), 1)
            if _STOP.search(self._reading, one.end, other.start)
        ]
        parts = [some[a:b] for a, b in pairwise([0, *ends, len(some)])]
        return [part for part in parts if len(part) >= PIECE]

    def _given(self, quotation: Quotation) -> Quotation:
        """A quotation that no word of saying attributes, with the one speaker beside it."""
        if quotation.speaker or quotation.role:
            return quotation
        # "Per Ada Berg" may be a name, or what begins the sentence and Ada Berg.
        some = {
            name
            for one in quotation.perhaps
            if (name := next(filter(self._speakers.speaks, (one, one.partition(" ")[2])), ""))
        }
        return replace(quotation, speaker=min(some), perhaps=()) if len(some) == 1 else quotation

    def _terms(self, some: Sequence[Word]) -> list[str]:
        return terms(self._reading[some[0].start : some[-1].end]) if some else []

    def _short(
        self, quotation: Quotation, quoted: Sequence[Run], places: Sequence[Place]
    ) -> Finding:
        """A quotation of a few words: verified only where its speaker says them."""
        if quotation.speaker:
            query = [term for run in quoted for term in self._terms(run.words)]
            own = self._candidates.said(quotation.speaker, query)
            regions = self._candidates.regions(quoted, own)
            for place in (*places, *filter(None, map(partial(exactly, quoted), regions))):
                source = self._source(place, quotation)
                if source.speaker and self._agrees(quotation, source):
                    return Finding(quotation, "verified", (source,))
        return Finding(quotation, "too short")

    def _by_speaker(self, quotation: Quotation, places: Sequence[Place]) -> Finding:
        """The verdict on words that stand in some places."""
        whole = [place for place in places if self._of_one(place)]
        if not whole:
            parts = [Place(places[0].region, (part,)) for part in places[0].parts]
            return Finding(quotation, "stitched", tuple(map(self._source, parts)))
        sources = [self._source(place, quotation) for place in whole]
        hidden = negations_left_out(whole[0]) if has_elision(quotation.text) else ()
        if not quotation.speaker:
            return Finding(quotation, "verified", tuple(sources), hidden)
        named = [one for one in sources if one.speaker]
        right = [one for one in sources if self._agrees(quotation, one)]
        if right:
            return Finding(quotation, "verified", tuple(right), hidden)
        perhaps = [replace(quotation, speaker=one, role="") for one in quotation.perhaps]
        if any(self._agrees(one, source) for one in perhaps for source in sources):
            return Finding(quotation, "verified", tuple(sources))
        if len(named) == len(sources) and not any(
            self._speakers.may_be(quotation.speaker, place) for place in whole
        ):
            return Finding(quotation, "wrong speaker", tuple(named))
        unnamed = tuple(one for one in sources if not one.speaker)
        return Finding(quotation, "unattributed", unnamed or tuple(sources))

    def _of_one(self, place: Place) -> bool:
        """Whether no two speakers say what stands in the parts of a place."""
        known = [
            set(who) for part in place.parts if (who := self._speakers.stated(place.region, *part))
        ]
        return not known or bool(set.intersection(*known))

    def _agrees(self, quotation: Quotation, source: Evidence) -> bool:
        """Whether a source names the same speaker as the draft; a role may stand for a name."""
        other = source.speaker or source.role
        return people.same(quotation.speaker, quotation.role, other, source.role)

    def _changes(self, quoted: Sequence[Run], nearest: Nearest) -> list[Change]:
        """The quotation and the source side by side."""
        passages = nearest.place.region.passages
        base = passages[0].start
        flat = [word for run in quoted for word in run.words]
        there = [
            Word(word.text, word.start - base, word.end - base, word.tied)
            for word in nearest.stretch.words
        ]
        return differences(self._reading, joined(passages), flat, there, nearest.aligned)

    def _pieces(self, quoted: Sequence[Run], regions: Sequence[Region]) -> list[Place]:
        """The places that a quotation is stitched together from; none where it isn't."""
        flat = [word for run in quoted for word in run.words]
        found: list[Place] = []
        filled = at = 0
        while at + PIECE <= len(flat):
            best: tuple[int, Region, int] | None = None
            for region in regions:
                length, where = longest(flat, at, region)
                if length >= PIECE and (best is None or length > best[0]):
                    best = (length, region, where)
            if best is None:
                at += 1
                continue
            length, region, where = best
            place = placed(region, region.stretch, Span(where, where + length))
            if found and goes_on(found[-1], place):
                parts = (found[-1].parts[0][0], place.parts[0][1])
                found[-1] = Place(found[-1].region, (parts,))
            else:
                found.append(place)
            filled += length
            at += length
        return found if len(found) > 1 and filled >= _STITCHED * len(flat) else []

    def _source(self, place: Place, quotation: Quotation | None = None) -> Evidence:
        """A place as it is shown, with who speaks there: whom the draft names, if several do."""
        start, end = place.parts[0][0], place.parts[-1][1]
        over = [passage for _, passage in place.region.over(start, end)]
        found = self._speakers.of(place.region, start, end)
        speaker, role = max(found, key=found.__getitem__, default=("", ""))
        if quotation:
            for name, called in found:
                if people.same(quotation.speaker, quotation.role, name, called):
                    speaker, role = name, called
        first = over[0]
        text = joined(over)
        who = (speaker, role, first.place)
        return Evidence(first.document, first.line, start, end, text, first.start, *who)

    def _passage(self, number: int) -> Evidence:
        """A passage as it is shown, whole."""
        one = self._candidates.passage(number)
        said = next((said for said in self._index.statements(number) if said.speaker), None)
        who = (said.speaker or "", said.role) if said else ("", "")
        return Evidence(one.document, one.line, one.start, one.end, one.text, one.start, *who)
