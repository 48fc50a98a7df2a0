"""Findings as one page: each paragraph of the draft with its marks, and the sources beside it.

The page is one file without scripts, and nothing in it comes from elsewhere: texts from drafts and
articles are cleaned and escaped, and a policy in the page forbids whatever might still be loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from qa_bot.language.lazy_regex import pattern
from qa_bot.output.clean import clean
from qa_bot.output.findings import count, difference, explanation, where
from qa_bot.verification.finding import Evidence, Finding

_PARAGRAPH = pattern(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")
_STYLE = """
:root { color-scheme: light dark; --line: #8884 }
body { font: 1rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
h1 { font-size: 1.3rem } h2 { font-size: 1.1rem; overflow-wrap: anywhere }
section { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2rem }
section > p { margin: 0 0 1rem; white-space: pre-wrap; overflow-wrap: anywhere }
aside { font: .85rem/1.4 system-ui, sans-serif; border-left: 3px solid var(--line);
  margin: 0 0 1rem; padding-left: .8rem; overflow-wrap: anywhere }
aside p { margin: .2rem 0 } aside.wrong { border-color: #c22 } aside.right { border-color: #2a2 }
mark { background: #8882; color: inherit; border-bottom: 2px solid #888 }
mark.wrong { background: #e332; border-color: #c22 }
mark.right { background: #3a32; border-color: #2a2 }
del { color: #b11 } ins { color: #171 } .place { opacity: .75 }
@media (prefers-color-scheme: dark) { del { color: #f88 } ins { color: #8e8 } }
@media (max-width: 40rem) { section { grid-template-columns: minmax(0, 1fr) } }
"""
_HEAD = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Quotations</title>
<style>{_STYLE}</style>
</head>
<body>
"""

Drafts = Sequence[tuple[str, str, Sequence[Finding]]]
"""Drafts, each with its name, its text and its findings in order."""


def page(drafts: Drafts) -> str:
    """The page."""
    found = [(name, finding) for name, _, findings in drafts for finding in findings]
    body = [_HEAD, f"<h1>{_safe(count(found))}</h1>\n"]
    number = 0
    for name, text, findings in drafts:
        body.append(f"<h2>{_safe(name)}</h2>\n")
        body += _rows(text, findings, number)
        number += len(findings)
    return "".join((*body, "</body>\n</html>\n"))


def _rows(text: str, findings: Sequence[Finding], number: int) -> Iterator[str]:
    """The paragraphs of a draft, each with what was found in it; findings count from `number`."""
    at = 0
    start = 0
    for end, behind in (*(match.span() for match in _PARAGRAPH.finditer(text)), (len(text),) * 2):
        own = at
        while at < len(findings) and findings[at].quotation.start < max(end, start + 1):
            at += 1
        marks = [
            (max(a, start), min(b, end), number + order)
            for order in range(len(findings))[max(own - 1, 0) : at]
            for a, b in findings[order].quotation.spans
            if a < end and b > start
        ]
        if text[start:end].strip():
            cards = (_card(findings[order], number + order) for order in range(own, at))
            yield (
                f"<section><p>{_marked(text, start, end, marks, findings, number)}</p>"
                f"<div>{''.join(cards)}</div></section>\n"
            )
        start = behind


def _marked(
    text: str,
    start: int,
    end: int,
    marks: Sequence[tuple[int, int, int]],
    findings: Sequence[Finding],
    first: int,
) -> str:
    """A stretch of a draft with its quotations marked."""
    parts = []
    for begin, stop, number in marks:
        if begin >= start:
            kind = _kind(findings[number - first])
            parts.append(_safe(text[start:begin]))
            parts.append(f'<mark class="{kind}">{_safe(text[begin:stop])}</mark>')
            start = stop
    return "".join((*parts, _safe(text[start:end])))


def _card(finding: Finding, number: int) -> str:
    """What was found, with the sources."""
    quotation = finding.quotation
    parts = [
        f'<aside id="f{number + 1}" class="{_kind(finding)}">'
        f'<p><b>{_safe(finding.verdict)}</b> <span class="place">{quotation.line}:'
        f"{quotation.column}{_safe(f' · {quotation.speaker}' if quotation.speaker else '')}"
        "</span></p>"
    ]
    if finding.verdict == "altered":
        tags = {"removed": "del", "added": "ins"}
        shown = [
            f"<{tags[style]}>{_safe(text[2:-2])}</{tags[style]}>" if style in tags else _safe(text)
            for style, text in difference(finding.changes)
        ]
        parts.append(f"<p>{''.join(shown)}</p>")
    elif finding.changes:
        parts.append(f"<p>{_safe(explanation(finding))}</p>")
    if finding.evidence:
        parts += map(_evidence, finding.evidence[:3])
    elif finding.verdict != "too short":
        parts.append(f"<p>{_safe(explanation(finding))}</p>")
    return "".join((*parts, "</aside>"))


def _evidence(one: Evidence) -> str:
    """A source: its passages with the words that were found."""
    a, b = one.start - one.offset, one.end - one.offset
    before, words, behind = one.text[:a], one.text[a:b], one.text[b:]
    return (
        f"<p>{_safe(before)}<mark>{_safe(words)}</mark>{_safe(behind)} "
        f'<span class="place">{_safe(where(one))}</span></p>'
    )


def _kind(finding: Finding) -> str:
    """The class of a finding in the page."""
    if finding.verdict == "too short":
        return "short"
    return "right" if finding else "wrong"


def _safe(text: str) -> str:
    """A text from outside, which can do nothing in a page; its line breaks stay."""
    return "\n".join(escape(clean(line)) for line in text.splitlines())
