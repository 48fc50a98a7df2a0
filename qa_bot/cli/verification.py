"""`qa-bot verify`: whether the quotations of drafts are real."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from qa_bot.arguments import address
from qa_bot.cli import parsers
from qa_bot.cli.arguments import Namespace, at_dashes, file
from qa_bot.errors import VerificationError
from qa_bot.knowledge import Knowledge
from qa_bot.loading import Sources, finish, parse
from qa_bot.loading.articles import Article
from qa_bot.model import Document, Skipped
from qa_bot.output import findings
from qa_bot.output.json import one_line
from qa_bot.output.paragraphs import write
from qa_bot.saved import Saved, read_saved, report
from qa_bot.saved import verify as verify_saved
from qa_bot.verification import verify_article

Open = Callable[[list[str] | None, Namespace], Knowledge]


def verify(arguments: list[str], open_knowledge: Open) -> bool:
    """Verify the quotations of drafts and report; whether nothing is wrong with them."""
    parser = parsers.verify()
    arguments, behind = at_dashes(arguments)
    options = parser.parse_intermixed_args(arguments)
    files = [*options.files, *map(file, behind)]
    if not files:
        parser.error("a file is missing")
    saved = _saved(files[0]) if len(files) == 1 else None
    named = options.knowledge or (list(saved.articles) if saved else None)
    in_cluster = address(named) is not None
    if in_cluster and not options.knowledge:
        # What a file says is no reason to show a password to whoever it names.
        raise VerificationError(f"the articles of {files[0]} are in a cluster: add --knowledge URL")
    if saved and not (options.json or options.html or options.format == "lines"):
        there = open_knowledge(named, options).documents if in_cluster else _sources(named)
        return _verify_saved(saved, there)
    page = options.html
    if page and not options.force and (page.exists() or page.is_symlink()):
        raise VerificationError(f"{page} exists: name another file, or add --force")
    drafts = [(name, article) for name in files for article in _read(name)]
    knowledge = open_knowledge(named, options)
    verified = [
        (
            "<stdin>" if str(name) == "-" else str(name),
            article.document.text,
            verify_article(article, knowledge, name),
        )
        for name, article in drafts
    ]
    found = [(name, finding) for name, _, own in verified for finding in own]
    if page:
        from qa_bot.output.findings_html import page as laid_out

        page.write_text(laid_out(verified), encoding="utf-8", errors="replace")
    if options.json:
        for name, finding in found:
            print(one_line(findings.record(name, finding)))
    elif options.format == "lines":
        write([[("", line)] for line in findings.lines(found)], sys.stdout)
    elif page:
        write([[("", findings.count(found))], [("note", f"the page is in {page}")]], sys.stdout)
    else:
        write(findings.paragraphs(found), sys.stdout)
    return all(finding for _, finding in found)


def _read(name: Path) -> list[Article]:
    """The articles of a draft. Raises VerificationError where it can't be read."""
    try:
        data = sys.stdin.buffer.read() if str(name) == "-" else name.read_bytes()
    except OSError as error:
        raise VerificationError(f"can't read {name}: {error.strerror or error}") from error
    try:
        found = parse("draft.md" if str(name) == "-" else name.name, data)
    finally:
        finish()
    articles = [one for one in found if not isinstance(one, Skipped)]
    if not articles and data.strip():
        reason = next(one.reason for one in found if isinstance(one, Skipped))
        raise VerificationError(f"can't read {name}: {reason}")
    return articles


def _saved(name: Path) -> Saved | None:
    """The session that a file holds, if /save wrote it."""
    if str(name) == "-":
        return None
    try:
        saved = read_saved(name)
    except VerificationError:
        return None
    return saved if saved.articles else None


def _sources(named: Sequence[str] | None) -> Sources:
    return Sources(tuple(map(Path, named or ())))


def _verify_saved(saved: Saved, articles: Sources | Mapping[str, Document]) -> bool:
    found = verify_saved(saved.quotations, articles)
    write([[("", line)] for line in report(found)], sys.stdout)
    return all(finding.in_place for finding in found)
