"""For whom may a program act that sends a key, and until when?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from web.access.refusals import NotAllowed
from web.access.roles import Role

READ = "/v1/claims/no-id"


def asked_with(house: Any, headers: dict[str, str]) -> int:
    """404 where the key is let in: there is no such claim."""
    return house.client.get(READ, headers=headers).status_code


def test_a_key_acts_for_its_owner_until_it_is_revoked(house: Any) -> None:
    headers = house.key("rea", Role.READER)
    assert asked_with(house, headers) == 404
    (key,) = house.entrance.keys.all()
    assert headers["Authorization"].startswith(f"Bearer {key.prefix}_")
    assert house.entrance.keys.revoke(key.prefix).revoked == house.clock.at
    answer = house.client.get(READ, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert "make another" in answer.json()["detail"]


def test_a_key_runs_out(house: Any) -> None:
    headers = house.key("rea", Role.READER, house.clock.at + timedelta(days=2))
    house.clock.goes_on(timedelta(days=1))
    assert asked_with(house, headers) == 404
    house.clock.goes_on(timedelta(days=1))
    assert asked_with(house, headers) == 401


def test_a_key_lasts_beyond_the_sessions_and_passwords_of_its_owner(house: Any) -> None:
    headers = house.key("rea", Role.READER)
    house.entrance.accounts.set_password("rea", "some other quiet bells")
    assert asked_with(house, headers) == 404


def test_it_is_kept_when_a_key_was_last_used_by_the_minute(house: Any) -> None:
    headers = house.key("rea", Role.READER)
    assert house.entrance.keys.all()[0].used is None
    first = house.clock.at
    for seconds, used in ((0, 0), (59, 0), (1, 60), (30, 60)):
        house.clock.goes_on(timedelta(seconds=seconds))
        asked_with(house, headers)
        assert house.entrance.keys.all()[0].used == first + timedelta(seconds=used)


def test_a_program_that_reads_does_not_wait_for_one_that_writes(house: Any) -> None:
    headers = house.key("rea", Role.READER)
    with house.knowledge.database.writing():
        assert asked_with(house, headers) == 404
    assert house.entrance.keys.all()[0].used is None
    assert asked_with(house, headers) == 404
    assert house.entrance.keys.all()[0].used == house.clock.at


@pytest.mark.parametrize(
    ("owner", "label", "role", "days", "says"),
    [
        ("rea", "cms", Role.CONTRIBUTOR, 1, "rea is a reader, so a key of theirs cannot be"),
        ("ron", "cms", Role.ADMIN, 1, "ron is a reviewer"),
        ("rea", "  ", Role.READER, 1, "Say in 1 to 100 letters what the key is for"),
        ("rea", "x" * 101, Role.READER, 1, "Say in 1 to 100 letters"),
        ("rea", "c\x07ms", Role.READER, 1, "Say in 1 to 100 letters"),
        ("rea", "cms", Role.READER, 0, "name a later day"),
    ],
)
def test_what_cannot_be_a_key_is_told(
    house: Any, owner: str, label: str, role: Role, days: int, says: str
) -> None:
    until = house.clock.at + timedelta(days=days)
    with pytest.raises(NotAllowed, match=says):
        house.entrance.keys.make(house.entrance.accounts.get(owner), label, role, until)
    assert house.entrance.keys.all() == []


def test_somebody_who_is_disabled_makes_no_key(house: Any) -> None:
    house.entrance.accounts.disable("rea")
    with pytest.raises(NotAllowed, match="disabled"):
        house.key("rea", Role.READER)


def test_nobody_revokes_a_key_of_somebody_else(house: Any) -> None:
    headers = house.key("ron", Role.READER)
    (key,) = house.entrance.keys.all()
    with pytest.raises(NotAllowed, match="There is no key"):
        house.entrance.keys.revoke(key.prefix, house.entrance.accounts.get("rea"))
    assert asked_with(house, headers) == 404


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        ("Bearer", 401),
        ("Bearer ", 401),
        ("bearer made-up", 401),
        ("Bearer " + "x" * 10_000, 401),
        ("Bearer \u00e4", 401),
        ("Basic cmVhOnB3", 401),
        ("", 401),
    ],
)
def test_what_is_no_key_lets_nobody_in(house: Any, authorization: str, status: int) -> None:
    sent = {"Authorization": authorization.encode()}
    assert house.client.get(READ, headers=sent).status_code == status


def test_the_refusal_names_the_key_and_what_it_lacks(house: Any) -> None:
    answer = house.client.get("/people", headers=house.key("ann", Role.READER))
    assert answer.status_code == 403
    assert "sign in with name and password" in answer.text
