"""May each role do at each route what the route says, and no more? Read from the router.

A route that says no role must stand among ``OPEN``. For every other one, everybody who can send a
request sends it for every kind of object in its address; who may not is refused, alike whether the
object is there or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import BaseRoute, Mount, Route

from web.access.needs import Needs
from web.access.roles import Role

SIGN_OUT = "/sign-out"
OPEN = (
    "/livez",  # says nothing but that the process is alive
    "/readyz",  # whoever watches over the service has no account
    "/sign-in",
    SIGN_OUT,
    "/static",  # style and script, the same for everybody
    "/v1/openapi.json",  # the same for everybody, too ...
    "/v1/docs",  # ... and so is the page that shows it
)
"""Routes that ask for no role."""

ADMIN, REVIEWER = Role.ADMIN, Role.REVIEWER
CONTRIBUTOR, READER = Role.CONTRIBUTOR, Role.READER


@dataclass(frozen=True)
class Asks:
    """A method of a route with the roles that it asks for."""

    method: str
    path: str
    needs: tuple[Needs, ...]

    @property
    def in_person(self) -> bool:
        return any(one.in_person for one in self.needs)

    @property
    def role(self) -> Role:
        return max((one.role for one in self.needs), key=lambda role: role.value)


@dataclass(frozen=True)
class Sender:
    """Somebody who sends requests: which role that is, "" for nobody whom anything lets in."""

    role: Role | None
    headers: dict[str, str]
    person: bool = True


def asked(routes: Sequence[BaseRoute]) -> Iterator[Asks]:
    """Every method of every route, those of included routers too."""
    for route in iter_route_contexts(routes):
        if isinstance(route.original_route, APIRoute):
            found = tuple(needs_of(route.dependant))
        else:
            assert isinstance(route.original_route, Mount | Route), "a kind not known here"
            found = ()
        for method in sorted(route.methods or {"GET"}):
            yield Asks(method, route.path or "", found)


def needs_of(dependant: Dependant) -> Iterator[Needs]:
    if isinstance(dependant.call, Needs):
        yield dependant.call
    for inner in dependant.dependencies:
        yield from needs_of(inner)


@pytest.fixture(scope="module")
def house(
    open_house: Callable[..., contextmanager[Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    # where somebody may approve claims of their own, nothing but the role decides
    with open_house(tmp_path_factory.mktemp("closed"), own_approval=True) as house:
        yield house


@pytest.fixture(scope="module")
def routes(house: Any) -> list[Asks]:
    return list(asked(house.client.app.routes))


def senders(house: Any) -> dict[str, Sender]:
    """Everybody who can send a request."""
    house.add("root", ADMIN)
    house.add("gone", ADMIN)
    found = {"nobody": Sender(None, {"Origin": "http://localhost:8000"})}
    for role in Role:
        name = f"the {role.word}"
        house.add(name, role)
        found[f"{role.word} signed in"] = Sender(role, house.session(name))
        found[f"{role.word}'s own key"] = Sender(role, house.key(name, role), person=False)
        narrower = house.key("root", role)
        found[f"admin's key as {role.word}"] = Sender(role, narrower, person=False)
    demoted = house.key("gone", ADMIN)
    house.entrance.accounts.set_role("gone", READER)
    found["admin's key, now a reader"] = Sender(READER, demoted, person=False)
    house.add("left", ADMIN)
    of_left = house.key("left", ADMIN), house.session("left")
    house.entrance.accounts.disable("left")
    found["key of somebody disabled"] = Sender(None, of_left[0], person=False)
    found["session of somebody disabled"] = Sender(None, of_left[1])
    house.add("changed", ADMIN)
    ended = house.session("changed")
    house.entrance.accounts.set_password("changed", "some other quiet bells")
    found["session before a new password"] = Sender(None, ended)
    soon = house.clock() + timedelta(days=1)
    found["key that has run out"] = Sender(None, house.key("root", ADMIN, soon), person=False)
    old = house.session("root")
    house.clock.goes_on(timedelta(days=7))
    found["session that has run out"] = Sender(None, old)
    for name in [name for name in found if name.endswith(" signed in")]:
        word = name.partition(" ")[0]
        found[name] = Sender(found[name].role, house.session(f"the {word}"))
    revoked = house.key("root", ADMIN)
    house.entrance.keys.revoke(house.entrance.keys.all()[0].prefix)
    found["key that was revoked"] = Sender(None, revoked, person=False)
    made_up = {"Authorization": "Bearer cv_00000000_made-up"}
    found["made-up key"] = Sender(None, made_up, person=False)
    found["made-up session"] = Sender(
        None, {"Cookie": "verifier_session=made-up", "Origin": "http://localhost:8000"}
    )
    return found


@pytest.fixture(scope="module")
def everybody(house: Any) -> dict[str, Sender]:
    return senders(house)


def addresses(house: Any, path: str) -> list[str]:
    """The path with every kind of object in it: a claim in each state, one that is not there, and
    what is no id; for anything else that an address may name, something that is not there."""
    if "{claim_id}" in path:
        ids = [*house.claims.values(), "0123456789abcdef", "no-id"]
        return [fill(path.replace("{claim_id}", claim_id)) for claim_id in ids]
    return [fill(path)]


def fill(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "1", path)


def test_every_route_says_its_role_or_is_known_to_be_open(routes: list[Asks]) -> None:
    silent = {one.path for one in routes if not one.needs}
    assert silent <= set(OPEN), "give the route a role: dependencies=[Depends(needs(Role.READER))]"


def test_nobody_may_change_accounts_but_an_admin_in_person(routes: list[Asks]) -> None:
    found = [one for one in routes if one.path.startswith("/people")]
    assert len(found) >= 6
    assert all(one.role is ADMIN and one.in_person for one in found)


def test_everybody_is_let_in_or_refused_as_each_route_says(
    house: Any, routes: list[Asks], everybody: dict[str, Sender]
) -> None:
    assert not list(wrongly_answered(house, routes, everybody, slice(1)))


@pytest.mark.slow
def test_that_holds_for_every_kind_of_object(
    house: Any, routes: list[Asks], everybody: dict[str, Sender]
) -> None:
    assert not list(wrongly_answered(house, routes, everybody, slice(1, None)))


def wrongly_answered(
    house: Any, routes: list[Asks], everybody: dict[str, Sender], objects: slice
) -> Iterator[str]:
    """Who was let in or refused against what the route says, for some of the objects."""
    for name, sender in everybody.items():
        for route in routes:
            if route.path == SIGN_OUT:
                continue  # it would end the session by which the others are asked
            may = allowed(sender, route)
            for address in addresses(house, route.path)[objects]:
                answer = send(house, route.method, address, sender)
                if was_let_in(answer) is not may:
                    yield f"{name}: {route.method} {address} -> {answer.status_code}"


@pytest.mark.slow
def test_a_refusal_does_not_tell_whether_the_object_is_there(
    house: Any, routes: list[Asks], everybody: dict[str, Sender]
) -> None:
    for sender in everybody.values():
        for route in routes:
            if "{claim_id}" in route.path and not allowed(sender, route):
                answers = {
                    (answer.status_code, answer.headers["content-type"])
                    for address in addresses(house, route.path)
                    for answer in [send(house, route.method, address, sender)]
                }
                assert len(answers) == 1, route


def test_where_reading_is_open_a_visitor_may_do_what_a_reader_may_and_no_more(
    open_house: Callable[..., contextmanager[Any]], tmp_path: Path
) -> None:
    visitor = Sender(READER, {"Origin": "http://localhost:8000"}, person=False)
    with open_house(tmp_path, reading_open=True, own_approval=True) as house:
        house.add("root", ADMIN)
        wrong = [
            (route, address)
            for route in asked(house.client.app.routes)
            if route.path != SIGN_OUT
            for address in addresses(house, route.path)[:1]
            for answer in [send(house, route.method, address, visitor)]
            if was_let_in(answer) is not allowed(visitor, route)
        ]
        assert not wrong
        made_up = {"Authorization": "Bearer made-up"}
        assert house.client.get("/v1/claims/no-id", headers=made_up).status_code == 401


def allowed(sender: Sender, route: Asks) -> bool:
    if not route.needs:
        return True
    if sender.role is None or (route.in_person and not sender.person):
        return False
    return sender.role.may(route.role)


def send(house: Any, method: str, address: str, sender: Sender) -> Any:
    return house.client.request(method, address, headers={"Accept": "text/html", **sender.headers})


def was_let_in(answer: Any) -> bool:
    """Not refused and not sent to the form; whether the empty request was any use is not asked."""
    return answer.status_code not in (401, 403) and not sent_to_the_form(answer)


def sent_to_the_form(answer: Any) -> bool:
    return answer.headers.get("location", "").partition("?")[0] == "/sign-in"
