"""Does a write that is sent again get the same answer, whichever process of a server it reaches?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from datetime import timedelta
from pathlib import Path

import anyio
import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from knowledge.answer_tables import KEPT_ANSWERS
from knowledge.base import KnowledgeBase
from knowledge.errors import BusyKnowledgeBase
from tests.website.access.conftest import Clock
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS
from verifier.words.lexicon import Lexicon
from web.access.settings import AccessSettings
from web.api.idempotency import ANSWERED_WITHIN, KEPT_FOR, Answer, Answers
from web.app import create_app
from web.settings import WebSettings

KEY = {"Idempotency-Key": "monday-1"}
PORT = {"statement": "The port of Tarn handled 40,000 containers in 2023."}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workers(
    tmp_path: Path, reader: Reader, lexicon: Lexicon, clock: Clock
) -> Iterator[list[TestClient]]:
    """Two applications, each with the same file open for itself, as two processes have it."""
    with ExitStack() as opened:

        def worker() -> TestClient:
            place = str(tmp_path / "claims.db")
            knowledge = opened.enter_context(KnowledgeBase.open(place, clock=clock, create=True))
            verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
            settings = WebSettings(
                lambda: nullcontext(verifier), access=AccessSettings(clock=clock)
            )
            app = create_app(settings)
            return opened.enter_context(TestClient(app, base_url="http://localhost:8000"))

        yield [worker(), worker()]


@pytest.fixture
def knowledge(tmp_path: Path, clock: Clock) -> Iterator[KnowledgeBase]:
    with KnowledgeBase.open(str(tmp_path / "kept.db"), clock=clock, create=True) as opened:
        yield opened


def kept(knowledge: KnowledgeBase) -> int:
    assert knowledge.database is not None
    with knowledge.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(KEPT_ANSWERS)).scalar_one()


def test_another_process_gives_the_same_answer(workers) -> None:
    first = workers[0].post("/v1/claims", json=PORT, headers=KEY)
    again = workers[1].post("/v1/claims", json=PORT, headers=KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["etag"] == first.headers["etag"]


def test_another_process_knows_what_was_sent_with_the_key(workers) -> None:
    workers[0].post("/v1/claims", json=PORT, headers=KEY)
    other = workers[1].post("/v1/claims", json={"statement": "It rained."}, headers=KEY)
    assert other.status_code == 422
    assert "another body" in other.json()["detail"]


def test_the_key_counts_for_a_day(workers, clock) -> None:
    workers[0].post("/v1/claims", json=PORT, headers=KEY)
    clock.goes_on(KEPT_FOR)
    assert workers[1].post("/v1/claims", json=PORT, headers=KEY).status_code == 200


def test_a_write_that_was_refused_may_be_sent_again(workers) -> None:
    blank = {"statement": " "}
    assert workers[0].post("/v1/claims", json=blank, headers=KEY).status_code == 422
    assert workers[1].post("/v1/claims", json=PORT, headers=KEY).status_code == 201


def test_the_keys_of_two_callers_are_two(knowledge, clock, run) -> None:
    answers = Answers(knowledge.database, clock)
    for number, caller in enumerate(("ann", "ben")):
        answer = Answer(201, str(number).encode())
        assert run(answers, caller, answer) == answer
    assert run(answers, "ann", Answer(201, b"never")) == Answer(201, b"0")
    assert kept(knowledge) == 2


@pytest.fixture
def run():
    """Sends a write of ``caller`` that is answered so, or raises what it is given."""

    def run_one(answers: Answers, caller: str, answer: Answer | Exception) -> Answer:
        async def write() -> Answer:
            if isinstance(answer, Exception):
                raise answer
            return answer

        async def send() -> Answer:
            return await answers.once("monday-1", caller, b"{}", write)

        return anyio.run(send)

    return run_one


def test_a_failure_is_forgotten(knowledge, clock, run) -> None:
    answers = Answers(knowledge.database, clock)
    with pytest.raises(BusyKnowledgeBase):
        run(answers, "ann", BusyKnowledgeBase("Another program is writing."))
    assert kept(knowledge) == 0


def test_who_asks_again_too_soon_is_told_so_and_a_process_that_ended_is_no_hindrance(
    knowledge, clock
) -> None:
    answers = Answers(knowledge.database, clock)

    async def never_ends() -> Answer:
        again = Answers(knowledge.database, clock)

        async def second() -> Answer:
            raise AssertionError("it is not written twice")

        with pytest.raises(Exception, match="is being answered"):
            await again.once("monday-1", "ann", b"{}", second)
        clock.goes_on(ANSWERED_WITHIN)

        async def third() -> Answer:
            return Answer(201, b"third")

        return await again.once("monday-1", "ann", b"{}", third)

    async def send() -> Answer:
        return await answers.once("monday-1", "ann", b"{}", never_ends)

    assert anyio.run(send) == Answer(201, b"third")


def test_what_has_run_out_is_swept_away(knowledge, clock, run) -> None:
    answers = Answers(knowledge.database, clock)
    run(answers, "ann", Answer(201, b"1"))
    clock.goes_on(KEPT_FOR + timedelta(seconds=1))
    run(answers, "ben", Answer(201, b"2"))
    assert kept(knowledge) == 1
