"""``/claims/import``: an article, a page, a feed, reviews or a table; looked at first, then stored.

Reading a long file takes a while: it is done a batch at a time, each of which waits for its turn,
so that checks go on between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Status
from knowledge.errors import KnowledgeError, UnclearColumns
from knowledge.formats.columns import fields
from knowledge.formats.items import Unreadable
from knowledge.formats.kinds import CALLED, ENDINGS
from knowledge.selection import Selection
from verifier.errors import VerifierError
from verifier.ingesting.contents import Contents, Options, TableHead, open_contents
from verifier.ingesting.loop import Outcome, ingest_all
from verifier.ingesting.preview import preview_of
from verifier.ingesting.processes import in_this_process
from verifier.pipeline import Verifier
from verifier.settings import DEFAULTS
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import Desk, NotEditable, desk_of
from web.pages.knowledge_base.contexts import (
    ImportedPage,
    PreviewPage,
    PreviewRow,
    SourceForm,
    UploadPage,
)
from web.pages.knowledge_base.held import file_limit, held
from web.pages.knowledge_base.links import claims_href
from web.pages.knowledge_base.mapping_form import has_claims, rows_of
from web.pages.knowledge_base.uploading import Uploaded, read_upload
from web.pages.knowledge_base.writing import may_cite_at_once
from web.pages.rendering import render
from web.pages.site import site_of

SHOWN = 5
"""Things of the file that the preview shows."""
TOLD = 100
"""Rows that could not be read and are told one by one; all of them are counted."""
LONGEST = 300
"""Characters of a claim or an article's beginning in the preview."""

router = APIRouter(include_in_schema=False)

Contributor = Annotated[Caller, Depends(needs(Role.CONTRIBUTOR))]


@dataclass(slots=True)
class Told:
    """What has come of an import so far."""

    added: int = 0
    duplicates: int = 0
    failures: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def take(self, outcome: Outcome) -> None:
        """Counts one batch more."""
        self.added += outcome.added
        self.duplicates += outcome.duplicates
        self.failures += outcome.failures
        self.left_out.update(outcome.left_out)


@router.api_route("/claims/import", methods=["GET", "HEAD"])
async def choose_file(request: Request, caller: Contributor) -> HTMLResponse:
    """The form to choose a file."""
    desk = desk_of(request)
    if not desk.settings.editable:
        raise NotEditable
    return await _upload_page(desk, SourceForm())


@router.post("/claims/import")
async def take_file(request: Request, caller: Contributor) -> Response:
    """The preview of the file, or, where its form says so, what came of importing it."""
    desk = desk_of(request)
    if not desk.settings.editable:
        raise NotEditable
    given = await read_upload(request, desk.settings.limits)
    if given.problem:
        return await _upload_page(desk, given.form, given.problem)
    if given.errors or not given.wants_import:
        return await _preview(desk, caller, given)
    if given.chosen.twice() or not has_claims(given.chosen):
        return await _preview(desk, caller, given)
    return await _import(desk, caller, given)


async def _import(desk: Desk, caller: Caller, given: Uploaded) -> Response:
    cites = given.citable and may_cite_at_once(caller, desk.settings)
    status = Status.CITABLE if cites else Status.EXTRACTED
    told = Told()
    try:
        opened = opener(given)
        contents = opened()
    except (KnowledgeError, VerifierError):
        return await _preview(desk, caller, given)
    outcomes: Iterator[Outcome] | None = None

    def step(verifier: Verifier) -> Outcome | None:
        nonlocal outcomes
        if outcomes is None:
            outcomes = ingest_all(
                [(given.name, lambda: contents)],
                verifier.knowledge,
                in_this_process(verifier.reader, status),
                version=verifier.reader.version,
                by=caller.name,
            )
        return next(outcomes, None)

    while (outcome := await desk.edit(step)) is not None:
        told.take(outcome)
    page = ImportedPage(
        site=await site_of(desk),
        name=given.name,
        status=status.value,
        added=told.added,
        duplicates=told.duplicates,
        failures=tuple(told.failures[:TOLD]),
        more_failures=max(0, len(told.failures) - TOLD),
        left_out=tuple(f"{kind} {count}" for kind, count in sorted(told.left_out.items())),
        claims_href=claims_href(Selection(status=status)),
        reviews=caller.role.may(Role.REVIEWER) and status is Status.EXTRACTED,
    )
    return HTMLResponse(render("knowledge_base/imported.html", page))


