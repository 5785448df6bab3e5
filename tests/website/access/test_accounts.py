"""Who may sign in, with which password, and what is kept of it?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from web.access.accounts import Accounts
from web.access.entrance import entrance_over
from web.access.passwords import Passwords
from web.access.refusals import NotAllowed
from web.access.roles import Role
from web.access.settings import AccessSettings

PASSWORD = "four quiet ferry bells"
OTHER = "some other quiet bells"
HERE = "192.0.2.1"


def test_who_is_added_may_sign_in_under_the_name_however_it_is_typed(house: Any) -> None:
    house.entrance.accounts.add("  Anna   Berg ", Role.CONTRIBUTOR, PASSWORD)
    token = house.entrance.sign_in("anna berg", PASSWORD, HERE)
    account = house.entrance.sessions.account_of(token)
    assert (account.name, account.role) == ("Anna Berg", Role.CONTRIBUTOR)


@pytest.mark.parametrize(
    ("name", "password", "says"),
    [
        ("", PASSWORD, "A name has 1 to 60 letters"),
        ("a" * 61, PASSWORD, "A name has 1 to 60 letters"),
        ("an\u200bn", PASSWORD, "letters that can be printed"),
        ("editor", PASSWORD, "take another"),
        ("Visitor", PASSWORD, "take another"),
        ("ANN", PASSWORD, "There is an account ANN already"),
        ("dora", "", "at least 12 characters, and this one has 0"),
        ("dora", "eleven char", "at least 12 characters, and this one has 11"),
        ("dora", "abababababababab", "guessed at once"),
        ("dora of the desk", "Dora of  the desk", "guessed at once"),
        ("dora", "long words " * 100, "at most 1,000 characters"),
    ],
)
def test_what_cannot_be_an_account_is_told(house: Any, name: str, password: str, says: str) -> None:
    before = house.entrance.accounts.all()
    with pytest.raises(NotAllowed, match=says):
        house.entrance.accounts.add(name, Role.READER, password)
    assert house.entrance.accounts.all() == before


def test_the_first_account_is_an_admins(open_house: Any, tmp_path: Path) -> None:
    with open_house(tmp_path) as house:
        assert not house.entrance.accounts.are_there()
        with pytest.raises(NotAllowed, match="first account must be an admin's"):
            house.entrance.accounts.add("rea", Role.READER, PASSWORD)
        house.entrance.accounts.add("ann", Role.ADMIN, PASSWORD)
        assert house.entrance.accounts.are_there()


def test_the_last_admin_stays_one(house: Any) -> None:
    accounts = house.entrance.accounts
    for change in (lambda: accounts.disable("ann"), lambda: accounts.set_role("ann", Role.READER)):
        with pytest.raises(NotAllowed, match="make somebody else an admin first"):
            change()
    assert accounts.get("ann").role is Role.ADMIN and accounts.get("ann").disabled is None
    accounts.set_role("ron", Role.ADMIN)
    accounts.disable("ann")
    with pytest.raises(NotAllowed, match="last admin"):
        accounts.set_role("ron", Role.REVIEWER)


@pytest.mark.parametrize("change", ["set_role", "set_password", "disable", "enable", "get"])
def test_an_account_that_is_not_there_is_told(house: Any, change: str) -> None:
    more = {"set_role": (Role.READER,), "set_password": (OTHER,)}.get(change, ())
    with pytest.raises(NotAllowed, match=r"There is no account 'zoe'; `verifier accounts list`"):
        getattr(house.entrance.accounts, change)("zoe", *more)


def test_a_new_password_ends_all_sessions_and_the_old_one_fits_no_more(house: Any) -> None:
    entrance = house.entrance
    tokens = [entrance.sign_in("rea", PASSWORD, HERE) for _ in range(2)]
    others = entrance.sign_in("ron", PASSWORD, HERE)
    entrance.accounts.set_password("rea", OTHER)
    assert [entrance.sessions.account_of(token) for token in tokens] == [None, None]
    assert entrance.sessions.account_of(others).name == "ron"
    with pytest.raises(NotAllowed, match="The name or the password is wrong"):
        entrance.sign_in("rea", PASSWORD, HERE)
    assert entrance.sign_in("rea", OTHER, HERE)


def test_who_is_disabled_is_out_at_once_and_may_come_back(house: Any) -> None:
    entrance = house.entrance
    token = entrance.sign_in("rea", PASSWORD, HERE)
    entrance.accounts.disable("rea")
    assert entrance.sessions.account_of(token) is None
    with pytest.raises(NotAllowed, match="wrong"):
        entrance.sign_in("rea", PASSWORD, HERE)
    entrance.accounts.enable("rea")
    assert entrance.sessions.account_of(token) is None
    assert entrance.sign_in("rea", PASSWORD, HERE)


def test_a_session_runs_out_and_is_swept_away(house: Any) -> None:
    entrance = house.entrance
    old = entrance.sign_in("rea", PASSWORD, HERE)
    house.clock.goes_on(timedelta(days=7))
    assert entrance.sessions.account_of(old) is None
    new = entrance.sign_in("rea", PASSWORD, HERE)
    assert len(rows(house, "sessions")) == 1
    entrance.sessions.end(new)
    assert entrance.sessions.account_of(new) is None and not rows(house, "sessions")


def test_neither_password_nor_token_nor_key_stands_in_the_database(house: Any) -> None:
    token = house.entrance.sign_in("rea", PASSWORD, HERE)
    key = house.key("rea", Role.READER)["Authorization"].removeprefix("Bearer ")
    with pytest.raises(NotAllowed):
        house.entrance.sign_in("rea", OTHER, HERE)
    kept = repr([rows(house, table) for table in TABLES])
    for secret in (PASSWORD, OTHER, token, key, key[-43:], HERE):
        assert secret not in kept
    assert kept.count("$argon2id$") == 4


def test_a_password_is_the_same_however_its_letters_are_composed(house: Any) -> None:
    house.entrance.accounts.set_password("rea", "drei Bögen überm Fluß")
    assert house.entrance.sign_in("rea", "drei Bo\u0308gen u\u0308berm Fluß", HERE)


def test_another_secret_ends_sessions_and_locks_out_until_a_new_password(house: Any) -> None:
    token = house.entrance.sign_in("rea", PASSWORD, HERE)
    other = over(house, secret="another secret that is long enough")
    assert other.sessions.account_of(token) is None
    assert (house.entrance.accounts.locked_out(), other.accounts.locked_out()) == (0, 4)
    with pytest.raises(NotAllowed, match="wrong"):
        other.sign_in("rea", PASSWORD, HERE)
    other.accounts.set_password("rea", OTHER)
    assert other.accounts.locked_out() == 3
    assert other.sign_in("rea", OTHER, HERE)


def test_a_password_set_without_a_secret_comes_under_it_at_the_next_sign_in(house: Any) -> None:
    without = over(house, secret="")
    without.accounts.add("dora", Role.READER, PASSWORD)
    house.entrance.sign_in("dora", PASSWORD, HERE)
    with pytest.raises(NotAllowed, match="wrong"):
        without.sign_in("dora", PASSWORD, HERE)
    assert house.entrance.sign_in("dora", PASSWORD, HERE)


def test_accounts_are_seen_by_other_processes(house: Any) -> None:
    """Another reader of the same database, as another worker has it."""
    settings = AccessSettings(clock=house.clock)
    beside = Accounts(house.knowledge.database, Passwords(), settings.clock)
    assert [one.name for one in beside.all()] == ["ann", "con", "rea", "ron"]
    house.entrance.accounts.set_role("rea", Role.REVIEWER)
    assert beside.get("rea").role is Role.REVIEWER


TABLES = ("accounts", "sessions", "api_keys", "sign_in_attempts")


def rows(house: Any, table: str) -> list[tuple]:
    with house.knowledge.database.reading() as connection:
        place = connection.exec_driver_sql("PRAGMA database_list").fetchone()[2]
    with closing(sqlite3.connect(place)) as raw:
        return raw.execute(f"SELECT * FROM {table}").fetchall()


def over(house: Any, *, secret: str) -> Any:
    """The same accounts as an application sees them that was started with that secret."""
    return entrance_over(house.knowledge.database, AccessSettings(secret=secret, clock=house.clock))
