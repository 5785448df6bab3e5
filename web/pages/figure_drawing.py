"""Where does everything stand in the drawing of a figure over time? A pure function tells it.

A series and a frame give a :class:`~web.pages.figure_parts.Drawing`, from which the template only
has to write the SVG.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.period import say_day
from verifier.matching.marks import say_number
from web.pages.figure_axes import MeasureAxis, TimeAxis, measure_axis, time_axis
from web.pages.figure_marks import (
    fanned_out,
    is_hollow,
    labels,
    outline,
    room_for,
    wrapped,
)
from web.pages.figure_parts import (
    WIDE,
    Bar,
    Drawing,
    Frame,
    SpeakerLine,
    StatementLine,
    Tick,
)
from web.pages.figure_series import Entry, Extent, Line, Series, speakers

OPEN_LENGTH = 26.0
"""How far a bar goes on at an open end."""
LEAST_HEIGHT = 2.0
"""Of the bar of an exact figure, which would have none."""
BROAD, THIN = 9.0, 3.0
DIGIT = 7.5
"""The breadth of a letter, on average."""
BESIDE = 13.0
"""Between bars that would cover one another."""
EDGE = 6.0
"""Between a bar and the edge of the plot."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the numbers at the axis are counted in."""

    size: float
    name: str


SCALES = (Scale(1e9, "in billions"), Scale(1e6, "in millions"))
"""Largest first; smaller numbers stand as they are."""


def draw(series: Series, frame: Frame = WIDE) -> Drawing | None:
    """The drawing; ``None`` where no claim of the series gives a date."""
    entries = [entry for entry in series.entries if entry.day is not None]
    days = [entry.day for entry in entries if entry.day is not None]
    if not days:
        return None
    extents = [entry.extent for entry in entries]
    extents += [series.statement.extent] if series.statement else []
    measure = measure_axis([end for extent in extents for end in _ends(extent)])
    time = time_axis(days, frame.ticks)
    names = speakers(entries)
    wanted = [wrapped(name, frame.name_length) for name in names]
    top = frame.top + (OPEN_LENGTH if any(extent.high is None for extent in extents) else 0)
    bottom = max(frame.height - frame.bottom, top + room_for(wanted))
    scale = _scale(measure)
    numbers = [say_number(value / scale.size) for value in measure.ticks]
    # numbers of many digits stand outside the plot all the same
    left = max(frame.left, DIGIT * max(map(len, numbers)) + 16)
    right = frame.width - frame.right
    up = _upwards(measure, top, bottom)
    along = _along(time, left + BESIDE, right - BESIDE)
    places = [along(day.toordinal()) for day in days]
    xs = fanned_out(places, BESIDE, left + EDGE, right - EDGE)
    bars = tuple(
        _bar(entry, x, names.index(entry.speaker), up, (top - OPEN_LENGTH, bottom), series.unit)
        for entry, x in zip(entries, xs, strict=True)
    )
    return Drawing(
        name=frame.name,
        width=frame.width,
        height=round(bottom + frame.bottom, 1),
        left=round(left, 1),
        right=right,
        top=round(top, 1),
        bottom=round(bottom, 1),
        title=title_of(series),
        description=description_of(series),
        heading=", ".join(part for part in (series.name, series.unit, scale.name) if part),
        measure_ticks=tuple(
            Tick(up(value), label) for value, label in zip(measure.ticks, numbers, strict=True)
        ),
        time_ticks=tuple(
            Tick(along(tick.day.toordinal()), tick.label, tick.year) for tick in time.ticks
        ),
        zero=up(0.0) if measure.low < 0 < measure.high else None,
        broken=_break(left, bottom) if measure.broken else "",
        bars=bars,
        lines=_lines(names, entries, xs, up, wanted, (right, top, bottom)),
        statement=_statement(series.statement, up, (top, bottom), right - left),
    )


def title_of(series: Series) -> str:
    """One line for a screen reader: what is drawn, and of how many."""
    count, voices = len(series.entries), len(speakers(series.entries))
    return (
        f"{series.name[:1].upper()}{series.name[1:]} over time: {count} "
        f"figure{'' if count == 1 else 's'} of {voices} speaker{'' if voices == 1 else 's'}"
    )


def description_of(series: Series) -> str:
    """What a reader sees at a glance, in sentences."""
    dated = [entry for entry in series.entries if entry.day is not None]
    said = [
        f"{say_day(entry.day)}: {entry.speaker}, {entry.written}"
        for entry in dated
        if entry.day is not None
    ]
    sentences = [f"{'; '.join(said)}."]
    if series.statement is not None:
        sentences.append(f"The statement says {series.statement.written}.")
    return " ".join([*sentences, "The table below gives the same."])


