"""A cluster behind TLS and a password is written and asked, and nobody else learns the password."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_bot.cli import main
from qa_bot.cluster.access import file
from tests.opensearch.indexes import call
from tests.opensearch.packages import Unavailable
from tests.opensearch.proxy import Proxy

PASSWORD = "hunter2-of-the-reader"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "farm"
    folder.mkdir()
    text = "Bees make honey.\n\nMayor Ada Holm called the harbour a gift to the fishermen.\n"
    (folder / "farm.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def guarded(cluster: str) -> Iterator[Proxy]:
    """A node of the cluster behind TLS and a password."""
    try:
        with Proxy(cluster, user=("reader", PASSWORD)) as proxy:
            yield proxy
    except Unavailable as missing:
        pytest.skip(str(missing))


@pytest.fixture
def address(cluster_index: str, guarded: Proxy) -> str:
    """The address of an index that is not there yet, behind the password."""
    return f"{guarded.url}/{cluster_index.rpartition('/')[2]}"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All that is kept on this machine."""
    home = tmp_path / "home"
    for kind in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    return home


@pytest.mark.usefixtures("home")
def test_who_gives_no_password_or_a_wrong_one_is_told(
    folder: Path,
    address: str,
    guarded: Proxy,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["index", str(folder), "--to", address]) == 2
    assert "name the certificate that it goes back to in QA_BOT_OP" in capsys.readouterr().err
    monkeypatch.setenv("QA_BOT_OPENSEARCH_CA", str(guarded.certificate))
    assert main(["index", str(folder), "--to", address]) == 2
    assert "wants a user and a password: set QA_BOT_OPENSEARCH_USER" in capsys.readouterr().err
    monkeypatch.setenv("QA_BOT_OPENSEARCH_USER", "reader")
    monkeypatch.setenv("QA_BOT_OPENSEARCH_PASSWORD", "wrong-hunter3")
    assert main(["index", str(folder), "--to", address]) == 2
    told = capsys.readouterr().err
    assert "refuses the user, password or key of the environment" in told
    assert "hunter3" not in told


def test_a_password_is_found_nowhere_but_where_the_user_wrote_it(
    folder: Path,
    home: Path,
    address: str,
    cluster: str,
    guarded: Proxy,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    file().parent.mkdir(parents=True)
    title = f"[{guarded.url}]\nuser = reader\npassword = {PASSWORD}\nca = {guarded.certificate}\n"
    file().write_text(title, "utf-8")
    file().chmod(0o600)
    assert main(["index", str(folder), "--to", address]) == 0
    asked = main(["ask", "what do bees make?", "--knowledge", address, "--no-reader", "--json"])
    printed = capfd.readouterr()
    assert asked == 0
    (answer,) = [json.loads(line) for line in printed.out.splitlines() if line.startswith("{")]
    assert answer["hits"][0]["text"] == "Bees make honey."

    basic = next(iter(guarded.authorizations)).removeprefix("Basic ")
    assert basic
    index = address.rpartition("/")[2]
    call(cluster, "POST", f"/{index}*/_refresh")
    kept = json.dumps(call(cluster, "GET", f"/{index}*/_search?size=100"))
    seen = [printed.out, printed.err, caplog.text, kept]
    seen += [path.read_text("latin-1") for path in home.rglob("*") if path.is_file()]
    assert sum(text.count(PASSWORD) for text in seen) == 1
    assert not any(basic in text for text in seen)
