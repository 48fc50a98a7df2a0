"""Archives and the XML in them: read in memory, with limits that hold whatever the file says."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.loading import archive
from qa_bot.loading.archive import Archive, xml
from qa_bot.loading.loaded import Unreadable


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def refused(data: bytes, name: str = "a") -> str:
    with pytest.raises(Unreadable) as error:
        Archive(data).read(name)
    return str(error.value)


def test_members_are_read_by_name() -> None:
    found = Archive(zipped({"one.xml": b"1", "in/two.xml": b"2"}))
    assert found.names == ("one.xml", "in/two.xml")
    assert found.read("in/two.xml") == b"2"


def test_capitals_in_a_name_do_not_count_where_there_is_no_other_member() -> None:
    found = Archive(zipped({"Text/One.xml": b"1", "a": b"small", "A": b"large"}))
    assert found.read("text/one.XML") == b"1"
    assert "TEXT/one.xml" in found
    assert (found.read("a"), found.read("A")) == (b"small", b"large")


def test_a_member_that_is_missing_is_named() -> None:
    assert refused(zipped({}), "word/document.xml") == "it holds no word/document.xml"


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archive, "_MEMBER_BYTES", 1000)
    assert refused(zipped({"a": b"0" * 1001})) == "too large when unpacked"
    assert Archive(zipped({"a": b"0" * 1000})).read("a") == b"0" * 1000


def test_members_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_ARCHIVE_BYTES", 1500)
    found = Archive(zipped({"a": b"0" * 1000, "b": b"0" * 1000}))
    found.read("a")
    with pytest.raises(Unreadable, match="too large"):
        found.read("b")


def test_the_size_that_the_archive_tells_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MEMBER_BYTES", 1000)
    real, told = (5000).to_bytes(4, "little"), (500).to_bytes(4, "little")
    data = zipped({"a": b"0" * 5000}).replace(real, told)
    assert refused(data) in ("too large when unpacked", "a damaged archive")


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped({"a": b"secret"}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    assert refused(bytes(data)) == "encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_piece_by_piece_is_refused(method: int) -> None:
    assert refused(zipped({"a": b"0" * 100}, method)) == "compressed in a way that can't be read"


@given(st.data())
def test_damage_is_always_unreadable(data: st.DataObject) -> None:
    whole = bytearray(zipped({"a": b"some text " * 20, "b": b"more"}))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    try:
        found = Archive(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
        for name in found.names:
            found.read(name)
    except Unreadable:
        pass


def test_xml_comes_in_order_and_without_namespaces() -> None:
    data = b'<w:p xmlns:w="urn:w" w:val="1">One<w:t/> &amp; two</w:p>'
    assert list(xml(data)) == [
        ("start", "p", {"val": "1"}),
        ("text", "One", {}),
        ("start", "t", {}),
        ("end", "t", {}),
        ("text", " & two", {}),
        ("end", "p", {}),
    ]


def test_a_relationship_stands_beside_a_plain_id() -> None:
    of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = f'<a xmlns:x="{of}" id="256" x:id="rId2"/>'.encode()
    assert next(xml(data)) == ("start", "a", {"id": "256", "r:id": "rId2"})


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "http://example.invalid/x.dtd"> %a;',
    ],
)
def test_xml_that_declares_entities_is_refused(declared: str) -> None:
    with pytest.raises(Unreadable, match="entities"):
        list(xml(f"<!DOCTYPE x [{declared}]><x>&a;</x>".encode()))


def test_a_document_type_that_stands_elsewhere_is_passed_over() -> None:
    data = b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd"><p>a&nbsp;b</p>'
    assert "".join(text for event, text, _ in xml(data) if event == "text") == "a\xa0b"


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"<a>\xff</a>", b"<x:a/>", b"\0" * 9])
def test_damaged_xml_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable, match="XML"):
        list(xml(data))


def test_nesting_has_no_limit() -> None:
    data = b"<a>" * 50_000 + b"deep" + b"</a>" * 50_000
    assert ("text", "deep", {}) in list(xml(data))


def test_a_long_text_keeps_every_character() -> None:
    text = "é" * 200_000
    found = "".join(text for event, text, _ in xml(f"<a>{text}</a>".encode()) if event == "text")
    assert found == text
