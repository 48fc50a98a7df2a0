"""What is put into a cluster is what is in the folder, whenever it was cut short before."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.cluster.batches import Line
from qa_bot.cluster.client import Client
from qa_bot.cluster.generations import Layout
from qa_bot.cluster.indexing import Outcome, Plan, index_into
from qa_bot.cluster.lease import held
from qa_bot.cluster.writing import Writer
from qa_bot.errors import ClusterError, IndexLockedError, KnowledgeError
from tests.cluster.fake import Cut, Fake, Records

HASTE = Plan(wait=0.2, lasting=0.3)


def put(fake: Fake, folder: Path, plan: Plan = HASTE) -> Outcome:
    return index_into(cast(Client, fake), folder, None, plan)


def put_rows(fake: Fake, folder: Path) -> list[dict[str, Any]]:
    put(fake, folder)
    return [record for record in kept(fake).values() if record["kind"] == "row"]


def kept(fake: Fake) -> Records:
    """All that is seen under the name, without when it was."""
    records = dict(fake.seen[fake.aliases["news"]])
    records.pop("state", None)
    return {
        id: {name: value for name, value in record.items() if name not in ("state", "skipped")}
        for id, record in records.items()
    }


def fresh(folder: Path) -> Records:
    fake = Fake()
    put(fake, folder)
    return kept(fake)


@pytest.fixture(autouse=True, scope="module")
def at_once() -> Iterator[None]:
    """Files are read in this process, which saves the start of another for each of many runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa_bot.loading.recognition.is_text", lambda *_: True)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "boats.txt").write_text("# Boats\n\nBerths are let by the week. Liv has two.\n")
    fees = "title,text\nBob,I pay forty crowns a night.\nAnn,I pay fifty crowns a night.\n"
    (tmp_path / "fees.csv").write_text(fees)
    (tmp_path / "photo.xyz").write_bytes(b"\0")
    return tmp_path


def test_the_folder_is_put_there_and_found_under_the_name(folder: Path) -> None:
    fake = Fake()
    outcome = put(fake, folder)
    assert (outcome.documents, outcome.written, outcome.deleted) == (3, 3, 0)
    assert [one.path for one in outcome.skipped] == ["photo.xyz"]
    rows = put_rows(fake, folder)
    assert len(rows) == outcome.passages
    assert "Berths are let by the week." in {row["p"][3] for row in rows}
    assert fake.bodies[fake.aliases["news"]]["settings"]["index"]["number_of_shards"] == 3


def test_the_cluster_scores_by_about_how_long_the_passages_are(folder: Path) -> None:
    (folder / "boats.txt").write_text("Liv Aasen mends nets and sails in the old harbour. " * 9)
    fake = Fake()
    lengths = [one["length"] for one in put_rows(fake, folder)]
    body = fake.bodies[fake.aliases["news"]]
    pivot = body["mappings"]["_meta"]["pivot"]
    assert pivot == pytest.approx(sum(lengths) / len(lengths), abs=0.1)
    assert f"/ {pivot})" in str(body["settings"])


def test_only_what_changed_is_written(folder: Path) -> None:
    fake = Fake()
    first = put(fake, folder)
    before = fake.writes
    assert put(fake, folder).written == 0
    assert fake.writes == before
    (folder / "boats.txt").write_text("Short.\n")
    (folder / "fees.csv").unlink()
    (folder / "more.txt").write_text("The ferry leaves at nine.\n")
    outcome = put(fake, folder)
    assert (outcome.written, outcome.deleted, outcome.documents) == (2, 2, 2)
    assert outcome.into == first.into
    assert kept(fake) == fresh(folder)


def test_a_copy_of_a_file_is_not_written_again(folder: Path) -> None:
    fake = Fake()
    put(fake, folder)
    before = fake.writes
    os.utime(folder / "boats.txt", (1, 1))
    assert put(fake, folder).written == 1
    assert fake.writes == before + 2  # the document's entry, and what was indexed
    assert put(fake, folder).written == 0


def test_a_new_index_takes_the_place_of_the_old_one_in_one_step(folder: Path) -> None:
    fake = Fake()
    old = put(fake, folder).into
    new = put(fake, folder, HASTE._replace(anew=True, layout=Layout(5, 0))).into
    assert new != old
    assert set(fake.there) == {new, "news-writer"}
    assert kept(fake) == fresh(folder)
    assert fake.bodies[new]["settings"]["index"]["number_of_shards"] == 5


def test_copies_are_made_of_what_stands_but_shards_only_of_a_new_index(folder: Path) -> None:
    fake = Fake()
    old = put(fake, folder).into
    settings = fake.bodies[old]["settings"]["index"]
    assert settings["number_of_replicas"] == 1
    outcome = put(fake, folder, HASTE._replace(layout=Layout(5, 2)))
    assert outcome.notes == ("the articles stay in 3 shards: --rebuild puts them into 5",)
    assert (outcome.into, settings["number_of_replicas"]) == (old, 2)
    assert put(fake, folder, HASTE._replace(layout=Layout(3, 2))).notes == ()


def test_copies_for_which_there_are_no_nodes_are_not_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_bot.cluster.generations._STILL", 0.1)
    fake = Fake(nodes=1)
    outcome = put(fake, folder, HASTE._replace(layout=Layout(1, 1)))
    assert outcome.notes == ("not all of the 2 copies of news-1 are there yet",)
    assert fake.aliases["news"] == "news-1"


def test_other_rules_make_a_new_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake()
    old = put(fake, folder).into
    for module in ("schema", "generations", "taking"):
        monkeypatch.setattr(f"qa_bot.cluster.{module}.rules", lambda: "others")
    outcome = put(fake, folder)
    assert outcome.into != old
    assert "another version" in outcome.notes[0]


