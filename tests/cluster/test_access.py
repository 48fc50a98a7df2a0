"""Who asks a cluster is read from the environment or from a file that its owner alone can read."""

from __future__ import annotations

import copy
import os
import pickle
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.cluster.access import Access, Secret, access_to, file
from qa_bot.cluster.address import Address
from qa_bot.errors import ClusterError

HERE = Address.parse("http://127.0.0.1:9200/news")
THERE = Address.parse("https://a.example:9200,b.example:9200/news")
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write the file of credentials."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("USER", "PASSWORD", "API_KEY", "CA", "VERIFY"):
        monkeypatch.delenv(f"QA_BOT_OPENSEARCH_{name}", raising=False)

    def written(text: str) -> Path:
        file().parent.mkdir(exist_ok=True)
        file().write_text(text, encoding="utf-8")
        file().chmod(0o600)
        return file()

    return written


def basic(user: str, password: str) -> str:
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


def header(access: Access) -> str:
    assert access.authorization is not None
    return access.authorization.reveal()


def test_nobody_is_shown_where_nothing_is_told(write: Write) -> None:
    assert access_to(THERE) == Access()


def test_a_user_and_password_come_from_the_environment(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_BOT_OPENSEARCH_USER", "reader")
    monkeypatch.setenv("QA_BOT_OPENSEARCH_PASSWORD", "pä ss:wörd")
    assert header(access_to(THERE)) == basic("reader", "pä ss:wörd")


def test_an_api_key_comes_from_the_environment(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_BOT_OPENSEARCH_API_KEY", "abc=")
    assert header(access_to(THERE)) == "ApiKey abc="


def test_a_section_of_the_file_is_for_its_hosts(write: Write) -> None:
    write(
        "[https://b.example:9200, a.example:9200]\nuser = reader\npassword = 100%; # = kept\n"
        "[http://127.0.0.1:9200]\napi_key = local\nca = x.pem\nverify = no\n"
    )
    assert header(access_to(THERE)) == basic("reader", "100%; # = kept")
    here = access_to(HERE)
    assert (header(here), here.ca, here.verify) == ("ApiKey local", "x.pem", False)


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example:9200/news",
        "https://a.example:9201/news",
        "https://a.example:9200,other.example:9200/news",
        "http://a.example:9200/news",
    ],
)
def test_no_other_host_is_shown_what_a_section_holds(write: Write, address: str) -> None:
    write("[https://a.example:9200]\nuser = reader\npassword = hunter2\n")
    assert access_to(Address.parse(address)) == Access()


def test_the_environment_comes_before_the_file(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("[https://a.example:9200,b.example:9200]\nuser = kept\npassword = kept\nca = kept.pem\n")
    monkeypatch.setenv("QA_BOT_OPENSEARCH_API_KEY", "told")
    access = access_to(THERE)
    assert (header(access), access.ca) == ("ApiKey told", "kept.pem")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610, 0o666])
def test_a_file_that_others_can_read_is_refused(write: Write, mode: int) -> None:
    path = write("[https://a.example:9200]\napi_key = hunter2\n")
    path.chmod(mode)
    with pytest.raises(ClusterError) as raised:
        access_to(THERE)
    assert str(raised.value) == f"others can read {path}: run chmod 600 {path}"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among files")
def test_what_is_no_file_is_not_waited_for(write: Write) -> None:
    write("").unlink()
    os.mkfifo(file(), 0o600)
    with pytest.raises(ClusterError, match="is not a file"):
        access_to(THERE)


@pytest.mark.parametrize(
    "text",
    [
        "hunter2",
        "password = hunter2",
        "[https://a.example:9200]\nhunter2\n",
        "[https://a.example:9200]\nuser = reader\npassword = hunter2\npassword = hunter2\n",
        "[https://a.example:9200]\npasswort = hunter2\n",
        "[https://a.example:9200]\nhunter2 = x\n",
        "[https://reader:hunter2@a.example:9200]\nuser = x\n",
        "[hunter2]\nuser = x\n",
        "[https://a.example:9200,b.example:9200]\npassword = hunter2\n",
        "[https://a.example:9200,b.example:9200]\nuser = a:b\npassword = hunter2\n",
        "[https://a.example:9200,b.example:9200]\napi_key = hunter2 hunter2\n",
        "[https://a.example:9200,b.example:9200]\napi_key = hunter2\nuser = x\n",
        "[https://a.example:9200,b.example:9200]\napi_key = x\nverify = hunter2\n",
    ],
)
def test_what_is_wrong_with_the_file_is_said_without_its_words(write: Write, text: str) -> None:
    path = write(text)
    with pytest.raises(ClusterError) as raised:
        access_to(THERE)
    told = str(raised.value)
    assert "hunter2" not in told
    assert "\n" not in told
    assert raised.value.__context__ is None
    assert str(path) in told or "verify" in told


LINES = st.sampled_from(
    [
        "[https://a.example:9200,b.example:9200]",
        "[[]]",
        "[",
        "[https://[::1]:9200]",
        "[DEFAULT]",
        "user = %(password)s",
        "password : a = b ; c # d",
        "  indented",
        "=",
        "api_key",
        "ca=\0",
        "verify = NO",
        "\ufeff",
    ]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=6).map("\n".join))
def test_any_file_is_read_or_refused(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched, suppress(ClusterError):
        patched.setattr("qa_bot.cluster.access._read", lambda path: text)
        assert access_to(THERE).ca in text


def test_a_file_of_other_bytes_is_refused_without_them(write: Write) -> None:
    write("").write_bytes(b"\xff\xfehunter2")
    with pytest.raises(ClusterError, match="is not UTF-8") as raised:
        access_to(THERE)
    assert raised.value.__context__ is None


def test_a_password_does_not_cross_a_network_unencrypted(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_text = Address.parse("http://a.example:9200/news")
    assert access_to(open_text) == Access()
    monkeypatch.setenv("QA_BOT_OPENSEARCH_API_KEY", "hunter2")
    with pytest.raises(ClusterError, match="unencrypted: use https://"):
        access_to(open_text)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "localhost", "[::1]"])
def test_a_password_may_stay_on_this_machine(
    write: Write, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("QA_BOT_OPENSEARCH_API_KEY", "k")
    assert access_to(Address.parse(f"http://{host}:9200/news")).authorization


def test_a_secret_shows_itself_nowhere() -> None:
    access = Access(Secret("ApiKey hunter2"), (Secret("hunter2"),))
    assert "hunter2" not in f"{access} {access!r} {access.hidden}"
    for save in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="secret"):
            save(access.authorization)
