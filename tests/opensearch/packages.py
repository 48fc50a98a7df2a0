"""OpenSearch as Maven Central has it: its jars laid out as the server looks for them.

There is no archive of the whole server in Maven Central, so this lays out a home folder of what
is there: the server's own jars, and three of its modules (analysis, the Painless language of
scripts, HTTP), each with the descriptor and the permissions that the archive would bring.
Versions are pinned, and so is the digest of all jars together.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = "2.19.6"
FOLDER = "QA_BOT_OPENSEARCH"  # the environment variable that names another folder
_LIBRARIES = (
    ("org.opensearch", "opensearch", VERSION),
    ("org.opensearch", "opensearch-plugin-classloader", VERSION),
    ("org.apache.logging.log4j", "log4j-core", "2.25.4"),
)
# Each module: its artifact, the class that the server starts, the jars that it brings, and what
# the security manager must let it do.
_MODULES = {
    "analysis-common": (
        "org.opensearch.analysis.common.CommonAnalysisPlugin",
        "analysis-common",
        "",
    ),
    "lang-painless": (
        "org.opensearch.painless.PainlessPlugin",
        "lang-painless|antlr4|asm|opensearch-scripting-painless-spi",
        """permission java.lang.RuntimePermission "createClassLoader";
        permission java.lang.RuntimePermission "getClassLoader";""",
    ),
    "transport-netty4-client": (
        "org.opensearch.transport.Netty4Plugin",
        "transport-netty4-client|netty-",
        """permission java.io.FilePermission "/proc/sys/net/core/somaxconn", "read";
        permission java.net.SocketPermission "*", "accept,connect";
        permission java.lang.RuntimePermission "setContextClassLoader";
        permission java.lang.RuntimePermission "getClassLoader";
        permission java.util.PropertyPermission "sun.nio.ch.bugLevel", "write";""",
    ),
}
_DIGEST = "4481eaa178baad700f0369cda0f1d1dcc6721a3b79af0645fcae35e551bb0beb"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>tests</groupId><artifactId>opensearch</artifactId><version>1</version>
<dependencies>{}</dependencies>
</project>
"""
_DEPENDENCY = (
    "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
)
_DESCRIPTOR = """name={name}
description={name}
version={version}
opensearch.version={version}
java.version=11
classname={starts}
has.native.controller=false
custom.foldername=
extended.plugins=
"""


class Unavailable(Exception):
    """The server can't be had on this machine; the message says what is missing."""


def home() -> Path:
    """Where the server is or would be: readable by everybody, as it runs as nobody for root."""
    if given := os.environ.get(FOLDER):
        return Path(given).absolute()
    cache = Path("/var/cache") if is_root() else Path.home() / ".cache"
    return cache / "qa-bot-tests" / f"opensearch-{VERSION}"


def is_installed() -> bool:
    """Whether `install` has been here, to its end."""
    return (home() / "modules").is_dir()


def java() -> str:
    """A Java that this version runs on: 17 to 23.

    Raises:
        Unavailable: there is none.
    """
    places = [Path(given, "bin/java") for given in [os.environ.get("JAVA_HOME")] if given]
    places += [Path(found) for found in [shutil.which("java")] if found]
    places += sorted(Path("/usr/lib/jvm").glob("*17*/bin/java"))
    for place in places:
        if place.exists():
            told = subprocess.run([place, "-version"], capture_output=True, text=True).stderr
            version = re.search(r'version "(\d+)', told)
            if version and 17 <= int(version[1]) <= 23:
                return str(place)
    raise Unavailable("no Java 17 here (Debian: apt-get install openjdk-17-jre-headless)")


def install() -> Path:
    """Fetches the jars unless they are there, and returns the server's home folder.

    Raises:
        Unavailable: Java, Maven or Maven Central is missing, or the jars are not those expected.
    """
    java()
    if is_installed():
        return home()
    if not shutil.which("mvn"):
        raise Unavailable("no mvn here (Debian: apt-get install maven)")
    place = home()
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        made = Path(folder) / "home"
        _fetch(_LIBRARIES, made / "lib")
        modules = [("org.opensearch.plugin", name, VERSION) for name in _MODULES]
        _fetch(modules, Path(folder) / "jars")
        if (found := _digest(made / "lib", Path(folder) / "jars")) != _DIGEST:
            raise Unavailable(f"Maven Central gave other jars than expected: {found}")
        for name in _MODULES:
            _lay_out(name, Path(folder) / "jars", made)
        for empty in "plugins", "bin":  # the server wants them to be there
            (made / empty).mkdir()
        for path in [made, *made.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        shutil.rmtree(place, ignore_errors=True)
        made.rename(place)
    return place


def _fetch(
    artifacts: tuple[tuple[str, str, str], ...] | list[tuple[str, str, str]], to: Path
) -> None:
    """Copies the artifacts and all that they need at run time into a folder."""
    to.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        pom = Path(folder) / "pom.xml"
        pom.write_text(_POM.format("".join(_DEPENDENCY.format(*each) for each in artifacts)))
        command = ["mvn", "-B", "-q", "-C", "-f", str(pom), _COPY]
        command += ["-DincludeScope=runtime", f"-DoutputDirectory={to}"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        except subprocess.TimeoutExpired:
            raise Unavailable("Maven Central did not answer within ten minutes") from None
    if done.returncode:
        raise Unavailable(f"mvn could not fetch OpenSearch:\n{done.stdout[:2000]}")


def _digest(*folders: Path) -> str:
    """One digest of all jars, by name and content."""
    digest = hashlib.sha256()
    for folder in folders:
        for jar in sorted(folder.iterdir()):
            digest.update(f"{jar.name} {hashlib.sha256(jar.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _lay_out(name: str, jars: Path, made: Path) -> None:
    """Gives a module its folder: the jars that the server's own lack, and what describes it."""
    starts, brings, permissions = _MODULES[name]
    folder = made / "modules" / name
    folder.mkdir(parents=True)
    for jar in jars.iterdir():
        if re.match(brings, jar.name) and not (made / "lib" / jar.name).exists():
            shutil.copy(jar, folder)
    described = _DESCRIPTOR.format(name=name, version=VERSION, starts=starts)
    (folder / "plugin-descriptor.properties").write_text(described)
    if permissions:
        (folder / "plugin-security.policy").write_text(f"grant {{\n        {permissions}\n}};\n")


def is_root() -> bool:
    """Whether this process may do anything, which OpenSearch refuses to run with."""
    return sys.platform != "win32" and os.geteuid() == 0
