"""Nodes do what is done to them, and nothing of them is left."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.opensearch import nodes as module
from tests.opensearch.nodes import Nodes

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="nodes run on Linux")


def put(url: str, content: object) -> None:
    body = json.dumps(content).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, body, headers, method="PUT")
    urllib.request.urlopen(request, timeout=30).close()


@pytest.fixture
def left_over(tmp_path: Path) -> subprocess.Popen[bytes]:
    """A process that looks like a node of a folder."""
    program = "import time; print(flush=True); time.sleep(60)"
    process = subprocess.Popen(
        [sys.executable, "-c", program, f"-Dopensearch.path.conf={tmp_path}/n0/conf"],
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    with process.stdout as output:
        output.readline()
    return process


@on_linux
def test_whoever_starts_nodes_and_dies_leaves_neither_process_nor_data(
    tmp_path: Path, left_over: subprocess.Popen[bytes]
) -> None:
    (tmp_path / "n0").mkdir()
    guard = module._guard(tmp_path)
    assert guard.stdin
    guard.stdin.close()
    assert guard.wait(20) == 0
    assert left_over.wait(20) == -9
    assert not tmp_path.exists()


@on_linux
def test_other_nodes_are_left_alone(tmp_path: Path, left_over: subprocess.Popen[bytes]) -> None:
    (tmp_path / "other").mkdir()
    module._clear(tmp_path / "other")
    assert left_over.poll() is None
    left_over.kill()
    left_over.wait()


def test_a_killed_node_comes_back_with_its_data(nodes: Nodes) -> None:
    put(f"{nodes.url}/kept", {"settings": {"number_of_replicas": 1}})
    put(f"{nodes.url}/kept/_doc/1?refresh=true&wait_for_active_shards=2", {"text": "noon"})
    manager = nodes.manager()
    nodes.kill(manager)
    nodes.wait(2, status="yellow")
    assert nodes.manager() != manager
    assert nodes.get("/kept/_count")["count"] == 1
    nodes.heal()
    assert nodes.get("/_cluster/health")["number_of_nodes"] == 3
    assert nodes.get("/kept/_count")["count"] == 1


def test_a_paused_node_answers_nothing_until_it_goes_on(nodes: Nodes) -> None:
    nodes.pause(0)
    with pytest.raises(OSError, match="timed out"):
        urllib.request.urlopen(nodes.urls[0], timeout=0.5)
    assert nodes.url == nodes.urls[1]
    nodes.resume(0)
    assert nodes.get("/")["version"]["number"] == "2.19.6"
