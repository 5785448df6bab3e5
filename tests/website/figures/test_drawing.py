"""Where does everything stand? Series written by hand, and the positions that they get."""

from __future__ import annotations

import os
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web.pages.figure_drawing import draw
from web.pages.figure_marks import SHAPES, fanned_out, labels, outline, wrapped
from web.pages.figure_parts import NARROW, WIDE
from web.pages.figure_series import Entry, Extent, Line, Series
from web.pages.rendering import templates

GOLDEN = Path(__file__).with_name("golden")


def entry(day: str, speaker: str, low, high, value=None, hedged=False, written="") -> Entry:
    return Entry(
        speaker=speaker,
        day=date.fromisoformat(day) if day else None,
        period="",
        written=written or f"{value:g}",
        extent=Extent(low, high, value, hedged),
        means=f"{low} to {high}",
        quote=f"{speaker} spoke of {value}.",
        source="Harbour Gazette, 3 May 2021",
        href="/claims/1",
    )


def series(*entries: Entry, statement: Line | None = None) -> Series:
    return Series("ferries, out of service", "", entries, statement)


UNION = entry("2021-05-01", "Seamen's Union", 40, 40, 40)
PORT = entry("2021-05-11", "Port Authority", 18, 22, 20, hedged=True, written="about 20")
OVER_THIRTY = entry("2021-05-21", "Port Authority", 30, None, 30, True, "more than 30")
UP_TO_TEN = entry("2021-05-21", "Owners", None, 10, 10, True, "up to 10")
SAID = Line("50", Extent(50, 50, 50), "exactly 50")

# the plot of the wide frame: 76 to 534 across, bars from 89 to 521, 30 to 320 downwards
BARS = {
    "an exact figure has a broad bar that can be seen": (
        series(UNION, PORT), 0, {"x": 89, "top": 29, "bottom": 31, "width": 9}
    ),
    "a hedged figure has a thin bar over its interval": (
        series(UNION, PORT), 1, {"x": 521, "top": 160.5, "bottom": 189.5, "width": 3}
    ),
    # open above there is room for the tip: the plot begins 26 lower
    "more than: open above, from the figure on": (
        series(UNION, OVER_THIRTY), 1, {"x": 521, "top": 96.0, "bottom": 122.0, "width": 3}
    ),
    "up to: open below, as far as the plot goes": (
        series(UNION, UP_TO_TEN), 1, {"x": 521, "top": 247.5, "bottom": 273.5, "width": 3}
    ),
    "a single claim stands in the middle": (
        series(UNION), 0, {"x": 305, "top": 29, "bottom": 31, "width": 9}
    ),
}  # fmt: skip


@pytest.mark.parametrize("drawn, number, expected", BARS.values(), ids=BARS)
def test_a_bar_stands_over_its_interval_at_its_day(drawn, number, expected) -> None:
    bar = draw(drawn).bars[number]
    assert {name: getattr(bar, name) for name in expected} == expected


OPEN_ENDS = [
    (UNION, False, False),
    (PORT, False, False),
    (OVER_THIRTY, True, False),
    (UP_TO_TEN, False, True),
]


@pytest.mark.parametrize("one, above, below", OPEN_ENDS, ids=lambda o: getattr(o, "written", ""))
def test_an_open_end_has_a_tip(one, above, below) -> None:
    [bar] = draw(series(one)).bars
    assert (bool(bar.open_above), bool(bar.open_below)) == (above, below)


def test_the_same_date_twice_stands_side_by_side() -> None:
    twice = draw(series(UNION, entry("2021-05-01", "Owners", 12, 12, 12), PORT))
    assert [bar.x for bar in twice.bars] == [82.5, 95.5, 521.0]


def test_speakers_have_a_shape_each_and_their_name_at_the_end_of_the_line() -> None:
    drawing = draw(series(UNION, PORT, OVER_THIRTY))
    assert [line.label.lines for line in drawing.lines] == [
        ("Seamen's Union",),
        ("Port Authority",),
    ]
    union, port = drawing.lines
    assert not union.points and port.points.count(" ") == 1
    assert drawing.bars[0].mark == outline(0, 89, 56)
    assert {bar.mark.count("L") for bar in drawing.bars[1:]} == {3}  # squares
    assert {line.label.x for line in drawing.lines} == {534 + 26}


def test_the_statement_is_a_line_across_with_its_interval() -> None:
    said = Line("about 30", Extent(27, 33, 30, True), "27 to 33")
    line = draw(series(UNION, statement=said)).statement
    assert (line.top, line.y, line.bottom) == (80.8, 102.5, 124.2)
    assert line.label == "The statement: about 30"
    more = Line("more than 30", Extent(30, None, 30, True), "more than 30")
    line = draw(series(UNION, statement=more)).statement
    assert (line.top, line.y, line.bottom) == (56, 122, 122)


def test_the_axis_reaches_the_statement_too() -> None:
    drawing = draw(series(PORT, statement=SAID))
    assert drawing.measure_ticks[-1].label == "50"


NUMBERS = [
    ([150_000, 400_000], "ferries, out of service", "400,000"),
    ([900_000, 2_400_000], "ferries, out of service, in millions", "2.5"),
    ([1_300_000_000], "ferries, out of service, in billions", "1.5"),
]


