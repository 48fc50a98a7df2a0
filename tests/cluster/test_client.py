"""What is asked of a cluster comes back whole, or as an error of one line that says what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from qa_bot.cluster.access import Access, Secret
from qa_bot.cluster.address import Address
from qa_bot.cluster.answers import Action, Stored, Written
from qa_bot.cluster.client import Client, Info
from qa_bot.cluster.nodes import Patience, losing_at_most
from qa_bot.errors import ClusterError, MissingIndexError, UnreachableError, WriteConflictError
from tests.cluster.server import CERTIFICATE, WELCOME, Answer, Asked, node

SHORT = Patience(0.2, 0.4)
HITS = {"timed_out": False, "_shards": {"total": 3, "successful": 3, "failed": 0}, "hits": {}}
DIED = (500, {"error": {"type": "search_phase_execution_exception", "reason": "x"}, "status": 500})


def error(status: int, kind: str, reason: str = "") -> Answer:
    cause = {"type": kind, "reason": reason}
    return status, {"error": {**cause, "root_cause": [cause]}, "status": status}


MISSING = error(503, "search_phase_execution_exception", "Search rejected due to missing shards")


def client(address: Address, access: Access | None = None) -> Client:
    return Client(address, access or Access(), SHORT, SHORT)


def one_by_one(answers: Sequence[Answer]) -> Callable[[Asked], Answer]:
    left = iter(answers)
    return lambda asked: next(left)


def refusal(answer: Answer, ask: Callable[[Client], object]) -> ClusterError:
    """The error of a request that a node always answers in one way."""
    with node(lambda asked: answer) as there, pytest.raises(ClusterError) as raised:
        ask(client(there.address()))
    assert "\n" not in str(raised.value)
    return raised.value


def search(client: Client) -> object:
    return client.search("news", {})


def test_what_answers_is_known_to_be_opensearch() -> None:
    with node(lambda asked: (200, WELCOME)) as there:
        assert client(there.address()).info() == Info((2, 19, 6), "played")


def test_who_may_only_read_an_index_may_ask_all_the_same() -> None:
    with node(lambda asked: error(403, "security_exception", "no permissions")) as there:
        assert client(there.address()).info() == Info((), "")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((200, "<html>Welcome to nginx!</html>"), "not as OpenSearch does"),
        ((200, ""), "not as OpenSearch does"),
        ((200, [1]), "not as OpenSearch does"),
        ((200, {"version": "1"}), "not as OpenSearch does"),
        ((404, "<html>"), "not as OpenSearch does"),
        ((302, "<html>"), "not as OpenSearch does"),
        ((400, "The plain HTTP request was sent to HTTPS port"), "not as OpenSearch does"),
        ((200, {"version": {"number": "8.15.0"}, "tagline": "x"}), "is Elasticsearch or a rel"),
        ((200, {"version": {"distribution": "opensearch", "number": "1.3.2"}}), "versions 2 and 3"),
        ((200, {"version": {"distribution": "opensearch", "number": "4.0.0"}}), "versions 2 and 3"),
        ((401, "Unauthorized"), "wants a user and a password: set QA_BOT_OPENSEARCH_USER"),
    ],
)
def test_another_server_is_told_apart(answer: Answer, told: str) -> None:
    assert told in str(refusal(answer, lambda client: client.info()))


@pytest.mark.parametrize(
    ("answer", "told", "kind"),
    [
        (error(404, "index_not_found_exception"), "has no articles called news", MissingIndexError),
        (error(403, "security_exception", "no permissions"), "is closed to who asks", ClusterError),
        (
            error(429, "cluster_block_exception", "disk usage exceeded flood-stage"),
            "make room on the disks",
            ClusterError,
        ),
        (error(409, "version_conflict_engine_exception"), "changed", WriteConflictError),
        (error(400, "parsing_exception", "\x1b[31m" + "no " * 999), "refuses a re", ClusterError),
        (error(429, "circuit_breaking_exception", "too large"), "too busy", UnreachableError),
        (error(503, "cluster_block_exception", "no manager"), "lacks nodes", UnreachableError),
        ((503, "<html>nobody home"), "lacks nodes", UnreachableError),
        (DIED, "lacks nodes (x)", UnreachableError),
        (error(500, "node_not_connected_exception", "[n2] gone"), "lacks nodes", UnreachableError),
        (MISSING, "lacks the nodes that hold some of the articles", UnreachableError),
        (None, "can't be reached (the connection broke)", UnreachableError),
        ((200, {**HITS, "timed_out": True}), "3 of 3 shards, out of time", ClusterError),
        ((200, {}), "not as OpenSearch does", ClusterError),
    ],
)
def test_what_a_node_refuses_is_said(answer: Answer, told: str, kind: type[ClusterError]) -> None:
    raised = refusal(answer, search)
    assert type(raised) is kind
    assert told in str(raised)
    assert len(str(raised)) < 400
    assert "\x1b" not in str(raised)


@pytest.mark.parametrize("shards", [(3, 2, 0), (3, 2, 1), (1, 0, 0)])
def test_a_part_of_an_answer_is_no_answer(shards: tuple[int, int, int]) -> None:
    part = {**HITS, "_shards": dict(zip(("total", "successful", "failed"), shards, strict=True))}
    for answer, ask in [
        (part, search),
        ({"responses": [HITS, part]}, lambda client: client.msearch([("news", {})] * 2)),
    ]:
        assert "a part of its articles only" in str(refusal((200, answer), ask))


@pytest.mark.parametrize("answer", [{"responses": [HITS]}, {"responses": [HITS] * 3}, {}])
def test_as_many_answers_come_as_were_asked_for(answer: object) -> None:
    refusal((200, answer), lambda client: client.msearch([("news", {})] * 2))


def test_a_search_is_always_for_the_whole() -> None:
    with node(lambda a: (200, {"responses": [HITS]} if "msearch" in a.path else HITS)) as there:
        client(there.address()).search("news", {"size": 1}, routing="a/b", preference="_local")
        client(there.address()).msearch([("news", {}, "a/b")])
    single, several = there.asked
    assert "allow_partial_search_results=false" in single.path
    assert "routing=a%2Fb" in single.path
    assert json.loads(several.body.splitlines()[0]) == {
        "index": "news",
        "allow_partial_search_results": False,
        "routing": "a/b",
    }


@pytest.mark.parametrize(
    "passing",
    [
        DIED,
        None,
        (502, "<html>"),
        (503, "<html>"),
        (504, "<html>"),
        MISSING,
        error(500, "node_disconnected_exception"),
        error(429, "rejected_execution_exception"),
        error(429, "circuit_breaking_exception"),
        (200, {**HITS, "_shards": {"total": 3, "successful": 2, "failed": 0}}),
    ],
)
def test_what_passes_is_tried_again(passing: Answer) -> None:
    with node(one_by_one([passing, passing, (200, HITS)])) as there:
        assert client(there.address()).search("news", {}) == HITS
    assert len(there.asked) == 3


@pytest.mark.parametrize(
    "lasting",
    [
        error(429, "cluster_block_exception"),
        error(400, "search_phase_execution_exception"),
        error(404, "index_not_found_exception"),
        error(500, "null_pointer_exception"),
        error(401, "security_exception"),
    ],
)
def test_what_lasts_is_not_tried_again(lasting: Answer) -> None:
    with node(one_by_one([lasting])) as there, pytest.raises(ClusterError):
        client(there.address()).search("news", {})
    assert len(there.asked) == 1


def test_another_node_answers_for_one_that_is_gone() -> None:
    with node(lambda asked: (200, HITS)) as gone:
        pass
    with node(lambda asked: (200, HITS)) as there:
        both = Address((*gone.address().nodes, *there.address().nodes), "", "news")
        asking = client(both)
        assert [asking.search("news", {}) for _ in range(4)] == [HITS] * 4


def test_another_node_answers_for_one_that_stands_still() -> None:
    standing = threading.Event()

    def stand(asked: Asked) -> Answer:
        standing.wait(9)
        return None

    with node(stand) as still, node(lambda asked: (200, HITS)) as there:
        both = Address((*still.address().nodes, *there.address().nodes), "", "news")
        asking = Client(both, Access(), Patience(0.2, 2.0))
        assert [asking.search("news", {}) for _ in range(4)] == [HITS] * 4
        with pytest.raises(UnreachableError, match="no answer in time"):
            client(still.address()).search("news", {})
        standing.set()


def test_a_cluster_that_is_slow_as_a_whole_gets_longer_each_time() -> None:
    def slow(asked: Asked) -> Answer:
        time.sleep(0.25)
        return 200, HITS

    with node(slow) as there:
        asking = Client(there.address(), Access(), Patience(0.1, 2.0))
        assert asking.search("news", {}) == HITS


def test_copies_that_do_not_answer_are_preferred_no_longer() -> None:
    def stuck(asked: Asked) -> Answer:
        return DIED if "chosen" in asked.body + asked.path else (200, {"responses": [HITS]})

    with node(stuck) as there:
        asking = client(there.address())
        for _ in range(2):
            assert asking.msearch([("news", {}, "a")], "chosen") == [HITS]
    assert len(there.asked) == 3
    with node(lambda asked: (200, {"docs": [{"found": False}]})) as there:
        client(there.address()).mget("news", ["a"], preference="chosen")
    assert "preference=chosen" in there.asked[0].path


@pytest.mark.parametrize(
    ("living", "around"),
    [
        ((200, {"nodes": {"b": {}, "a": {}}}), "_prefer_nodes:a,b"),
        (error(403, "security_exception"), None),
        ((200, {"nodes": ["a"]}), None),
    ],
)
def test_a_node_that_stands_still_is_gone_around(living: Answer, around: str | None) -> None:
    def one_stands_still(asked: Asked) -> Answer:
        if "/_nodes" in asked.path:
            return living
        header = json.loads(asked.body.splitlines()[0])
        if header.get("preference") != around:
            time.sleep(0.6)
        return 200, {"responses": [HITS]}

    with node(one_stands_still) as there:
        asking = Client(there.address(), Access(), Patience(0.3, 9.0))
        for _ in range(3):
            assert asking.msearch([("news", {}, "a")], "chosen") == [HITS]
    assert [asked.path.split("?")[0] for asked in there.asked] == [
        "/_msearch", "/_nodes/http", "/_msearch", "/_msearch", "/_msearch",
    ]  # fmt: skip


def test_several_requests_may_share_the_time_that_they_lose() -> None:
    answers = [(200, HITS), *[DIED] * 9, (200, HITS), *[DIED] * 99]
    with node(one_by_one(answers)) as there, losing_at_most(0.9):
        asking = Client(there.address(), Access(), Patience(0.2, 9.0))
        assert asking.search("news", {}) == HITS
        assert asking.search("news", {}) == HITS
        with pytest.raises(UnreachableError):
            asking.search("news", {})
        with pytest.raises(UnreachableError, match="no time left"):
            asking.search("news", {})
    assert len(there.asked) < 60


def test_many_threads_each_get_their_own_answer() -> None:
    def echo(asked: Asked) -> Answer:
        return 200, {**HITS, "of": json.loads(asked.body)["of"]}

    with node(echo) as there, ThreadPoolExecutor(16) as threads:
        asking = Client(there.address(), Access())
        told = threads.map(lambda n: asking.search("news", {"of": n})["of"], range(200))
        assert list(told) == list(range(200))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_child_and_its_parent_never_read_each_others_answers() -> None:
    def echo(asked: Asked) -> Answer:
        return 200, {**HITS, "of": json.loads(asked.body)["of"]}

    with node(echo) as there:
        asking = Client(there.address(), Access())
        assert asking.search("news", {"of": -1})["of"] == -1
        child = os.fork()
        first = 0 if child else 100
        right = all(asking.search("news", {"of": n})["of"] == n for n in range(first, first + 30))
        if not child:  # pragma: no cover, another process
            os._exit(not right)
        assert right
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert len({asked.client for asked in there.asked}) == 2


def test_nobody_there_is_said_at_once() -> None:
    with node(lambda asked: (200, HITS)) as gone:
        pass
    with pytest.raises(UnreachableError, match=r"can't be reached \(Connection refused\)"):
        client(gone.address()).search("news", {})


def test_a_name_that_nobody_has_is_said() -> None:
    with pytest.raises(UnreachableError, match="check the address"):
        client(Address.parse("http://nowhere.invalid:9200/news")).search("news", {})


def test_a_node_is_trusted_by_its_certificate(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text(CERTIFICATE)
    with node(lambda asked: (200, WELCOME), certificates=tmp_path) as there:
        named, numbered = there.address(), there.address(host="127.0.0.1")
        trusting = Access(ca=str(tmp_path / "ca.pem"))
        assert client(named, trusting).info().cluster == "played"
        with pytest.raises(ClusterError, match="in QA_BOT_OPENSEARCH_CA"):
            client(named).info()
        with pytest.raises(ClusterError, match="use the name that its certificate has"):
            client(numbered, trusting).info()
        anybody = client(numbered, Access(verify=False))
        assert anybody.info().cluster == "played"
        assert "its certificate is not verified" in anybody.notes[0]
        assert client(named, trusting).notes == ()
        with pytest.raises(UnreachableError):
            client(Address.parse(str(named).replace("https", "http"))).info()


def test_a_node_without_tls_is_told_apart() -> None:
    with (
        node(lambda asked: (200, WELCOME)) as there,
        pytest.raises(ClusterError, match="it may speak http:// only"),
    ):
        client(Address.parse(str(there.address()).replace("http", "https"))).info()


@pytest.mark.parametrize("text", [None, "no certificate"])
def test_certificates_that_cannot_be_read_are_said(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "ca.pem"
    if text:
        path.write_text(text)
    with pytest.raises(ClusterError, match=r"the certificates in .*ca\.pem can't be read"):
        client(Address.parse("https://localhost/news"), Access(ca=str(path)))


def test_credentials_do_not_follow_to_another_place() -> None:
    with node(lambda asked: (302, "moved")) as there, pytest.raises(ClusterError):
        client(there.address(), Access(Secret("ApiKey k"))).info()
    assert len(there.asked) == 1
    assert there.asked[0].headers["Authorization"] == "ApiKey k"


BULK: list[Action] = [
    ({"index": {"_id": "a"}}, {"text": "\ud800 é"}),
    ({"create": {"_id": "b"}}, {"n": 1}),
    ({"delete": {"_id": "c"}}, None),
]


def items(*results: tuple[str, str, int, str]) -> Answer:
    listed = []
    for action, id, status, kind in results:
        told: dict[str, Any] = {"_id": id, "status": status}
        told |= {"error": {"type": kind, "reason": "so"}} if kind else {"_seq_no": 7}
        listed.append({action: told | {"_primary_term": 1}})
    return 200, {"errors": True, "items": listed}


def test_every_write_of_many_has_its_result() -> None:
    answer = items(
        ("index", "a", 201, ""),
        ("create", "b", 409, "version_conflict_engine_exception"),
        ("delete", "c", 404, ""),
    )
    with node(lambda asked: answer) as there:
        written = client(there.address()).bulk("news", BULK)
    assert written[0] == Written("a", 201, 7, 1)
    assert [(one.id, one.status) for one in written] == [("a", 201), ("b", 409), ("c", 404)]
    lines = [json.loads(line) for line in there.asked[0].body.splitlines()]
    assert lines == [{"index": {"_id": "a"}}, {"text": "\ud800 é"}, *BULK[1], BULK[2][0]]


def test_what_is_refused_for_pressure_is_sent_again() -> None:
    pressed = "rejected_execution_exception"
    answers = [
        items(("index", "a", 429, pressed), ("create", "b", 201, ""), ("delete", "c", 503, "x")),
        items(("index", "a", 429, pressed), ("delete", "c", 200, "")),
        items(("index", "a", 201, "")),
    ]
    with node(one_by_one(answers)) as there:
        written = client(there.address()).bulk("news", BULK)
    assert [(one.id, one.status) for one in written] == [("a", 201), ("b", 201), ("c", 200)]
    assert [asked.body.count("_id") for asked in there.asked] == [3, 2, 1]


@pytest.mark.parametrize(
    ("results", "told"),
    [
        ([("index", "a", 400, "mapper_parsing_exception")] * 2, r"2 of 3 writes: so"),
        ([("index", "a", 429, "cluster_block_exception")], "make room on the disks"),
        ([("delete", "c", 404, "index_not_found_exception")], "has no articles called news"),
        ([("index", "a", 429, "rejected_execution_exception")], "too busy"),
    ],
)
def test_a_write_of_many_that_fails_is_said(
    results: list[tuple[str, str, int, str]], told: str
) -> None:
    done = [("index", "x", 201, "")] * (3 - len(results))
    with (
        node(lambda asked: items(*(results + done)[: asked.body.count("_id")])) as there,
        pytest.raises(ClusterError, match=told),
    ):
        client(there.address()).bulk("news", BULK)


def test_a_document_is_written_over_the_one_that_was_read() -> None:
    found = {"_id": "a/b", "found": True, "_source": {"n": 1}, "_seq_no": 4, "_primary_term": 2}
    done = {"_seq_no": 5, "_primary_term": 2, "result": "updated", "_shards": {}}
    with node(one_by_one([(200, found), (200, done), (404, {"found": False})])) as there:
        asking = client(there.address())
        read = asking.get("news", "a/b", routing="r")
        assert read == Stored("a/b", {"n": 1}, 4, 2)
        assert asking.put("news", "a/b", {"n": 2}, over=read) == Stored("a/b", {"n": 2}, 5, 2)
        assert asking.get("news", "a/b") is None
    assert there.asked[0].path == "/news/_doc/a%2Fb?routing=r&_source=true"
    assert there.asked[1].path == "/news/_doc/a%2Fb?if_seq_no=4&if_primary_term=2"


def test_documents_come_in_the_order_of_their_ids() -> None:
    docs = [{"_id": "a", "found": False}]
    docs += [{"_id": "b", "found": True, "_source": {}, "_seq_no": 1, "_primary_term": 1}]
    with node(lambda asked: (200, {"docs": docs})) as there:
        assert client(there.address()).mget("news", ["a", ("b", "r")], source=["x", "y"]) == [
            None,
            Stored("b", {}, 1, 1),
        ]
    assert "_source=x%2Cy" in there.asked[0].path
    refusal((200, {"docs": docs[:1]}), lambda client: client.mget("news", ["a", "b"]))


def test_an_alias_is_switched_in_one_step() -> None:
    with node(lambda asked: (200, {"acknowledged": True})) as there:
        client(there.address()).switch("news", "news-2", ["news-1"])
    (asked,) = there.asked
    assert [next(iter(one)) for one in json.loads(asked.body)["actions"]] == ["remove", "add"]


def test_what_is_there_already_or_not_at_all_is_no_error() -> None:
    exists, missing = "resource_already_exists_exception", "index_not_found_exception"
    with node(lambda a: error(400, exists) if a.method == "PUT" else error(404, missing)) as there:
        asking = client(there.address())
        assert not asking.create_index("news", {})
        assert not asking.delete_index("news")
        assert asking.indices("news-*") == []
    with node(lambda asked: (404, {"error": "alias [news] missing", "status": 404})) as there:
        assert client(there.address()).behind("news") == []


def test_one_line_says_what_to_install() -> None:
    script = (
        "import sys; sys.modules['opensearchpy'] = None\n"
        "from qa_bot.cluster.address import Address\n"
        "from qa_bot.cluster.client import connect\n"
        "connect(Address.parse('https://localhost/news'))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert ran.stderr.endswith("a cluster needs opensearch-py: pip install 'qa-bot[opensearch]'\n")
    assert "During handling" not in ran.stderr
