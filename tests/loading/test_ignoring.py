"""The rules in a folder that keep files from being read."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot import Knowledge, KnowledgeError
from qa_bot.output.remarks import remarks
from tests.loading.test_walking import ids, posix, skipped, write


def test_what_a_rule_ignores_is_not_read_and_said_to_be_ignored_by_it(tmp_path: Path) -> None:
    for id in ("a.txt", "b.log.txt", "drafts/c.txt", "sub/drafts/d.txt", "sub/e.txt"):
        write(tmp_path / id)
    write(tmp_path / ".gitignore", "# not these\n*.log.txt\ndrafts/\n")
    assert ids(tmp_path) == ["a.txt", "sub/e.txt"]
    assert skipped(tmp_path) == {
        "b.log.txt": "ignored by .gitignore:2 (*.log.txt)",
        "drafts/": "ignored by .gitignore:3 (drafts/)",
        "sub/drafts/": "ignored by .gitignore:3 (drafts/)",
    }


@pytest.mark.parametrize("name", [".gitignore", ".ignore", ".qa-bot-ignore"])
def test_rules_stand_in_files_of_three_names(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    write(tmp_path / name, "b.txt")
    assert ids(tmp_path) == ["a.txt"]


def test_a_rule_is_for_the_folder_it_stands_in_and_what_is_below(tmp_path: Path) -> None:
    for id in ("a.txt", "sub/a.txt", "sub/deep/a.txt", "sub/deep/b.txt", "b.txt"):
        write(tmp_path / id)
    write(tmp_path / "sub" / ".gitignore", "a.txt\n/b.txt\n")
    assert ids(tmp_path) == ["a.txt", "b.txt", "sub/deep/b.txt"]
    assert skipped(tmp_path)["sub/deep/a.txt"] == "ignored by sub/.gitignore:1 (a.txt)"


def test_a_deeper_file_of_rules_takes_back_what_a_higher_one_says(tmp_path: Path) -> None:
    for id in ("a.txt", "sub/a.txt", "sub/b.txt"):
        write(tmp_path / id)
    write(tmp_path / ".gitignore", "*.txt")
    write(tmp_path / "sub" / ".gitignore", "!a.txt")
    assert ids(tmp_path) == ["sub/a.txt"]


def test_our_own_rules_count_for_more_than_those_of_other_programs(tmp_path: Path) -> None:
    for id in ("a.txt", "b.txt", "c.txt", "sub/d.txt"):
        write(tmp_path / id)
    write(tmp_path / ".qa-bot-ignore", "!a.txt\n!d.txt\nc.txt\n")
    write(tmp_path / ".ignore", "a.txt\n!b.txt\n")
    write(tmp_path / ".gitignore", "*.txt\n!c.txt\n")
    write(tmp_path / "sub" / ".gitignore", "d.txt")
    assert ids(tmp_path) == ["a.txt", "b.txt", "sub/d.txt"]


def test_a_file_below_an_ignored_folder_cannot_come_back(tmp_path: Path) -> None:
    for id in ("drafts/a.txt", "kept/a.txt", "kept/b.txt"):
        write(tmp_path / id)
    write(tmp_path / ".gitignore", "drafts/\n!drafts/a.txt\nkept/*\n!kept/a.txt\n")
    write(tmp_path / "drafts" / ".gitignore", "!a.txt")
    assert ids(tmp_path) == ["kept/a.txt"]


def test_what_is_named_is_read_whatever_the_rules_above_it_say(tmp_path: Path) -> None:
    write(tmp_path / "drafts" / "a.txt")
    write(tmp_path / ".gitignore", "drafts/\n")
    assert ids(tmp_path / "drafts") == ["a.txt"]
    assert ids(tmp_path / "drafts" / "a.txt") == ["a.txt"]


def test_a_file_of_rules_that_cannot_be_read_is_listed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / ".gitignore").mkdir()
    write(tmp_path / ".ignore", "a.txt\n" * 20_000)
    assert ids(tmp_path) == ["a.txt"]
    reasons = skipped(tmp_path)
    assert reasons[".ignore"] == "too large for a file of rules: 64 KiB at most"
    assert reasons[".gitignore"] in ("not a regular file", "permission denied")


@posix
def test_a_file_of_rules_that_is_a_link_or_a_fifo_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    write(tmp_path / "rules", "a.txt")
    (tmp_path / "in" / ".gitignore").symlink_to("../rules")
    os.mkfifo(tmp_path / "in" / ".ignore")
    assert ids(tmp_path / "in") == ["a.txt"]
    assert set(skipped(tmp_path / "in")) == {".gitignore", ".ignore"}


@posix
def test_a_link_is_no_way_to_a_file_that_is_ignored(tmp_path: Path) -> None:
    write(tmp_path / "drafts" / "a.txt")
    write(tmp_path / "b.txt")
    write(tmp_path / ".gitignore", "drafts/\n")
    (tmp_path / "link.txt").symlink_to("drafts/a.txt")
    assert ids(tmp_path) == ["b.txt"]
    assert "ignored by .gitignore:1 (drafts/)" in skipped(tmp_path)["link.txt"]


def test_a_new_rule_lets_go_of_what_was_read_before(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write(folder / "a.txt", "Cows give milk.\n")
    write(folder / "b.txt", "Bees make honey.\n")
    knowledge = Knowledge.open(folder, tmp_path / "index", reader=None)
    assert list(knowledge.documents) == ["a.txt", "b.txt"]
    write(folder / ".qa-bot-ignore", "b.txt")
    knowledge.refresh()
    assert list(knowledge.documents) == ["a.txt"]
    assert [file.path for file in knowledge.skipped] == ["b.txt"]
    assert remarks(knowledge) == []


def test_a_folder_in_which_everything_is_ignored_says_so(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "a.txt")
    write(tmp_path / "articles" / ".gitignore", "*")
    with pytest.raises(KnowledgeError, match=r"a\.txt: ignored by \.gitignore:1 \(\*\)"):
        Knowledge.open(tmp_path / "articles", tmp_path / "index")


LINES = st.lists(
    st.lists(
        st.sampled_from(["*", "?", "a", "b", "/", "**/", "/**", "[ab]", "[!a]", "\\", ".txt"]),
        min_size=1,
        max_size=4,
    )
    .map("".join)
    # Of other stars in a row git's program says otherwise than its documentation.
    .filter(lambda line: not any("**" in part and part.strip("*") for part in line.split("/"))),
    max_size=4,
)
PLACES = ("a.txt", "b.txt", "a/a.txt", "a/b/b.txt", "b/a/a.txt", "ab/ab.txt")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@given(LINES, LINES, st.sampled_from(["", "!a.txt", "!a/", "!b/a/*"]))
@settings(max_examples=25)
def test_what_is_read_is_what_git_does_not_ignore(
    above: list[str], below: list[str], taken_back: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for id in PLACES:
            write(folder / id)
        write(folder / ".gitignore", "\n".join([*above, taken_back]))
        write(folder / "a" / ".gitignore", "\n".join(below))
        list_files = "ls-files -o -z --exclude-per-directory=.gitignore"
        environment = {**os.environ, "GIT_DIR": f"{name}/.git", "GIT_WORK_TREE": name}
        (folder / ".git" / "objects").mkdir(parents=True)
        (folder / ".git" / "refs").mkdir()
        write(folder / ".git" / "HEAD", "ref: refs/heads/main\n")
        done = subprocess.run(
            ["git", *list_files.split()], cwd=name, env=environment, capture_output=True, check=True
        )
        read_by_git = {id for id in done.stdout.decode().split("\0") if id.endswith(".txt")}
        assert set(ids(folder)) == read_by_git
