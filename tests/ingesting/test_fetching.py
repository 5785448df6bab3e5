"""Is an address fetched only from the public internet, and within its limits? A real server."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from verifier.errors import UnusableInput
from verifier.ingesting.fetching import fetch
from verifier.ingesting.public_addresses import checked_address, is_public

PAGE = b"<html><p>Rain fell on 12 towns.</p></html>"
LIMIT = 10_000


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"]))  # type: ignore[attr-defined]
        name, _, rest = self.path.lstrip("/").partition("/")
        getattr(self, f"answer_{name}", self.answer_missing)(rest)

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self, rest: str) -> None:
        self.send(PAGE, Content_Type="text/html")

    def answer_latin(self, rest: str) -> None:
        self.send("<p>caf\u00e9".encode("latin-1"), Content_Type="text/html; charset=iso-8859-1")

    def answer_to(self, rest: str) -> None:
        self.send(b"", 302, Location=f"{rest}")

    def answer_round(self, rest: str) -> None:
        self.send(b"", 301, Location="/round/")

    def answer_missing(self, rest: str) -> None:
        self.send(b"", 404)

    def answer_large(self, rest: str) -> None:
        self.send(b"x" * (LIMIT + 1))

    def answer_packed(self, rest: str) -> None:
        self.send(b"x", Content_Encoding="gzip")

    def answer_short(self, rest: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"x")

    def answer_drip(self, rest: str) -> None:
        """A byte now and then, so that no single read ever takes too long."""
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def answer_nonsense(self, rest: str) -> None:
        self.wfile.write(b"nonsense\r\n\r\n")

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        running.asked = []  # type: ignore[attr-defined]
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def base(server: ThreadingHTTPServer) -> str:
    server.asked.clear()  # type: ignore[attr-defined]
    return f"http://127.0.0.1:{server.server_port}"


def fetched(url: str, **more: object) -> bytes:
    options = {"limit": LIMIT, "allowed": lambda address: True} | more
    return fetch(url, **options).data  # type: ignore[arg-type]


def refusal(url: str, **more: object) -> str:
    with pytest.raises(UnusableInput) as told:
        fetched(url, **more)
    said = str(told.value)
    assert said.startswith(f"{url} was not fetched: ")
    assert said.endswith(".")
    return said


def test_a_page_is_fetched_where_its_address_is_allowed(base: str) -> None:
    assert fetched(f"{base}/page") == PAGE


def test_an_address_of_the_own_machine_is_refused_and_never_asked(base: str, server) -> None:
    with pytest.raises(UnusableInput, match="not on the public internet"):
        fetch(f"{base}/page", limit=LIMIT)
    with pytest.raises(UnusableInput, match="not on the public internet"):
        fetch(f"http://localhost:{server.server_port}/page", limit=LIMIT)
    assert server.asked == []


def test_the_connection_goes_to_the_address_that_was_looked_at(base: str, server) -> None:
    """A name that answers otherwise the second time (DNS rebinding) is not asked a second time."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    url = f"http://news.example:{server.server_port}/page"
    assert fetched(url, resolve=lambda host, port: next(answers)) == PAGE
    assert server.asked == [("/page", f"news.example:{server.server_port}")]


def test_one_inner_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(UnusableInput, match="not on the public internet"):
        checked_address("a.example", 80, resolve=lambda h, p: ["93.184.216.34", "10.0.0.7"])


def test_a_redirect_is_followed(base: str) -> None:
    found = fetch(f"{base}/to//page", limit=LIMIT, allowed=lambda address: True)
    assert (found.url, found.data) == (f"{base}/page", PAGE)


def test_a_redirect_is_looked_at_like_the_first_address(base: str, server) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "127.0.0.1" else ["169.254.169.254"]

    said = refusal(
        f"{base}/to/http://metadata.example/secrets",
        resolve=resolve,
        allowed=lambda address: str(address) == "127.0.0.1",
    )
    assert "the host metadata.example is not on the public internet" in said
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("to/file:///etc/hostname", "only http and https can be fetched, not file"),
        ("to/gopher://a.example/", "only http and https can be fetched, not gopher"),
        ("round/", "leads to another address more than 5 times"),
        ("nowhere", "the server answered 404"),
        ("large", "is larger than 10,000 bytes"),
        ("packed", "sends it packed"),
        ("short", "was not fetched"),
        ("nonsense", "no usable answer"),
    ],
)
def test_what_cannot_be_used_is_told(base: str, path: str, says: str) -> None:
    assert says in refusal(f"{base}/{path}")


def test_a_server_that_drips_is_cut_off(base: str) -> None:
    assert "took longer than" in refusal(f"{base}/drip", seconds=0.5)


def test_the_encoding_that_the_server_names_is_kept(base: str) -> None:
    assert fetched(f"{base}/latin").decode("utf-8-sig") == "<p>café"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://a.example/x", "only http and https"),
        ("http://ada:secret@a.example/", "a name and a password"),
        ("http:///x", "is no address"),
        ("http://a.example/x\r\nHost: b", "is no address"),
        ("http://a.example:99999/", "no usable answer"),
        ("http://nowhere.invalid/", "the host nowhere.invalid is not known"),
    ],
)
def test_what_is_no_usable_address(url: str, says: str) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    assert says in refusal(url, resolve=nowhere)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2001:db8::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"]
)
def test_addresses_that_are(address: str) -> None:
    assert is_public(ip_address(address))
