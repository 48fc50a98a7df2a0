"""The reader's pager and editor, as lists of arguments."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from qa_bot.chat.terminal.programs import editor, opener, pager, run, start


@pytest.fixture(autouse=True)
def everything_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setenv("TERM", "xterm")
    for name in ("PAGER", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


def test_less_is_the_pager_unless_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pager() == ["less", "-R"]
    assert pager(7) == ["less", "-R", "+7"]
    monkeypatch.setenv("PAGER", "most -w")
    assert pager(7) == ["most", "-w", "+7"]
    monkeypatch.setenv("PAGER", "bat --plain")
    assert pager(7) == ["bat", "--plain"]


@pytest.mark.parametrize(("name", "value"), [("PAGER", ""), ("TERM", "dumb"), ("TERM", "")])
def test_some_want_no_pager(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert pager() is None


def test_a_pager_that_is_not_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert pager() is None
    monkeypatch.setenv("PAGER", "'unclosed")
    assert pager() is None


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("vi", ["vi", "+7", "/a/-x.txt"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "/a/-x.txt"]),
        ("/usr/bin/code --wait", ["/usr/bin/code", "--wait", "--goto", "/a/-x.txt:7"]),
        ("hx", ["hx", "/a/-x.txt:7"]),
        ("'my editor' -n", ["my editor", "-n", "+7", "/a/-x.txt"]),
    ],
)
def test_an_editor_opens_the_file_at_the_line(
    monkeypatch: pytest.MonkeyPatch, command: str, arguments: list[str]
) -> None:
    monkeypatch.setenv("EDITOR", command)
    assert editor(Path("/a/-x.txt"), 7) == arguments


def test_visual_comes_before_editor_and_without_both_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert editor(Path("/a"), 1) is None
    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setenv("VISUAL", "vi")
    assert editor(Path("/a"), 1) == ["vi", "+1", "/a"]


def test_no_file_name_is_an_option_or_reaches_a_shell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.chdir(tmp_path)
    command = editor(Path("-c :!touch owned; $(touch owned)\n"), 1)
    assert command == ["vi", "+1", f"{tmp_path}/-c :!touch owned; $(touch owned)\n"]
    script = "import sys; open('seen', 'w').write(sys.argv[-1])"
    run([sys.executable, "-c", script, *command])
    assert (tmp_path / "seen").read_text() == command[-1]
    assert not (tmp_path / "owned").exists()


def test_a_program_gets_text_as_its_input(tmp_path: Path) -> None:
    script = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
    run([sys.executable, "-c", script, str(tmp_path / "seen")], "naïve\n")
    assert (tmp_path / "seen").read_text("utf-8") == "naïve\n"


def test_a_program_that_is_not_there_raises(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        run([str(tmp_path / "none")])


def test_an_opener_is_the_browser_or_the_systems_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: name if name in ("xdg-open", "fox") else None)
    monkeypatch.delenv("BROWSER", raising=False)
    assert opener("file:///a.pdf") == ["xdg-open", "file:///a.pdf"]
    monkeypatch.setenv("BROWSER", "fox -new:other")
    assert opener("file:///a.pdf") == ["fox", "-new", "file:///a.pdf"]
    monkeypatch.setenv("BROWSER", "none")
    assert opener("file:///a.pdf") is None
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delenv("BROWSER")
    assert opener("file:///a.pdf") is None


def test_a_program_that_fails_at_once_has_not_started() -> None:
    assert start([sys.executable, "-c", "pass"])
    assert not start([sys.executable, "-c", "raise SystemExit(3)"])
    assert not start(["/no/such/program"])
