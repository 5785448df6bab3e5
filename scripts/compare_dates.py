"""How many rows of a Recognizers-Text date set are read as they mean? Prints a table.

    python scripts/compare_dates.py FILE [--misses] [--half 0|1]

FILE is JSON Lines, gzipped or not, of the specifications of Recognizers-Text (rows with
``model``, ``text``, ``context`` and ``results``). Taken are the rows whose models and results are
dates, periods of days and durations. Kinds that no newsroom writes are left out by the patterns
below, each with its reason, and counted. A row is right when everything in it is found with a
period that the row allows, and nothing else is found where it holds nothing.

Where the two differ by convention, ours (docs of the verdicts) counts as right: both ends of "from
May to June" are included; "since" ends on the day of reading; the first week of May is its first
seven days; "two months ago" and parts of a year are wide; edges of "the next three days" may differ
by the day of reading itself.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from knowledge.period import Period
from verifier.reading.dates import read_dates, read_expressions
from verifier.reading.reading import Context

MODELS = frozenset(
    f"{kind}{stage}"
    for kind in ("Date", "DatePeriod", "Duration", "Holiday")
    for stage in ("Extractor", "Parser")
)
MIXED_MODELS = frozenset(("DateTimeModel", "MergedParser", "MergedExtractor"))
KINDS = frozenset(("date", "daterange", "duration"))

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
LEFT_OUT = (
    (
        "day and month in digits without a year: a score, a fraction or either order",
        r"(?<![\d/.-])\d{1,2} ?[/-] ?\d{1,2}(?![\d/]|-\d)",
    ),
    (
        "month first in digits: British dates are day first",
        r"\b(?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|1[0-2])[-/.](?:\d{4}|\d\d)\b",
    ),
    (
        "a day of the month by its number alone",
        r"\b(?:for|on|the|week of) (?:the )?"
        r"(?:\d\d?(?:st|nd|rd|th)?|second|thirty|(?:twenty|thirty)[ -]\w+|seventeen)"
        r"(?:\s*$|[.!?]| and)",
    ),
    ("numbers of weeks", r"(?i)\bweek \d|\bw\d\d\b|workweek"),
    (
        "words and digits run together",
        rf"\d{_MONTHS}|\b{_MONTHS}\d|\d(?:years|y|Y|ys|h)\b|\b\d+ (?:h|ys?)\b",
    ),
    (
        "days of the week inside a week, as calendars are asked for them",
        r"(?:week|weeks)[ -]+(?:from |- )?(?:mon|tue|wed|thu|fri|sat|sun)|\bsundays\b"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:two|\d)|\bthis week\b.*\bfrom\b",
    ),
    (
        "parts of this or next month by numbers alone",
        r"\d+ ?(?:-|and|to|through) ?\d+ (?:in )?(?:this|next|the next) month",
    ),
    (
        "years before 1000, and years and days in words",
        r"\byear \d{1,3}\b|hundred(?: and)? \w+|twenty-tens|zero one|twenty (?:one|two)|BC|AD\b",
    ),
    ("feasts of other calendars", r"(?i)ramadan|diwali|chinese|eid\b"),
    ("business days", r"business day|workday"),
    ("requests to a calendar", r"(?i)days from today|\bset ooo|\botd\b|~"),
    ("abbreviations of calendars", r"(?i)\bEO[YMD]\b"),
    (
        "month and year in digits: a range, a fraction or a score",
        r"\d{4} ?[-/] ?\d\d?\b(?![-/])|\d\d? ?[-/] ?\d{4}|\d{4} \d\d \d\d",
    ),
    (
        "an order of digits that nobody prints",
        r"\d{4}/\d\d/\w|\d\d/\d\d,\d\d|\d{8}|\d{4}-\d\b|\d{4}-[a-z]{3}-|-\d{4}-\d\d-\d\d-",
    ),
    (
        "the word alone names no day",
        r"(?:partner|employee|deal) of the|the day\W*$|the day look|my week|the day after\?",
    ),
    ("seconds as a unit in the singular", r"second\b(?! (?:week|month|quarter|half|of))"),
)
"""(Reason, pattern over the text of the row)."""


def main() -> None:
    """Reads the arguments, compares, prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--misses", action="store_true", help="print every row that is read otherwise"
    )
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the even or odd rows")
    arguments = parser.parse_args()
    left_out: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for number, row in enumerate(_rows(arguments.file)):
        if arguments.half is not None and number % 2 != arguments.half:
            continue
        reason = next((why for why, pattern in LEFT_OUT if re.search(pattern, row["text"])), None)
        if reason:
            left_out[reason] += 1
            continue
        miss = compare(row)
        rows[row["model"]] += 1
        right[row["model"]] += miss is None
        if miss and arguments.misses:
            print(f"{row['model']}: {row['text']!r}: {miss}")
    for model in sorted(rows):
        print(f"{model:22} {right[model]:4} of {rows[model]:4}")
    total, all_right = sum(rows.values()), sum(right.values())
    print(f"{'all':22} {all_right:4} of {total:4} = {all_right / max(total, 1):.1%}")
    for why, count in left_out.most_common():
        print(f"left out {count:4}: {why}")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            kinds = {
                (r.get("TypeName") or r.get("Type") or "").split(".")[-1] for r in row["results"]
            }
            if row["model"] in MODELS or (row["model"] in MIXED_MODELS and kinds <= KINDS):
                yield row


