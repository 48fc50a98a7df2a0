"""Who asks a cluster: a user and password or an API key, and whose certificates are trusted.

They come from the environment, or from a file that its owner alone can read, with a section for
the hosts that they are for::

    [https://a:9200,b:9200]
    user = reader
    password = …
    ca = /etc/ssl/our-own.pem

Never from the command line, which other users of the machine see. What is secret shows itself
nowhere: not printed, not in an error, not pickled.
"""

from __future__ import annotations

import os
import re
import stat
from base64 import b64encode
from collections.abc import Mapping
from configparser import ConfigParser
from configparser import Error as ConfigError
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from qa_bot.cluster.address import Address, nodes_of
from qa_bot.errors import ClusterError

_ENVIRONMENT = "QA_BOT_OPENSEARCH_"
_CREDENTIALS = ("user", "password", "api_key")
_KEYS = (*_CREDENTIALS, "ca", "verify")
_VERIFY = {"yes": True, "no": False}
_FORM = f"write {', '.join(_KEYS)} under a title such as [https://host:9200]"
_GRAPHIC = re.compile(r"[!-~]+")
_LONGEST_FILE = 1 << 20


class Secret:
    """A text that is only shown to who asks for it by name."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __bool__(self) -> bool:
        return bool(self._text)

    def reveal(self) -> str:
        """The text itself."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret can't be pickled or copied")


@dataclass(frozen=True, slots=True)
class Access:
    """What nodes are shown and how they are trusted; as it stands: nobody, the system's trust.

    `authorization` is the value of that header, `ca` a file of certificates to trust instead of
    the system's, `verify` whether a node's certificate is looked at, `origin` where it comes from.
    """

    authorization: Secret | None = None
    hidden: tuple[Secret, ...] = ()
    ca: str = ""
    verify: bool = True
    origin: str = ""

    def without_secrets(self, text: str) -> str:
        """A server's text; it may say again what it was told."""
        for secret in self.hidden:
            text = text.replace(secret.reveal(), "…")
        return text


def access_to(address: Address) -> Access:
    """Who asks, by the environment, and for what it leaves open by the file.

    Raises ClusterError for what is incomplete or contradicts itself, for a file that others can
    read, and for a secret that would cross a network unencrypted.
    """
    kept, told, origin = _kept(address), _told(), "the environment"
    if not any(told[key] for key in _CREDENTIALS):
        told |= {key: kept[key] for key in _CREDENTIALS}
        origin = str(file())
    authorization, hidden = _secrets(told, origin)
    ca, verify = _trust((told["ca"] or kept["ca"]), (told["verify"] or kept["verify"]))
    if authorization and not all(n.scheme == "https" or n.is_here for n in address.nodes):
        raise ClusterError(
            f"the password for {address.cluster} would cross the network unencrypted: "
            "use https://, or take the password away"
        )
    return Access(authorization, hidden, ca, verify, origin if authorization else "")


def file() -> Path:
    """The file of credentials, whether it is there or not."""
    from platformdirs import user_config_path

    return user_config_path("qa-bot") / "opensearch.ini"


# No function below that raises has a secret among its own variables, which some tracebacks show.
def _told() -> dict[str, Secret]:
    """What the environment says; empty for what it doesn't."""
    return {key: Secret(os.environ.get(_ENVIRONMENT + key.upper(), "")) for key in _KEYS}


def _secrets(told: Mapping[str, Secret], origin: str) -> tuple[Secret | None, tuple[Secret, ...]]:
    """The header, and all that must not be shown."""
    user, password, key = (told[name] for name in _CREDENTIALS)
    if not (user or password or key):
        return None, ()
    if key and (user or password):
        raise ClusterError(f"{origin} has an API key and a user or password: keep one of them")
    if key:
        if not _GRAPHIC.fullmatch(key.reveal()):
            raise ClusterError(f"the API key of {origin} holds a space or an odd sign: correct it")
        return Secret(f"ApiKey {key.reveal()}"), (key,)
    if not (user and password):
        raise ClusterError(f"{origin} has a user or a password alone: give both")
    if ":" in user.reveal():
        raise ClusterError(f"the user of {origin} must hold no colon: correct it")
    pair = f"{user.reveal()}:{password.reveal()}".encode(errors="surrogateescape")
    return Secret(f"Basic {b64encode(pair).decode()}"), (Secret(b64encode(pair).decode()), password)


def _trust(ca: Secret, verify: Secret) -> tuple[str, bool]:
    wanted = _VERIFY.get(verify.reveal().lower() or "yes")
    if wanted is None:
        raise ClusterError("whether to verify certificates is said by yes or no: correct it")
    return ca.reveal(), wanted


def _kept(address: Address) -> Mapping[str, Secret]:
    """What the file says for the nodes of an address; empty for what it doesn't."""
    parser, line = _parsed(_read(file()))
    kept = dict.fromkeys(_KEYS, Secret(""))
    if line:
        raise ClusterError(f"{file()}: line {line} can't be read: {_FORM}")
    for number, title in enumerate(parser.sections(), 1):
        if set(parser[title]) - set(_KEYS):
            raise ClusterError(f"{file()}: section {number} has another key: {_FORM}")
        if set(address.nodes) <= set(_nodes(title)):
            return kept | {key: Secret(value) for key, value in parser[title].items()}
    return kept


def _parsed(text: str) -> tuple[ConfigParser, int]:
    """The sections of a file, and the number of a line that can't be read, or 0."""
    parser = ConfigParser(interpolation=None, default_section="")
    try:
        parser.read_string(text)
    except ConfigError as error:
        # What the parser says repeats the line.
        lines = [line for line, _ in getattr(error, "errors", ())] or [getattr(error, "lineno", 1)]
        return parser, lines[0] or 1
    return parser, 0


def _nodes(title: str) -> tuple[object, ...]:
    try:
        return nodes_of(title)
    except ClusterError as error:
        wrong = str(error)
    raise ClusterError(f"{file()}: a section has a wrong title: {wrong}")


def _read(path: Path) -> str:
    """A file that its owner alone can read; empty where there is none."""
    try:
        # Without O_NONBLOCK a named pipe would be waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as opened:
            _check_owner(os.fstat(handle), path)
            return opened.read(_LONGEST_FILE).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise ClusterError(f"{path} can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        pass
    raise ClusterError(f"{path} is not UTF-8: save it as UTF-8")


def _check_owner(state: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(state.st_mode):
        raise ClusterError(f"{path} is not a file: put a file of credentials there, or nothing")
    # Windows has no such bits: there a user's folder is closed to others.
    if os.name == "nt":
        return
    if state.st_uid != os.geteuid():
        raise ClusterError(f"{path} belongs to somebody else: make one of your own")
    if state.st_mode & 0o077:
        raise ClusterError(f"others can read {path}: run chmod 600 {path}")
