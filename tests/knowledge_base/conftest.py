"""What do the tests of the knowledge base share? Claims about tides, a clock, the two engines."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import hypothesis
import pytest

from knowledge.base import Entry, IndexFields, KnowledgeBase
from knowledge.claim import Claim, Source, Speaker, Status

# Whether a test passes never depends on how busy the machine is.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

Clock = Callable[[], datetime]
MakeEntry = Callable[..., Entry]


@pytest.fixture
def clock() -> Clock:
    """Begins at noon and goes on by a second each time that somebody looks."""
    # of a count threads may ask at once, of a generator they may not
    seconds = itertools.count()
    return lambda: datetime(2024, 3, 1, 12, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def entry() -> MakeEntry:
    """Makes an entry from a sentence; further words go into the claim's fields."""

    def make(
        words: str,
        *,
        title: str = "Storm tide",
        status: Status = Status.CITABLE,
        reading: str = "{}",
        version: str = "1",
        claim_id: str = "",
        speaker: str = "Harbour Office",
    ) -> Entry:
        claim = Claim(
            id=claim_id,
            statement=words,
            speaker=Speaker(name=speaker),
            source=Source(publisher="Coast Courier", title=title, published=date(2024, 2, 29)),
            status=status,
        )
        return Entry(claim, reading, version, IndexFields(words, "", title, ""))

    return make


@pytest.fixture(params=["file", "memory"])
def knowledge(
    request: pytest.FixtureRequest, tmp_path: Path, clock: Clock
) -> Iterator[KnowledgeBase]:
    """An empty knowledge base of each engine in turn."""
    if request.param == "memory":
        opened = KnowledgeBase.in_memory(clock=clock)
    else:
        opened = KnowledgeBase.open(str(tmp_path / "claims.db"), clock=clock, create=True)
    with opened:
        yield opened