def opener(given: Uploaded) -> Callable[[], Contents]:
    """What opens the file as the form describes it."""

    def opened() -> Contents:
        plain = Options(source=given.source, order=given.order)
        if not given.chosen.given:
            return open_contents(given.data, given.name, plain, DEFAULTS)
        columns = given.chosen.columns(headings_of(given, plain))
        return open_contents(
            given.data,
            given.name,
            Options(source=given.source, order=given.order, columns=columns),
            DEFAULTS,
        )

    return opened


def headings_of(given: Uploaded, options: Options) -> tuple[str, ...]:
    """The headings of the table; none where the file is no table."""
    try:
        head = open_contents(given.data, given.name, options, DEFAULTS).table
        return head.mapping.headings if head else ()
    except UnclearColumns as error:
        return error.headings


async def _upload_page(desk: Desk, source: SourceForm, problem: str = "") -> HTMLResponse:
    page = UploadPage(
        site=await site_of(desk),
        source=source,
        endings=tuple(ENDINGS),
        limit=file_limit(desk.settings.limits),
        problem=problem,
    )
    return HTMLResponse(render("knowledge_base/upload.html", page), 422 if problem else 200)


async def _preview(desk: Desk, caller: Caller, given: Uploaded) -> HTMLResponse:
    """How the file is understood; where it cannot be read at all, the form to choose another."""
    contents: Contents | None = None
    rows: list[PreviewRow] = []
    unreadable: list[str] = []
    found, problem = 0, ""
    head: TableHead | UnclearColumns | None = None
    try:
        contents = opener(given)()
        head = contents.table
        for item in contents.items:
            if isinstance(item, Unreadable):
                unreadable.append(item.why)
                continue
            found += 1
            if len(rows) < SHOWN:
                shown = preview_of(item)
                facts = "; ".join(f"{name}: {value}" for name, value in shown.facts + shown.source)
                if shown.words:
                    facts = "; ".join(filter(None, (facts, f"{shown.words:,} words")))
                text = " … ".join(filter(None, (shown.text, shown.begins[:LONGEST])))
                rows.append(PreviewRow(shown.sort, text[:LONGEST], facts))
    except UnclearColumns as error:
        head = error
        problem = "No column looks like the claims; choose the one that holds them."
    except (KnowledgeError, VerifierError) as error:
        if contents is None:
            return await _upload_page(desk, given.form, str(error))
        problem = str(error)
    if given.chosen.twice():
        problem = "A field of a claim can be in one column only."
    elif given.chosen.given and not has_claims(given.chosen):
        problem = "Choose the column that holds the claims."
    page = PreviewPage(
        site=await site_of(desk),
        name=given.name,
        kind=CALLED[contents.kind] if contents else "a table",
        held=held(given.data),
        source=given.form,
        columns=rows_of(head, given.chosen) if head else (),
        fields=tuple(fields()),
        order=given.order.value if given.order else "",
        rows=tuple(rows),
        found=found,
        unreadable=tuple(unreadable[:TOLD]),
        more_unreadable=max(0, len(unreadable) - TOLD),
        may_cite=may_cite_at_once(caller, desk.settings),
        citable=given.citable,
        problem=problem,
    )
    wrong = bool(problem or given.errors)
    return HTMLResponse(render("knowledge_base/preview.html", page), 422 if wrong else 200)
