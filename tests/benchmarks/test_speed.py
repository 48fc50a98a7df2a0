"""A small run of the benchmark: exact engines agree, and the table has every row."""

from pathlib import Path

import pytest

from tests.benchmarks.peers import PEERS
from tests.benchmarks.speed import main


def test_the_benchmark_prints_a_row_for_each_engine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["rank_bm25", "fts5"]
    options = ["--sizes", "1k", "--peers", ",".join(names), "--whole", "0", "--seconds", "0.2"]
    # An exact engine whose best scores are not those of the others would raise.
    record = main([*options, "--rounds", "1", "--keep", str(tmp_path)])
    shown = capsys.readouterr().out
    assert {*record["sizes"][0]["engines"]} == {"qa-bot", *names}
    for row in ("full", "content", "building", "opening", "on disk", "memory asking", *names):
        assert row in shown


@pytest.mark.parametrize("name", ["qa-bot", "rank_bm25", "fts5"])
def test_an_engine_finds_the_passage_that_holds_the_terms(name: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("a b c\n" * 50 + "x y\n", encoding="utf-8")
    folder = tmp_path / "index"
    folder.mkdir()
    PEERS[name].build(corpus, folder)
    assert len(PEERS[name].open(corpus, folder)(["x", "y"], 3)) == 1
