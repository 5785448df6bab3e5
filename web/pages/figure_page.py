"""What does a figure over time bring to a page? The drawings in two sizes, the table, the links."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from knowledge.formats.formulas import guarded
from knowledge.period import say_day
from verifier.curating.same_measure import CLAIMS_COMPARED
from web.pages.contexts import Site
from web.pages.figure_drawing import draw
from web.pages.figure_parts import NARROW, WIDE, Drawing
from web.pages.figure_series import Entry, Extent, Line, Series

BROKEN = "The axis does not begin at zero; the two strokes at its foot mark the break."

NEAREST_ONLY = f"Only the {CLAIMS_COMPARED} claims nearest in their words were compared."


@dataclass(frozen=True, slots=True)
class FigureAddress:
    """What a figure over time is asked by."""

    claim_id: str
    number: int = 0
    statement: str = ""
    as_of: date | None = None

    def href(self, form: str = "") -> str:
        """Its address; ``form`` is "", "json" or "csv"."""
        asked = {"measure": f"{self.claim_id}.{self.number}"}
        if self.statement:
            asked["statement"] = self.statement
        if self.as_of is not None:
            asked["as_of"] = self.as_of.isoformat()
        return f"/figures{'.' + form if form else ''}?{urlencode(asked, errors='replace')}"


@dataclass(frozen=True, slots=True)
class OverTime:
    """A figure over time, drawn and tabled."""

    series: Series
    drawings: tuple[Drawing, ...]
    """For a wide and a narrow screen, of which a page shows one; none where nothing is dated."""
    caption: str
    reading_guide: str
    """How the drawing is read; there is no legend."""
    undated: str
    """A sentence on claims that are in the table only; "" where there are none."""
    href: str
    json_href: str
    csv_href: str

    @staticmethod
    def day_of(entry: Entry) -> str:
        """The day at which a claim without a period is drawn."""
        return f"said {say_day(entry.day)}" if entry.day is not None else ""


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """``figures.html``: a figure over time on a page of its own, or how to come to one."""

    site: Site
    over: OverTime | None = None
    quote: str = ""
    """The claim that the measure is taken from."""
    claim_href: str = ""
    statement: str = ""
    """That is drawn in; "" for none."""
    not_drawn: str = ""
    """A sentence where the statement's figure could not be drawn in."""
    check_href: str = ""


def over_time(series: Series, address: FigureAddress) -> OverTime:
    """The series as pages show it."""
    drawings = tuple(
        drawing for frame in (WIDE, NARROW) if (drawing := draw(series, frame)) is not None
    )
    undated = sum(entry.day is None for entry in series.entries)
    return OverTime(
        series=series,
        drawings=drawings,
        caption=f"What the claims say: {', '.join(filter(None, (series.name, series.unit)))}",
        reading_guide=_guide(series, any(drawing.broken for drawing in drawings)),
        undated=""
        if not undated
        else f"{undated} claim{'' if undated == 1 else 's'} without a date "
        f"{'stands' if undated == 1 else 'stand'} in the table only.",
        href=address.href(),
        json_href=address.href("json"),
        csv_href=address.href("csv"),
    )


def _guide(series: Series, broken: bool) -> str:
    """Sentences on the signs that this drawing has, and on no others."""
    extents = [entry.extent for entry in series.entries]
    said = ["Each bar covers what a figure leaves possible, at the last day of which it speaks."]
    if any(extent.hedged for extent in extents):
        said.append("A thin bar is a hedged figure.")
    if any(extent.high is None or extent.low is None for extent in extents):
        said.append("A tip marks an open end.")
    if series.statement is not None:
        said.append("The dashed line is the statement's figure, with what it leaves possible.")
    if broken:
        said.append(BROKEN)
    if not series.all_compared:
        said.append(NEAREST_ONLY)
    return " ".join(said)


def as_document(series: Series) -> dict[str, object]:
    """The series as a JSON document; an open end is ``null``."""
    return {
        "measure": series.name,
        "unit": series.unit,
        "figures": [
            {
                "day": entry.day.isoformat() if entry.day else None,
                "period": entry.period,
                "speaker": entry.speaker,
                "written": entry.written,
                **_numbers(entry.extent),
                "quote": entry.quote,
                "source": entry.source,
                "claim": entry.href,
            }
            for entry in series.entries
        ],
        "statement": _line(series.statement),
    }


def as_csv(series: Series) -> str:
    """The series as CSV with a heading line and a byte order mark; an open end is an empty cell."""
    stream = io.StringIO(newline="")
    stream.write("\ufeff")
    columns = ("day", "period", "speaker", "written", "value", "low", "high", "hedged", "unit")
    writer = csv.DictWriter(stream, (*columns, "quote", "source", "claim"), restval="")
    writer.writeheader()
    for entry in series.entries:
        row: dict[str, object] = {
            "day": entry.day,
            "period": entry.period,
            "speaker": entry.speaker,
            "written": entry.written,
            **_numbers(entry.extent),
            "unit": series.unit,
            "quote": entry.quote,
            "source": entry.source,
            "claim": entry.href,
        }
        writer.writerow({name: _cell(value) for name, value in row.items()})
    if series.statement is not None:
        said = {**_numbers(series.statement.extent), "unit": series.unit}
        row = {"speaker": "The statement", "written": series.statement.written, **said}
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return stream.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.15g}"
    return guarded("" if value is None else str(value))


def _line(line: Line | None) -> dict[str, object] | None:
    return None if line is None else {"written": line.written, **_numbers(line.extent)}


def _numbers(extent: Extent) -> dict[str, object]:
    return {
        "value": extent.value,
        "low": extent.low,
        "high": extent.high,
        "hedged": extent.hedged,
    }