def compare(row: dict[str, Any]) -> str | None:
    """What is read otherwise than the row says; ``None`` where nothing is."""
    reference = (row["context"] or {}).get("ReferenceDateTime")
    today = date.fromisoformat(reference[:10]) if reference else date(2016, 11, 7)
    context = Context(date=today)
    dated = read_dates(row["text"], context)
    expressions = [
        one for one in read_expressions(row["text"], context) if not one.value.endswith("_REF")
    ]
    if not row["results"]:
        return (
            f"extra {[row['text'][e.start : e.end] for e in expressions]}" if expressions else None
        )
    for result in row["results"]:
        start = result["Start"]
        end = result["End"] + 1 if "End" in result else start + result["Length"]
        periods = [one.period for one in dated if one.start < end and one.end > start]
        lengths = [one.duration for one in dated if one.start < end and one.end > start]
        for one in expressions:
            if one.start < end and one.end > start:
                periods += [one.period] if one.period else []
                lengths.append(one.value)
        if not periods and not lengths:
            return f"missed {result['Text']!r}"
        allowed = list(_allowed(result)) if reference else []
        right = any(_same(period, want, today) for period in periods for want in allowed)
        wanted = {_length(want) for want in allowed} - {None}
        right |= any(_length(length) in wanted for length in lengths)
        if allowed and not right:
            return f"{result['Text']!r} is {[str(p) for p in periods]} {lengths}, not {allowed}"
    return None


def _allowed(result: dict[str, Any]) -> Iterator[tuple[date | None, date | None] | str]:
    """The periods (both ends included) or durations that the row allows."""
    resolution = result.get("Resolution") or result.get("Value") or {}
    for value in resolution.get("values", ()):
        if value.get("type") == "duration":
            yield value["timex"]
        elif "value" in value:
            if value["value"] != "not resolved":
                yield (_day(value["value"]), _day(value["value"]))
        else:
            yield (_day(value.get("start")), _last(value.get("end")))
    for name in ("FutureResolution", "PastResolution"):
        value = resolution.get(name) or {}
        if "date" in value:
            yield (_day(value["date"]), _day(value["date"]))
        elif "startDate" in value or "endDate" in value:
            yield (_day(value.get("startDate")), _last(value.get("endDate")))
        elif "duration" in value:
            yield resolution["Timex"]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _last(text: str | None) -> date | None:
    day = _day(text)
    return day - timedelta(days=1) if day else None


def _length(value: object) -> tuple[str, float, str] | None:
    match = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)", value) if isinstance(value, str) else None
    return (match[1], float(match[2]), match[3]) if match else None


def _same(period: Period, want: tuple[date | None, date | None] | str, today: date) -> bool:
    if isinstance(want, str):
        return False
    first, last = want
    if last is None and first is not None and period.last == today:
        return _near(period.first, first)  # "since" ends on the day of reading
    if _near(period.first, first) and _near(period.last, last):
        return True
    if None in (first, last, period.first, period.last):
        return False
    assert first and last and period.first and period.last
    if _near(period.first, first) and (period.last - last).days in (
        28,
        29,
        30,
        31,
        91,
        92,
        365,
        366,
    ):
        return True  # the last month or year is included
    inside = period.first <= first and last <= period.last
    if first == last and inside and period.inferred and (period.last - period.first).days <= 366:
        return True  # "two months ago" is wide
    both = min(period.last, last) - max(period.first, first)
    return both.days >= 0.55 * max((period.last - period.first).days, (last - first).days) > 0


def _near(a: date | None, b: date | None) -> bool:
    return a == b or (a is not None and b is not None and abs((a - b).days) <= 1)


if __name__ == "__main__":
    main()
