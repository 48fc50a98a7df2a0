"""The command line as a person or a script meets it."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_bot.chat.commands import carry_out
from qa_bot.chat.session import Session
from qa_bot.cli import main
from qa_bot.cli.parsers import COMMANDS
from qa_bot.knowledge import Knowledge

ROOT = Path(__file__).parents[1]
QABOT = [sys.executable, "-m", "qa_bot"]
MILK = "what do cows give?"
FRANCE = "what is the capital of France?"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Bees make honey.\n\nCows give milk – daily.\n", "utf-8")
    (folder / "b.txt").write_text("Sheep give wool.\n", "utf-8")
    return folder


def run(
    *arguments: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*QABOT, *arguments],
        input=stdin,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        timeout=120,
    )


def test_ask_writes_the_passage_and_its_source_to_stdout(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", MILK, "-k", "1", "--knowledge", str(articles)]) == 0
    out, err = capsys.readouterr()
    assert out == "Cows give milk – daily.\na.txt:3\n"
    assert err == ""


def test_ask_joins_several_words_wherever_the_options_stand(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["ask", "what", "do", "-k", "1", "cows", "--knowledge", str(articles), "give"]
    assert main(words) == 0
    assert capsys.readouterr().out == "Cows give milk – daily.\na.txt:3\n"


def test_a_refusal_leaves_stdout_empty_and_says_why_on_stderr(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", FRANCE, "--knowledge", str(articles)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "France" in err


@pytest.mark.parametrize(
    "question", ["--force", "-x", "-k 5", "--", "-v --json -- -x", "-12 degrees"]
)
def test_what_stands_behind_two_dashes_is_the_question(
    articles: Path, capsys: pytest.CaptureFixture[str], question: str
) -> None:
    place = ["--json", "--knowledge", str(articles)]
    assert main(["ask", *place, "--", question]) in (0, 1)
    assert json.loads(capsys.readouterr().out)["question"] == question
    assert main(["ask", *place, "--", *question.split()]) in (0, 1)
    assert json.loads(capsys.readouterr().out)["question"] == question


def test_a_question_of_several_words_may_begin_with_a_dash(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "-q is what cows give milk for", "--knowledge", str(articles)]) == 0
    assert "Cows" in capsys.readouterr().out


def test_a_folder_may_stand_behind_two_dashes(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    articles.rename(articles.with_name("-f"))
    monkeypatch.chdir(articles.parent)
    monkeypatch.setattr(sys, "stdin", io.StringIO(MILK))
    assert main(["--", "-f"]) == 0
    assert "Cows give milk" in capsys.readouterr().out
    assert main(["index", "--", "-f"]) == 0
    assert main(["ask", MILK, "--knowledge=-f"]) == 0


def test_commands_that_are_piped_are_asked_and_not_carried_out(
    articles: Path, tmp_path: Path
) -> None:
    file = tmp_path / "answers.md"
    lines = f"{MILK}\n/save {file}\n/folder {ROOT}\n/quit\n{MILK}\n"
    done = run(str(articles), stdin=lines.encode())
    assert not file.exists()
    assert done.stdout.count(b"Cows give milk") == 2
    assert f"> /save {file}\n".encode() in done.stdout


def test_a_very_long_word_is_cut_where_it_is_repeated(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["x" * 20_000], [MILK, "--within", "x" * 20_000]):
        assert main(["ask", *arguments, "--knowledge", str(articles)]) in (1, 2)
        out, err = capsys.readouterr()
        assert out == ""
        assert "…" in err
        assert len(err) < 500


def test_within_asks_one_article_alone(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "who give", "--within", "b.txt", "--knowledge", str(articles)]) == 0
    assert capsys.readouterr().out == "Sheep give wool.\nb.txt:1\n"


def test_without_a_folder_the_bundled_article_is_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "what did Kallas say"]) == 0
    assert "Kallas" in capsys.readouterr().out


def test_json_is_one_line_of_ascii_with_the_documented_keys(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", MILK, "-k", "1", "--json", "--knowledge", str(articles)]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert out.isascii()
    record = json.loads(out)
    (hit,) = record.pop("hits")
    assert record == {
        "question": MILK,
        "answered": True,
        "reason": None,
        "closest": [],
        "notes": [],
        "certain": True,
        "total": 1,
        "small_talk": False,
    }
    text = (articles / "a.txt").read_text("utf-8")
    assert text[hit["start"] : hit["end"]] == hit["text"] == "Cows give milk – daily."
    assert isinstance(hit.pop("score"), float)
    assert [hit["text"][start:end] for start, end in hit.pop("highlights")] == ["Cows", "give"]
    del hit["start"], hit["end"], hit["text"]
    assert hit == {
        "source": "a.txt:3",
        "document": "a.txt",
        "place": "",
        "line": 3,
        "speaker": None,
        "role": "",
        "answer": None,
        "sources": [],
        "headings": [],
        "lead_in": "",
    }


def test_json_holds_a_refusal_too(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", FRANCE, "--json", "--knowledge", str(articles)]) == 1
    record = json.loads(capsys.readouterr().out)
    assert record["answered"] is False
    assert record["hits"] == []
    assert "France" in record["reason"]


def test_json_escapes_what_could_act_on_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Cows give \x1b[2J\x7f\x9b\u202e milk.\n", "utf-8")
    assert main(["ask", MILK, "--json", "--knowledge", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert out.rstrip("\n").isprintable()
    assert json.loads(out)["hits"][0]["text"] == "Cows give \x1b[2J\x7f\x9b\u202e milk."


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", ""],
        ["ask", "   "],
        ["ask", MILK, "-k", "0"],
        ["ask", MILK, "-k", "many"],
        ["ask", MILK, "--within", "no\x1b[2J.txt"],
        ["ask", MILK, "--knowledge", "no/such/folder"],
        ["ask", MILK, "--knowledge", ""],
        ["ask", MILK, "--colour\x1b[2J"],
        ["no/such/folder"],
        ["what", "did", "Kallas", "say"],
        ["evaluate"],
        ["evaluate", "no-such-file.jsonl"],
        ["--no-such-option"],
    ],
)
def test_an_error_is_one_clean_line_on_stderr_and_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("qa-bot: ")
    assert err.count("\n") == 1
    assert err.rstrip("\n").isprintable()


def test_a_question_without_ask_is_told_how_to_ask(capsys: pytest.CaptureFixture[str]) -> None:
    main(["what", "did", "Kallas", "say"])
    assert 'qa-bot ask "what did Kallas say"' in capsys.readouterr().err


def test_an_empty_folder_and_a_file_that_is_no_text_are_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    binary = tmp_path / "photo.txt"
    binary.write_bytes(bytes(range(256)) * 4)
    for path in (tmp_path / "empty", binary):
        assert main(["ask", MILK, "--knowledge", str(path)]) == 2
        assert str(path) in capsys.readouterr().err


def test_skipped_files_are_one_calm_line_and_the_answer_comes_all_the_same(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("x.txt", "y.txt"):
        (articles / name).write_bytes(bytes(range(256)) * 4)
    assert main(["ask", MILK, "-k", "1", "--knowledge", str(articles)]) == 0
    out, err = capsys.readouterr()
    assert out == "Cows give milk – daily.\na.txt:3\n"
    assert err.startswith("qa-bot: 2 files skipped: x.txt (")
    assert err.count("\n") == 1


def test_piped_questions_are_answered_in_turn(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{FRANCE}\n\nsheep wool\n"))
    assert main([str(articles)]) == 0
    out, err = capsys.readouterr()
    assert out == f"> {FRANCE}\n\n> sheep wool\nSheep give wool.\nb.txt:1\n"
    assert "France" in err


def test_piped_questions_without_any_answer_are_status_1(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(FRANCE))
    assert main([str(articles)]) == 1
    out, err = capsys.readouterr()
    assert out == f"> {FRANCE}\n"
    assert "France" in err


def test_a_folder_called_ask_can_be_reached(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    articles.rename(articles.with_name("ask"))
    monkeypatch.chdir(articles.parent)
    monkeypatch.setattr(sys, "stdin", io.StringIO(MILK))
    assert main(["./ask"]) == 0
    assert capsys.readouterr().out.startswith(f"> {MILK}\nCows give milk")


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    asked = [
        {"id": "1", "question": MILK, "context": [], "article": "a.txt", "gold": [[18, 42]]},
        {"id": "2", "question": FRANCE, "context": [], "article": "a.txt", "gold": None},
    ]
    path.write_text("".join(json.dumps(question) + "\n" for question in asked), "utf-8")
    return path


def test_evaluate_writes_a_table_to_stdout(
    articles: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(questions), "--knowledge", str(articles)]) == 0
    out, err = capsys.readouterr()
    assert "hit@1" in out
    assert "100.0" in out
    assert err == ""


def test_evaluate_writes_json_as_one_line(
    articles: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(questions), "--json", "--knowledge", str(articles)]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert isinstance(json.loads(out), dict)


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_fits_one_screen(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    assert leaving.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_version_is_shown_under_the_name_of_the_program(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("qa-bot ")


def test_a_question_that_is_interrupted_is_status_130(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qa_bot.knowledge.Knowledge.answer", interrupted)
    assert main(["ask", MILK, "--knowledge", str(articles)]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_file_system_that_fails_is_an_error_and_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: str, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("qa_bot.knowledge.Knowledge.open", denied)
    assert main(["ask", MILK, "--knowledge", "secret"]) == 2
    assert capsys.readouterr().err == "qa-bot: secret: Permission denied\n"


@pytest.mark.skipif(os.name == "nt", reason="a folder in use can't be removed there")
def test_a_current_folder_that_is_gone_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = f'cd "{tmp_path}/gone" && rmdir "{tmp_path}/gone" && "$@"'
    for folder in ("articles", "."):
        done = subprocess.run(
            ["sh", "-c", script, "sh", *QABOT, "ask", MILK, "--knowledge", folder],
            capture_output=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            timeout=120,
        )
        assert done.returncode == 2
        assert (
            done.stderr == b"qa-bot: the current folder no longer exists: change to another one\n"
        )
        (tmp_path / "gone").mkdir()


def test_python_m_qa_bot_is_the_same_program() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert done.stdout.startswith(b"usage: qa-bot ")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_import_nothing_slow(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom qa_bot.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "slow = {'nltk', 'rank_bm25', 'numpy', 'prompt_toolkit', 'Stemmer', 'wcwidth'}\n"
        "sys.exit(str(slow & set(sys.modules)) if slow & set(sys.modules) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, cwd=ROOT, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_piped_questions_do_without_prompt_toolkit(articles: Path) -> None:
    script = (
        "import sys\nfrom qa_bot.cli import main\nmain(sys.argv[1:])\n"
        "sys.exit('prompt_toolkit' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(articles)],
        input=MILK.encode(),
        capture_output=True,
        cwd=ROOT,
        timeout=120,
    )
    assert b"\nCows give milk" in done.stdout
    assert done.returncode == 0


def test_input_that_is_not_utf8_is_read_all_the_same(articles: Path) -> None:
    done = run(str(articles), stdin=b"caf\xe9 \xff\xfe\nsheep wool\n", PYTHONUTF8="1")
    assert done.stdout.endswith(b"\n\n> sheep wool\nSheep give wool.\nb.txt:1\n")
    assert done.returncode == 0


def test_an_output_that_knows_only_ascii_still_gets_the_answer(articles: Path) -> None:
    done = run("ask", MILK, "-k", "1", "--knowledge", str(articles), PYTHONIOENCODING="ascii")
    assert done.stdout == b"Cows give milk \\u2013 daily.\na.txt:3\n"
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_argument_that_is_not_utf8_is_an_error_like_any_other() -> None:
    done = subprocess.run(
        [*map(os.fsencode, QABOT), b"caf\xe9"],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        timeout=120,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"qa-bot: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_reader_that_has_gone_ends_it_quietly(articles: Path, stream: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    question = MILK if stream == "stdout" else FRANCE
    with subprocess.Popen(
        [*QABOT, "ask", question, "--knowledge", str(articles)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=writing if stream == "stdout" else subprocess.PIPE,
        stderr=writing if stream == "stderr" else subprocess.PIPE,
    ) as process:
        os.close(writing)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 141
    assert not out
    assert not err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("options", [[], ["--json"], ["--json", "--within", "no.txt"]])
def test_a_full_disk_is_an_error_and_no_traceback(articles: Path, options: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*QABOT, "ask", MILK, "--knowledge", str(articles), *options],
            stdout=full,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            timeout=120,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"qa-bot: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="closes streams with a POSIX shell")
def test_closed_streams_are_no_crash(articles: Path) -> None:
    for closing, status in (("<&-", 1), ("<&- >&- 2>&-", 1)):
        done = subprocess.run(
            ["sh", "-c", f'"$@" {closing}', "sh", *QABOT, str(articles)],
            capture_output=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            timeout=120,
        )
        assert (done.returncode, done.stdout, done.stderr) == (status, b"", b"")


@pytest.fixture
def interruptible() -> Iterator[None]:
    # Where the tests run in the background, SIGINT is ignored and children inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_while_questions_are_piped_is_status_130(articles: Path) -> None:
    with subprocess.Popen(
        [*QABOT, str(articles)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{MILK}\n".encode())
        process.stdin.flush()
        assert process.stdout.readline() == f"> {MILK}\n".encode()
        assert process.stdout.readline().startswith(b"Cows give milk")
        process.send_signal(signal.SIGINT)
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        assert process.returncode == 130
        process.stdin.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_index_says_what_it_holds_and_check_finds_no_damage(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--index", str(tmp_path / "index")]
    assert main(["index", str(articles), *place]) == 0
    assert capsys.readouterr().out == "2 articles, 3 sentences indexed\n"
    assert main(["index", str(articles), "--check", *place]) == 0
    assert capsys.readouterr().out == "no damage: the index is sound and up to date\n"


def test_check_finds_damage_and_rebuild_repairs_it(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--index", str(tmp_path / "index")]
    main(["index", str(articles), *place])
    (segment,) = (tmp_path / "index").glob("*.segment")
    data = bytearray(segment.read_bytes())
    data[data.index(b"Cows")] ^= 1
    segment.write_bytes(data)
    capsys.readouterr()
    assert main(["index", str(articles), "--check", *place]) == 1
    _, err = capsys.readouterr()
    assert "--rebuild" in err
    assert segment.name in err
    assert main(["index", str(articles), "--rebuild", *place]) == 0
    assert main(["index", str(articles), "--check", *place]) == 0


def test_damage_is_said_in_one_line_and_the_answer_comes_from_the_articles(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--knowledge", str(articles), "--index", str(tmp_path / "index"), "-k", "1"]
    main(["ask", MILK, *place])
    (segment,) = (tmp_path / "index").glob("*.segment")
    data = bytearray(segment.read_bytes())
    data[data.index(b"milk")] ^= 1
    segment.write_bytes(data)
    capsys.readouterr()
    assert main(["ask", MILK, *place]) == 0
    out, err = capsys.readouterr()
    assert out == "Cows give milk – daily.\na.txt:3\n"
    assert err.count("\n") == 1
    assert "rebuilt" in err


def test_a_place_that_cannot_be_written_is_one_notice_and_no_hindrance(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    place = ["--knowledge", str(articles), "--index", str(tmp_path / "file" / "index")]
    assert main(["ask", MILK, "-k", "1", *place]) == 0
    out, err = capsys.readouterr()
    assert out == "Cows give milk – daily.\na.txt:3\n"
    assert err.count("\n") == 1
    assert "in memory" in err


@pytest.fixture
def saved(articles: Path, tmp_path: Path) -> Path:
    file = tmp_path / "answers.md"
    session = Session(Knowledge.open(articles))
    session.ask(MILK)
    carry_out(session, f"/save {file}")
    return file


def test_verify_says_that_all_is_in_place(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(saved)]) == 0
    assert capsys.readouterr().out == "1 in place, 0 moved, 0 gone\n"


def test_verify_names_what_has_moved_and_what_is_gone(
    saved: Path, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "a.txt").write_text("New.\n\nNew.\n\nCows give milk –\ndaily.\n", "utf-8")
    assert main(["verify", str(saved)]) == 1
    assert capsys.readouterr().out == (
        "[^1] has moved from a.txt:3 to line 5\n0 in place, 1 moved, 0 gone\n"
    )
    (articles / "a.txt").write_text("Cows gave milk.\n", "utf-8")
    assert main(["verify", str(saved)]) == 1
    assert capsys.readouterr().out == ("[^1] is gone from a.txt:3\n0 in place, 0 moved, 1 gone\n")


def test_verify_looks_into_the_articles_that_it_is_told(
    saved: Path, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles.rename(tmp_path / "elsewhere")
    assert main(["verify", str(saved)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["verify", str(saved), "--knowledge", str(tmp_path / "elsewhere")]) == 0


def test_verify_needs_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "answers.md"
    assert main(["verify", str(file)]) == 2
    file.write_text("> Cows give milk.[^1]\n\n[^1]: a.txt:1\n", "utf-8")
    assert main(["verify"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 2
    assert main(["verify", str(file)]) == 0
    assert "too short" in capsys.readouterr().out


def test_help_fits_a_screen_and_has_three_examples(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main(["--help"])
    lines = capsys.readouterr().out.splitlines()
    # The last line of the screen is the shell's.
    assert len(lines) < 24
    assert max(map(len, lines)) <= 80
    first = lines.index("examples:") + 1
    examples = lines[first : lines.index("", first)]
    assert len(examples) == 3
    assert all(example.startswith("  qa-bot") for example in examples)


def test_several_folders_and_files_are_asked_at_once(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Goats give cheese.\n", "utf-8")
    named = ["--knowledge", str(articles), "--knowledge", str(note)]
    assert main(["ask", MILK, "-k", "1", *named]) == 0
    assert capsys.readouterr().out == "Cows give milk – daily.\narticles/a.txt:3\n"
    assert main(["index", str(articles), str(note)]) == 0
    assert capsys.readouterr().out == "3 articles, 4 sentences indexed\n"
    done = run(str(articles), str(note), stdin=b"what do goats give?\n")
    assert b"Goats give cheese.\nnote.txt:1\n" in done.stdout


def test_words_that_are_no_folders_are_told_how_to_be_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["what", "do", "cows", "give"]) == 2
    assert 'qa-bot ask "what do cows give"' in capsys.readouterr().err


def test_a_session_with_several_folders_is_saved_and_verified(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Goats give cheese.\n", "utf-8")
    session = Session(Knowledge.open([articles, note], reader=None))
    session.ask(MILK)
    session.ask("what do goats give?")
    file = tmp_path / "answers.md"
    carry_out(session, f"/save {file}")
    assert main(["verify", str(file)]) == 0
    assert capsys.readouterr().out.endswith("0 moved, 0 gone\n")
    articles.rename(tmp_path / "elsewhere")
    assert main(["verify", str(file)]) == 2
    assert "articles" in capsys.readouterr().err


def test_a_dry_run_lists_what_would_be_read_and_what_not_and_why(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "drafts").mkdir()
    (articles / "drafts" / "c.txt").write_text("Goats give cheese.\n", "utf-8")
    (articles / "x.log.txt").write_text("Nothing.\n", "utf-8")
    (articles / "n.csv").write_text("animal,gives\ngoat,cheese every day\n", "utf-8")
    (articles / "\x1b]0;evil\x07.txt").write_bytes(bytes(range(256)))
    (articles / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (articles / ".gitignore").write_text("drafts/\n*.log.txt\n")
    cache = tmp_path / "cache"
    done = run("index", str(articles), "--dry-run", XDG_CACHE_HOME=str(cache))
    out = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert not cache.exists()
    assert out.isprintable() or "\x1b" not in out
    lines = out.splitlines()
    assert lines[:3] == ["3 files would be read:", "2  .txt", "1  .csv"]
    assert "4 files would not be read:" in lines
    assert "1  ignored by .gitignore:1 (drafts/)" in lines
    rows = [line.split(maxsplit=1) for line in lines[lines.index("") + 1 :]]
    assert ["a.txt", "read"] in rows
    assert ["drafts/", "not read: ignored by .gitignore:1 (drafts/)"] in rows
    assert ["x.log.txt", "not read: ignored by .gitignore:2 (*.log.txt)"] in rows
    assert {name for name, _ in rows} >= {"b.txt", "n.csv", "photo.jpg"}


def test_a_dry_run_of_nothing_that_can_be_read_says_so_with_its_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["index", str(tmp_path), "--dry-run"]) == 1
    assert "0 files would be read." in capsys.readouterr().out
    assert main(["index", str(tmp_path / "gone"), "--dry-run"]) == 2


def test_only_some_of_the_articles_are_asked(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "b.txt").write_text("Date: 2021\n\nSheep give wool.\n", "utf-8")
    ask = ["ask", "who give", "--knowledge", str(articles)]
    assert main([*ask, "--only", "b.*"]) == 0
    assert capsys.readouterr().out == "Sheep give wool.\nb.txt:3\n"
    assert main([*ask, "--after", "2020"]) == 0
    out, err = capsys.readouterr()
    assert out == "Sheep give wool.\nb.txt:3\n"
    assert err == "qa-bot: 1 article is left out whose date can't be told\n"
    for options in (["--only", "c.*"], ["--before", "then"], ["--author", "Holm"]):
        assert main([*ask, *options]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    done = run(str(articles), "--only", "b.txt", stdin=MILK.encode())
    assert done.returncode == 1
