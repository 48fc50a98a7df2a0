"""What verification found, in words: for people, for an editor or CI, for programs.

`--json` writes a line for each finding::

    {"file": "draft.md", "line": 4, "column": 2, "verdict": "altered", "text": "…",
     "spans": [[90, 131]], "speaker": "Ada Berg", "role": "", "claim": false, "message": "…",
     "sources": [{"document": "a.txt", "line": 5, "start": 52, "end": 118, "text": "…",
                  "speaker": "Ada Berg", "role": "mayor"}],
     "changes": [{"quoted": "We will", "source": "We will", "same": true, "weighty": false}]}

`verdict` is one of those that `verification.finding` lists. `spans` are offsets of the words into
the text of the draft, in code points. Keys may be added, never removed or changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qa_bot.output.clean import shortened
from qa_bot.output.paragraphs import Fragment, Hanging, Paragraph
from qa_bot.verification.finding import Change, Evidence, Finding

_LONGEST = 100
"""Characters of a quotation on the line that says where it stands."""
_SIGNS = tuple("$€£¥₽₹₴")
_INDENT = 2
_AROUND = 8
"""Words shown on either side of a difference."""

Found = Sequence[tuple[str, Finding]]
"""Findings, each with the name of its draft."""


def paragraphs(found: Found) -> Iterator[Paragraph]:
    """The findings as they stand in their drafts, what is wrong with its difference; the count."""
    for name, finding in found:
        quotation = finding.quotation
        style = "" if finding else "wrong"
        yield [
            ("source", f"{name}:{quotation.line}:{quotation.column} "),
            (style, finding.verdict),
            ("", f" {_cut(quotation.text)}" if quotation.claim else f" “{_cut(quotation.text)}”"),
        ]
        if finding.verdict == "altered":
            yield Hanging([], difference(finding.changes), _INDENT)
        if finding.verdict != "too short":
            yield Hanging([], [("note", explanation(finding))], _INDENT)
    yield [("", count(found))]


def lines(found: Found) -> Iterator[str]:
    """What is wrong, as compilers say it: `file:line:column: message`."""
    for name, finding in found:
        if not finding:
            yield (
                f"{name}:{finding.quotation.line}:{finding.quotation.column}: "
                f"{finding.verdict}: {message(finding)}"
            )


def count(found: Found) -> str:
    """How many quotations there are of each verdict."""
    if not found:
        return "no quotations"
    counts = Counter(finding.verdict for _, finding in found)
    return ", ".join(f"{number:,} {verdict}" for verdict, number in counts.most_common())


def message(finding: Finding) -> str:
    """What was found, in a sentence, with the difference where there is one."""
    if finding.verdict == "altered":
        shown = "".join(text for _, text in difference(finding.changes))
        return f"{explanation(finding)}: {shown}"
    return explanation(finding)


def explanation(finding: Finding) -> str:
    """Where a quotation stands, or why it doesn't."""
    source, who = finding.source, finding.quotation.speaker
    if source is None:
        return _NO_SOURCE.get(finding.verdict, f"{who} is not quoted as saying this")
    stand = where(source)
    if finding.verdict == "verified" and finding.changes:
        words = ", ".join(f"“{change.source}”" for change in finding.changes)
        return f"{stand}; it leaves out {words}"
    if finding.verdict == "unattributed":
        return f"{stand}, which doesn't say who said it"
    if finding.verdict == "wrong speaker":
        return f"not {who}: {stand}"
    if finding.verdict == "stitched":
        return f"from separate places: {' + '.join(map(where, finding.evidence))}"
    if finding.verdict == "supported":
        return f"{stand}: {_cut(source.text)}"
    if finding.verdict == "unsupported":
        return f"{who} is not quoted as saying this; closest is {stand}: {_cut(source.text)}"
    if finding.verdict == "paraphrase":
        return f"not in these words; closest is {stand}: {_cut(source.text)}"
    return stand


def where(source: Evidence) -> str:
    """The place of a source and who speaks there."""
    role = f", {source.role}" if source.role else ""
    return f"{source.place} – {source.speaker}{role}" if source.speaker else source.place


def difference(changes: Sequence[Change]) -> list[Fragment]:
    """A quotation beside its source: [-words of the source-] {+words of the quotation+}."""
    found: list[Fragment] = []
    for at, change in enumerate(changes):
        if found and found[-1][1][-1:] not in _SIGNS:
            found.append(("", " "))
        if change.same:
            found.append(("", _shown(change.quoted, at == 0, at == len(changes) - 1)))
            continue
        if change.source:
            found.append(("removed", f"[-{change.source}-]"))
        if change.quoted:
            found.append(("added", f"{{+{change.quoted}+}}"))
    return found


def record(name: str, finding: Finding) -> dict[str, object]:
    """A finding as what JSON can hold."""
    quotation = finding.quotation
    return {
        "file": name,
        "line": quotation.line,
        "column": quotation.column,
        "verdict": finding.verdict,
        "text": quotation.text,
        "spans": quotation.spans,
        "speaker": quotation.speaker,
        "role": quotation.role,
        "claim": quotation.claim,
        "message": message(finding),
        "sources": [
            {key: getattr(source, key) for key in _SOURCE.split()} for source in finding.evidence
        ],
        "changes": [
            {key: getattr(change, key) for key in _CHANGE.split()} for change in finding.changes
        ],
    }


_NO_SOURCE = {
    "too short": "too few words to tell",
    "nowhere": "nothing in the articles comes close",
}
_SOURCE = "document line start end text speaker role"
_CHANGE = "quoted source same weighty"


def _shown(text: str, first: bool, last: bool) -> str:
    """Words that are the same, without those far from a difference."""
    words = text.split(" ")
    if first and not last:
        return text if len(words) <= _AROUND else "… " + " ".join(words[-_AROUND:])
    if last and not first:
        return text if len(words) <= _AROUND else " ".join(words[:_AROUND]) + " …"
    if len(words) > 2 * _AROUND:
        return " ".join((*words[:_AROUND], "…", *words[-_AROUND:]))
    return text


def _cut(text: str) -> str:
    flat = " ".join(shortened(text).split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …"
