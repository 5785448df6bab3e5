"""How does a newsroom read a review? As one page: the draft with marks in it, a card beside each.

The page stands in one file that opens without a network: style and script are in it, and a policy
lets nothing else in. It reads without JavaScript; the script only adds the keys j and k.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from verifier.drafts.report import CheckedSentence, DraftReport, NotReadLines, ReviewTotals
from verifier.report import Bearing, Citation, Verdict
from verifier.reports import wording
from verifier.reports.characters import printable
from verifier.reports.citation import also_line, source_line, web_address
from verifier.reports.glossary import FINDINGS
from verifier.reports.style import Style

if TYPE_CHECKING:
    from jinja2 import Environment

    from verifier.reports.draft_text import Paragraph, Stretch

TEMPLATES = "templates"
STATIC = "static"
"""Style and script, which the web application serves as they are."""
SHORT = 90
"""Characters of a statement in the list of findings."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands beside one checked sentence."""

    number: int
    """Counted from 1 within the draft."""
    anchor: str
    sentence: CheckedSentence

    @property
    def is_finding(self) -> bool:
        """Whether the keys stop at it: all but what is supported and nothing more, or let pass."""
        report = self.sentence.report
        plain = report.verdict is Verdict.SUPPORTED and not report.findings
        return not self.sentence.quiet and (not plain or bool(self.sentence.inconsistent_with))


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the draft with the cards beside it."""

    paragraph: Paragraph
    cards: tuple[Card, ...]
    again: tuple[Card, ...]
    """Cards that stand beside an earlier paragraph, which says the same."""
    not_read: tuple[NotReadLines, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """What the template shows of one draft."""

    number: int
    report: DraftReport
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    why: bool

    @property
    def findings(self) -> tuple[Card, ...]:
        """The cards at which the keys stop."""
        return tuple(card for card in self.cards if card.is_finding)


@dataclass(frozen=True, slots=True)
class QuotePart:
    """Letters of a quote, and how they bear on the statement, where a point looked at them."""

    text: str
    bearing: Bearing | None = None


def opening(style: Style) -> str:
    """The head of the page, with its style and the policy."""
    del style
    css, script = _asset("page.css") + _asset("draft.css"), _asset("keys.js")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(css)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _templates().get_template("opening.html").render(policy=policy, css=css)


def draft(report: DraftReport, before: int, style: Style) -> str:
    """One draft with its cards."""
    # the readers of drafts are loaded where a page is written, not for every report
    from verifier.reports.draft_text import paragraphs

    number = before + 1
    cards = _cards(report, number)
    rows = tuple(
        Row(
            one,
            tuple(cards[at] for at in one.sentences),
            tuple(cards[at] for at in one.again),
            one.not_read,
        )
        for one in paragraphs(report)
    )
    page = DraftPage(number, report, rows, cards, style.why)
    return _templates().get_template("draft.html").render(page=page)


def findings_in(report: DraftReport) -> int:
    """At how many cards of the draft the keys j and k stop."""
    return sum(card.is_finding for card in _cards(report, 1))


def _cards(report: DraftReport, number: int) -> tuple[Card, ...]:
    return tuple(
        Card(at, f"draft-{number}-sentence-{at}", sentence)
        for at, sentence in enumerate(report.checked, start=1)
    )


def closing(totals: ReviewTotals, drafts: int, style: Style) -> str:
    """The sums, what was not checked, and the script."""
    del style
    template = _templates().get_template("closing.html")
    return template.render(
        totals=totals,
        lines=wording.closing_lines(totals, drafts),
        script=_asset("keys.js"),
    )


def quote_parts(citation: Citation) -> Iterator[QuotePart]:
    """The quote, cut where a point that weighs looked at words of it.

    Where points looked at the same words, the one that says most against the statement marks them.
    """
    kept: list[tuple[int, int, Bearing]] = []
    for bearing in (Bearing.DISAGREES, Bearing.NEAR, Bearing.AGREES):
        for point in citation.points:
            mark = point.claim
            if point.bearing is not bearing or mark is None:
                continue
            apart = all(mark.end <= start or end <= mark.start for start, end, _ in kept)
            if apart and 0 <= mark.start < mark.end <= len(citation.quote):
                kept.append((mark.start, mark.end, bearing))
    at = 0
    for start, end, bearing in sorted(kept):
        if at < start:
            yield QuotePart(citation.quote[at:start])
        yield QuotePart(citation.quote[start:end], bearing)
        at = end
    if at < len(citation.quote):
        yield QuotePart(citation.quote[at:])


def _shortened(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


def _is_stretch_of(stretch: Stretch, cards: tuple[Card, ...]) -> Card | None:
    return None if stretch.sentence is None else cards[stretch.sentence]


@functools.cache
def _templates() -> Environment:
    """The templates, loaded once; whatever they are given is made printable and escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("verifier.reports", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: printable(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "also_at_line": wording.also_at_line,
        "also_line": also_line,
        "begun": wording.begun,
        "card_of": _is_stretch_of,
        "inconsistent_line": wording.inconsistent_line,
        "note_line": wording.note_line,
        "quote_parts": quote_parts,
        "shortened": _shortened,
        "source_line": source_line,
        "unread_line": wording.unread_line,
        "web_address": web_address,
    }
    environment.globals |= {
        "FINDINGS": FINDINGS,
        "KNOWN": wording.KNOWN,
        "aside_lines": wording.aside_lines,
        "counting_line": wording.counting_line,
    }
    return environment


@functools.cache
def _asset(name: str) -> str:
    """Style or script as it stands in the page, with nothing in it that could end its element."""
    return resources.files("verifier.reports").joinpath(STATIC, name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
