"""How is a review written for code-scanning pages and editors? As one run of SARIF 2.1.0.

Results are written as the drafts come. What was not read is gathered meanwhile, a line or two a
draft, because SARIF tells it in one place: as notifications of the invocation.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from textwrap import indent
from typing import Any

from verifier.drafts.report import DraftReport, NotReadLines, ReviewTotals
from verifier.reports.grading import Gravity
from verifier.reports.json_text import json_text
from verifier.reports.sarif_results import artifact_location, message_text, results
from verifier.reports.sarif_rules import rules
from verifier.reports.style import Style
from verifier.reports.wording import INTERRUPTED, counting_line, unread_line

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
PACKAGE = "claims-verifier"
STEP = "  "

NOTIFICATIONS = {
    "not-read": "Lines of a draft that were not read.",
    "note": "What the writer of a draft should know of a line.",
    "not-checked": "A file of which nothing could be checked.",
    "interrupted": "The run was stopped before its last draft.",
}
"""What is told of a run beside its results, by the names under which it is told."""


class SarifRun:
    """One run of the program over drafts; it remembers what the end of the document needs."""

    def __init__(self) -> None:
        self._results = 0
        self._lost = False
        self._notifications: list[dict[str, Any]] = []

    def opening(self, style: Style) -> str:
        """The head of the document with the rules, up to the list of results."""
        del style
        tool = _set_in({"driver": _driver()})
        return (
            f'{{\n{STEP}"$schema": "{SCHEMA}",\n{STEP}"version": "2.1.0",\n{STEP}"runs": [\n'
            f'{STEP * 2}{{\n{STEP * 3}"tool": {tool},\n'
            f'{STEP * 3}"columnKind": "unicodeCodePoints",\n{STEP * 3}"results": ['
        )

    def draft(self, report: DraftReport, before: int, style: Style) -> str:
        """The results of one draft."""
        del before, style
        self._lost = self._lost or any(stretch.lost for stretch in report.not_read)
        self._notifications += (_unread(report.path, stretch) for stretch in report.not_read)
        self._notifications += (
            _notification("note", Gravity.WARNING, n.says, report.path, {"startLine": n.line})
            for n in report.notes
        )
        pieces = []
        for result in results(report):
            comma = "," if self._results else ""
            pieces.append(f"{comma}\n{indent(json_text(result, indent=2), STEP * 4)}")
            self._results += 1
        return "".join(pieces)

    def closing(self, totals: ReviewTotals, drafts: int, style: Style) -> str:
        """The end of the results, then whether all was checked, and the sums."""
        del style
        notifications = [
            *self._notifications,
            *(
                _notification("not-checked", Gravity.ERROR, one.reason, one.path)
                for one in totals.unreadable
            ),
        ]
        if totals.interrupted:
            said = f"The run was {INTERRUPTED}."
            notifications.append(_notification("interrupted", Gravity.ERROR, said))
        invocation = {
            "executionSuccessful": not (self._lost or totals.unreadable or totals.interrupted),
            "toolExecutionNotifications": notifications,
        }
        properties = {
            "drafts": drafts,
            "summary": counting_line(totals.sentences, totals.checkable, totals.counts),
            "knowledgeBase": totals.knowledge_base.model_dump(mode="json"),
        }
        end = f"\n{STEP * 3}]" if self._results else "]"
        return (
            f'{end},\n{STEP * 3}"invocations": {_set_in([invocation])},\n'
            f'{STEP * 3}"properties": {_set_in(properties)}\n{STEP * 2}}}\n{STEP}]\n}}\n'
        )


def _set_in(value: Mapping[str, Any] | list[Any]) -> str:
    """A value behind its name in the run, indented as deep as that."""
    return indent(json_text(value, indent=2), STEP * 3).lstrip()


def _driver() -> dict[str, Any]:
    driver: dict[str, Any] = {
        "name": PACKAGE,
        "fullName": "Claims verifier",
        "shortDescription": {
            "text": "Judges statements against a knowledge base of sourced claims."
        },
        "rules": rules(),
        "notifications": [
            {"id": name, "shortDescription": {"text": means}}
            for name, means in NOTIFICATIONS.items()
        ],
    }
    with suppress(PackageNotFoundError):  # run from its source
        driver["version"] = version(PACKAGE)
    return driver


def _unread(path: str, stretch: NotReadLines) -> dict[str, Any]:
    level = Gravity.ERROR if stretch.lost else Gravity.NOTE
    region = {"startLine": stretch.line, "endLine": stretch.end_line}
    return _notification("not-read", level, unread_line(stretch), path, region)


def _notification(
    name: str, level: Gravity, says: str, path: str = "", region: dict[str, Any] | None = None
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "descriptor": {"id": name},
        "level": level.value,
        "message": {"text": message_text(says)},
    }
    if path:
        physical: dict[str, Any] = {"artifactLocation": artifact_location(path)}
        if region:
            physical["region"] = region
        told["locations"] = [{"physicalLocation": physical}]
    return told
