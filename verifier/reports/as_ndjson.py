"""How is a review written for programs that read as it comes? As JSON Lines, one event a line.

Each line has a ``type``: ``draft`` (its title, day and counts), ``sentence`` (one that was checked)
``not_read`` (lines that were left out) and ``note`` (what the writer should know of a line), each
with the path of its draft, ``unreadable`` (a whole file) and, once and last, ``totals``. The fields
are those of the JSON document.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verifier.drafts.report import DraftReport, ReviewTotals
from verifier.reports.json_text import json_text
from verifier.reports.style import Style


def opening(style: Style) -> str:
    """Nothing: every line stands by itself."""
    del style
    return ""


def draft(report: DraftReport, before: int, style: Style) -> str:
    """The draft, then its checked sentences, then what was not read and the notes."""
    del before, style
    whole = report.model_dump(mode="json")
    checked, not_read, notes = (whole.pop(name) for name in ("checked", "not_read", "notes"))
    place = {"path": report.path}
    lines = [_event("draft", whole)]
    lines += (_event("sentence", place | sentence) for sentence in checked)
    lines += (_event("not_read", place | stretch) for stretch in not_read)
    lines += (_event("note", place | note) for note in notes)
    return "".join(lines)


def closing(totals: ReviewTotals, drafts: int, style: Style) -> str:
    """The files that were not checked, then the sums."""
    del style
    whole = totals.model_dump(mode="json")
    lines = [_event("unreadable", one) for one in whole.pop("unreadable")]
    return "".join([*lines, _event("totals", {"drafts": drafts} | whole)])


def _event(sort: str, fields: Mapping[str, Any]) -> str:
    return json_text({"type": sort, **fields}) + "\n"
