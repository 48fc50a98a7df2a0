"""The commands that go further from an answer: more, context, open, copy, who, folder, set."""

from __future__ import annotations

import shutil
from base64 import b64decode
from pathlib import Path

import pytest

from qa_bot.chat.app import reply
from qa_bot.chat.commands import reading
from qa_bot.chat.reply import Reply
from qa_bot.chat.session import Session
from qa_bot.chat.terminal import programs as running
from qa_bot.index.building import index_in_memory
from qa_bot.index.live import FixedIndex
from qa_bot.knowledge import Knowledge
from qa_bot.loading.articles import Article
from qa_bot.loading.sources import Sources
from qa_bot.model import Document
from qa_bot.output.paragraphs import layout

HERD = "\n\n".join(f"Cow {n} gives milk on day {n}." for n in range(1, 21))
TEXTS = {
    "deal.txt": (
        'The Deal\n\nMinister Ada Byron came. She sat. "We pay for the bridge," Byron said. '
        'All left. Night fell.\n\n"It is late," said Bob Stone. "I am tired," Byron said.\n'
    ),
    "herd.txt": HERD,
}


Screen = pytest.CaptureFixture[str]


class Programs(list[tuple[list[str], str | None]]):
    """The programs that were started, with what they were given."""

    def run(self, command: list[str], text: str | None = None) -> None:
        self.append((command, text))


