"""What programs get of the command line: JSON, as the published schema says."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from qa_bot.chat.piped import answer_lines
from qa_bot.cli import main
from qa_bot.knowledge import Knowledge
from qa_bot.output.json import SCHEMA
from qa_bot.verification.finding import Verdict

SHAPES: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))["$defs"]
KNOWLEDGE = Knowledge.from_texts({"a.txt": "Cows give milk.\n"}, reader=None)
SAID = "We will build the bridge in two years"
MILK = "what do cows give?"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Bees make honey.\n\nCows give milk – daily.\n", "utf-8")
    (folder / "b.txt").write_text(f'"{SAID}," said Ada Berg, the mayor.\n', "utf-8")
    return folder


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[Any]:
    """The records on stdout; nothing is on stderr."""
    main(arguments)
    out, err = capsys.readouterr()
    assert err == ""
    return [json.loads(line) for line in out.splitlines()]


def hold(shape: str, record: dict[str, Any]) -> None:
    """Hold a record against its shape: it has what is promised, and nothing that isn't told."""
    Draft202012Validator({"$ref": f"#/$defs/{shape}", "$defs": SHAPES}).validate(record)
    assert record.keys() <= SHAPES[shape]["properties"].keys()


def test_the_schema_is_sound_and_is_what_the_command_line_shows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "--schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$defs"] == SHAPES
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    "question", [MILK, "what did Ada Berg say?", "who built the lighthouse of Velm?", "thanks"]
)
@pytest.mark.parametrize("explain", [True, False])
def test_an_answer_is_as_the_schema_says(
    articles: Path, capsys: pytest.CaptureFixture[str], question: str, explain: bool
) -> None:
    more = ["--explain"] if explain else []
    (record,) = lines(capsys, "ask", question, "--json", "--knowledge", str(articles), *more)
    hold("answer", record)
    for hit in (*record["hits"], *record["closest"]):
        hold("hit", hit)
        assert ("explain" in hit) is explain
        assert (
            articles.joinpath(hit["document"]).read_text("utf-8")[hit["start"] : hit["end"]]
            == hit["text"]
        )


def test_piped_questions_are_answered_as_the_schema_says(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (MILK, json.dumps({"question": MILK, "id": "a", "explain": True}), '{"k": 0}')
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(asked)))
    for record in lines(capsys, "--json", str(articles)):
        hold("answer", record)


@given(
    st.dictionaries(
        st.sampled_from(["question", "k", "within", "explain", "id", "other"]),
        st.sampled_from([MILK, "a.txt", "", "x" * 20_000, "\ud800\0", "a1", 1, 0, -1, 10**30])
        | st.sampled_from([True, False, None, 1.5, [], {}]),
    ).map(json.dumps)
    | st.text("{}[]\"':,\\ question1\t").map("{".__add__)
)
def test_whatever_is_piped_each_line_is_answered_as_the_schema_says(line: str) -> None:
    out, err = io.StringIO(), io.StringIO()
    answer_lines(KNOWLEDGE, [line, MILK], out, err, as_json=True)
    assert err.getvalue() == ""
    first, second = map(json.loads, out.getvalue().splitlines())
    hold("answer", first)
    assert second["answered"]
    assert "id" not in first or first["id"] == json.loads(line)["id"]


def test_findings_are_as_the_schema_says(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        f'"{SAID}," said Ada Berg. "{SAID.replace("two", "nine")}," said Ada Berg.\n'
        '"Nobody in this town has ever eaten cheese," said Bo Holm.\n',
        "utf-8",
    )
    found = lines(capsys, "verify", str(draft), "--json", "--knowledge", str(articles))
    assert len(found) == 3
    for record in found:
        hold("finding", record)
        for shape, name in (("evidence", "sources"), ("change", "changes")):
            for part in record[name]:
                hold(shape, part)
    assert SHAPES["finding"]["properties"]["verdict"]["enum"] == list(get_args(Verdict))


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", MILK, "--json", "--knowledge", "no/such\x1b[2J/folder"],
        ["ask", "--json"],
        ["ask", MILK, "--json", "-k", "0"],
        ["ask", MILK, "--json", "--colour"],
        ["--json", "no/such/folder"],
        ["verify", "--json", "no-such-file.md"],
        ["evaluate", "--json", "no-such-file.jsonl"],
        ["index", "--json", "."],
    ],
)
def test_with_json_an_error_is_a_line_of_json_and_nothing_else(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n") == 1
    record = json.loads(out)
    hold("error", record)
    assert record["error"].isprintable()


def test_a_question_about_the_option_is_no_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--knowledge", "no/such/folder", "--", "--json"]) == 2
    assert capsys.readouterr().out == ""
