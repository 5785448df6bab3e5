"""On which day is the story when a sentence begins? "Five days later" counts from there.

A fold over the sentences of an article: each gets the context that the sentences before it leave.
What moves the story and what is background is decided in :mod:`verifier.reading.dates.scenes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from knowledge.period import Granularity, Period
from verifier.reading.dates import Scene, read_dates_and_scene, read_expressions
from verifier.reading.reading import Context

_DAYS = (Granularity.DAY, Granularity.DAYS)


def story_contexts(sentences: Iterable[str], context: Context) -> Iterator[Context]:
    """The context of each sentence, in their order.

    ``context`` is the article's own: its ``date`` is the day of publication, or ``None``; then the
    ``year`` of the contexts is the one that the article writes (see :func:`article_year`). Each
    context that comes back differs from it in ``story_date`` (the last day of the last event told),
    ``story_period`` (where that was no day) and ``year``. Headings may be given as sentences too.

    While the story looks back ("In 2011 the bridge was hit by a flood."), a sentence without a date
    may go on there or be back at what is news: it gets neither.
    """
    pieces: Sequence[str] = tuple(sentences)
    year = context.year
    if context.date is None and year is None:
        year = article_year(pieces)
    current = replace(context, year=year)
    home = None
    for piece in pieces:
        dates, scene = read_dates_and_scene(piece, current)
        told = current.story_period or _day(current.story_date)
        back = _looks_back(told, home, context.date)
        dated = any(one.period.first or one.period.last for one in dates)
        yield current if dated or not back else replace(current, story_date=None, story_period=None)
        home = home if back or _is_planned(told, context.date) else told or home
        current = with_scene(current, scene)


LOOKING_BACK = timedelta(days=366)
"""What lies so far behind the last news is no news, but how it came to it."""


def _looks_back(told: Period | None, home: Period | None, published: date | None) -> bool:
    """Whether the story has come to what lies behind the news: an earlier month, a former year."""
    if told is None or told.last is None:
        return False
    if home is None or home.first is None:
        return published is not None and told.last < published - LOOKING_BACK
    apart = LOOKING_BACK if told.granularity in _DAYS else timedelta(0)
    return told.last < home.first - apart


def _is_planned(told: Period | None, published: date | None) -> bool:
    if told is None or told.first is None or published is None:
        return False
    return told.first > published


def _day(day: date | None) -> Period | None:
    return Period(day, day) if day is not None else None


def with_scene(context: Context, scene: Scene) -> Context:
    """The context for what follows when the story has come to ``scene``."""
    return replace(
        context,
        story_date=story_date(scene.period),
        story_period=None if story_date(scene.period) else scene.period,
        year=context.year if context.date is None else scene.year,
    )


def story_date(period: Period | None) -> date | None:
    """The day that "the next day" counts from: the last of a few days, none of a month."""
    if period is None or period.granularity not in _DAYS:
        return None
    return period.last


def article_year(sentences: Iterable[str]) -> int | None:
    """The year that an article without a date of publication speaks of.

    It is the latest that it writes in a date with a month, else the one written most often;
    ``None`` where it writes none.
    """
    dated: list[int] = []
    bare: Counter[int] = Counter()
    for sentence in sentences:
        for one in read_expressions(sentence, Context()):
            period = one.period
            if period is None or period.inferred or period.last is None or period.first is None:
                continue
            if period.first.year != period.last.year:
                continue
            if period.granularity in (Granularity.YEAR, Granularity.DECADE):
                bare[period.last.year] += 1
            else:
                dated.append(period.last.year)
    if dated:
        return max(dated)
    return max(bare, key=lambda year: (bare[year], year)) if bare else None