def _ends(extent: Extent) -> Sequence[float]:
    return [end for end in (extent.low, extent.high, extent.value) if end is not None]


def _scale(axis: MeasureAxis) -> Scale:
    largest = max(abs(axis.low), abs(axis.high))
    return next((scale for scale in SCALES if largest >= scale.size), Scale(1.0, ""))


def _upwards(axis: MeasureAxis, top: float, bottom: float) -> Callable[[float], float]:
    def up(value: float) -> float:
        return round(bottom - (value - axis.low) / (axis.high - axis.low) * (bottom - top), 1)

    return up


def _along(axis: TimeAxis, left: float, right: float) -> Callable[[int], float]:
    first, last = axis.first.toordinal(), axis.last.toordinal()

    def along(day: int) -> float:
        return round(left + (day - first) / (last - first) * (right - left), 1)

    return along


def _bar(
    entry: Entry,
    x: float,
    shape: int,
    up: Callable[[float], float],
    within: tuple[float, float],
    unit: str,
) -> Bar:
    extent = entry.extent
    top, bottom = _reach(extent, up, within)
    if bottom - top < LEAST_HEIGHT:
        middle = (top + bottom) / 2
        top, bottom = middle - LEAST_HEIGHT / 2, middle + LEAST_HEIGHT / 2
    day = say_day(entry.day) if entry.day is not None else ""
    written = entry.written if not unit or unit in entry.written else f"{entry.written} ({unit})"
    return Bar(
        x=x,
        top=round(top, 1),
        bottom=round(bottom, 1),
        width=THIN if extent.hedged else BROAD,
        mark=outline(shape, x, up(extent.at)),
        hollow=is_hollow(shape),
        says=f"{day}, {entry.speaker}: {written} ({entry.means})",
        open_above=_open_end(x, top, 1) if extent.high is None else "",
        open_below=_open_end(x, bottom, -1) if extent.low is None else "",
    )


def _reach(
    extent: Extent, up: Callable[[float], float], within: tuple[float, float]
) -> tuple[float, float]:
    """Top and bottom of a bar; an open end goes on a little, as far as the plot lets it."""
    top = up(extent.high) if extent.high is not None else up(extent.at) - OPEN_LENGTH
    bottom = up(extent.low) if extent.low is not None else up(extent.at) + OPEN_LENGTH
    return max(top, within[0]), min(bottom, within[1])


def _open_end(x: float, y: float, sign: int) -> str:
    """A tip that points on, open at its back."""
    return f"M{x - 5:.1f},{y + sign * 6:.1f}L{x:.1f},{y:.1f}L{x + 5:.1f},{y + sign * 6:.1f}"


def _break(x: float, bottom: float) -> str:
    """Two strokes across the foot of the axis."""
    return "".join(
        f"M{x - 6:.1f},{y + 3:.1f}L{x + 6:.1f},{y - 3:.1f}" for y in (bottom - 9, bottom - 14)
    )


def _lines(
    names: Sequence[str],
    entries: Sequence[Entry],
    xs: Sequence[float],
    up: Callable[[float], float],
    wanted: Sequence[tuple[str, ...]],
    edges: tuple[float, float, float],
) -> tuple[SpeakerLine, ...]:
    right, top, bottom = edges
    points = {
        name: [
            (x, up(entry.extent.at))
            for entry, x in zip(entries, xs, strict=True)
            if entry.speaker == name
        ]
        for name in names
    }
    ends = [points[name][-1] for name in names]
    placed = labels(
        [(lines, end[1]) for lines, end in zip(wanted, ends, strict=True)], right + 26, top, bottom
    )
    found = []
    for shape, (name, label, (x, y)) in enumerate(zip(names, placed, ends, strict=True)):
        beside = label.y - 4
        found.append(
            SpeakerLine(
                points=" ".join(f"{a:.1f},{b:.1f}" for a, b in points[name])
                if len(points[name]) > 1
                else "",
                leader=f"M{x + 7:.1f},{y:.1f}L{right + 8:.1f},{beside:.1f}",
                label=label,
                mark=outline(shape, right + 16, beside),
                hollow=is_hollow(shape),
            )
        )
    return tuple(found)


def _statement(
    line: Line | None, up: Callable[[float], float], within: tuple[float, float], room: float
) -> StatementLine | None:
    if line is None:
        return None
    top, bottom = within
    extent, y = line.extent, up(line.extent.at)
    label = wrapped(f"The statement: {line.written}", max(12, int(room / DIGIT)), lines=1)[0]
    return StatementLine(
        y=y,
        top=up(extent.high) if extent.high is not None else round(top, 1),
        bottom=up(extent.low) if extent.low is not None else round(bottom, 1),
        label=label,
        label_y=round(y - 7 if y - 7 > top + 6 else y + 17, 1),
    )
