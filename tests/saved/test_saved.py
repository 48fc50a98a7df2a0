"""What is saved stands in the articles to the letter, and verify knows what has become of it."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.chat.app import reply
from qa_bot.chat.session import Session
from qa_bot.conversation import Turn
from qa_bot.errors import VerificationError
from qa_bot.knowledge import Knowledge
from qa_bot.language.text.passages import split
from qa_bot.loading import load
from qa_bot.loading.articles import Article
from qa_bot.loading.articles import articles as articles_of
from qa_bot.loading.loaded import Loaded
from qa_bot.model import Answer, Hit, Passage, Skipped
from qa_bot.output.paragraphs import layout
from qa_bot.saved import Finding, Quotation, lines, read_saved, report, verify

TEXT = (
    "Bees make honey.\n\n"
    "Cows give *milk* [daily] to everybody in the valley who comes up to ask\nnicely for `it`.\n"
)
ANYTHING = st.text(st.characters(exclude_categories=()), min_size=1)
MARKUP = st.text(st.sampled_from("ab \n\r\\`*_[]^:()<>#+-=.!|~&;x19\t\u202e\ud800 "), min_size=1)
LABELS = st.sampled_from(
    ["", "p. 12 (x)", "§ Costs – and * gains", "ch. – 1 - 2", "00:12:31", "row 17", "May – x row 3"]
)
WORDS = st.lists(st.sampled_from(["Bees", "make", "honey.", "[^1]", "> so", "\r"]), min_size=1)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "my_articles [1]"
    folder.mkdir()
    (folder / "a_b: c*.txt").write_text(TEXT, "utf-8")
    return folder


@pytest.fixture
def session(articles: Path) -> Session:
    session = Session(Knowledge.open(articles, reader=None))
    for question in (
        "what do bees make?",
        "what do cows give?",
        "what is the capital of Zanzibar?",
    ):
        reply(session, question)
    return session


def said(session: Session, line: str) -> str:
    return layout(reply(session, line).paragraphs)


def states(file: Path) -> list[int | None]:
    saved = read_saved(file)
    return [f.line for f in verify(saved.quotations, Path(*saved.articles))]


def test_a_saved_session_names_its_articles_and_all_of_it_is_in_place(
    session: Session, tmp_path: Path, articles: Path
) -> None:
    file = tmp_path / "answers.md"
    assert "verify" in said(session, f"/save {file}")
    saved = read_saved(file)
    assert saved.articles == (str(articles),)
    findings = verify(saved.quotations, articles)
    assert findings
    assert all(finding.in_place for finding in findings)
    for finding in findings:
        assert finding.quotation.text in TEXT


def test_it_reads_as_what_was_asked_and_answered(session: Session, tmp_path: Path) -> None:
    said(session, f"/save {tmp_path / 'answers.md'}")
    text = (tmp_path / "answers.md").read_text("utf-8")
    assert "## what do bees make?\n\n> Bees make honey.[^1]\n" in text
    assert "[^1]: a_b\\: c\\*.txt:1\n" in text
    assert "> Cows give \\*milk\\* \\[daily\\] to everybody" in text
    assert "to ask\n> nicely for \\`it\\`.[^" in text
    assert '"Zanzibar" does not occur in these articles.' in text


@settings(deadline=None)
@given(
    ANYTHING | MARKUP,
    ANYTHING | MARKUP,
    (ANYTHING | MARKUP | LABELS).filter(str.strip),
    st.integers(1, 9),
    LABELS,
)
def test_whatever_is_quoted_is_read_back_with_its_place(
    text: str, id: str, name: str, line: int, place: str
) -> None:
    hit = Hit(Passage(id, 0, len(text), line, text, place=place), 1.0, speaker=name)
    turn = Turn(name, name, Answer(name, (hit, hit), notes=(text,)))
    refused = Turn(text, text, Answer(text, reason=name, closest=(hit,)))
    written = "\n".join(lines([turn, refused], [Path("/x") / name.replace("\0", "")]))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "answers.md")
        file.write_bytes(written.encode("utf-8"))
        if not text.strip():
            with pytest.raises(VerificationError):
                read_saved(file)
            return
        saved = read_saved(file)
        # A version control system may have changed its line ends.
        file.write_bytes(written.replace("\n", "\r\n").encode("utf-8"))
        assert read_saved(file) == saved
    assert saved.articles == (str(Path("/x") / name.replace("\0", "")),)
    assert saved.quotations == tuple(Quotation(n, text, id, line, name, place) for n in (1, 2, 3))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])) | MARKUP, st.booleans())
def test_every_passage_of_any_article_is_in_place_when_it_is_saved(text: str, old: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.md").write_bytes(text.encode("cp1252" if old else "utf-8", "replace"))
        (article,) = load(Path(folder))
        if isinstance(article, Skipped):
            return  # it isn't text
        hits = tuple(Hit(passage, 1.0) for passage in split(article.document))
        if not hits:
            return  # nothing of it is ever quoted
        written = "\n".join(lines([Turn("?", "?", Answer("?", hits))], [Path(folder)]))
        file = Path(folder, "answers.saved")
        file.write_bytes(written.encode("utf-8"))
        saved = read_saved(file)
        findings = verify(saved.quotations, Path(*saved.articles))
    assert [finding.quotation.text for finding in findings] == [hit.text for hit in hits]
    assert all(finding.in_place for finding in findings)


@settings(deadline=None)
@given(WORDS, WORDS, WORDS, st.integers(0, 3))
def test_a_quotation_is_where_its_words_stand(
    before: list[str], quoted: list[str], after: list[str], lines: int
) -> None:
    words = " ".join(("Once", *quoted)).strip()
    text = "\n".join((" ".join(before), words, " ".join(after)))
    line = 1 + len(re.findall("\r\n|\n|\r", text[: text.index("\n") + 1]))
    found = look(Quotation(1, words, "a.txt", line), text)
    assert found.in_place
    moved = look(Quotation(1, words, "a.txt", line), "\n" * lines + text)
    assert moved.line == line + lines
    assert look(Quotation(1, f"{words} never", "a.txt", line), text).line is None


def look(quotation: Quotation, text: str) -> Finding:
    with tempfile.TemporaryDirectory() as folder:
        # One visible letter, since a file of white space is no article.
        Path(folder, "a.txt").write_bytes(f"{text}\nx".encode())
        (finding,) = verify([quotation], Path(folder))
    return finding


def test_lines_before_move_a_quotation_and_words_before_do_not(
    session: Session, tmp_path: Path, articles: Path
) -> None:
    file, article = tmp_path / "answers.md", articles / "a_b: c*.txt"
    said(session, f"/save {file}")
    before = states(file)
    article.write_text("Well. " + TEXT, "utf-8")
    assert states(file) == before
    article.write_text("Well.\n\n" + TEXT, "utf-8")
    assert states(file) == [line + 2 for line in before if line]


def test_an_article_that_is_wrapped_anew_still_says_it(
    session: Session, tmp_path: Path, articles: Path
) -> None:
    file = tmp_path / "answers.md"
    said(session, f"/save {file}")
    (articles / "a_b: c*.txt").write_text(TEXT.replace("[daily] ", "[daily]\n"), "utf-8")
    assert states(file)[:2] == [1, 3]


def test_what_was_changed_or_removed_is_gone(
    session: Session, tmp_path: Path, articles: Path
) -> None:
    file, article = tmp_path / "answers.md", articles / "a_b: c*.txt"
    said(session, f"/save {file}")
    article.write_text(TEXT.replace("make", "made"), "utf-8")
    assert states(file)[0] is None
    assert states(file)[1] == 3
    article.unlink()
    assert set(states(file)) == {None}


def test_a_quotation_changed_in_the_saved_file_is_gone(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "answers.md"
    said(session, f"/save {file}")
    file.write_text(file.read_text("utf-8").replace("Bees make", "Bees hate"), "utf-8")
    assert states(file)[0] is None


def test_own_notes_in_the_saved_file_are_left_alone(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "answers.md"
    said(session, f"/save {file}")
    before = states(file)
    file.write_text(file.read_text("utf-8") + "\n> A thought of mine.\n\nAnd more.\n", "utf-8")
    assert states(file) == before


def test_nothing_is_overwritten_and_another_name_is_offered(
    session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "answers.md"
    file.write_text("mine")
    (tmp_path / "answers-2.md").symlink_to("nowhere")
    shown = said(session, f"/save {file}")
    assert "answers-3.md" in shown
    assert shown.count("\n") == 1
    assert file.read_text() == "mine"


@pytest.mark.parametrize("name", ["", "none/answers.md", ".", "a\0b", "x" * 300])
def test_what_cannot_be_written_is_one_line(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = said(session, f"/save {name}")
    assert shown.count("\n") == 1
    assert "saved" not in shown
    assert [path.name for path in tmp_path.iterdir()] == ["my_articles [1]"]


def test_there_must_be_something_to_save(articles: Path, tmp_path: Path) -> None:
    said(Session(Knowledge.open(articles, reader=None)), f"/save {tmp_path / 'answers.md'}")
    assert not (tmp_path / "answers.md").exists()


def test_texts_in_memory_name_no_folder(tmp_path: Path) -> None:
    session = Session(Knowledge.from_texts({"a.txt": TEXT}, reader=None))
    said(session, "what do bees make?")
    said(session, f"/save {tmp_path / 'answers.md'}")
    assert read_saved(tmp_path / "answers.md").articles == ()


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "no quotations"),
        (b"> So it is said.\n", "no quotations"),
        (b"> So.[^1]\n", "quotation 1 has no place"),
        (b"> So.[^1]\n\n[^1]: a.txt\n", "quotation 1 has no place"),
        (b"> [^1]\n\n[^1]: a.txt:3\n", "quotation 1 has no text"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_a_file_without_quotations_and_places_says_so(
    tmp_path: Path, content: bytes, wrong: str
) -> None:
    file = tmp_path / "answers.md"
    file.write_bytes(content)
    with pytest.raises(VerificationError, match=wrong):
        read_saved(file)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(VerificationError, match="No such file"):
        read_saved(tmp_path / "none.md")


MEETING = (
    "The meeting\n\nThe mayor, Ada Berg, came late.\n\n"
    '"We will not pay for the bridge, which nobody wants, before May," Ada Berg said.\n\n'
    '"It is late," said Carl Dahl.\n\nThe meeting ended at noon.\n'
)
BRIDGE = '"We will not pay for the bridge, which nobody wants, before May," Ada Berg said.'


@pytest.mark.parametrize("speaker", ["Ada Berg", "Berg", "ada berg", "Ada Berg, mayor", None])
def test_a_quotation_by_whom_the_article_names_is_in_place(speaker: str | None) -> None:
    assert look(Quotation(1, BRIDGE, "a.txt", 5, speaker), MEETING).in_place


@pytest.mark.parametrize("speaker", ["Carl Dahl", "Ada Dahl", "Bo Berg", "Donald Trump", "Ad"])
def test_a_quotation_given_to_another_speaker_is_not_in_place(speaker: str) -> None:
    found = look(Quotation(1, BRIDGE, "a.txt", 5, speaker), MEETING)
    assert found.misattributed
    assert not found.in_place
    first, last = report([found])
    assert first == f"[^1] is not {speaker}'s: a.txt:5 attributes it to Ada Berg"
    assert last == "0 in place, 0 moved, 0 gone, 1 with the wrong speaker"


def test_a_speaker_whom_the_article_does_not_name_is_reported() -> None:
    found = look(Quotation(1, "The meeting ended at noon.", "a.txt", 9, "Ada Berg"), MEETING)
    assert next(report([found])) == "[^1] is not Ada Berg's: a.txt:9 names no speaker"


def test_a_quotation_that_has_moved_keeps_its_speaker() -> None:
    moved = look(Quotation(1, BRIDGE, "a.txt", 5, "Ada Berg"), "\n\n" + MEETING)
    assert (moved.line, moved.misattributed) == (7, False)
    assert look(Quotation(1, BRIDGE, "a.txt", 5, "Carl Dahl"), "\n\n" + MEETING).misattributed


def test_a_speaker_changed_in_the_saved_file_is_reported(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(MEETING, "utf-8")
    session = Session(Knowledge.open(articles, reader=None))
    said(session, "what did Berg say about the bridge?")
    file = tmp_path / "answers.md"
    said(session, f"/save {file}")
    saved = read_saved(file)
    assert all(finding.in_place for finding in verify(saved.quotations, articles))
    file.write_text(file.read_text("utf-8").replace("– Ada Berg", "– Carl Dahl"), "utf-8")
    assert any(f.misattributed for f in verify(read_saved(file).quotations, articles))


@pytest.mark.parametrize(
    "text",
    [
        '"We will not pay for the bridge … before May,"',
        '"We will not pay for the bridge, ... before May,"',
        '"We will not pay […] before May,"',
        "… which nobody wants …",
        "We will [...] pay … before May",
        'before May," Ada Berg said. (…) "It is late,"',
    ],
)
def test_an_elision_leaves_words_out(text: str) -> None:
    assert look(Quotation(1, text, "a.txt", 5, "Ada Berg"), MEETING).in_place


@pytest.mark.parametrize(
    "text",
    [
        "before May … We will not pay",  # another order
        "We will not pay … ever",
        "e will not … be",  # parts of words
        "The meeting … came late … never",
        "…",
    ],
)
def test_parts_that_do_not_follow_each_other_are_gone(text: str) -> None:
    assert look(Quotation(1, text, "a.txt", 5), MEETING).line is None


def test_parts_far_from_each_other_are_gone() -> None:
    far = MEETING.replace(
        "\n\nThe meeting ended", "\n\n" + "Rain fell. " * 100 + "The meeting ended"
    )
    assert look(Quotation(1, '"It is late," … ended at noon', "a.txt", 7), MEETING).in_place
    assert look(Quotation(1, '"It is late," … ended at noon', "a.txt", 7), far).line is None


def test_dots_that_the_article_holds_are_words_like_others() -> None:
    assert look(Quotation(1, "Well … so.", "a.txt", 1), "Well … so.").in_place


@settings(deadline=None)
@given(st.lists(st.sampled_from(["one", "two", "…", "[…]", "so,", "on..."]), min_size=1))
def test_what_an_article_holds_with_its_dots_is_in_place(words: list[str]) -> None:
    text = " ".join(words)
    assert look(Quotation(1, text, "a.txt", 1), text).in_place


def test_what_only_may_answer_is_saved_as_such() -> None:
    passage = Passage("a.txt", 0, 16, 1, "Bees make honey.")
    answer = Answer("?", (Hit(passage, 1.0),), reason="No number.", certain=False)
    text = "\n".join(lines([Turn("?", "?", answer)], []))
    assert "No number.\n\nThis may answer it:\n\n> Bees make honey.[^1]\n" in text


def test_a_quotation_in_a_file_of_pages_says_its_page_and_its_speaker() -> None:
    passage = Passage("report.pdf", 0, 16, 214, "Bees make honey.", place="p. 12")
    some = (Hit(passage, 1.0, speaker="Mary Roe"), Hit(passage, 1.0))
    text = "\n".join(lines([Turn("?", "?", Answer("?", some))], []))
    assert "[^1]: report.pdf:214 – p. 12 – Mary Roe\n[^2]: report.pdf:214 – p. 12\n" in text


def test_a_speaker_who_is_called_like_a_place_stays_a_speaker(tmp_path: Path) -> None:
    file = tmp_path / "answers.md"
    for name in ("Speaker 2", "50 Cent", "de Roe", "p. 12", "A – x row 1"):
        hit = Hit(Passage("a.txt", 0, 3, 1, "So."), 1.0, speaker=name)
        text = "\n".join(lines([Turn("?", "?", Answer("?", (hit,)))], []))
        file.write_text(text, "utf-8")
        assert read_saved(file).quotations == (Quotation(1, "So.", "a.txt", 1, name),)


PAGES = ((0, "p. 1"), (20, "p. 2"))
TWO_PAGES = "Bees make honey.\n\n\n\nCows give milk.\n\nBees sting."


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose files are of two pages, or where they are called so a row a line."""

    def parse(file: str, data: bytes) -> list[Article | Skipped]:
        rows = enumerate(data.decode().splitlines(), 1)
        return articles_of(
            file,
            [Loaded(row, name=str(n), places=((0, f"row {n}"),)) for n, row in rows]
            if file.startswith("rows")
            else [Loaded(data.decode(), places=PAGES)],
        )

    monkeypatch.setattr("qa_bot.loading.parse", parse)
    (tmp_path / "pages.txt").write_text(TWO_PAGES)
    (tmp_path / "rows.txt").write_text("New row.\nBees make honey.\nCows give milk.\n")
    return tmp_path


