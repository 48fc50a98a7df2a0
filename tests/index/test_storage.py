"""What is stored comes back as it was, whatever it is; what is torn is noticed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import qa_bot
from qa_bot.errors import DamagedIndexError
from qa_bot.index.builder import SegmentBuilder
from qa_bot.index.checked import Array, CheckedFile, CheckedWriter
from qa_bot.index.durable import write_whole
from qa_bot.index.manifest import Entry, Manifest, read_manifest, rule_files, write_manifest
from qa_bot.index.merging import merge
from qa_bot.index.snapshot import Snapshot
from qa_bot.language.text.passages import lay_out
from qa_bot.language.text.terms import terms
from qa_bot.loading.formats import installed
from qa_bot.model import Document, Statement
from tests.index.kinds import opened

# Lone surrogates and line ends of all kinds too.
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("a. \r\n\ud800é“”")), max_size=60)
SECTIONS = st.dictionaries(
    st.text(max_size=5),
    arrays.arrays(st.sampled_from([np.uint8, np.int32, np.int64, np.float64]), st.integers(0, 40)),
    max_size=5,
)


def written(sections: dict[str, Array]) -> bytes:
    data = bytearray()
    writer = CheckedWriter(data.extend)
    for name, items in sections.items():
        writer.section(name, items)
    writer.finish()
    return bytes(data)


@given(SECTIONS)
def test_every_section_comes_back_as_it_was_written(sections: dict[str, Array]) -> None:
    file = CheckedFile(written(sections), "a test")
    for name, items in sections.items():
        assert file.read(name).tobytes() == items.tobytes()
        assert file.read(name).dtype == items.dtype


@given(SECTIONS.filter(len), st.data())
def test_a_flipped_bit_is_noticed_before_anything_is_read(
    sections: dict[str, Array], data: st.DataObject
) -> None:
    whole = bytearray(written(sections))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(DamagedIndexError):
        CheckedFile(bytes(whole), "a test").verify()


@given(st.integers(0, 2), st.lists(st.integers(0, 29), min_size=1, unique=True))
def test_rows_that_are_picked_are_those_of_the_table(extra: int, rows: list[int]) -> None:
    width = 1 + extra
    items = np.arange(30 * width, dtype=np.int32)
    picked = CheckedFile(written({"a": items}), "a test").pick("a", np.sort(rows), width)
    assert picked.tolist() == items.reshape(30, -1)[np.sort(rows)].reshape(picked.shape).tolist()


@given(st.binary(max_size=300))
@settings(max_examples=30, deadline=None)
def test_a_file_written_whole_holds_what_was_written(data: bytes) -> None:
    with TemporaryDirectory() as place:
        path = Path(place, "file")
        assert write_whole(path, lambda write: write(memoryview(data)) or 7) == 7
        assert path.read_bytes() == data
        assert list(Path(place).iterdir()) == [path]


NUMBERS = st.integers(0, 2**40)
ENTRIES = st.builds(
    Entry, TEXTS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.lists(NUMBERS).map(tuple)
)
MANIFESTS = st.builds(
    Manifest,
    TEXTS,
    st.lists(ENTRIES, max_size=3).map(tuple),
    st.lists(ENTRIES, max_size=3).map(tuple),
    NUMBERS,
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS, st.lists(NUMBERS).map(tuple)), max_size=2).map(tuple),
    st.sampled_from([None, installed()]),
)


@given(MANIFESTS)
@settings(max_examples=30, deadline=None)
def test_a_manifest_comes_back_as_it_was(manifest: Manifest) -> None:
    with TemporaryDirectory() as place:
        write_manifest(Path(place), manifest)
        assert read_manifest(Path(place)) == manifest


@given(st.dictionaries(TEXTS, TEXTS, max_size=4), st.integers(1, 3))
@settings(deadline=None)
def test_documents_passages_and_statements_come_back_even_after_a_merge(
    texts: dict[str, str], parts: int
) -> None:
    documents = [
        Document(id, f"{id}!", text, author=text[:2], date=id) for id, text in sorted(texts.items())
    ]
    expected = {}
    segments = []
    for part in range(parts):
        builder = SegmentBuilder()
        for document in documents[part::parts]:
            laid = lay_out(document)
            passages = [passage for block in laid.blocks for passage in block]
            said = [Statement(p.text[:3], "role", "", "direct", p.start, p.end) for p in passages]
            builder.add(
                document,
                passages,
                [terms(passage.text) for passage in passages],
                blocks=map(len, laid.blocks),
                statements=said,
                context=laid.context,
            )
            expected[document.id] = [
                (p, [one], above)
                for p, one, above in zip(passages, said, laid.context, strict=True)
            ]
        segments.append(opened(builder.write))
    merged = opened(lambda write: merge(segments, [frozenset()] * parts, write))
    for some in (segments, [merged]):
        snapshot = Snapshot([(segment, frozenset()) for segment in some])
        assert dict(snapshot.documents) == {document.id: document for document in documents}
        for id, stored in expected.items():
            found = snapshot.documents.find(id)
            assert found is not None
            segment, number = found
            base = sum(other.passages for other in some[: some.index(segment)])
            numbers = range(*segment.window(number))
            assert [
                (segment.passage(n), snapshot.statements(base + n), segment.above(n))
                for n in numbers
            ] == stored


def test_every_module_that_says_how_articles_are_read_is_part_of_an_indexs_version() -> None:
    package = Path(qa_bot.__file__).parent
    rules = {Path(file).relative_to(package).as_posix() for file in rule_files(package)}
    assert {"language/text/sentences.py", "language/lexicon/synonyms.py"} <= rules
    assert {"loading/decoding.py", "language/speech/attributions/verb.py"} <= rules
    assert not any("answering" in name for name in rules)
