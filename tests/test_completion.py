"""Completion in shells and the manual page: what the parsers know, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qa_bot.cli import main
from qa_bot.cli.completion import options
from qa_bot.cli.manual import manual
from qa_bot.cli.parsers import COMMANDS, chat

SHELLS = ("bash", "zsh", "fish")


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "my articles").mkdir()
    (tmp_path / "draft.md").write_text("Draft.")
    return tmp_path


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def ran(folder: Path, *command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=60)
    assert done.stderr == ""
    return done.stdout.splitlines()


OFFERED = [
    (["ver"], ["verify"]),
    (["ask", "--exp"], ["--explain"]),
    (["ask", "--aft"], ["--after"]),
    (["index", "--exp"], []),
    (["index", "--dry"], ["--dry-run"]),
    (["--vers"], ["--version"]),
    (["verify", "--format", "l"], ["lines"]),
    (["completion", "z"], ["zsh"]),
    (["ask", "-k", "d"], []),
    (["ask", "d"], []),
    (["my"], ["my articles"]),
]


@needs("bash")
@pytest.mark.parametrize(("typed", "offered"), OFFERED)
def test_bash_offers_what_fits(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: list[str], offered: list[str]
) -> None:
    words = " ".join(f"'{word}'" for word in ("qa-bot", *typed))
    asked = f"""COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _qa_bot
    if (( ${{#COMPREPLY[@]}} )); then printf '%s\\n' "${{COMPREPLY[@]}}"; fi"""
    assert ran(folder, "bash", "-c", script("bash", capsys) + asked) == offered


@needs("fish")
@pytest.mark.parametrize(("typed", "offered"), OFFERED)
def test_fish_offers_what_fits(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: list[str], offered: list[str]
) -> None:
    asked = f"complete -C 'qa-bot {' '.join(typed)}'"
    found = ran(folder, "fish", "--no-config", "-c", script("fish", capsys) + asked)
    assert [line.split("\t")[0].rstrip("/") for line in found] == offered


@needs("zsh")
def test_zsh_offers_what_fits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = "qa-bot() { print -r -- GOT:$*: }\n"
    (folder / "_qa_bot.zsh").write_text(script("zsh", capsys) + shown)
    # A terminal of zsh's own is typed at: what it completes without a choice it puts in.
    asked = """
    zmodload zsh/zpty
    zpty z zsh -f -i
    zpty -w z "PS1=; autoload -Uz compinit; compinit -u -D; source ./_qa_bot.zsh"
    for typed in 'ver' 'ask --exp' 'verify --format l' 'completion z' 'draf'; do
        zpty -w -n z "qa-bot $typed"$'\\t\\n'
        zpty -r -m z found "*GOT:*:*"
        print -r -- ${${found##*GOT:}%%:*}
    done
    zpty -d z
    """
    found = ran(folder, "zsh", "-f", "-c", asked)
    assert found == [
        "verify",
        "ask --explain",
        "verify --format lines",
        "completion zsh",
        "draft.md",
    ]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_knows_every_command_and_option(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = script(shell, capsys)
    for name, make in (*COMMANDS.items(), ("qa-bot", chat)):
        assert name in text
        for option in options(make()):
            assert all(one.lstrip("-") in text for one in option.option_strings)


def test_an_unknown_shell_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "tcsh"]) == 2
    assert "bash" in capsys.readouterr().err


def test_the_manual_has_every_command_and_each_option_that_help_shows() -> None:
    page = manual().replace("\\-", "-")
    for name, make in COMMANDS.items():
        assert f".SS qa-bot {name}\n" in page
        for option in make().format_help().split():
            assert not option.startswith("--") or option.strip(".,;=()") in page


def test_the_manual_is_ascii_in_which_no_text_is_an_instruction() -> None:
    page = manual()
    assert page.isascii()
    assert {line.split()[0] for line in page.splitlines() if line.startswith((".", "'"))} == set(
        ".TH .SH .SS .TP .PP .nf .fi".split()
    )


@needs("mandoc")
def test_the_manual_is_sound(tmp_path: Path) -> None:
    page = tmp_path / "qa-bot.1"
    page.write_text(
        subprocess.run(
            [sys.executable, "-m", "qa_bot.cli.manual"], capture_output=True, text=True, check=True
        ).stdout
    )
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "error", str(page)], capture_output=True)
    assert (done.returncode, done.stdout) == (0, b"")
