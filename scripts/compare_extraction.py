"""Which claims of a list made by hand does extraction find in an article, and which are false?

    python scripts/compare_extraction.py ARTICLE GOLD --published DATE [--publisher NAME]
                                         [--title TITLE] [--all]

GOLD is JSON Lines, a claim a line: ``kind`` ("attributed" or "narrator"), ``speaker`` (joint ones
parted by ";"), ``verb``, ``statement``, ``figures`` (``value``, ``lo``, ``hi``, ``mod``,
``surface``), ``event_date`` ("2019-05-22", "2019-02/2019-04", "..2019-05-10", ">=2019-04-27",
"2019-04-21/.."; of the utterance where that is what is dated) and ``date_surface``. A claim is
found when one that was taken from the article has its wording, and speaker, stance, figures and
period agree with it by meaning. A claim with the wording of a listed one that differs from it in
one of them is false. Claims that nobody listed are printed for a person to judge. Exit code 0
where all are found and none is false, else 1.
"""

from __future__ import annotations

import argparse
import re
import sys
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.claim import Claim, Source, Stance
from knowledge.figure import Figure
from knowledge.period import Period
from scripts.predictions.rows import read_rows
from verifier.extraction import extract
from verifier.language.parser import load_parser
from verifier.reading.names.aliases import JOINT, same_speaker
from verifier.reading.reader import Reader
from verifier.words.reporting import reporting_verbs
from verifier.words.tables import words_of

Row = dict[str, Any]

SHARED_WORDING = 0.5
"""A claim that holds less of a row's words speaks of something else."""
STEM = 4
"""Letters by which two forms of a word are taken for one ("displaced", "displacement")."""
SLACK = 0.1
"""A length of time that is not exact ("nearly four months") may begin so much later or earlier."""

