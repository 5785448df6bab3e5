"""``GET /check``: the verdict on a statement, under an address that can be passed on.

The form is sent by GET, so its address is the permalink. The same answer as JSON and CSV stands at
``/check.json`` and ``/check.csv``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import QueryParams
from starlette.responses import HTMLResponse, RedirectResponse, Response

from knowledge.errors import UnknownClaim
from verifier.errors import UnusableInput
from verifier.report import Report
from web.access.needs import needs
from web.access.roles import Role
from web.desk import Desk, desk_of
from web.inputs import UnusableField, read_day, read_revision, read_speaker, read_statement
from web.pages.contexts import CheckForm, Field
from web.pages.figures_met import figures_met
from web.pages.home import home_page
from web.pages.rendering import render
from web.pages.result import cited_ids, result_page
from web.pages.site import site_of
from web.pages.table import as_csv
from web.problems import FieldProblem, Problem
from web.settings import Knowledge, Limits

NEAREST = 3

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs(Role.READER))])


@dataclass(frozen=True, slots=True)
class Asked:
    """What a filled form asks."""

    form: CheckForm
    statement: str = ""
    as_of: date | None = None
    speaker: str = ""


@router.api_route("/check", methods=["GET", "HEAD"])
async def check(request: Request) -> Response:
    """The result page; the form again, with what was typed, when a field cannot be used."""
    if "statement" not in request.query_params:
        return RedirectResponse("/", 303)
    desk = desk_of(request)
    asked = read_form(request.query_params, desk.settings.limits)
    report: Report | None = None
    if not asked.form.errors:
        try:
            report = await _judge(desk, asked)
        except UnusableInput as error:
            asked = _refuse_statement(asked, str(error))
    if report is None:
        page = await home_page(desk, asked.form)
        return HTMLResponse(render("home.html", page), 422)
    ids = cited_ids(report)
    judged, said_by = report, asked.speaker
    met = await desk.ask(lambda verifier: figures_met(judged, said_by, verifier))
    result = result_page(
        report,
        site=await site_of(desk),
        form=asked.form,
        speaker=asked.speaker,
        linked_at=read_revision(request.query_params.get("revision", "")),
        statuses=await desk.look_up(lambda knowledge: statuses_of(knowledge, ids)),
        met=met or (),
    )
    return HTMLResponse(render("result.html", result))


@router.api_route("/check.json", methods=["GET", "HEAD"])
async def check_json(request: Request) -> Response:
    """The report as JSON."""
    report = await _report_for(request)
    return Response(report.model_dump_json(indent=2), media_type="application/json")


@router.api_route("/check.csv", methods=["GET", "HEAD"])
async def check_csv(request: Request) -> Response:
    """The report as a table, offered for saving."""
    report = await _report_for(request)
    return Response(
        as_csv(report),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="verdict.csv"'},
    )


def read_form(typed: QueryParams, limits: Limits) -> Asked:
    """What was typed, field by field; an error stands at its field."""
    statement, as_of, speaker = (typed.get(name, "") for name in ("statement", "as_of", "speaker"))
    asked = Asked(CheckForm(Field(statement), Field(as_of), Field(speaker)))
    try:
        asked = replace(asked, statement=read_statement(statement, limits))
    except UnusableField as error:
        asked = _refuse_statement(asked, str(error))
    try:
        asked = replace(asked, as_of=read_day(as_of))
    except UnusableField as error:
        asked = replace(asked, form=replace(asked.form, as_of=Field(as_of, str(error))))
    try:
        asked = replace(asked, speaker=read_speaker(speaker, limits))
    except UnusableField as error:
        asked = replace(asked, form=replace(asked.form, speaker=Field(speaker, str(error))))
    return asked


def statuses_of(knowledge: Knowledge, claim_ids: tuple[str, ...]) -> dict[str, str]:
    """The status of each claim that the knowledge base holds."""
    statuses = {}
    for claim_id in claim_ids:
        try:
            statuses[claim_id] = knowledge.get(claim_id).status.value
        except UnknownClaim:
            continue
    return statuses


def _refuse_statement(asked: Asked, sentence: str) -> Asked:
    statement = Field(asked.form.statement.value, sentence)
    return replace(asked, form=replace(asked.form, statement=statement))


async def _judge(desk: Desk, asked: Asked) -> Report:
    return await desk.check(
        asked.statement, as_of=asked.as_of, speaker=asked.speaker, nearest=NEAREST
    )


async def _report_for(request: Request) -> Report:
    desk = desk_of(request)
    asked = read_form(request.query_params, desk.settings.limits)
    fields = tuple(
        FieldProblem(f"#/{name}", field.error)
        for name in ("statement", "as_of", "speaker")
        if (field := getattr(asked.form, name)).error
    )
    if fields:
        raise Problem(422, fields[0].detail, errors=fields)
    return await _judge(desk, asked)
