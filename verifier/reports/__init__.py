"""In which forms is a report handed out? One module a form, listed here and nowhere else.

A form gives text for single reports and for drafts. The doors ask by name; there is no discovery.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from verifier.drafts.report import ReviewReport
from verifier.report import Report
from verifier.reports import as_json, as_text
from verifier.reports.style import Style


@dataclass(frozen=True, slots=True)
class Format:
    """One form: ``statements`` renders reports one by one, ``review`` a whole run over drafts.

    Every piece of text ends with a line break.
    """

    name: str
    statements: Callable[[Iterable[Report], Style], Iterable[str]]
    review: Callable[[ReviewReport, Style], str]


FORMATS: tuple[Format, ...] = (
    Format("text", as_text.statements, as_text.review),
    Format("json", as_json.statements, as_json.review),
)
"""The first is the default."""


def format_named(name: str) -> Format:
    """The form of that name; raises ``KeyError`` for another."""
    return {known.name: known for known in FORMATS}[name]
