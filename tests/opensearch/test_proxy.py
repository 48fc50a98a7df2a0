"""The proxy lets through whoever shows the right credentials, and nobody else."""

from __future__ import annotations

import base64
import shutil
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.opensearch.proxy import Proxy

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with Proxy(user=("reader", "secret"), api_key="key") as proxy:
        proxy.instead = lambda method, path, body: (200, b"%s %b" % (method.encode(), body))
        yield proxy


def ask(proxy: Proxy, authorization: str | None = None) -> str:
    context = ssl.create_default_context(cafile=str(proxy.certificate))
    request = urllib.request.Request(proxy.url, b"question", method="POST")
    if authorization:
        request.add_header("Authorization", authorization)
    with urllib.request.urlopen(request, timeout=10, context=context) as response:
        return str(response.read().decode())


def basic(user: str) -> str:
    return f"Basic {base64.b64encode(user.encode()).decode()}"


@pytest.mark.parametrize("authorization", [basic("reader:secret"), "ApiKey key"])
def test_the_right_credentials_are_let_through(proxy: Proxy, authorization: str) -> None:
    assert ask(proxy, authorization) == "POST question"


@pytest.mark.parametrize("authorization", [None, basic("reader:other"), "ApiKey other", "key"])
def test_nobody_else_is_let_through(proxy: Proxy, authorization: str | None) -> None:
    with pytest.raises(urllib.error.HTTPError, match="401") as caught:
        ask(proxy, authorization)
    caught.value.close()


def test_who_does_not_trust_its_certificate_sends_nothing(proxy: Proxy) -> None:
    with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
        urllib.request.urlopen(proxy.url, timeout=10, context=ssl.create_default_context())
    assert not proxy.requests


def test_a_node_that_is_gone_is_a_bad_gateway(proxy: Proxy) -> None:
    proxy.instead = None
    with pytest.raises(urllib.error.HTTPError, match="502") as caught:
        ask(proxy, "ApiKey key")
    caught.value.close()
