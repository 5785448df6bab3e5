"""May a request that changes something come from there? Only from a page of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from web.guards.origins import is_host

HERE = "http://localhost:8000"
SESSION = {"Cookie": "verifier_session=whatever"}

# headers of the request, whether it has a cookie, whether it comes through
CASES = [
    ({"Sec-Fetch-Site": "same-origin", "Origin": HERE}, True, True),
    ({"Sec-Fetch-Site": "none"}, True, True),
    ({"Origin": HERE}, True, True),
    ({"Origin": "https://localhost:8000"}, True, True),
    ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, True, False),
    ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:3000"}, True, False),
    ({"Sec-Fetch-Site": "cross-site", "Origin": HERE}, True, False),
    ({"Sec-Fetch-Site": "", "Origin": HERE}, True, False),
    ({"Origin": "https://evil.example"}, True, False),
    ({"Origin": "http://localhost:3000"}, True, False),
    ({"Origin": "http://localhost"}, True, False),
    ({"Origin": "null"}, True, False),
    ({"Origin": ""}, True, False),
    ({"Origin": "http://localhost:8000.evil.example"}, True, False),
    ({"Origin": "http://localhost:8000@evil.example"}, True, False),
    ({"Origin": "chrome-extension://abc"}, True, False),
    ({}, True, False),
    # without a session: a program has no Origin, a foreign page always has
    ({}, False, True),
    ({"Origin": HERE}, False, True),
    ({"Origin": "https://evil.example"}, False, False),
    ({"Origin": "null"}, False, False),
    ({"Sec-Fetch-Site": "cross-site"}, False, False),
]


@pytest.fixture(scope="module")
def house(open_house: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with open_house(tmp_path_factory.mktemp("origins")) as house:
        yield house


@pytest.mark.parametrize(("headers", "cookie", "through"), CASES)
@pytest.mark.parametrize("path", ["/v1/verify", "/sign-out", "/people/role", "/nothing"])
def test_who_may_send_what_changes_something(
    house: Any, path: str, headers: dict[str, str], cookie: bool, through: bool
) -> None:
    sent = {**headers, **(SESSION if cookie else {})}
    answer = house.client.post(path, headers=sent)
    assert ("This came from a page of another site" not in answer.text) is through
    if not through:
        assert answer.status_code == 403


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST", "ANYTHING"])
def test_every_method_that_is_not_known_to_be_safe(house: Any, method: str) -> None:
    foreign = {"Origin": "https://evil.example"}
    assert house.client.request(method, "/v1/claims/x", headers=foreign).status_code == 403


def test_reading_is_left_alone(house: Any) -> None:
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert house.client.get("/sign-in", headers=foreign).status_code == 200


@pytest.fixture
def alone(open_house: Any, tmp_path: Path) -> Iterator[Any]:
    with open_house(tmp_path) as house:
        yield house


def test_a_foreign_page_cannot_use_a_server_on_this_machine(alone: Any) -> None:
    """There is no login, so whatever reaches it acts for whoever sits there."""
    first = {"name": "mallory", "role": "admin", "password": "a password of mallory's"}
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert alone.client.post("/people/add", data=first, headers=foreign).status_code == 403
    assert alone.entrance.accounts.all() == []
    own = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
    assert alone.client.post("/people/add", data=first, headers=own).status_code == 303
    assert [one.name for one in alone.entrance.accounts.all()] == ["mallory"]


def test_an_add_on_of_the_browser_may_check_texts_and_nothing_else(alone: Any) -> None:
    origin = {"Origin": "moz-extension://1234", "Sec-Fetch-Site": "cross-site"}
    form = {"text": "Turnout was 40 per cent.", "language": "en"}
    assert alone.client.post("/v2/check", data=form, headers=origin).status_code != 403
    statement = {"statement": "Turnout was 40 per cent."}
    assert alone.client.post("/v1/verify", json=statement, headers=origin).status_code == 403
    site = {"Origin": "https://evil.example"}
    assert alone.client.post("/v2/check", data=form, headers=site).status_code == 403


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://localhost:8000", "localhost:8000", True),
        ("https://claims.example.org", "claims.example.org", True),
        ("https://claims.example.org", "claims.example.org:443", True),
        ("https://claims.example.org:443", "claims.example.org", True),
        ("http://[::1]:8000", "[::1]:8000", True),
        ("HTTP://LOCALHOST:8000", "localhost:8000", True),
        ("http://localhost:8001", "localhost:8000", False),
        ("file://", "", False),
        ("null", "null", False),
        ("http://", "", False),
        ("http://[", "[", False),
        ("data:localhost", "localhost", False),
    ],
)
def test_an_origin_is_compared_with_the_host(origin: str, host: str, same: bool) -> None:
    assert is_host(origin, host) is same