def test_other_libraries_make_a_new_index_where_they_read_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "boats.txt").write_text("Berths are let by the week.\n")
    plain, fake = Fake(), Fake()
    old = put(plain, tmp_path).into
    (tmp_path / "torn.txt").write_bytes(b"\0\1\2" * 400)
    assert [one.path for one in put(fake, tmp_path).skipped] == ["torn.txt"]
    monkeypatch.setattr("qa_bot.cluster.generations.installed", lambda: ["others-1.0"])
    assert put(plain, tmp_path).into == old
    assert "other versions of libraries" in put(fake, tmp_path).notes[0]


def edited(chance: random.Random, folder: Path) -> None:
    """Some files changed, made or removed."""
    for name in chance.sample(["a.txt", "b.txt", "c.csv", "d.csv"], chance.randint(1, 3)):
        file = folder / name
        sold = [chance.randint(1, 9) for _ in range(chance.randint(1, 6))]
        lines = [f"Ann sold {number} nets of hers." for number in sold]
        if chance.random() < 0.25:
            file.unlink(missing_ok=True)
        elif name.endswith(".csv"):
            file.write_text("says\n" + "".join(f'"{line} All of it."\n' for line in lines))
        else:
            file.write_text("\n\n".join(lines) + "\n")


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_cut_short_anywhere_and_run_again_it_is_as_if_it_never_had_been(
    seed: int, cuts: list[int]
) -> None:
    chance = random.Random(seed)
    fake = Fake()
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "always.txt").write_text("The harbour is open.\n")
        for cut in cuts:
            edited(chance, folder)
            fake.left = cut
            try:
                put(fake, folder, HASTE._replace(anew=chance.random() < 0.3))
            except Cut:
                if chance.random() < 0.5:
                    edited(chance, folder)
        fake.left = None
        put(fake, folder)
        assert kept(fake) == fresh(folder)
        assert set(fake.there) == {fake.aliases["news"], "news-writer"}


def test_an_unfinished_index_is_gone_on_with(folder: Path) -> None:
    fake = Fake()
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"Boat {number} is blue.\n")
    fake.left = 120
    with pytest.raises(Cut):
        put(fake, folder)
    assert "news" not in fake.aliases
    (begun,) = set(fake.there) - {"news-writer"}
    fake.left = None
    outcome = put(fake, folder)
    assert outcome.into == begun
    assert kept(fake) == fresh(folder)


def test_what_does_not_add_up_is_made_anew(folder: Path) -> None:
    fake = Fake()
    old = put(fake, folder).into
    row = next(id for id, record in fake.there[old].items() if record["kind"] == "row")
    del fake.there[old][row]
    (folder / "more.txt").write_text("The ferry leaves at nine.\n")
    outcome = put(fake, folder)
    assert outcome.into != old
    assert "did not add up" in outcome.notes[0]
    assert kept(fake) == fresh(folder)


def test_an_empty_folder_does_not_empty_the_index(folder: Path) -> None:
    fake = Fake()
    put(fake, folder)
    before = kept(fake)
    for file in folder.iterdir():
        file.unlink()
    with pytest.raises(KnowledgeError, match="no articles"):
        put(fake, folder)
    assert kept(fake) == before


def test_other_articles_do_not_take_the_place_of_those_that_are_there(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fake = Fake()
    put(fake, folder)
    other = tmp_path_factory.mktemp("other")
    (other / "a.txt").write_text("The ferry leaves at nine.\n")
    with pytest.raises(ClusterError, match=r"holds the articles of .* --rebuild"):
        put(fake, other)
    assert put(fake, other, HASTE._replace(anew=True)).documents == 1


def test_an_index_that_is_another_ones_is_left_alone(folder: Path) -> None:
    fake = Fake()
    fake.create_index("news", {"mappings": {}})
    with pytest.raises(ClusterError, match="didn't make"):
        put(fake, folder)
    assert fake.there["news"] == {}


def test_one_who_writes_is_waited_for(folder: Path) -> None:
    fake = Fake()
    told: list[str] = []
    locked = pytest.raises(IndexLockedError, match=r"written by another process \(\d+ on ")
    with held(cast(Client, fake), lasting=1), locked:
        put(fake, folder, Plan(wait=0.1, noted=told.append))
    assert len(told) == 1
    assert put(fake, folder).documents == 3


def test_the_lease_of_one_who_has_died_runs_out(folder: Path) -> None:
    fake = Fake()
    put(fake, folder)
    lease = fake.there["news-writer"]["writer"]
    fake._put("news-writer", "writer", {**lease, "owner": "elsewhere 1 x", "lasting": 0.4})
    assert put(fake, folder, Plan(wait=0)).documents == 3


def test_a_writer_that_lost_its_lease_writes_no_more(folder: Path) -> None:
    fake = Fake()
    index = put(fake, folder).into
    client = cast(Client, fake)
    with held(client, lasting=60) as older:
        writer = Writer(client, index, older)
        stale = [line(fake, index, "old")]
        lease = fake.there["news-writer"]["writer"]
        fake._put("news-writer", "writer", {**lease, "owner": "", "beat": -1})
        with held(client, lasting=60) as newer:
            Writer(client, index, newer).write([line(fake, index, "new")])
            with pytest.raises(IndexLockedError, match="another process has begun"):
                writer.write(stale)
    assert "new" in str(fake.there[index])
    assert "old" not in str(fake.there[index])


def line(fake: Fake, index: str, text: str) -> Line:
    row = next(id for id, record in fake.there[index].items() if record["kind"] == "row")
    return Line(row, "key", {**fake.there[index][row], "v": text})
