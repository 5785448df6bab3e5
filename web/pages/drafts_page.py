"""``/drafts``: a draft is pasted or uploaded, and comes back with a card beside each sentence.

The same form answers with any form of the report to save. Nothing of the draft is kept: the page
carries it, and a download sends it once more, to be judged anew.
"""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Depends, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Status
from verifier.drafts.report import DraftReport
from verifier.errors import UnusableInput
from verifier.report import KnowledgeBaseState
from verifier.reports import as_html
from verifier.reports.style import Style
from web.access.needs import needs
from web.access.roles import Role
from web.desk import Desk, desk_of
from web.inputs import UnusableField
from web.manuscripts import read_manuscript
from web.pages.draft_contexts import Download, DraftForm, DraftReportPage, DraftsPage
from web.pages.draft_downloads import SAVED, saved_as
from web.pages.draft_sent import PAGE, Sent, accepted, empty_form, read_sent
from web.pages.rendering import render
from web.pages.site import site_of
from web.settings import Knowledge

NEAREST = 2

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs(Role.READER))])


@router.api_route("/drafts", methods=["GET", "HEAD"])
async def drafts(request: Request) -> HTMLResponse:
    """The empty form."""
    return await _form(desk_of(request), empty_form(), 200)


@router.post("/drafts")
async def check_draft(request: Request) -> Response:
    """The draft with its cards, or the report to save; the form again where it cannot be used."""
    desk = desk_of(request)
    sent = await read_sent(request, desk.settings.limits)
    if sent.form.errors:
        return await _form(desk, sent.form, 422)
    try:
        manuscript = await read_manuscript(sent.data, sent.name, desk.settings.limits)
        report = await desk.review(sent.name, manuscript, as_of=sent.as_of, nearest=NEAREST)
        state = await desk.look_up(_state)
        if sent.wanted != PAGE:
            return saved_as(sent.wanted, sent.data, report, state, datetime.now(UTC))
    except (UnusableField, UnusableInput) as error:
        return await _form(desk, sent.refused(str(error)).form, 422)
    return HTMLResponse(render("draft_report.html", await _page(desk, sent, report, state)))


async def _form(desk: Desk, form: DraftForm, status: int) -> HTMLResponse:
    page = DraftsPage(
        site=await site_of(desk),
        form=form,
        accepted=accepted(),
        largest=f"{desk.settings.limits.body_bytes:,} bytes",
    )
    return HTMLResponse(render("drafts.html", page), status)


async def _page(
    desk: Desk, sent: Sent, report: DraftReport, state: KnowledgeBaseState
) -> DraftReportPage:
    return DraftReportPage(
        site=await site_of(desk),
        # escaped there, by the template that a report to save is made by
        article=Markup(as_html.draft(report, 0, Style())),
        findings=as_html.findings_in(report),
        lost=any(lines.lost for lines in report.not_read),
        revision=state.revision,
        claims=state.claims,
        downloads=tuple(Download(name, saved.label, saved.note) for name, saved in SAVED.items()),
        again=sent.again(desk.settings.limits.body_bytes),
    )


def _state(knowledge: Knowledge) -> KnowledgeBaseState:
    return KnowledgeBaseState(revision=knowledge.revision, claims=knowledge.count(Status.CITABLE))
