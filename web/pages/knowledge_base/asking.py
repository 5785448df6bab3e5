"""Which claims does somebody ask for? Read from the address of a list, field by field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams

from knowledge.claim import Status
from knowledge.selection import Selection
from web.inputs import UnusableField, read_day, read_speaker
from web.pages.contexts import Field
from web.pages.knowledge_base.lists import SearchForm
from web.problems import FieldProblem, Problem
from web.settings import Limits

TEXTS = ("text", "speaker", "publisher", "subject", "measure")
EVERYTHING = Selection()
DAYS = ("since", "until")
PAGES_AT_MOST = 6
"""Digits of a page's number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for."""

    form: SearchForm
    selection: Selection = EVERYTHING
    page: int = 1

    def must_be_usable(self) -> None:
        """Raises a problem for a program whose parameters cannot be used."""
        problems = tuple(
            FieldProblem(f"#/{name}", field.error)
            for name in (*TEXTS, *DAYS, "status")
            if (field := getattr(self.form, name)).error
        )
        if problems:
            raise Problem(422, problems[0].detail, errors=problems)


def read_asked(typed: QueryParams, limits: Limits) -> Asked:
    """The selection; a field that cannot be used asks nothing and has its error beside it."""
    form = SearchForm()
    values: dict[str, Any] = {}
    for name in TEXTS:
        written = typed.get(name, "")
        try:
            values[name] = read_speaker(written, limits)
            form = replace(form, **{name: Field(written)})
        except UnusableField:
            sentence = f"Write at most {limits.speaker_length:,} characters of whole text."
            form = replace(form, **{name: Field(written[: limits.speaker_length], sentence)})
    for name in DAYS:
        written = typed.get(name, "")
        try:
            values[name] = read_day(written)
            form = replace(form, **{name: Field(written)})
        except UnusableField as error:
            form = replace(form, **{name: Field(written[: limits.speaker_length], str(error))})
    since, until = values.get("since"), values.get("until")
    if since and until and since > until:
        form = replace(form, until=Field(form.until.value, "This day lies before the first one."))
        del values["until"]
    status = typed.get("status", "").strip().lower()
    try:
        values["status"] = Status(status) if status else None
        form = replace(form, status=Field(status))
    except ValueError:
        sentence = f"There is no such status; there are: {', '.join(Status)}."
        form = replace(form, status=Field(status[: limits.speaker_length], sentence))
    return Asked(form, Selection(**values), read_page(typed.get("page", "")))


def read_page(written: str) -> int:
    """The number of a page, from 1; anything else counts as the first."""
    usable = written.isascii() and written.isdecimal() and len(written) <= PAGES_AT_MOST
    return max(1, int(written)) if usable else 1


def year_of(selection: Selection) -> str:
    """The year that the two days of a selection make together, else ""."""
    since, until = selection.since, selection.until
    if since and until == date(since.year, 12, 31) and since == date(since.year, 1, 1):
        return str(since.year)
    return ""
