"""`python -m tests.index.crashes kill --times 1000`, `faults`, `flips --times 10000`, `crowd`.

Each prints what it met and ends with status 0; the first thing that is broken is an error.
"""

from __future__ import annotations

import argparse
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest.mock import patch

from qa_bot.language.text import passages
from tests.index.crashes import crowd, faults, flips, kill


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.index.crashes", description=__doc__)
    parser.add_argument("what", choices=["kill", "faults", "flips", "crowd"])
    parser.add_argument("--times", type=int, default=100, help="how many kills or flips")
    parser.add_argument("--seconds", type=float, default=10, help="how long the crowd goes on")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    began = perf_counter()
    # The articles are the same again and again; to split them is not what is tested.
    blockwise = lru_cache(passages.blockwise)
    with TemporaryDirectory() as place, patch.object(passages, "blockwise", blockwise):
        if options.what == "kill":
            met = kill.run(Path(place), options.times, options.seed)
        elif options.what == "faults":
            met = faults.run(Path(place), options.seed)
        elif options.what == "flips":
            met = flips.run(Path(place), options.times, options.seed)
        else:
            met = crowd.run(Path(place), options.seconds)
    print(options.what, ", ".join(f"{count} {what}" for what, count in sorted(met.items())))
    print(f"nothing broken in {perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