def test_a_quotation_on_its_page_is_in_place_whatever_its_line(pages: Path) -> None:
    (found,) = verify([Quotation(1, "Cows give milk.", "pages.txt", 2, place="p. 2")], pages)
    assert found.in_place
    assert list(report([found])) == ["1 in place, 0 moved, 0 gone"]


def test_a_quotation_on_another_page_has_moved_there(pages: Path) -> None:
    (found,) = verify([Quotation(1, "Cows give milk.", "pages.txt", 2, place="p. 1")], pages)
    assert found.moved
    assert next(report([found])) == "[^1] has moved from pages.txt p. 1 to p. 2"


def test_of_two_places_the_one_of_the_same_page_is_meant(pages: Path) -> None:
    (found,) = verify([Quotation(1, "Bees", "pages.txt", 1, place="p. 2")], pages)
    assert (found.in_place, found.line) == (True, 7)


def test_a_quotation_in_another_row_of_its_file_has_moved_there(pages: Path) -> None:
    quotations = [
        Quotation(1, "Bees make honey.", "rows.txt#0001", 1, place="row 1"),
        Quotation(2, "Cows give milk.", "rows.txt#0003", 1, place="row 3"),
        Quotation(3, "Cows give milk.", "rows.txt#0009", 1, place="row 9"),
        Quotation(4, "Cows give wool.", "rows.txt#0003", 1, place="row 3"),
        Quotation(5, "Cows give milk.", "rows.txt#00003", 1, place="row 3"),
    ]
    assert list(report(verify(quotations, pages))) == [
        "[^1] has moved from rows.txt row 1 to row 2",
        "[^3] has moved from rows.txt row 9 to row 3",
        "[^4] is gone from rows.txt row 3",
        "2 in place, 2 moved, 1 gone",
    ]
