"""Findings as they are shown: on a terminal, for an editor, as JSON, as a page."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot import Knowledge
from qa_bot.cli import main
from qa_bot.output.findings_html import page
from qa_bot.verification import verify

ARTICLE = '"We will not pay for the bridge before 2030," Ada Berg said.\n'
DRAFT = (
    "# Draft\n\nBerg said: “We will pay for the bridge before 2030.”\n\n"
    "“We will not pay for the bridge,” said Carl Dahl. Some “experts” agreed.\n"
)
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>" \x1b[31m \u202e & &amp; <!--'


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(ARTICLE, "utf-8")
    file = tmp_path / "draft.md"
    file.write_text(DRAFT, "utf-8")
    return file


def run(draft: Path, *options: str) -> int:
    return main(["verify", str(draft), "--knowledge", str(draft.parent / "articles"), *options])


def test_each_quotation_is_told_where_it_stands_with_what_differs(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(draft) == 1
    out = capsys.readouterr().out
    assert f"{draft}:3:13 altered “We will pay for the bridge before 2030.”" in out
    assert "We will [-not-] pay for the bridge before 2030" in out
    assert "not Carl Dahl: a.txt:1 – Ada Berg" in out
    assert out.endswith("1 altered, 1 wrong speaker, 1 too short\n")


def test_an_editor_gets_a_line_for_what_is_wrong(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(draft, "--format", "lines") == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{draft}:3:13: altered: a.txt:1 – Ada Berg: ")
    assert last == f"{draft}:5:2: wrong speaker: not Carl Dahl: a.txt:1 – Ada Berg"


def test_a_program_gets_a_line_of_json_for_each(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(draft, "--json") == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["verdict"] for record in records] == ["altered", "wrong speaker", "too short"]
    (start, end), text = records[0]["spans"][0], records[0]["text"]
    assert DRAFT[start:end] == text
    (source,) = records[0]["sources"]
    assert ARTICLE[source["start"] : source["end"]] == "We will not pay for the bridge before 2030"
    assert records[0]["changes"][1] == {
        "quoted": "", "source": "not", "same": False, "weighty": True,
    }  # fmt: skip


def test_what_is_piped_in_is_verified(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = io.TextIOWrapper(io.BytesIO("„We will not pay for the bridge“, said Berg.".encode()))
    monkeypatch.setattr(sys, "stdin", piped)
    assert main(["verify", "-", "--knowledge", str(draft.parent / "articles")]) == 0
    assert capsys.readouterr().out.startswith("<stdin>:1:2 verified")


def test_a_draft_among_the_articles_is_no_source_of_itself(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.write_text("“The moon is made of green cheese,” said Ada Berg.\n", "utf-8")
    assert main(["verify", str(draft), "--knowledge", str(draft.parent)]) == 1
    assert " nowhere " in capsys.readouterr().out


def test_several_drafts_are_verified_at_once(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = draft.with_name("other.txt")
    other.write_text('"We will not pay for the bridge," said Ada Berg.', "utf-8")
    assert run(draft, str(other), "--format", "lines") == 1
    assert run(other) == 0


def test_a_page_is_not_written_over_unless_one_says_so(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = draft.with_name("page.html")
    out.write_text("mine", "utf-8")
    assert run(draft, "--html", str(out)) == 2
    assert out.read_text("utf-8") == "mine"
    assert run(draft, "--html", str(out), "--force") == 1
    assert "<del>not</del>" in out.read_text("utf-8")


@pytest.mark.parametrize("name", ["none.md", "articles"])
def test_a_draft_that_cannot_be_read_says_so(
    draft: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(draft.with_name(name)) == 2
    assert name in capsys.readouterr().err


class Tags(HTMLParser):
    """The tags and attributes of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


OWN_TAGS = set(
    "html head meta title style body h1 h2 section p div aside b span mark del ins".split()
)
OWN_ATTRIBUTES = set("lang charset http-equiv content name id class".split())


def shown(text: str, article: str) -> Tags:
    knowledge = Knowledge.from_texts({HOSTILE: article}, reader=None)
    tags = Tags()
    tags.feed(page([(HOSTILE, text, verify(text, knowledge))]))
    return tags


@given(st.lists(st.sampled_from([*'"“”<>&\n ', HOSTILE, ARTICLE, "said Berg.", "</mark>"])))
def test_a_page_holds_no_tags_but_its_own(parts: list[str]) -> None:
    text = "".join(parts)
    tags = shown(text, f"{ARTICLE}{HOSTILE}")
    assert tags.tags <= OWN_TAGS
    assert tags.attributes <= OWN_ATTRIBUTES


def test_a_page_shows_the_draft_whole_with_the_sources_beside_it() -> None:
    tags = shown(f"{DRAFT}\n{HOSTILE}\n", ARTICLE)
    text = "".join(tags.text)
    assert "Some “experts” agreed." in text
    assert "alert(1)" in text
    assert ARTICLE.strip() in text
    assert "\x1b" not in text


BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")


@pytest.mark.skipif(BROWSER is None, reason="needs a browser")
def test_a_browser_runs_nothing_in_a_page(tmp_path: Path) -> None:
    hostile = "<script>document.title = 'run'</script><img src=x onerror=\"document.title='run'\">"
    text = f"{DRAFT}\n{hostile}\n"
    knowledge = Knowledge.from_texts({"a.txt": f"{ARTICLE}{hostile}"}, reader=None)
    file = tmp_path / "page.html"
    file.write_text(page([(hostile, text, verify(text, knowledge))]), "utf-8")
    shown = subprocess.run(
        [str(BROWSER), "--no-sandbox", "--disable-gpu", "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    ).stdout
    assert "<title>Quotations</title>" in shown
    assert "<del>not</del>" in shown
    assert "<script" not in shown
