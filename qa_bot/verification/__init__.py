"""Whether quotations are real: any text, against the articles.

::

    draft ─draft─▶ Quotations, each with its speaker ─candidates─▶ stretches of the articles
                                                     └─alignment─▶ ─judging─▶ Findings
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from qa_bot.index.contract import Index
from qa_bot.index.places import Articles
from qa_bot.knowledge import Knowledge
from qa_bot.loading.articles import Article, article
from qa_bot.verification.finding import Change, Evidence, Finding, Quotation, Verdict

if TYPE_CHECKING:
    from qa_bot.verification.candidates import IsDraft

__all__ = ["Change", "Evidence", "Finding", "Quotation", "Verdict", "verify", "verify_article"]


def verify(
    text: str, knowledge: Knowledge | Articles = None, name: str = "draft.md"
) -> list[Finding]:
    """What becomes of each quotation of a text by the articles, in the order of the text.

    `knowledge` is knowledge that is open, or the folders or files of it; None: the bundled ones.
    `name` says by its suffix what the text is written in. Raises KnowledgeError where there are no
    articles.
    """
    return verify_article(article(name, text), knowledge)


def verify_article(
    draft: Article, knowledge: Knowledge | Articles, file: Path | None = None
) -> list[Finding]:
    """What becomes of each quotation of a draft that was loaded; see `verify`.

    `file` is where the draft is kept: a draft among the articles isn't a source of itself.
    """
    opened = knowledge if isinstance(knowledge, Knowledge) else Knowledge.open(knowledge)

    @cache
    def is_draft(id: str) -> bool:
        found = opened.file(id)
        try:
            return found is not None and file is not None and found.samefile(file)
        except OSError:
            return False

    return opened.reading(partial(_judged, draft, is_draft if file else None))


def _judged(draft: Article, is_draft: IsDraft | None, index: Index) -> list[Finding]:
    from qa_bot.verification.draft import read
    from qa_bot.verification.judging import Judge

    found = read(draft)
    judge = Judge(index, found.reading, is_draft)
    return [judge.judge(quotation) for quotation in found.quotations]