@pytest.mark.parametrize("values, heading, highest", NUMBERS, ids=lambda one: str(one)[:20])
def test_numbers_of_many_digits_are_told_in_millions_or_billions(values, heading, highest) -> None:
    drawing = draw(series(*(entry("2021-05-01", "A", one, one, one) for one in values)))
    assert (drawing.heading, drawing.measure_ticks[-1].label) == (heading, highest)
    for frame in (WIDE, NARROW):
        drawing = draw(series(entry("2021-05-01", "A", 999_999, 999_999, 999_999)), frame)
        assert drawing.left - 10 >= 7 * max(len(tick.label) for tick in drawing.measure_ticks)


def test_without_a_date_there_is_nothing_to_draw() -> None:
    undated = entry("", "Owners", 12, 12, 12)
    assert draw(series(undated)) is None
    assert len(draw(series(UNION, undated)).bars) == 1


def test_a_break_in_the_axis_is_marked() -> None:
    close = series(entry("2021-05-01", "A", 8.1, 8.1, 8.1), entry("2021-06-01", "B", 9.1, 9.1, 9.1))
    assert draw(close).broken
    assert not draw(series(UNION, PORT)).broken


def test_names_never_cover_each_other_and_the_drawing_grows_for_them() -> None:
    names = [f"The {number}th speaker of a very long name" for number in range(20)]
    many = series(*(entry("2021-05-01", name, 40, 40, 40) for name in names))
    for frame in (WIDE, NARROW):
        drawing = draw(many, frame)
        places = sorted((line.label.y, len(line.label.lines)) for line in drawing.lines)
        for (above, lines), (below, _) in pairwise(places):
            assert above + 15 * lines <= below
        assert places[0][0] >= drawing.top and places[-1][0] <= drawing.height
        assert len({(line.mark.count("L"), line.hollow) for line in drawing.lines[:SHAPES]}) >= 5
        assert drawing.lines[SHAPES].hollow


def test_names_are_wrapped_and_shortened() -> None:
    assert wrapped("Syrian Observatory for Human Rights", 12) == (
        "Syrian", "Observatory", "for Human…",
    )  # fmt: skip
    assert wrapped("Owners", 12) == ("Owners",)
    assert wrapped("", 12) == ("…",)


def test_labels_stand_at_their_height_where_there_is_room() -> None:
    placed = labels([(("A",), 100.0), (("B",), 200.0)], 10, 0, 300)
    assert [label.y for label in placed] == [104.5, 204.5]
    pushed = labels([(("A",), 295.0), (("B",), 296.0)], 10, 0, 300)
    assert [label.y for label in pushed] == [278.0, 297.0]


def test_what_would_cover_one_another_is_fanned_out() -> None:
    assert fanned_out([50, 10, 10, 10], 8, 0, 60) == (50, 2, 10, 18)
    assert fanned_out([10, 10, 10], 8, 5, 60) == (5, 13, 21)
    assert fanned_out([10, 10, 10], 8, 5, 11) == (5, 8, 11)
    assert fanned_out([], 8, 0, 60) == ()


@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=lambda frame: frame.name)
def test_the_svg_is_the_golden_one(frame) -> None:
    drawing = draw(series(UNION, PORT, OVER_THIRTY, UP_TO_TEN, statement=SAID), frame)
    svg = templates().from_string(
        '{% import "figure.html" as figure %}{{ figure.svg(page, "golden") }}'
    )
    golden = GOLDEN / f"ferries.{frame.name}.svg"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(svg.render(page=drawing), encoding="utf-8")
    assert svg.render(page=drawing) == golden.read_text(encoding="utf-8")


def test_what_a_speaker_is_called_is_escaped() -> None:
    drawing = draw(series(entry("2021-05-01", '<script>alert("x")</script>', 1, 1, 1)))
    svg = templates().from_string('{% import "figure.html" as f %}{{ f.svg(page, "x") }}')
    assert "<script" not in svg.render(page=drawing)


ends = st.floats(-1e13, 1e13).filter(lambda x: x == 0 or abs(x) > 1e-4)


@st.composite
def drawn_entries(draw_one) -> Entry:
    low, high = sorted((draw_one(ends), draw_one(ends)))
    inside = draw_one(st.sampled_from([low, high, None]))
    return entry(
        draw_one(st.dates()).isoformat(),
        draw_one(st.sampled_from(["Owners", "Port Authority", "", "x" * 80, "Ä b c " * 20])),
        draw_one(st.sampled_from([low, None])),
        draw_one(st.sampled_from([high, None])),
        inside,
        draw_one(st.booleans()),
        written="so many",
    )


@settings(deadline=None)
@given(st.lists(drawn_entries(), min_size=1, max_size=30), st.sampled_from([WIDE, NARROW]))
def test_whatever_is_drawn_stays_in_the_drawing(entries, frame) -> None:
    drawing = draw(series(*entries, statement=Line("30", entries[0].extent, "")), frame)
    assert drawing.height >= frame.height and drawing.left < drawing.right < drawing.width
    for bar in drawing.bars:
        assert 0 < bar.top < bar.bottom <= drawing.bottom + 1
        assert drawing.left < bar.x < drawing.right
    for line in drawing.lines:
        last = line.label.y + 15 * (len(line.label.lines) - 1)
        assert line.label.y > 0 and last <= drawing.height
    for tick in (*drawing.measure_ticks, *drawing.time_ticks):
        assert 0 <= tick.at <= max(drawing.width, drawing.height)
    said = drawing.statement
    assert 0 <= said.top <= said.bottom <= drawing.height
