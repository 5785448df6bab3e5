"""Who sends too much is told when to come again, at every route."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.requests import Request

from web.access.roles import AT_THIS_MACHINE, Caller, Role
from web.app import create_app
from web.guards.rates import UNCOUNTED, UnusableRate, address_of, is_counted, read_rate
from web.problems import Problem
from web.server import CannotServe, run
from web.settings import Limits, WebSettings

ONE = Limits(rate="1/hour")


def routes_in(routes: list[Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Method and address of every route, also of routers that were included."""
    for route in routes:
        included = getattr(route, "original_router", None)
        if included is not None:
            yield from routes_in(included.routes, prefix + route.include_context.prefix)
        else:
            for method in getattr(route, "methods", None) or ("GET",):
                yield method, prefix + route.path


ROUTES = sorted(set(routes_in(create_app(WebSettings(lambda: None)).routes)))
LIMITED = [(method, path) for method, path in ROUTES if path not in (*UNCOUNTED, "/static")]


def test_the_walk_finds_the_routes() -> None:
    paths = {path for _, path in ROUTES}
    assert {"/", "/check", "/v1/verify", "/v1/claims/{claim_id}", "/v2/check", "/static"} <= paths
    assert set(UNCOUNTED) <= paths


@pytest.mark.parametrize(("method", "path"), LIMITED)
def test_every_route_refuses_what_is_too_much(client_of, method: str, path: str) -> None:
    with client_of(limits=ONE) as client:
        client.get("/claims/none")
        answer = client.request(method, path.replace("{", "").replace("}", ""))
    assert answer.status_code == 429
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) > 0
    assert "content-security-policy" in answer.headers
    if method != "HEAD":
        assert answer.json()["status"] == 429
        assert "come again in" in answer.json()["detail"]


@pytest.mark.parametrize("path", UNCOUNTED)
def test_who_watches_over_the_service_is_never_refused(client_of, path: str) -> None:
    with client_of(limits=ONE) as client:
        client.get("/claims/none")
        assert [client.get(path).status_code for _ in range(3)] == [200, 200, 200]


def test_a_page_is_one_request_whatever_files_it_has(client_of) -> None:
    with client_of(limits=ONE) as client:
        assert client.get("/static/site.css").status_code == 200
        assert client.get("/").status_code == 200
        assert client.get("/static/site.css").status_code == 200
    assert not is_counted("/static/site.css")
    assert is_counted("/statics")


def test_a_browser_is_told_on_a_page(client_of, page_of) -> None:
    with client_of(limits=ONE) as client:
        client.get("/")
        answer = client.get("/", headers={"Accept": "text/html"})
    page = page_of(answer, 429)
    assert "come again in" in " ".join(page.texts("p"))


def test_several_rates_all_hold(client_of) -> None:
    with client_of(limits=Limits(rate="2/hour; 100/day")) as client:
        assert [client.get("/").status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        # a customer has the whole of such a network, and could take another address each time
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ],
)
def test_addresses_that_are_one_caller(one: str, other: str, same: bool) -> None:
    def name(host: str) -> str:
        return address_of(Request({"type": "http", "client": (host, 1), "headers": []}))

    assert (name(one) == name(other)) is same


def by_key(request: Request) -> Caller:
    """Anna and Ben by their keys; any other key is refused, and none is whoever is there."""
    key = request.headers.get("authorization", "")
    if not key:
        return AT_THIS_MACHINE
    if key not in ("Bearer anna", "Bearer ben"):
        raise Problem(401, "This key lets nobody in.")
    return Caller(key.split()[1], Role.READER)


def test_a_caller_who_is_known_is_counted_by_name_and_any_other_by_address(client_of) -> None:
    with client_of(limits=ONE, caller_of=by_key) as client:

        def ask(key: str) -> int:
            return client.get("/", headers={"Authorization": key} if key else {}).status_code

        assert ask("Bearer anna") == 200
        assert ask("Bearer ben") == 200
        assert ask("Bearer anna") == 429
        assert ask("") == 200
        # guessing keys is no way around: a wrong one is counted by the address
        assert ask("Bearer wrong") == ask("Bearer other") == 429


@pytest.mark.parametrize("written", ["", "fast", "0/minute", "12", "10/fortnight", "-1/second"])
def test_a_rate_that_cannot_be_read_is_told(written: str) -> None:
    with pytest.raises(UnusableRate, match="write a number and a time: 1200/minute"):
        read_rate(written)
    with pytest.raises(CannotServe, match="is no rate"):
        run(object(), port=0, limits=Limits(rate=written))
