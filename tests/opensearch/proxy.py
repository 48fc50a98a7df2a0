"""TLS and a password in front of a node, and the faults of a server: the node itself has neither.

    with Proxy(nodes.url, user=("reader", "secret")) as proxy:
        ask(proxy.url, certificate=proxy.certificate)

It passes every request on that carries the right credentials; `instead` may answer one in the
node's place, as a full or busy server would. `openssl` makes its certificate, for one day.
"""

from __future__ import annotations

import base64
import http.client
import shutil
import ssl
import subprocess
import tempfile
import threading
import urllib.parse
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.opensearch.packages import Unavailable

# An answer in the node's place, by method, path and body: a status and a body, or None.
Instead = Callable[[str, str, bytes], "tuple[int, bytes] | None"]
_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


class Proxy:
    """An HTTPS server on a free port that passes on to `node` what is allowed to.

    Args:
        node: the address of the node; nothing is passed on where `instead` answers everything.
        user: the name and password that basic authentication must give, if any.
        api_key: the key that `Authorization: ApiKey …` must give, if any.
        tls: False for plain HTTP.

    Attributes:
        url: its address.
        certificate: the file of its self-signed certificate.
        instead: answers requests in the node's place while it is set.
        afterwards: is called with method and path once the node has answered, before the client
            is told.
        requests: each request as method and path, in order.
        authorizations: what each request gave to show who it is.

    Raises:
        Unavailable: openssl is missing.
    """

    def __init__(
        self,
        node: str = "http://127.0.0.1:9",
        *,
        user: tuple[str, str] | None = None,
        api_key: str | None = None,
        tls: bool = True,
    ) -> None:
        self.instead: Instead | None = None
        self.afterwards: Callable[[str, str], object] | None = None
        self.requests: list[str] = []
        self.authorizations: list[str] = []
        self._node = urllib.parse.urlsplit(node).netloc
        self._accepted = set()
        if user is not None:
            basic = base64.b64encode(":".join(user).encode()).decode()
            self._accepted.add(f"Basic {basic}")
        if api_key is not None:
            self._accepted.add(f"ApiKey {api_key}")
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._folder = tempfile.TemporaryDirectory()
        self.certificate = Path(self._folder.name) / "certificate.pem"
        if tls:
            key = _certify(self.certificate)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificate, key)
            # The handshake is the connection's own business, in its own thread.
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        port = self._server.server_address[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def answer(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """The status, headers and body that a request gets."""
        given = headers.get("Authorization", "")
        self.requests.append(f"{method} {path}")
        self.authorizations.append(given)
        if self._accepted and given not in self._accepted:
            asked = {"WWW-Authenticate": 'Basic realm="OpenSearch Security"'}
            return 401, {**asked, "Content-Type": "text/plain"}, b"Unauthorized"
        if self.instead and (told := self.instead(method, path, body)):
            return told[0], {"Content-Type": "application/json"}, told[1]
        answer = self._pass_on(method, path, headers, body)
        if self.afterwards:
            self.afterwards(method, path)
        return answer

    def stop(self) -> None:
        """Stops listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._folder.cleanup()

    def _pass_on(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        kept = {name: value for name, value in headers.items() if name.lower() not in _HOP}
        connection = http.client.HTTPConnection(self._node, timeout=60)
        try:
            connection.request(method, path, body, kept)
            response = connection.getresponse()
            told = {
                name: value for name, value in response.getheaders() if name.lower() not in _HOP
            }
            return response.status, told, response.read()
        finally:
            connection.close()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: a client that refuses the certificate is what a test is about."""


def _handler(proxy: Proxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # or the body waits 40 ms behind the headers
        timeout = 60

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            try:
                got = proxy.answer(self.command, self.path, dict(self.headers), body)
            except OSError as error:
                got = 502, {}, str(error).encode()
            status, headers, content = got
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer

        def log_message(self, *_: object) -> None:
            """Says nothing: the proxy keeps the requests."""

    return Handler


def _certify(certificate: Path) -> Path:
    """Makes a self-signed certificate of this machine's own address; returns its key."""
    if not shutil.which("openssl"):
        raise Unavailable("no openssl here (Debian: apt-get install openssl)")
    key = certificate.with_name("key.pem")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
    command += " -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1,DNS:localhost"
    command += " -addext keyUsage=critical,digitalSignature,keyCertSign"
    subprocess.run(
        [*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    return key
