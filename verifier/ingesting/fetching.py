"""What stands at an address on the network? Fetched only when allowed, within limits, from outside.

Only http and https; every redirect is looked at like the first address; the whole of it must be
there within a time and a size. Nothing is sent but the request: no cookie, no credentials.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from verifier.errors import UnusableInput
from verifier.ingesting.public_addresses import Allowed, Resolve, addresses_of, is_public
from verifier.ingesting.public_addresses import checked_address as checked

SECONDS = 30.0
"""For one source with all its redirects."""
REDIRECTS = 5
CHUNK = 65_536
PORTS = {"http": 80, "https": 443}
REDIRECTING = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched, with the address at which it stood in the end."""

    url: str
    data: bytes


def fetch(
    url: str,
    *,
    limit: int,
    seconds: float = SECONDS,
    resolve: Resolve = addresses_of,
    allowed: Allowed = is_public,
) -> Fetched:
    """The bytes at an address, text in UTF-8 where the server names another encoding.

    Raises :class:`~verifier.errors.UnusableInput`, with a sentence that begins with the address,
    for whatever may not or cannot be fetched. ``allowed`` says which addresses of hosts may.
    """
    try:
        return _followed(
            url, limit, seconds, lambda h, p: checked(h, p, resolve=resolve, allowed=allowed)
        )
    except UnusableInput as error:
        raise UnusableInput(f"{url} was not fetched: {error}") from error
    except (OSError, HTTPException, ValueError) as error:
        said = str(error) or type(error).__name__
        raise UnusableInput(
            f"{url} was not fetched: the server gave no usable answer ({said}); try again, or "
            "save the page to a file and give that."
        ) from error


def _followed(url: str, limit: int, seconds: float, check: Callable[[str, int], str]) -> Fetched:
    watch = _Watch(seconds)
    with closing(watch):
        for _ in range(REDIRECTS + 1):
            parts = _usable(url)
            port = parts.port or PORTS[parts.scheme]
            answer = _in_time(parts, check(parts.hostname or "", port), port, watch, limit)
            if isinstance(answer, bytes):
                return Fetched(url, answer)
            url = urljoin(url, answer)
    raise UnusableInput(f"it leads to another address more than {REDIRECTS} times.")


def _in_time(parts: SplitResult, address: str, port: int, watch: _Watch, limit: int) -> bytes | str:
    """What is answered; what comes before the connection was cut off is no answer."""
    late = UnusableInput(f"it took longer than {watch.seconds:g} seconds; try again later.")
    try:
        answer = _asked(parts, address, port, watch, limit)
    except (OSError, HTTPException, ValueError) as error:
        if watch.over:
            raise late from error
        raise
    if watch.over:
        raise late
    return answer


def _usable(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in PORTS:
        raise UnusableInput(f"only http and https can be fetched, not {parts.scheme or 'this'}.")
    if parts.username is not None or parts.password is not None:
        raise UnusableInput("an address with a name and a password in it is not fetched.")
    if not parts.hostname or any(ord(c) <= 32 or ord(c) == 127 for c in url):
        raise UnusableInput("it is no address; check it.")
    return parts


def _asked(parts: SplitResult, address: str, port: int, watch: _Watch, limit: int) -> bytes | str:
    """The data of an answer, or the address to which it leads."""
    connection = _Connection(parts, address, port, watch)
    with closing(connection):
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
        connection.request(
            "GET",
            path + query,
            headers={
                "User-Agent": "claims-verifier",
                "Accept": "text/html, application/xhtml+xml, application/xml, application/json, "
                "text/*, */*;q=0.5",
                "Accept-Encoding": "identity",
                "Connection": "close",
            },
        )
        answer = connection.getresponse()
        if answer.status in REDIRECTING and answer.headers["Location"]:
            return str(answer.headers["Location"])
        if answer.status != 200:
            raise UnusableInput(f"the server answered {answer.status} {answer.reason[:60]}.")
        if answer.headers.get("Content-Encoding", "identity").lower() not in ("identity", ""):
            raise UnusableInput("the server sends it packed, which was not asked for.")
        return _in_utf8(_read(answer, limit), answer.headers)


def _read(answer: HTTPResponse, limit: int) -> bytes:
    parts, size = [], 0
    while part := answer.read1(CHUNK):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise UnusableInput(f"it is larger than {limit:,} bytes, the limit for one source.")
    if answer.length:
        raise UnusableInput("the server sent only a part of it; try again.")
    return b"".join(parts)


def _in_utf8(data: bytes, headers: Message) -> bytes:
    """The data with the encoding that the server names made plain by a byte order mark."""
    named = headers.get_content_charset("")
    if not named or data[:2] in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb"):
        return data
    try:
        return b"\xef\xbb\xbf" + data.decode(named).encode("utf-8")
    except (LookupError, UnicodeError):
        return data


class _Connection(HTTPConnection):
    """A connection to the address that was looked at, by the name that the certificate bears."""

    def __init__(self, parts: SplitResult, address: str, port: int, watch: _Watch) -> None:
        super().__init__(parts.hostname or "", port, timeout=watch.seconds)
        self._address = address
        self._secure = parts.scheme == "https"
        self._watch = watch

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self._watch.over_it(plain)
        self.sock = plain
        if self._secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.host)
            self._watch.over_it(self.sock)


class _Watch:
    """Cuts the connection off when the time for all of it is over."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.over = False
        self._socket: socket.socket | None = None
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def over_it(self, watched: socket.socket) -> None:
        self._socket = watched
        if self.over:
            self._cut()

    def _cut(self) -> None:
        self.over = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    def close(self) -> None:
        self._timer.cancel()
