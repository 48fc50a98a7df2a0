"""Articles put into real nodes: kept up with their folder, and whole after a disturbance."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from qa_bot.cluster.access import Access
from qa_bot.cluster.address import Address
from qa_bot.cluster.client import Client
from qa_bot.cluster.generations import Layout
from qa_bot.cluster.indexing import Plan, index_into
from tests.opensearch.indexes import contents

SMALL = Layout(1, 0)
INDEX = (
    "import sys; from pathlib import Path\n"
    "from qa_bot.cluster.access import Access\n"
    "from qa_bot.cluster.address import Address\n"
    "from qa_bot.cluster.client import Client\n"
    "from qa_bot.cluster.indexing import Plan, index_into\n"
    "from qa_bot.cluster.generations import Layout\n"
    "client = Client(Address.parse(sys.argv[1]), Access())\n"
    "index_into(client, Path(sys.argv[2]), None, Plan(anew=True, lasting=1, layout=Layout(1, 0)))\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(20):
        text = "".join(f"Boat {number} of Rolf {n} is blue.\n\n" for n in range(number * 3 + 1))
        (tmp_path / f"{number:02}.txt").write_text(f"# Boats {number}\n\n{text}")
    return tmp_path


def client(address: str) -> Client:
    return Client(Address.parse(address), Access())


def kept(address: str) -> list[tuple[str, dict[str, Any]]]:
    """All that is found under an address, without when it was put there."""
    url, _, name = address.rpartition("/")
    return [
        (id, {name: value for name, value in source.items() if name != "state"})
        for id, source in contents(url, name)
        if id != "state"
    ]


def is_writing(client: Client, process: subprocess.Popen[bytes]) -> bool:
    name = f"{client.address.name}-writer"
    lease = client.get(name, "writer") if client.exists(name) else None
    return lease is not None and str(process.pid) in lease.source["owner"]


def test_an_index_follows_its_folder(cluster_index: str, folder: Path) -> None:
    followed, fresh = f"{cluster_index}-a", f"{cluster_index}-b"
    one = index_into(client(followed), folder, None, Plan(layout=Layout(2, 1)))
    (folder / "19.txt").write_text("Rolf sold it.\n")
    (folder / "03.txt").unlink()
    shutil.copy(folder / "04.txt", folder / "new.txt")
    two = index_into(client(followed), folder)
    assert (two.written, two.deleted, two.documents, two.into) == (2, 1, 20, one.into)
    assert index_into(client(followed), folder).written == 0
    index_into(client(fresh), folder, None, Plan(layout=SMALL))
    assert kept(followed) == kept(fresh)
    three = index_into(client(followed), folder, None, Plan(anew=True, layout=SMALL))
    assert client(followed).behind(client(followed).address.name) == [three.into]
    assert not client(followed).exists(one.into)
    assert kept(followed) == kept(fresh)


def test_killed_or_held_up_and_run_again_it_is_the_same_index(
    cluster_index: str, folder: Path
) -> None:
    disturbed, fresh = f"{cluster_index}-a", f"{cluster_index}-b"
    for end in (signal.SIGKILL, signal.SIGSTOP):
        command = [sys.executable, "-c", INDEX, disturbed, str(folder)]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            while not is_writing(client(disturbed), process):
                time.sleep(0.02)
            process.send_signal(end)
            index_into(client(disturbed), folder, None, Plan(lasting=1, layout=SMALL))
            process.send_signal(signal.SIGCONT)
            _, said = process.communicate(timeout=60)
        assert process.returncode
        assert end == signal.SIGKILL or b"another process has begun" in said
    index_into(client(fresh), folder, None, Plan(layout=SMALL))
    assert kept(disturbed) == kept(fresh)
