"""The way to the nodes by opensearch-py: trusted by their certificates, and telling nobody."""

from __future__ import annotations

import logging
import ssl
from typing import TYPE_CHECKING, Any

from qa_bot.cluster.access import Access
from qa_bot.cluster.address import Address
from qa_bot.errors import ClusterError

if TYPE_CHECKING:
    from opensearchpy import Transport

# Threads that ask at once, each with a connection of its own to each node.
_CONNECTIONS = 64


def transport(address: Address, access: Access) -> Transport:
    """What sends a request to one of the nodes, once, and a second one to another node.

    Raises ClusterError without opensearch-py, or where the certificates can't be read.
    """
    try:
        from opensearchpy import Transport, Urllib3HttpConnection
    except ImportError:
        missing = True
    else:
        missing = False
    if missing:
        raise ClusterError("a cluster needs opensearch-py: pip install 'qa-bot[opensearch]'")

    class Quiet(Urllib3HttpConnection):
        """A connection that logs nothing and warns of nothing: a server's words are untrusted."""

        def log_request_success(self, *args: Any, **named: Any) -> None:
            pass

        def log_request_fail(self, *args: Any, **named: Any) -> None:
            pass

        def _raise_warnings(self, warning_headers: Any) -> None:
            pass

    logging.getLogger("opensearch").addHandler(logging.NullHandler())
    secret = access.authorization
    return Transport(
        [{"host": node.host, "port": node.port} for node in address.nodes],
        connection_class=Quiet,
        use_ssl=address.nodes[0].scheme == "https",
        ssl_context=_context(access) if address.nodes[0].scheme == "https" else None,
        url_prefix=address.prefix,
        # Given as a function, it stands in no object that could be printed.
        http_auth=(lambda *_: {"Authorization": secret.reveal()}) if secret else None,
        pool_maxsize=_CONNECTIONS,
        max_retries=0,
        # Only marks the node that was slow, so that the next try goes to another.
        retry_on_timeout=True,
        retry_on_status=(),
    )


def _context(access: Access) -> ssl.SSLContext:
    wrong = ""
    try:
        context = ssl.create_default_context(cafile=access.ca or None)
    except OSError as error:
        wrong = error.strerror or "no certificates"
    if wrong:
        raise ClusterError(f"the certificates in {access.ca} can't be read: {wrong}")
    if not access.verify:
        from urllib3 import disable_warnings
        from urllib3.exceptions import InsecureRequestWarning

        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        # It would be said at every request; that the user chose it is known.
        disable_warnings(InsecureRequestWarning)
    return context