_ENDINGS = (("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("", ""))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A listed claim with the claim that comes nearest to it, and what is wrong with that one."""

    row: Row
    claim: Claim | None
    wrong: tuple[str, ...]


def compare(rows: Sequence[Row], claims: Sequence[Claim], published: date) -> list[Outcome]:
    """For each row the best claim: the first with its wording of which nothing else is wrong."""
    found = []
    for row in rows:
        near = [c for c in claims if wording(row["statement"], c) >= SHARED_WORDING]
        near.sort(key=lambda c: -wording(row["statement"], c))
        judged = [(c, tuple(differences(row, c, published))) for c in near]
        best = min(judged, key=lambda pair: len(pair[1]), default=None)
        found.append(Outcome(row, *best) if best else Outcome(row, None, ("not found",)))
    return found


def wording(statement: str, claim: Claim) -> float:
    """The share of a statement's words that a claim's sentence holds."""
    wanted, held = stems(statement), stems(f"{claim.statement} {claim.quote}")
    return len(wanted & held) / max(1, len(wanted))


def stems(text: str) -> set[str]:
    """The words that carry meaning, by their first letters."""
    small = words_of("function_words.toml", "english", "words") | {
        "of",
        "a",
        "to",
        "in",
        "on",
        "for",
        "is",
    }
    words = re.findall(r"[^\W_]+", text.lower())
    return {word[:STEM] for word in words if word not in small}


def differences(row: Row, claim: Claim, published: date) -> Iterator[str]:
    """What of a claim is not as the row has it, a word each."""
    if not same_speakers(row, claim):
        yield "speaker"
    if claim.stance is not stance_of(row):
        yield "stance"
    if not all(any(same_figure(f, g) for g in claim.figures) for f in told_figures(row)):
        yield "figures"
    if not same_period(row, claim, published):
        yield "period"


def same_speakers(row: Row, claim: Claim) -> bool:
    """Whether every speaker of the row is one of the claim's, and there are no more."""
    if row.get("kind") == "narrator" or not row.get("speaker"):
        return claim.speaker is None
    if claim.speaker is None:
        return False
    wanted = [re.sub(r"\(.*?\)", "", name).strip() for name in row["speaker"].split(";")]
    named = claim.speaker.name.split(JOINT.strip())
    return len(wanted) == len(named) and all(
        any(same_speaker(a, b.strip()) or b.strip() in a for b in named) for a in wanted
    )


def stance_of(row: Row) -> Stance:
    """The stance that the row's verb has in the table; the reporter's without a verb."""
    verb = row.get("verb") or ""
    if row.get("kind") == "narrator" or not verb:
        return Stance.REPORTS
    for ending, base in _ENDINGS:
        known = reporting_verbs().get(verb.removesuffix(ending) + base)
        if verb.endswith(ending) and known is not None:
            return known.stance
    return Stance.SAYS


def told_figures(row: Row) -> list[Row]:
    """The row's figures without those that count the speakers themselves."""
    speaker = (row.get("speaker") or "").lower()
    return [f for f in row["figures"] if f["surface"].lower() not in speaker]


def same_figure(wanted: Row, figure: Figure) -> bool:
    """Whether a figure has the number, the bounds and the unit of the row's."""
    unit = wanted.get("unit", "")
    if unit and unit.lower().rstrip("s") not in figure.unit:
        return False
    low, high, value = wanted.get("lo"), wanted.get("hi"), wanted.get("value")
    if value is not None:
        return figure.value == float(value)
    interval = figure.interval
    if low is None:
        return high is not None and interval.high == float(high)
    if interval.low != float(low):
        return False
    open_end = high is None
    return open_end == (interval.high == float("inf")) or figure.value is None


def same_period(row: Row, claim: Claim, published: date) -> bool:
    """Whether the claim's period, or the day it was said, is the one that the row names."""
    wanted = row.get("event_date")
    if not wanted:
        return claim.period is None or bool(row.get("date_surface"))
    first, last = bounds(wanted)
    said = claim.said_on
    if said is not None and said != published and (first or said) <= said <= (last or said):
        return True
    if wanted.startswith(">="):
        return said is None or first is None or said >= first
    return claim.period is not None and _alike(claim.period, first, last, published)


def _alike(period: Period, first: date | None, last: date | None, published: date) -> bool:
    # what is not said to end lasts until the day of the article
    ends = (period.last or published) == (last or published)
    if first is None or period.first is None:
        return ends and first is period.first
    slack = SLACK * ((last or published) - first).days
    return ends and abs((period.first - first).days) <= slack


def bounds(written: str) -> tuple[date | None, date | None]:
    """The first and the last day of "2019-02/2019-04", "..2019-05-10" and the like."""
    written = written.removeprefix(">=")
    if written.startswith(".."):
        return None, _edge(written[2:], last=True)
    first, _, last = written.partition("/")
    if last == "..":
        return _edge(first, last=False), None
    return _edge(first, last=False), _edge(last or first, last=True)


def _edge(written: str, *, last: bool) -> date:
    parts = [int(part) for part in written.split("-")]
    year, month, day = (*parts, *[0] * (3 - len(parts)))
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


def report(outcomes: Sequence[Outcome], claims: Sequence[Claim], everything: bool) -> int:
    """Prints what is missed, false and not in the list; returns the exit code."""
    right = [o for o in outcomes if not o.wrong]
    used = {id(o.claim) for o in outcomes if o.claim is not None}
    false = [o for o in outcomes if o.claim is not None and o.wrong]
    for outcome in outcomes:
        if outcome.wrong:
            print(f"missed  {outcome.row.get('n', '')}: {', '.join(outcome.wrong)}")
            print(f"        listed: {outcome.row['statement']}")
        if outcome.wrong and outcome.claim is not None:
            print(f"        taken:  {one_line(outcome.claim)}")
    for claim in claims:
        if id(claim) not in used:
            print(f"further {one_line(claim)}")
        elif everything:
            print(f"taken   {one_line(claim)}")
    print(
        f"{len(right)} of {len(outcomes)} listed claims are found with speaker, stance, figures "
        f"and period; {len({id(o.claim) for o in false})} are false; {len(claims) - len(used)} of "
        f"{len(claims)} claims are not in the list."
    )
    return 0 if len(right) == len(outcomes) else 1


def one_line(claim: Claim) -> str:
    """A claim as a person reads it."""
    who = claim.speaker.name if claim.speaker else "the article"
    return f"[{who}; {claim.stance.value}; {claim.period or 'no period'}] {claim.statement}"


def main(arguments: list[str] | None = None) -> int:
    """Compares one article with its list."""
    options = parser().parse_args(arguments)
    source = Source(publisher=options.publisher, title=options.title, published=options.published)
    text = options.article.read_text(encoding="utf-8")
    claims = extract(text, source, Reader(load_parser()))
    outcomes = compare(read_rows(options.gold), claims, options.published)
    return report(outcomes, claims, options.all)


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("article", type=Path)
    found.add_argument("gold", type=Path)
    found.add_argument("--published", type=date.fromisoformat, required=True, metavar="DATE")
    found.add_argument("--publisher", default="")
    found.add_argument("--title", default="")
    found.add_argument("--all", action="store_true", help="print every claim that was taken")
    return found


if __name__ == "__main__":
    sys.exit(main())
