"""How would an uploaded file be understood? Kind, columns, first claims, and what is unreadable.

Nothing is stored. Opening a workbook or a page takes a while, so this runs beside the requests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knowledge.errors import KnowledgeError, UnclearColumns
from knowledge.formats.items import FoundArticle, FoundClaim, Unreadable
from knowledge.formats.kinds import CALLED
from verifier.errors import VerifierError
from verifier.ingesting.contents import Contents, Options, TableHead, open_contents
from verifier.ingesting.preview import preview_of
from verifier.settings import DEFAULTS
from web.pages.knowledge_base.contexts import PreviewRow
from web.pages.knowledge_base.mapping_form import COLUMNS_AT_MOST, columns_in, has_claims
from web.pages.knowledge_base.uploading import Uploaded

SHOWN = 5
"""Things of the file that are shown."""
TOLD = 100
"""Rows that cannot be read and are told one by one; all of them are counted."""
LONGEST = 300
"""Characters of a claim or an article's beginning that are shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it is understood."""

    kind: str = "a table"
    head: TableHead | UnclearColumns | None = None
    rows: tuple[PreviewRow, ...] = ()
    found: int = 0
    unreadable: tuple[str, ...] = ()
    more_unreadable: int = 0
    problem: str = ""
    """What has to be put right before it can be imported."""
    hopeless: bool = False
    """Whether nothing of it can be read, whatever is chosen."""


def look_at(given: Uploaded) -> Seen:
    """The file as the form describes it."""
    try:
        contents = opener(given)()
    except UnclearColumns as error:
        told = "No column looks like the claims; choose the one that holds them."
        return _within(Seen(head=error, problem=_chosen_wrongly(given) or told))
    except (KnowledgeError, VerifierError) as error:
        return Seen(problem=str(error), hopeless=True)
    return _within(_seen(contents, given))


def opener(given: Uploaded) -> Callable[[], Contents]:
    """What opens the file as the form describes it; raises what ``open_contents`` raises."""
    plain = Options(source=given.source, order=given.order)

    def opened() -> Contents:
        if not given.chosen.given:
            return open_contents(given.data, given.name, plain, DEFAULTS)
        columns = given.chosen.columns(_headings(given, plain))
        chosen = Options(source=given.source, order=given.order, columns=columns)
        return open_contents(given.data, given.name, chosen, DEFAULTS)

    return opened


def _headings(given: Uploaded, options: Options) -> tuple[str, ...]:
    """The headings of the table; none where the file is no table."""
    try:
        head = open_contents(given.data, given.name, options, DEFAULTS).table
        return head.mapping.headings if head else ()
    except UnclearColumns as error:
        return error.headings


def _seen(contents: Contents, given: Uploaded) -> Seen:
    rows: list[PreviewRow] = []
    unreadable: list[str] = []
    found, problem = 0, _chosen_wrongly(given)
    try:
        for item in contents.items:
            if isinstance(item, Unreadable):
                unreadable.append(item.why)
                continue
            found += 1
            if len(rows) < SHOWN:
                rows.append(_row(item))
    except (KnowledgeError, VerifierError) as error:
        # damaged further on: what stands before that can be imported
        unreadable.append(str(error))
    return Seen(
        CALLED[contents.kind],
        contents.table,
        tuple(rows),
        found,
        tuple(unreadable[:TOLD]),
        max(0, len(unreadable) - TOLD),
        problem,
    )


def _row(item: FoundClaim | FoundArticle) -> PreviewRow:
    shown = preview_of(item)
    facts = [f"{name}: {value}" for name, value in shown.facts + shown.source]
    if shown.words:
        facts.append(f"{shown.words:,} words")
    text = " … ".join(filter(None, (shown.text, shown.begins[:LONGEST])))
    return PreviewRow(shown.sort, text[:LONGEST], "; ".join(facts))


def _chosen_wrongly(given: Uploaded) -> str:
    if given.chosen.twice():
        return "A field of a claim can be in one column only."
    if not has_claims(given.chosen):
        return "Choose the column that holds the claims."
    return ""


def _within(seen: Seen) -> Seen:
    """The same, unless the table is wider than a form can ask for."""
    head = seen.head
    if head is None:
        return seen
    columns = len(columns_in(head))
    if columns <= COLUMNS_AT_MOST:
        return seen
    told = (
        f"The table has {columns:,} columns, and at most {COLUMNS_AT_MOST} can be shown "
        "here; import it with: verifier ingest FILE --column claim=HEADING"
    )
    return Seen(problem=told, hopeless=True)
