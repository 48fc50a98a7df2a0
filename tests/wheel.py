"""The wheel works where it is installed alone: `python -m tests.wheel [PYTHON…]`.

It is built once, and installed into an environment of each Python that is named, else of this one;
about half a minute each, for the packages that it needs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKS = (
    (["--version"], 0),
    (["--help"], 0),
    (["ask", "what did Kallas say", "--json"], 0),
    (["ask", "how big is the moon?", "--json"], 1),
    (["ask", "--schema"], 0),
    (["completion", "bash"], 0),
    (["ask", "what is it?", "--knowledge", "no-such-folder", "--json"], 2),
)


def main() -> int:
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, str(ROOT))
        (wheel,) = place.glob("*.whl")
        print(f"{wheel.name}: {wheel.stat().st_size:,} bytes")
        for number, python in enumerate(sys.argv[1:] or [sys.executable]):
            environment = place / str(number)
            _run(python, "-m", "venv", str(environment))
            programs = environment / ("Scripts" if os.name == "nt" else "bin")
            _run(str(programs / "python"), "-m", "pip", "install", "-q", str(wheel))
            found = [_check(programs, place, *check) for check in CHECKS]
            wrong += found.count(False)
            print(f"{python}: {found.count(True)} of {len(found)} runs as expected")
    return 1 if wrong else 0


def _check(programs: Path, place: Path, arguments: list[str], status: int) -> bool:
    """Whether a run, away from the checkout, ends as it should and is heard on one stream."""
    done = subprocess.run(
        [str(programs / "qa-bot"), *arguments],
        capture_output=True,
        cwd=place,
        env={**os.environ, "XDG_CACHE_HOME": str(place / "cache"), "PYTHONWARNINGS": "error"},
        timeout=120,
    )
    as_json = "--json" in arguments or "--schema" in arguments
    right = done.returncode == status and not done.stderr and (not as_json or _is_json(done.stdout))
    if not right:
        print(f"qa-bot {arguments}: status {done.returncode}, {done.stderr.decode()}")
    return right


def _is_json(text: bytes) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=600)


if __name__ == "__main__":
    sys.exit(main())