@pytest.fixture
def session() -> Session:
    return Session(Knowledge.from_texts(TEXTS, reader=None))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def terminal(capsys: Screen, monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    for name, value in {"TERM": "xterm", "COLUMNS": "80", "LINES": "15", "PAGER": "less"}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return capsys


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    programs = Programs()
    monkeypatch.setattr(running, "run", programs.run)
    monkeypatch.setattr(reading, "run", programs.run)
    return programs


def said(session: Session, line: str) -> list[str]:
    return layout(reply(session, line).paragraphs).splitlines()


def done(session: Session, line: str) -> Reply:
    turn = reply(session, line)
    assert turn.run
    turn.run()
    return turn


def test_more_shows_the_next_passages_until_there_are_none(session: Session) -> None:
    said(session, "/set k 8")
    seen = [line[-20:] for line in said(session, "which cow gives milk?") if "Cow" in line]
    for _ in range(2):
        seen += [line[-20:] for line in said(session, "/more") if "Cow" in line]
    assert len(seen) == len(set(seen)) == 20
    assert "no more" in said(session, "/more")[-1]


def test_more_of_nothing_says_so(session: Session) -> None:
    assert said(session, "/more") == ["× Nothing has been asked yet."]


def test_passages_are_numbered_on_a_terminal_and_go_on_with_more(
    session: Session, terminal: Screen
) -> None:
    passages = [line for line in said(session, "which cow gives milk?") if "Cow" in line]
    passages += [line for line in said(session, "/more") if "Cow" in line]
    assert [line.split(". Cow")[0] for line in passages] == list("123456")


def test_an_answer_that_has_more_says_how_much_and_how_to_see_it(session: Session) -> None:
    assert said(session, "which cow gives milk?")[-2:] == ["", "3 of 20 · /more"]
    assert said(session, "/more")[-1] == "6 of 20 · /more"
    said(session, "/set k 15")
    assert "/more" not in said(session, "/more")[-1]


def test_an_answer_that_is_whole_says_nothing_of_more(session: Session) -> None:
    assert "/more" not in said(session, "what did Byron say about the bridge?")[-1]
    said(session, "/set k 1")
    assert "/more" not in said(session, "what did Byron say about the bridge?")[-1]


def test_one_passage_alone_needs_no_number(session: Session, terminal: Screen) -> None:
    assert said(session, "what did Byron say about the bridge?")[-1].startswith("deal.txt:3")


def test_context_shows_two_sentences_on_either_side_and_marks_the_passage(
    session: Session,
) -> None:
    said(session, "what did Byron say about the bridge?")
    assert said(session, "/context") == [
        "  Minister Ada Byron came.",
        "  She sat.",
        '→ "We pay for the bridge," Byron said.',
        "  All left.",
        "  Night fell.",
        "  deal.txt:3 · The Deal – Ada Byron, Minister",
    ]


def test_context_ends_where_the_article_does(session: Session) -> None:
    said(session, "what gives cow 20 milk on day 20?")
    said(session, "which cow gives milk on day 1?")
    lines = said(session, "/context 1")
    assert lines[-1].startswith("  herd.txt:")
    assert len(lines) <= 6


def test_context_of_an_article_that_has_changed_is_not_made_up(folder: Path) -> None:
    session = Session(Knowledge.open(folder, reader=None))
    said(session, "what did Byron say about the bridge?")
    (folder / "deal.txt").write_text("Other words stand here now.\n", "utf-8")
    session.knowledge.refresh()
    assert said(session, "/context") == ["deal.txt has changed since: ask again."]
    (folder / "deal.txt").unlink()
    session.knowledge.refresh()
    assert said(session, "/context") == ["deal.txt has changed since: ask again."]


@pytest.mark.parametrize("command", ["/context", "/open", "/copy"])
def test_a_number_must_be_one_of_those_shown(session: Session, command: str) -> None:
    assert said(session, f"{command} 1") == ["No passage has been shown yet: ask a question first."]
    said(session, "which cow gives milk?")
    assert said(session, f"{command} 4") == ["There is no passage 4: choose 1 to 3."]
    assert said(session, f"{command} 0") == ["There is no passage 0: choose 1 to 3."]
    assert "There is no passage" in said(session, f"{command} {'9' * 5000}")[0]


def test_the_closest_passage_of_a_refusal_can_be_called_too(session: Session) -> None:
    said(session, "which cow gives Zanzibar milk?")
    assert any("→" in line for line in said(session, "/context 1"))


def test_who_lists_the_people_with_the_most_statements_first(session: Session) -> None:
    assert said(session, "/who") == [
        "Ada Byron  2 statements · Minister",
        "Bob Stone  1 statement",
    ]


@pytest.mark.parametrize("words", ["byr", "Ada", "MINISTER", "ada by", "býron"])
def test_who_lists_those_of_a_name_or_role_alone(session: Session, words: str) -> None:
    assert said(session, f"/who {words}") == ["Ada Byron  2 statements · Minister"]


def test_who_says_so_when_nobody_is_called_so(session: Session) -> None:
    assert said(session, "/who yron") == ["Nobody called yron is quoted in these articles."]


def test_sources_lists_those_with_the_words_in_their_name_or_title(session: Session) -> None:
    assert said(session, "/sources deal") == ["deal.txt  The Deal"]
    assert said(session, "/sources the d") == ["deal.txt  The Deal"]
    assert len(said(session, "/sources txt")) == 2
    assert said(session, "/sources bees") == ["No article is called bees."]


def test_who_says_so_when_nobody_speaks() -> None:
    quiet = Session(Knowledge.from_texts({"a.txt": "Bees make honey."}, reader=None))
    assert said(quiet, "/who") == ["Nobody is quoted in these articles."]


def test_open_shows_the_lines_around_where_there_is_no_pager(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "")
    said(session, "which cow gives milk on day 7?")
    lines = said(session, "/open 1")
    assert "13  Cow 7 gives milk on day 7." in lines
    assert len(lines) == 11


def test_open_starts_the_editor_at_the_line(
    folder: Path, terminal: Screen, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    session = Session(Knowledge.open(folder, reader=None))
    said(session, "what did Byron say about the bridge?")
    done(session, "/open 1")
    assert programs == [(["vi", "+3", str(folder / "deal.txt")], None)]


def test_open_finds_an_article_by_a_part_of_its_name_or_title(
    session: Session, terminal: Screen, programs: Programs
) -> None:
    done(session, "/open Herd")
    done(session, "/open the deal")
    assert [command for command, _ in programs] == [["less", "-R"]] * 2
    assert [text.splitlines()[0] for _, text in programs if text] == [HERD[:26], "The Deal"]


def test_open_says_when_a_name_is_none_or_several(session: Session) -> None:
    assert said(session, "/open bees") == ["No article is called bees: /sources lists all."]
    assert said(session, "/open .txt") == ["2 articles have .txt in their name: deal.txt, herd.txt"]


def test_the_pager_gets_clean_text_and_begins_at_the_line(
    terminal: Screen, programs: Programs
) -> None:
    session = Session(
        Knowledge.from_texts({"a.txt": "One.\r\n\r\nBees \x1b[2Jmake\u202e honey.\n"}, reader=None)
    )
    said(session, "what do bees make?")
    done(session, "/open")
    assert programs == [(["less", "-R", "+3"], "One.\n\nBees \ufffd[2Jmake honey.\n")]


def test_the_pager_gets_lines_that_end_at_words_and_begins_at_the_line_all_the_same(
    terminal: Screen, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "size", lambda stream: (20, 15))
    text = "A line of more than twenty cells.\n\nBees make honey.\n"
    session = Session(Knowledge.from_texts({"a.txt": text}, reader=None))
    said(session, "what do bees make?")
    done(session, "/open")
    lines = "A line of more than\ntwenty cells.\n\nBees make honey.\n"
    assert programs == [(["less", "-R", "+4"], lines)]


def test_open_says_when_the_file_or_the_editor_is_gone(
    folder: Path, terminal: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(folder / "no editor").replace(" ", "\\ "))
    session = Session(Knowledge.open(folder, reader=None))
    done(session, "/open deal.txt")
    assert "can't be started (No such file" in terminal.readouterr().out
    (folder / "deal.txt").unlink()
    assert said(session, "/open deal.txt") == [f"deal.txt is no longer in {folder}."]


def test_copy_sends_the_passage_and_its_source_to_the_terminals_clipboard(
    session: Session, terminal: Screen
) -> None:
    said(session, "what did Byron say about the bridge?")
    turn = done(session, "/copy 1")
    sequence = terminal.readouterr().out
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x1b\\")
    copied = b64decode(sequence[7:-2]).decode("utf-8")
    assert (
        copied
        == '"We pay for the bridge," Byron said.\ndeal.txt:3 · The Deal – Ada Byron, Minister'
    )
    assert '"We pay for the bridge," Byron …' in layout(turn.paragraphs)


def test_copy_needs_a_terminal_that_can(
    session: Session, terminal: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(session, "which cow gives milk?")
    monkeypatch.setenv("TERM", "dumb")
    assert "clipboard" in said(session, "/copy 1")[0]
    monkeypatch.setenv("TERM", "xterm")
    assert reply(session, "/copy 1").run


def test_a_list_that_fits_is_shown_and_one_that_does_not_is_paged(
    terminal: Screen, programs: Programs
) -> None:
    few = Session(Knowledge.from_texts({f"{n}.txt": "Bees sting." for n in range(9)}, reader=None))
    assert len(said(few, "/sources")) == 9
    many = Session(
        Knowledge.from_texts({f"{n}.txt": "Bees sting." for n in range(40)}, reader=None)
    )
    assert done(many, "/sources").paragraphs == []
    ((command, text),) = programs
    assert command == ["less", "-R"]
    assert text
    assert text.count("\n") == 40
    assert "0.txt   \x1b[2m0\x1b[0m\n" in text


def test_everything_somebody_said_is_paged_where_it_does_not_fit(
    terminal: Screen, programs: Programs
) -> None:
    text = "\n\n".join(f'"We pay {n} coins," Ada Byron said.' for n in range(30))
    session = Session(Knowledge.from_texts({"a.txt": text}, reader=None))
    done(session, "everything Ada Byron said")
    ((_, paged),) = programs
    assert paged
    assert paged.count("a.txt:") == 30


@pytest.mark.parametrize(("name", "value"), [("TERM", "dumb"), ("PAGER", "")])
def test_without_a_pager_a_long_list_is_shown_whole(
    terminal: Screen, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    many = Session(
        Knowledge.from_texts({f"{n}.txt": "Bees sting." for n in range(40)}, reader=None)
    )
    assert len(said(many, "/sources")) == 40


def test_a_pager_that_fails_to_start_leaves_the_list_on_the_screen(
    terminal: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "/none/pager")
    many = Session(
        Knowledge.from_texts({f"{n}.txt": "Bees sting." for n in range(40)}, reader=None)
    )
    done(many, "/sources")
    assert terminal.readouterr().out.count("\n") == 40


def test_folder_turns_to_other_articles_and_leaves_the_old_behind(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    said(session, "which cow gives milk?")
    other = tmp_path / "a folder"
    other.mkdir()
    (other / "b.txt").write_text("Sheep give wool.", "utf-8")
    assert said(session, f"/folder {other}") == ["1 article, 1 sentence. Ask a question, or /help."]
    assert said(session, "/more") == ["× Nothing has been asked yet."]
    assert said(session, "what do sheep give?")[0] == "Sheep give wool."


def test_only_does_not_repeat_which_files_were_skipped(tmp_path: Path) -> None:
    farm = tmp_path / "farm"
    farm.mkdir()
    (farm / "a.txt").write_text("The mill burnt.", encoding="utf-8")
    (farm / "b.txt").write_text("The pier stands.", encoding="utf-8")
    (farm / "c.txt").write_bytes(b"")
    session = Session(Knowledge.open(farm, tmp_path / "index", reader=None))
    narrowed = ["1 of 2 articles, 1 sentence. /only all asks all of them."]
    assert said(session, "/only a.txt") == narrowed
    assert said(session, "/only") == narrowed
    assert said(session, "/only all") == ["2 articles, 2 sentences. Ask a question, or /help."]


def test_only_narrows_what_is_asked_and_the_conversation_goes_on(tmp_path: Path) -> None:
    texts = {
        "farm/a.txt": "Date: 2019\n\nThe brown cow gives milk.",
        "farm/b.txt": "Date: 2021\n\nThe white cow gives milk.",
        "wood.txt": "By Ada Holm\n\nBees make honey in the wood.",
    }
    session = Session(Knowledge.from_texts(texts, reader=None))
    all_of_them = "All articles are asked. To ask some: /only *.md after 2020 by NAME"
    assert said(session, "/only") == [all_of_them]
    narrowed = said(session, "/only farm/ after 2020")
    assert narrowed == ["1 of 3 articles, 2 sentences. /only all asks all of them."]
    assert said(session, "/only") == narrowed
    assert "white" in said(session, "which cow gives milk?")[0]
    assert [line.split()[0] for line in said(session, "/sources")] == ["farm/b.txt"]
    assert said(session, "/only by Holm")[0].startswith("1 of 3 articles")
    assert "2 articles are left out whose author can't be told" in said(session, "/only by Holm")
    assert len(session.conversation.turns) == 1
    for wrong in ("/only x.pdf", "/only after never", "/only after 2019 after 2020"):
        assert len(said(session, wrong)) == 1
        assert list(session.knowledge.documents) == ["wood.txt"]
    assert said(session, "/only author Holm") == said(session, "/only by Holm")
    assert said(session, "/only off") == ["3 articles, 6 sentences. Ask a question, or /help."]
    assert said(session, "/only all") == ["3 articles, 6 sentences. Ask a question, or /help."]


def test_folder_turns_to_several_folders(session: Session, tmp_path: Path) -> None:
    for name in ("a farm", "wood"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "b.txt").write_text("Sheep give wool.", "utf-8")
    said(session, f"/folder '{tmp_path}/a farm' {tmp_path}/wood")
    assert list(session.knowledge.documents) == ["a farm/b.txt", "wood/b.txt"]
    (told,) = said(session, "/folder")
    assert f"{tmp_path}/a farm and {tmp_path}/wood" in told


@pytest.mark.parametrize("name", ["/no/such/folder", "a\0b", "~nobody/x", ""])
def test_a_folder_that_is_none_changes_nothing(session: Session, name: str) -> None:
    assert len(said(session, f"/folder {name}")) == 1
    assert "Cow" in said(session, "which cow gives milk?")[0]


def test_settings_are_listed_and_set(session: Session) -> None:
    assert [line.split("  ")[0] for line in said(session, "/set")] == [
        "k 3",
        "keys emacs",
        "explain off",
    ]
    assert said(session, "/set keys vi")[0].startswith("keys vi")
    said(session, "/set explain on")
    said(session, "/set k 1")
    lines = said(session, "which cow gives milk?")
    assert " = words " in lines[2]
    assert lines[3:] == ["", "1 of 20 · /more"]
    assert session.settings.keys == "vi"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("/set colour red", "There is no setting colour: choose k, keys or explain."),
        ("/set k 0", "k can't be 0: choose a number from 1 to 1,000."),
        ("/set k many", "k can't be many: choose a number from 1 to 1,000."),
        ("/set keys nano", "keys can't be nano: choose emacs or vi."),
        ("/set explain on off", "explain can't be on off: choose on or off."),
    ],
)
def test_a_setting_that_cannot_be_says_why(session: Session, line: str, error: str) -> None:
    assert said(session, line) == [error]


@pytest.fixture
def pages(tmp_path: Path) -> Session:
    """A folder with a PDF and a page, as their loaders give them, and a table of two rows."""
    written = [
        ("report.pdf", "The bridge costs money.\n\nThe ferry sails daily.", (25, "p. 12")),
        ("page.html", "Boats\n\nThe old mill turns slowly.", (0, "§ Boats")),
        ("book.epub", "The king slept.\n\nThe queen reads letters.", (0, "ch. One")),
    ]
    articles = [Article(Document(id, id, text, places=(place,))) for id, text, place in written]
    for id, _, _ in written:
        (tmp_path / id).touch()
    index = FixedIndex(index_in_memory(articles))
    return Session(Knowledge(index, Sources((tmp_path,)), reader=None))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was started beside the terminal."""
    commands: list[list[str]] = []

    def start(command: list[str]) -> bool:
        commands.append(command)
        return True

    monkeypatch.setattr(reading, "start", start)
    monkeypatch.setenv("BROWSER", "fox")
    return commands


def test_open_shows_a_pdf_at_its_page_and_a_web_page_at_the_words(
    pages: Session, terminal: Screen, programs: Programs, started: list[list[str]], tmp_path: Path
) -> None:
    for question in ("what sails daily?", "what turns slowly?"):
        said(pages, question)
        done(pages, "/open 1")
    done(pages, "/open report")
    assert started == [
        ["fox", f"{tmp_path.as_uri()}/report.pdf#page=12"],
        ["fox", f"{tmp_path.as_uri()}/page.html#:~:text=The%20old%20mill%20turns%20slowly."],
        ["fox", f"{tmp_path.as_uri()}/report.pdf"],
    ]
    assert programs == []
    (tmp_path / "report.pdf").unlink()
    assert said(pages, "/open report") == [f"report.pdf is no longer in {tmp_path}."]


def test_open_pages_the_text_of_a_file_that_nothing_shows_at_its_place(
    pages: Session, terminal: Screen, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    said(pages, "what does the queen read?")
    done(pages, "/open 1")
    assert programs == [(["less", "-R", "+3"], "The king slept.\n\nThe queen reads letters.\n")]


def test_open_pages_the_text_where_no_opener_starts(
    pages: Session, terminal: Screen, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def start(command: list[str]) -> bool:
        tried.append(command[-1].rpartition("/")[2])
        return False

    monkeypatch.setattr(reading, "start", start)
    said(pages, "what sails daily?")
    done(pages, "/open 1")
    assert [command for command, _ in programs] == [["less", "-R", "+3"]]
    assert tried == ["report.pdf#page=12", "report.pdf"]
    monkeypatch.setenv("PAGER", "")
    done(pages, "/open 1")
    assert "3  The ferry sails daily." in terminal.readouterr().out
