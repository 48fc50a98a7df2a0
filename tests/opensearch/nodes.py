"""Nodes of OpenSearch on this machine: started, paused, killed and always cleaned up.

    with Nodes(3) as nodes:
        ask(nodes.url)
        nodes.kill(nodes.manager())

A node is one process with a folder of its own. Whatever happens to the process that started it,
nothing is left: a guard waits for that process to end, kills the nodes and removes their folder.

    python -m tests.opensearch.nodes install
    python -m tests.opensearch.nodes start [--nodes 3] [--port 9200] [--heap 512m]
    python -m tests.opensearch.nodes stop [--port 9200]

`start` leaves them running, on the ports from `--port` on, until `stop`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.opensearch import packages

_PREFIX = "qa-bot-opensearch-"
_LEFT = "left"  # in the folder of nodes that outlive whoever started them: their first port
_NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
_LOGGING = """status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""


class Nodes:
    """A cluster of `count` nodes, numbered from 0, that answers once this is made.

    Args:
        count: how many; the first three may become the manager.
        port: HTTP ports from this one on, and 1000 above for the nodes among themselves; free
            ones where it is None.
        heap: memory of each, as Java takes it; about 250 MB come on top.
        settings: more lines for each node's `opensearch.yml`.
        left: leave them running when this process ends.

    Raises:
        packages.Unavailable: they can't be had or don't start here.
    """

    def __init__(
        self,
        count: int = 3,
        *,
        port: int | None = None,
        heap: str = "512m",
        settings: Mapping[str, object] | None = None,
        left: bool = False,
    ) -> None:
        self._home = packages.install()
        if packages.is_root() and not shutil.which("setpriv"):
            raise packages.Unavailable("OpenSearch does not run as root, and setpriv is not here")
        self._heap = heap
        self._ports, self._inner = _ports(count, port)
        self._processes: list[subprocess.Popen[bytes]] = []
        self._paused: set[int] = set()
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self.folder.chmod(0o755)
        self._guard = None if left else _guard(self.folder)
        if left:
            (self.folder / _LEFT).write_text(str(self._ports[0]))
        try:
            for number in range(count):
                self._configure(number, settings or {})
            for number in range(count):
                self._processes.append(self._start(number))
            self.wait(count)
        except BaseException:
            self.stop()
            raise

    @property
    def urls(self) -> list[str]:
        """Where each node listens."""
        return [f"http://127.0.0.1:{port}" for port in self._ports]

    @property
    def address(self) -> str:
        """All nodes side by side, as an address of qa-bot names them."""
        return f"http://{','.join(url.removeprefix('http://') for url in self.urls)}"

    @property
    def url(self) -> str:
        """Where the first node listens that runs and is not paused."""
        return next(
            self.urls[number]
            for number, process in enumerate(self._processes)
            if process.poll() is None and number not in self._paused
        )

    def kill(self, number: int) -> None:
        """Ends a node at once, as when its machine loses power (kill -9)."""
        self._processes[number].kill()
        self._processes[number].wait()
        self._paused.discard(number)

    def pause(self, number: int) -> None:
        """Stops a node from doing anything, while its connections stay open (kill -STOP)."""
        process = self._processes[number]
        process.send_signal(signal.SIGSTOP)
        # Its threads stop one after another; the last can still answer.
        while not _is_paused(process.pid):
            time.sleep(0.01)
        self._paused.add(number)

    def resume(self, number: int) -> None:
        """Lets a paused node go on."""
        self._processes[number].send_signal(signal.SIGCONT)
        self._paused.discard(number)

    def restart(self, number: int) -> None:
        """Starts a node again that was killed, with the data that it had; see `wait`."""
        if self._processes[number].poll() is None:
            self.kill(number)
        self._processes[number] = self._start(number)

    def heal(self, timeout: float = 120) -> None:
        """Resumes and restarts whatever is not running, and waits until all is well again."""
        for number, process in enumerate(self._processes):
            if process.poll() is None:
                self.resume(number)
            else:
                self.restart(number)
        self.wait(len(self._processes), timeout=timeout)

    def wait(self, count: int, *, status: str = "green", timeout: float = 120) -> None:
        """Waits until so many nodes form a cluster of that health: green, yellow or red.

        Raises:
            packages.Unavailable: they don't within `timeout` seconds, or one of them ended.
        """
        end = time.monotonic() + timeout
        enough = {"green": ["green"], "yellow": ["green", "yellow"]}.get(status)
        while time.monotonic() < end:
            with contextlib.suppress(OSError, StopIteration, ValueError):
                health = self.get("/_cluster/health")
                settled = not health["relocating_shards"] and not health["initializing_shards"]
                if health["number_of_nodes"] == count and (
                    enough is None or (health["status"] in enough and settled)
                ):
                    return
            running = sum(process.poll() is None for process in self._processes)
            if running < count:
                raise packages.Unavailable(f"{running} of {count} nodes run.\n{self.log()}")
            time.sleep(0.2)
        raise packages.Unavailable(f"no {status} cluster after {timeout} s.\n{self.log()}")

    def get(self, path: str, timeout: float = 5) -> Any:
        """What the first running node answers to a GET, as parsed JSON."""
        with _DIRECT.open(self.url + path, timeout=timeout) as response:
            return json.load(response)

    def manager(self) -> int:
        """The number of the node that manages the cluster."""
        (elected,) = self.get("/_cat/cluster_manager?format=json")
        return int(elected["node"].removeprefix("n"))

    def log(self, lines: int = 10) -> str:
        """The end of what each node logged."""
        told = []
        for log in sorted(self.folder.glob("n*/log")):
            told += [f"{log.parent.name}:", *log.read_text(errors="replace").splitlines()[-lines:]]
        return "\n".join(told)

    def stop(self) -> None:
        """Ends all nodes and removes what they stored."""
        _clear(self.folder)
        for process in self._processes:
            process.wait()
        if self._guard and self._guard.stdin:
            self._guard.stdin.close()
            self._guard.wait()

    def __enter__(self) -> Nodes:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _configure(self, number: int, settings: Mapping[str, object]) -> None:
        """Writes a node's folder: its configuration, and room for its data, owned by nobody."""
        node = self.folder / f"n{number}"
        for name in "conf", "data", "logs", "tmp":
            (node / name).mkdir(parents=True)
        seeds = [f"127.0.0.1:{port}" for port in self._inner]
        lines = {
            "cluster.name": self.folder.name,
            "node.name": f"n{number}",
            "network.host": "127.0.0.1",
            "http.port": self._ports[number],
            "transport.port": self._inner[number],
            "discovery.seed_hosts": seeds,
            "cluster.initial_cluster_manager_nodes": [f"n{each}" for each in range(len(seeds))][:3],
            "path.data": str(node / "data"),
            "path.logs": str(node / "logs"),
            "node.store.allow_mmap": False,
            "cluster.routing.allocation.disk.threshold_enabled": False,
            # What the serial collector has yet to collect would count as memory that is in use,
            # and after some thousand questions each more would be refused.
            "indices.breaker.total.use_real_memory": False,
            **settings,
        }
        told = "".join(f"{name}: {json.dumps(value)}\n" for name, value in lines.items())
        (node / "conf" / "opensearch.yml").write_text(told)
        (node / "conf" / "log4j2.properties").write_text(_LOGGING)
        if packages.is_root():
            for path in [node, *node.rglob("*")]:
                shutil.chown(path, "nobody", "nogroup")

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        node = self.folder / f"n{number}"
        command = [*_NOBODY] if packages.is_root() else []
        command += [
            packages.java(),
            f"-Xms{self._heap}",
            f"-Xmx{self._heap}",
            "-XX:+UseSerialGC",
            "-Djava.security.manager=allow",
            f"-Djava.io.tmpdir={node / 'tmp'}",
            "-Dlog4j2.disable.jmx=true",
            f"-Dopensearch.path.home={self._home}",
            f"-Dopensearch.path.conf={node / 'conf'}",
            "-Dopensearch.distribution.type=tar",
            "-cp",
            f"{self._home / 'lib'}/*",
            "org.opensearch.bootstrap.OpenSearch",
        ]
        with open(node / "log", "ab") as log:
            return subprocess.Popen(
                command,
                cwd=node / "tmp",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


def _ports(count: int, first: int | None) -> tuple[list[int], list[int]]:
    """The ports of each node for HTTP and for the other nodes."""
    if first is not None:
        return [first + n for n in range(count)], [first + 1000 + n for n in range(count)]
    with contextlib.ExitStack() as held:
        free = []
        for _ in range(2 * count):
            one = held.enter_context(socket.socket())
            one.bind(("127.0.0.1", 0))
            free.append(int(one.getsockname()[1]))
    return free[:count], free[count:]


def _guard(folder: Path) -> subprocess.Popen[bytes]:
    """A process that clears the folder once the pipe to it breaks, as it does however we end."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.opensearch.nodes", "guard", str(folder)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )


def _clear(folder: Path) -> None:
    """Kills the nodes of a folder, the paused ones too, and removes it."""
    while running := list(_processes(folder)):
        for pid in running:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
    shutil.rmtree(folder, ignore_errors=True)


def _processes(folder: Path) -> Iterator[int]:
    """The processes that are nodes of the folder, by what they were started with."""
    mark = os.fsencode(f"-Dopensearch.path.conf={folder}/")
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (place / "cmdline").read_bytes():
                yield int(place.name)


def _is_paused(pid: int) -> bool:
    states = (
        task.read_text().rpartition(")")[2] for task in Path(f"/proc/{pid}").glob("task/*/stat")
    )
    return all(state.split()[0] == "T" for state in states)


def _left(port: int) -> Iterator[Path]:
    """The folders of the nodes left running whose first port is that one."""
    for mark in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_LEFT}"):
        if mark.read_text() == str(port):
            yield mark.parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.opensearch.nodes")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("install", help="fetch OpenSearch from Maven Central, 46 MB")
    start = commands.add_parser("start", help="start a cluster and leave it running")
    start.add_argument("--nodes", type=int, default=3)
    start.add_argument("--heap", default="512m", help="memory of each node (512m)")
    stop = commands.add_parser("stop", help="stop what was started so, and remove its data")
    for command in start, stop:
        command.add_argument("--port", type=int, default=9200, help="of the first node (9200)")
    commands.add_parser("guard").add_argument("folder", type=Path)
    given = parser.parse_args()
    try:
        if given.command == "install":
            print(packages.install())
        elif given.command == "start":
            nodes = Nodes(given.nodes, port=given.port, heap=given.heap, left=True)
            print(*nodes.urls, sep="\n")
            os._exit(0)
        elif given.command == "stop":
            for folder in _left(given.port):
                _clear(folder)
        else:
            sys.stdin.buffer.read()
            _clear(given.folder)
    except packages.Unavailable as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
