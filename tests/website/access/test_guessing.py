"""How often may a password be tried, and for whom does that slow things down?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from web.access.guessing import Allowed, Guesses, TooManyGuesses, network_of

SMALL = Allowed(together=3, address=6, account=9)


@pytest.fixture
def guesses(house: Any) -> Guesses:
    return Guesses(house.knowledge.database, "secret", house.clock, SMALL)


def fails(guesses: Guesses, name: str, address: str, times: int = 1) -> None:
    for _ in range(times):
        guesses.count(name, address)


def test_an_account_from_one_address(guesses: Guesses) -> None:
    fails(guesses, "rea", "192.0.2.1", 3)
    with pytest.raises(TooManyGuesses) as waits:
        guesses.count("REA ", "192.0.2.1")
    assert waits.value.seconds == 15 * 60
    guesses.count("ron", "192.0.2.1")
    guesses.count("rea", "192.0.2.2")


def test_many_accounts_from_one_address(guesses: Guesses) -> None:
    for number in range(6):
        fails(guesses, f"name {number}", "192.0.2.1")
    with pytest.raises(TooManyGuesses):
        guesses.count("another", "192.0.2.1")
    guesses.count("another", "192.0.2.2")


def test_one_account_from_many_addresses(guesses: Guesses) -> None:
    for number in range(9):
        fails(guesses, "rea", f"192.0.2.{number}")
    with pytest.raises(TooManyGuesses):
        guesses.count("rea", "198.51.100.1")
    guesses.count("ron", "198.51.100.1")


def test_who_waits_may_try_again(house: Any, guesses: Guesses) -> None:
    fails(guesses, "rea", "192.0.2.1", 3)
    house.clock.goes_on(timedelta(minutes=10))
    with pytest.raises(TooManyGuesses) as waits:
        guesses.count("rea", "192.0.2.1")
    assert waits.value.seconds == 5 * 60
    house.clock.goes_on(timedelta(minutes=5))
    fails(guesses, "rea", "192.0.2.1", 3)


def test_who_was_right_is_not_counted(guesses: Guesses) -> None:
    for _ in range(20):
        fails(guesses, "rea", "192.0.2.1", 2)
        guesses.was_right("rea", "192.0.2.1")
        guesses.was_right("rea", "192.0.2.1")


def test_the_processes_share_the_count(house: Any, guesses: Guesses) -> None:
    fails(guesses, "rea", "192.0.2.1", 3)
    other = Guesses(house.knowledge.database, "secret", house.clock, SMALL)
    with pytest.raises(TooManyGuesses):
        other.count("rea", "192.0.2.1")


def test_many_at_once_do_not_slip_through(guesses: Guesses) -> None:
    def tries(number: int) -> bool:
        try:
            guesses.count("rea", "192.0.2.1")
        except TooManyGuesses:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(tries, range(24))) == 3


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_a_machine_with_many_addresses_is_one(address: str, network: str) -> None:
    assert network_of(address) == network


def test_the_form_says_how_long_to_wait(house: Any) -> None:
    own = {"Origin": "http://localhost:8000"}
    typed = {"name": "rea", "password": "a wrong password"}
    for _ in range(5):
        answer = house.client.post("/sign-in", data=typed, headers=own)
        assert answer.status_code == 422
        assert "The name or the password is wrong." in answer.text
        assert "a wrong password" not in answer.text
    answer = house.client.post(
        "/sign-in", data={**typed, "password": "four quiet ferry bells"}, headers=own
    )
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "900")
    assert "wait 15 minutes" in answer.text
    assert "set-cookie" not in answer.headers
