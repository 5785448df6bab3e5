"""``/claims/import``: an article, a page, a feed, reviews or a table; looked at first, then stored.

Reading a long file takes a while: it is done a batch at a time, each of which waits for its turn,
so that checks go on between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Status
from knowledge.formats.columns import fields
from knowledge.formats.items import FoundClaim, Item
from knowledge.formats.kinds import ENDINGS
from knowledge.selection import Selection
from verifier.ingesting.contents import Contents
from verifier.ingesting.loop import Outcome, ingest_all
from verifier.ingesting.processes import in_this_process
from verifier.pipeline import Verifier
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.changing import may_cite_at_once
from web.desk import Desk, NotEditable, desk_of
from web.pages.knowledge_base.contexts import ImportedPage, PreviewPage, SourceForm, UploadPage
from web.pages.knowledge_base.held import file_limit, held
from web.pages.knowledge_base.links import claims_href
from web.pages.knowledge_base.looking import TOLD, Seen, look_at, opener
from web.pages.knowledge_base.mapping_form import rows_of
from web.pages.knowledge_base.uploading import Uploaded, read_upload
from web.pages.rendering import render
from web.pages.site import site_of

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
    seen = await anyio.to_thread.run_sync(look_at, given)
    if seen.hopeless:
        return await _upload_page(desk, given.form, seen.problem)
    if seen.problem or given.errors or not given.wants_import:
        return await _preview(desk, caller, given, seen)
    cites = given.citable and may_cite_at_once(caller, desk.settings)
    status = Status.CITABLE if cites else Status.EXTRACTED
    return await _imported(desk, caller, given, status, await _import(desk, caller, given, status))


async def _import(desk: Desk, caller: Caller, given: Uploaded, status: Status) -> Told:
    """Stores what the file holds, a batch at a time."""
    told, opened = Told(), opener(given)
    outcomes: Iterator[Outcome] | None = None

    def step(verifier: Verifier) -> Outcome | None:
        nonlocal outcomes
        if outcomes is None:
            outcomes = ingest_all(
                [(given.name, as_drafts(opened) if status is Status.EXTRACTED else opened)],
                verifier.knowledge,
                in_this_process(verifier.reader, status),
                version=verifier.reader.version,
                by=caller.name,
            )
        return next(outcomes, None)

    while (outcome := await desk.edit(step)) is not None:
        told.take(outcome)
    return told


def as_drafts(opened: Callable[[], Contents]) -> Callable[[], Contents]:
    """The same file, whose claims wait for a review whatever state they were exported in.

    Otherwise a file would make claims citable that nobody here has accepted.
    """

    def drafts() -> Contents:
        contents = opened()
        return replace(contents, items=map(_draft, contents.items))

    return drafts


def _draft(item: Item) -> Item:
    if not isinstance(item, FoundClaim):
        return item
    fresh = {"status": Status.EXTRACTED, "replaced_by": ""}
    return replace(item, claim=item.claim.model_copy(update=fresh))


async def _imported(
    desk: Desk, caller: Caller, given: Uploaded, status: Status, told: Told
) -> HTMLResponse:
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


async def _upload_page(desk: Desk, source: SourceForm, problem: str = "") -> HTMLResponse:
    page = UploadPage(
        site=await site_of(desk),
        source=source,
        endings=tuple(ENDINGS),
        limit=file_limit(desk.settings.limits),
        problem=problem,
    )
    return HTMLResponse(render("knowledge_base/upload.html", page), 422 if problem else 200)


async def _preview(desk: Desk, caller: Caller, given: Uploaded, seen: Seen) -> HTMLResponse:
    page = PreviewPage(
        site=await site_of(desk),
        name=given.name,
        kind=seen.kind,
        held=held(given.data),
        source=given.form,
        columns=rows_of(seen.head, given.chosen) if seen.head else (),
        fields=tuple(fields()),
        order=given.order.value if given.order else "",
        rows=seen.rows,
        found=seen.found,
        unreadable=seen.unreadable,
        more_unreadable=seen.more_unreadable,
        may_cite=may_cite_at_once(caller, desk.settings),
        citable=given.citable,
        problem=seen.problem,
    )
    wrong = bool(seen.problem or given.errors)
    return HTMLResponse(render("knowledge_base/preview.html", page), 422 if wrong else 200)
