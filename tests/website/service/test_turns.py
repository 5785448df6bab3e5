"""A check that does not end is answered for, and keeps nobody from being answered."""

from __future__ import annotations

import json
import threading

import anyio
import pytest
from starlette.requests import Request

from verifier.pipeline import Verifier
from web.desk import desk_of
from web.settings import Limits
from web.turns import TookTooLong, Turn

STATEMENT = {"statement": "HTS has 30,000 fighters."}
SOON, LONG = 0.05, 30.0


class Held:
    """A verifier whose first check goes on until it is let go."""

    def __init__(self, checker) -> None:
        self.knowledge = checker.knowledge
        self._checker = checker
        self.begun, self.let_go = threading.Event(), threading.Event()
        self.made = 0

    def check(self, statement: str, **asked: object) -> object:
        self.made += 1
        if self.made == 1:
            self.begun.set()
            self.let_go.wait(LONG)
        return self._checker.check(statement)


def test_a_check_that_takes_too_long_is_told_and_the_next_is_made(client_of, checker) -> None:
    held = Held(checker)
    with client_of(held, limits=Limits(check_seconds=SOON)) as client:
        slow = client.post("/v1/verify", json=STATEMENT)
        behind = client.post("/v1/verify", json=STATEMENT)
        claim = client.get("/v1/claims/aaaa111122223333")
        held.let_go.set()
        answers = (client.post("/v1/verify", json=STATEMENT) for _ in range(1_000))
        later = next(answer for answer in answers if answer.status_code == 200)
    for refused in (slow, behind):
        assert refused.status_code == 503
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.headers["retry-after"] == "5"
        assert refused.json()["detail"].startswith("The check was not done within 0.05 seconds;")
    assert claim.status_code == 200
    assert later.json()["statement"] == STATEMENT["statement"]


def test_one_piece_after_the_other_in_order_of_arrival() -> None:
    done: list[int] = []
    at_work = threading.Semaphore(1)

    def piece(number: int) -> int:
        assert at_work.acquire(blocking=False), "two at the same time"
        done.append(number)
        at_work.release()
        return number

    async def ask() -> None:
        turn, answers = Turn(), {}

        async def one(number: int) -> None:
            answers[number] = await turn.take(lambda: piece(number), LONG)

        async with anyio.create_task_group() as group:
            for number in range(50):
                group.start_soon(one, number)
        turn.close()
        assert answers == {number: number for number in range(50)}

    anyio.run(ask)
    assert done == list(range(50))


def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    let_go, made = threading.Event(), []

    async def ask() -> None:
        turn = Turn()
        for number in range(3):
            with pytest.raises(TookTooLong):
                await turn.take(lambda n=number: (made.append(n), let_go.wait(LONG)), SOON)
        assert turn.waiting == 2
        assert turn.held_for > 0
        let_go.set()
        await turn.take(lambda: made.append("last"), LONG)
        assert turn.waiting == 0
        turn.close()

    anyio.run(ask)
    assert made == [0, "last"]


def test_long_work_gives_way_to_short_and_not_to_long() -> None:
    made: list[str] = []
    begun, let_go = threading.Event(), threading.Event()

    async def ask() -> None:
        turn = Turn()

        def draft() -> str:
            begun.set()
            let_go.wait(LONG)
            made.append("first sentence")
            turn.give_way()
            made.append("second sentence")
            return "draft"

        async with anyio.create_task_group() as group:

            async def short(name: str) -> None:
                await turn.take(lambda: made.append(name), LONG)

            async def long(name: str) -> None:
                await turn.take(lambda: made.append(name), LONG, long=True)

            async def first() -> None:
                assert await turn.take(draft, LONG, long=True) == "draft"

            group.start_soon(first)
            await anyio.to_thread.run_sync(begun.wait)
            for ask_for, name in ((short, "a"), (long, "other draft"), (short, "b")):
                group.start_soon(ask_for, name)
            while turn.waiting < 3:
                await anyio.sleep(0)
            let_go.set()
        turn.close()

    anyio.run(ask)
    assert made == ["first sentence", "a", "b", "second sentence", "other draft"]


def test_long_work_for_which_nobody_waits_may_stop() -> None:
    let_go, after = threading.Event(), []

    async def ask() -> None:
        turn = Turn()

        def draft() -> None:
            let_go.wait(LONG)
            turn.give_way()
            after.append("went on")

        with pytest.raises(TookTooLong):
            await turn.take(draft, SOON, long=True)
        let_go.set()
        await turn.take(lambda: after.append("next"), LONG)
        turn.close()

    anyio.run(ask)
    assert after == ["next"]


def test_an_error_reaches_who_asked() -> None:
    def fail() -> None:
        raise LookupError("not there")

    async def ask() -> None:
        turn = Turn()
        with pytest.raises(LookupError, match="not there"):
            await turn.take(fail, LONG)
        assert await turn.take(lambda: "still here", LONG) == "still here"
        turn.close()

    anyio.run(ask)


def test_a_request_that_is_not_answered_in_time_is_told(client_of, checker) -> None:
    held = Held(checker)
    with client_of(held, limits=Limits(request_seconds=SOON)) as client:
        answer = client.post("/v1/verify", json=STATEMENT)
        held.let_go.set()
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert "not answered within 0.05 seconds" in answer.json()["detail"]
    assert answer.headers["retry-after"] == "5"


class SecondHeld(Held):
    """The same, but it is the second check that goes on."""

    def check(self, statement: str, **asked: object) -> object:
        self.made += 1
        if self.made == 2:
            self.let_go.wait(LONG)
        return self._checker.check(statement)


def test_lines_that_have_begun_to_come_are_not_cut_off(client_of, checker) -> None:
    held = SecondHeld(checker)
    threading.Timer(2.5, held.let_go.set).start()
    with client_of(held, limits=Limits(request_seconds=2.0)) as client:
        answer = client.post(
            "/v1/verify/batch",
            content=b'"HTS has 30,000 fighters."\n' * 3,
            headers={"Content-Type": "application/x-ndjson"},
        )
    assert [line["verdict"] for line in map(json.loads, answer.text.splitlines())] == [
        "unverified"
    ] * 3


def test_a_change_that_is_not_made_in_time_says_what_to_look_at(
    client_of, sample: Verifier
) -> None:
    let_go = threading.Event()
    with client_of(sample, limits=Limits(request_seconds=SOON)) as client:

        @client.app.post("/slow")
        async def slow(request: Request) -> None:
            await desk_of(request).edit(lambda verifier: let_go.wait(LONG))

        answer = client.post("/slow")
        let_go.set()
    assert answer.status_code == 503
    assert "look whether it was made" in answer.json()["detail"]
