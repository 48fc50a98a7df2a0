"""An address is read once, and what is wrong with it is said without a secret."""

from __future__ import annotations

import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.cluster.address import Address, Node, is_address
from qa_bot.errors import ClusterError


def test_an_address_is_a_host_a_port_and_a_name() -> None:
    address = Address.parse("https://search.example:9200/news")
    assert address == Address((Node("https", "search.example", 9200),), "", "news")
    assert str(address) == "https://search.example:9200/news"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("https://a:9200,b:9201/news", "https://a:9200,b:9201/news"),
        ("https://a:9200,https://b:9201/news", "https://a:9200,b:9201/news"),
        ("https://a:9200/, https://b:9200/news", "https://a:9200,b:9200/news"),
        ("https://a,a,a/news", "https://a:443/news"),
        ("http://a/news", "http://a:80/news"),
        ("HTTPS://Example.ORG/news/", "https://example.org:443/news"),
        ("https://proxy/search/two/news", "https://proxy:443/search/two/news"),
        ("http://[::1]:9200/news", "http://[::1]:9200/news"),
        ("http://[0:0::1]:9200/news", "http://[::1]:9200/news"),
        ("https://bücher.example/новости", "https://xn--bcher-kva.example:443/новости"),
        ("  https://h:9200/news-2026.11_a+b ", "https://h:9200/news-2026.11_a+b"),
    ],
)
def test_an_address_is_written_in_one_way(text: str, canonical: str) -> None:
    assert str(Address.parse(text)) == canonical
    assert Address.parse(canonical) == Address.parse(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://h:9200", "https://h:9200 names no articles: write a name behind it"),
        ("https://h:9200/", "names no articles"),
        ("https://h:9200/News", "must be in lower case: write news"),
        ("https://h:9200/my news", "no spaces"),
        ("https://h:9200/a%20b", "none of"),
        ("https://h:9200/-news", "must not begin with -"),
        ("https://h:9200/_all", "must not begin with _"),
        ("https://h:9200/..", "must not begin with ."),
        ("https://h:9200/" + "n" * 201, "too long"),
        ("https://h:9200/news?pretty", "must not hold ? or #"),
        ("https://h:9200/news*", "none of"),
        ("https://h:9200/a b/news", "the path before the name"),
        ("https://h:9200/../news", "the path before the name"),
        ("https:///news", "https://host:9200/NAME"),
        ("https://h:0/news", "https://host:9200/NAME"),
        ("https://h:70000/news", "https://host:9200/NAME"),
        ("https://h:9200,/news", "https://host:9200/NAME"),
        ("https://h/news,sport", "https://host:9200/NAME"),
        ("https://[::1/news", "https://host:9200/NAME"),
        ("https://a:9200,http://b:9200/news", "all hosts"),
        ("ftp://h/news", "https:// or http:// only"),
        ("folder/news", "https://host:9200/NAME"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(text: str, told: str) -> None:
    with pytest.raises(ClusterError) as raised:
        Address.parse(text)
    assert told in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "https://reader:hunter2@h:9200/news",
        "https://hunter2@h/news",
        "https://reader:hun/ter2@h:9200/news",
        "https://reader:hunter2@/",
        "https://h:9200/news?password=hunter2",
        "https://h:9200/news#hunter2",
        "https://reader:hunter2/news",
        "opensearch://reader:hunter2@h/news",
        "https://a:9200,reader:hunter2@b:9200/news",
    ],
)
def test_no_error_repeats_a_secret_in_an_address(text: str) -> None:
    with pytest.raises(ClusterError) as raised:
        Address.parse(text)
    assert "ter2" not in repr(raised.value)
    assert is_address(text)


def test_a_password_in_an_address_is_told_where_it_goes() -> None:
    with pytest.raises(ClusterError, match="set QA_BOT_OPENSEARCH_USER and QA_BOT_OPENSEARCH_PASS"):
        Address.parse("https://reader:hunter2@h:9200/news")


@pytest.mark.parametrize(
    "text", ["", "news", "C:\\news", "/srv/https:/news", "a:b", "https:", None]
)
def test_a_folder_is_no_address(text: object) -> None:
    assert not is_address(text)


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_an_error(rest: str) -> None:
    with suppress(ClusterError):
        address = Address.parse(f"https://{rest}")
        assert Address.parse(str(address)) == address


_WORDS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)


@given(
    st.sampled_from(["http", "https"]),
    st.lists(st.tuples(_WORDS, st.integers(1, 65535)), min_size=1, max_size=4, unique=True),
    st.lists(_WORDS, max_size=2),
    _WORDS,
)
def test_every_well_formed_address_is_kept_as_it_is(
    scheme: str, places: list[tuple[str, int]], prefix: list[str], name: str
) -> None:
    hosts = ",".join(f"{host}:{port}" for host, port in places)
    text = "/".join([f"{scheme}://{hosts}", *prefix, name])
    assert str(Address.parse(text)) == text
