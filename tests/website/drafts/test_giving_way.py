"""Must a check wait for the whole of a long draft? No: a draft gives way between sentences."""

from __future__ import annotations

from contextlib import nullcontext
from threading import Event

import anyio
import pytest

from verifier.drafts.readers import read_manuscript
from verifier.drafts.review import review_draft
from verifier.pipeline import Verifier
from verifier.report import Report
from web.desk import Desk, TooManyWaiting
from web.settings import Limits, WebSettings

SENTENCES = [
    f"Air strikes on Idlib killed {number} civilians on {number % 28 + 1} July 2019."
    for number in range(20, 80)
]
DRAFT = read_manuscript("\n\n".join(SENTENCES), "long.txt")
SHORT = "Turnout at the German election in September 2021 was 76.6 per cent."


def desk_over(verifier: Verifier, heard: list[str], **limits: int) -> Desk:
    def judged(report: Report) -> None:
        heard.append(report.statement)

    settings = WebSettings(lambda: nullcontext(verifier), judged=judged, limits=Limits(**limits))
    return Desk(verifier, settings)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Set when a draft has got its turn."""
    event = Event()

    def begin(*args, **named):
        event.set()
        return review_draft(*args, **named)

    monkeypatch.setattr("web.desk.review_draft", begin)
    return event


async def set_is(event: Event) -> None:
    while not event.is_set():
        await anyio.sleep(0.001)


def test_a_check_is_answered_before_a_draft_that_began_earlier(sample, begun) -> None:
    heard: list[str] = []

    async def run() -> None:
        desk = desk_over(sample, heard)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_review, desk)
            await set_is(begun)
            await desk.check(SHORT, as_of=None, speaker="", nearest=0)

    anyio.run(run)
    assert heard == [SHORT, *SENTENCES]


async def _review(desk: Desk) -> None:
    await desk.review("long.txt", DRAFT, as_of=None, nearest=0)


def test_two_drafts_at_once_come_to_what_each_comes_to_alone(sample, begun) -> None:
    async def alone() -> list[str]:
        desk = desk_over(sample, [])
        return [_told(await desk.review("long.txt", DRAFT, as_of=None, nearest=1))]

    async def together() -> list[str]:
        begun.clear()
        desk = desk_over(sample, [])
        found: list[str] = []

        async def review() -> None:
            found.append(_told(await desk.review("long.txt", DRAFT, as_of=None, nearest=1)))

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(review)
            tasks.start_soon(review)
            await set_is(begun)
            for _ in range(5):
                await desk.check(SHORT, as_of=None, speaker="", nearest=1)
        return found

    [expected] = anyio.run(alone)
    assert anyio.run(together) == [expected, expected]


def _told(report) -> str:
    return repr([(one.text, one.report.verdict, one.report.reason) for one in report.checked])


def test_a_line_that_is_full_stays_full_while_a_draft_gives_way(sample, begun) -> None:
    async def run() -> int:
        desk, refused = desk_over(sample, [], waiting=1), 0
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_review, desk)
            tasks.start_soon(_review, desk)
            await set_is(begun)
            try:
                await desk.check(SHORT, as_of=None, speaker="", nearest=0)
            except TooManyWaiting:
                refused += 1
        return refused

    assert anyio.run(run) == 1


def test_the_turn_is_free_after_an_error(sample) -> None:
    async def run() -> None:
        desk = desk_over(sample, [])
        with pytest.raises(ValueError, match="of no use"):
            await desk.ask(_fails)
        assert await desk.ask(lambda verifier: verifier.knowledge.count()) > 0

    anyio.run(run)


def _fails(verifier: Verifier) -> None:
    raise ValueError("of no use")
