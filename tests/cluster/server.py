"""A server that plays a node of a cluster, with any failure that one may have."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from qa_bot.cluster.address import Address

WELCOME = {
    "cluster_name": "played",
    "version": {"distribution": "opensearch", "number": "2.19.6"},
    "tagline": "The OpenSearch Project: https://opensearch.org/",
}
# For "localhost" alone, signed by itself; it guards nothing but these tests.
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIUOgnttflqDlG6zoif48bY/X12n18wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzE5NTU1N1oYDzIxMjYxMTAz
MTk1NTU3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARWfRKA/yGk1b14t9JmjuETuB+JBRfC5ynEuGP6xorXhGbhbW5NDKdG
JIOanUSN4zz42litoS8p4LXIUnFcz3MFo2kwZzAdBgNVHQ4EFgQUTyfb0tNeyYv6
zSYgE7OTe1dqKIkwHwYDVR0jBBgwFoAUTyfb0tNeyYv6zSYgE7OTe1dqKIkwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SQAwRgIhAOMlznnY+FMICMuxiwtl978DG6wJPdl38vsmuqvJM85YAiEAwI5LLW1W
2UJ95ZMoLBXkKCWgBBbPt+6gn8n+dHyMDRU=
-----END CERTIFICATE-----
"""
_KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgyead/xPoi+G8+ee0
eFqw2K9f0kGSCJEUt1a2mwHjzIOhRANCAARWfRKA/yGk1b14t9JmjuETuB+JBRfC
5ynEuGP6xorXhGbhbW5NDKdGJIOanUSN4zz42litoS8p4LXIUnFcz3MF
-----END PRIVATE KEY-----
"""


@dataclass
class Asked:
    """One request as it came; `client` is the port of the connection on which it did."""

    method: str
    path: str
    body: str
    headers: dict[str, str]
    client: int


# A status, and an answer: JSON, or text as it stands. None: the connection is closed without one.
Answer = tuple[int, Any] | None


@dataclass
class Node:
    """A node: `port`, whether it speaks TLS, and what it was asked."""

    port: int
    secure: bool = False
    asked: list[Asked] = field(default_factory=list)

    def address(self, name: str = "news", host: str = "localhost") -> Address:
        """Its address."""
        scheme = "https" if self.secure else "http"
        return Address.parse(f"{scheme}://{host}:{self.port}/{name}")


@contextmanager
def node(answer: Callable[[Asked], Answer], certificates: Path | None = None) -> Iterator[Node]:
    """A node that answers by a function, over TLS where there is a folder for its certificate."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            asked = Asked(
                self.command, self.path, body, dict(self.headers.items()), self.client_address[1]
            )
            played.asked.append(asked)
            given = answer(asked)
            if given is None:
                self.close_connection = True
                return
            status, told = given
            text = (told if isinstance(told, str) else json.dumps(told)).encode()
            self.send_response(status)
            kind = "text/html" if isinstance(told, str) else "application/json"
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(text)))
            if status in range(300, 400):
                self.send_header("location", "http://localhost:1/elsewhere")
            self.send_header("warning", '299 OpenSearch-2 "\x1b[31mbeware"')
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(text)

        do_GET = do_PUT = do_DELETE = do_HEAD = do_POST

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        played = Node(server.server_address[1], secure=certificates is not None)
        if certificates is not None:
            (certificates / "node.pem").write_text(CERTIFICATE)
            (certificates / "key.pem").write_text(_KEY)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificates / "node.pem", certificates / "key.pem")
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield played
        finally:
            server.shutdown()
            thread.join()
