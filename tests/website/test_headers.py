"""Does every answer keep the page to itself, and is only the own name answered to?"""

from __future__ import annotations

import pytest

from web.guards.hosts import name_of

PATHS = [
    "/",
    "/check?statement=HTS+has+30%2C000+fighters.",
    "/check?statement=",
    "/check.json?statement=HTS+has+30%2C000+fighters.",
    "/claims/aaaa111122223333",
    "/method",
    "/nothing",
    "/static/site.css",
    "/static/site.js",
    "/v1/nothing",
    "/v1/openapi.json",
    "/livez",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_them(client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:8000", "", "127.0.0.2"])
def test_a_foreign_name_is_not_answered_to(client, host: str) -> None:
    page = client.get("/", headers={"Host": host})
    assert page.status_code == 421
    assert "<h1>" in page.text
    assert page.headers["x-content-type-options"] == "nosniff"
    answer = client.get("/v1/openapi.json", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]:8000"])
def test_the_own_names_are(client, host: str) -> None:
    assert client.get("/livez", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "header, name",
    [("Localhost:80", "localhost"), ("[::1]:80", "[::1]"), ("[::1", ""), ("", ""), (":80", "")],
)
def test_a_name_is_read_without_its_port(header: str, name: str) -> None:
    assert name_of(header) == name
