"""Claims of every shape, as Hypothesis draws them: every field filled or left as it is."""

from __future__ import annotations

from datetime import UTC

from hypothesis import strategies as st

from knowledge.claim import Appearance, Claim, Polarity, Source, Speaker, Stance, Status
from knowledge.figure import Counted, Figure, Hedge, Interval, Trend
from knowledge.period import Granularity, Period
from knowledge.review import Review, ReviewVerdict

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NUMBERS = st.floats(allow_nan=False)
OFFSETS = st.integers(0, 10_000)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    interval = Interval(low, high, draw(st.booleans()), draw(st.booleans()))
    counted = Counted(draw(TEXT), draw(TEXT), tuple(draw(st.lists(TEXT, max_size=3))), draw(TEXT))
    return Figure(
        start=draw(OFFSETS),
        end=draw(OFFSETS),
        written=draw(TEXT),
        interval=interval,
        value=draw(st.none() | NUMBERS),
        hedge=draw(st.sampled_from(Hedge)),
        step=draw(NUMBERS),
        unit=draw(TEXT),
        dimension=draw(TEXT),
        counted=counted,
        trend=draw(st.sampled_from(Trend)),
        part_of_another=draw(st.booleans()),
        in_addition=draw(st.booleans()),
        head_start=draw(OFFSETS),
        head_end=draw(OFFSETS),
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(st.dates()), draw(st.dates())))
    return Period(
        draw(st.none() | st.just(first)),
        draw(st.none() | st.just(last)),
        draw(st.sampled_from(Granularity)),
        draw(st.booleans()),
    )


SOURCES = st.builds(
    Source,
    publisher=TEXT,
    title=TEXT,
    url=TEXT,
    author=TEXT,
    published=st.none() | st.dates(),
    retrieved=st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC)),
    licence=TEXT,
)
APPEARANCES = st.builds(
    Appearance, claim_id=TEXT, words=TEXT, said_on=st.none() | st.dates(), source=SOURCES
)
REVIEWS = st.builds(
    Review,
    reviewer=TEXT,
    rating=TEXT,
    verdict=st.sampled_from(ReviewVerdict),
    reviewed_on=st.none() | st.dates(),
    appearance=TEXT,
)
SPEAKERS = st.builds(Speaker, name=TEXT.filter(bool), aliases=st.lists(TEXT, max_size=3).map(tuple))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    quote = draw(TEXT)
    start = draw(st.none() | OFFSETS)
    return Claim(
        id=draw(TEXT),
        statement=draw(TEXT.filter(bool)),
        quote=quote,
        start=start,
        end=None if start is None else start + len(quote),
        before=draw(TEXT),
        after=draw(TEXT),
        speaker=draw(st.none() | SPEAKERS),
        verb=draw(TEXT),
        stance=draw(st.sampled_from(Stance)),
        said_on=draw(st.none() | st.dates()),
        period=draw(st.none() | periods()),
        place=draw(TEXT),
        places=tuple(draw(st.lists(TEXT, max_size=2))),
        figures=tuple(draw(st.lists(figures(), max_size=2))),
        polarity=draw(st.sampled_from(Polarity)),
        subject=draw(TEXT),
        antecedent=draw(TEXT),
        story=draw(st.none() | periods()),
        aliases=tuple(draw(st.lists(st.tuples(TEXT, TEXT), max_size=2))),
        source=draw(SOURCES),
        review=draw(st.none() | REVIEWS),
        appearances=tuple(draw(st.lists(APPEARANCES, max_size=2))),
        valid_until=draw(st.none() | st.dates()),
        replaced_by=draw(TEXT),
        status=draw(st.sampled_from(Status)),
        revision=draw(st.integers(0, 2**40)),
    )
