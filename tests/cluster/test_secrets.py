"""A password or key is shown to the cluster and to nobody else, whatever goes wrong there."""

from __future__ import annotations

import json
import logging
import pickle
import traceback
import warnings
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_bot.cluster.access import access_to
from qa_bot.cluster.client import Client
from qa_bot.cluster.nodes import Patience
from qa_bot.errors import ClusterError
from tests.cluster.server import Answer, Asked, node

PASSWORD, KEY = "hunter2-päss", "key-hunter3"
BASIC = b64encode(f"reader:{PASSWORD}".encode()).decode()
SECRETS = (PASSWORD, json.dumps(PASSWORD)[1:-1], BASIC, KEY)


def repeated(asked: Asked) -> str:
    """What a server that says everything again has heard."""
    password = "" if KEY in str(asked.headers) else PASSWORD
    return f"{asked.headers} {password}"


# What goes wrong, each as a node that repeats what it was told, where it can.
FAILURES: list[Callable[[Asked], Answer]] = [
    lambda asked: None,
    lambda asked: (200, repeated(asked)),
    lambda asked: (302, repeated(asked)),
    lambda asked: (500, repeated(asked)),
    *(
        lambda asked, status=status, kind=kind: (
            status,
            {"error": {"type": kind, "reason": repeated(asked)}, "status": status},
        )
        for status, kind in [
            (400, "parsing_exception"),
            (401, "security_exception"),
            (403, "forbidden_exception"),
            (404, "index_not_found_exception"),
            (409, "version_conflict_engine_exception"),
            (429, "cluster_block_exception"),
            (429, "rejected_execution_exception"),
            (500, "search_phase_execution_exception"),
        ]
    ),
    lambda asked: (400, {"error": repeated(asked)}),
    lambda asked: (200, {"error": {"reason": repeated(asked)}}),
    lambda asked: (
        200,
        {"items": [{"index": {"status": 400, "error": {"reason": repeated(asked)}}}]},
    ),
]


@pytest.fixture(params=["password", "key"])
def told(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment holds a secret."""
    if request.param == "key":
        monkeypatch.setenv("QA_BOT_OPENSEARCH_API_KEY", KEY)
    else:
        monkeypatch.setenv("QA_BOT_OPENSEARCH_USER", "reader")
        monkeypatch.setenv("QA_BOT_OPENSEARCH_PASSWORD", PASSWORD)


def all_of(error: BaseException) -> str:
    """All that can be printed of an error, and of those that led to it, with their variables."""
    seen = [repr(error), str(error), repr(error.__dict__), repr(pickle.dumps(error))]
    # The first frame is the test's own, which knows the secrets.
    frames = error.__traceback__.tb_next if error.__traceback__ else None
    shown = traceback.TracebackException(type(error), error, frames, capture_locals=True)
    seen += shown.format(chain=True)
    for other in (error.__cause__, error.__context__):
        seen += [all_of(other)] if other else []
    return "\n".join(seen)


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("answer", FAILURES)
def test_no_error_and_no_log_holds_a_secret(
    answer: Callable[[Asked], Answer],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("opensearch", "opensearchpy.trace", "urllib3"):
        caplog.set_level(logging.DEBUG, logger=name)
    logging.getLogger("opensearchpy.trace").addHandler(caplog.handler)
    short = Patience(0.2, 0.2)
    with node(answer) as there, warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        asking = Client(there.address(), access_to(there.address()), short, short)
        seen = [repr(vars(asking))]
        for ask in (
            asking.info,
            lambda: asking.search("news", {}),
            lambda: asking.bulk("news", [({"index": {"_id": "a"}}, {})]),
        ):
            with pytest.raises(ClusterError) as raised:
                ask()
            seen.append(all_of(raised.value))
            assert "\n" not in str(raised.value)
        asking.close()
    logging.getLogger("opensearchpy.trace").removeHandler(caplog.handler)
    assert any("Authorization" in asked.headers for asked in there.asked)
    printed = capfd.readouterr()
    seen += [caplog.text, printed.out, printed.err, *(str(one) for one in warned)]
    assert [secret for secret in SECRETS if secret in "\n".join(seen)] == []
    # Nor does what a server says come to a terminal as it is.
    assert "\x1b" not in "\n".join(seen)


@pytest.mark.usefixtures("told")
def test_no_certificate_that_is_wrong_brings_a_secret_out(tmp_path: Path) -> None:
    with node(lambda asked: (200, {}), certificates=tmp_path) as there:
        asking = Client(there.address(), access_to(there.address()))
        with pytest.raises(ClusterError) as raised:
            asking.info()
    assert there.asked == []
    assert not any(secret in all_of(raised.value) for secret in SECRETS)
