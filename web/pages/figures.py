"""``GET /figures?measure=CLAIM.NUMBER``: what was said on one measure over time, and by whom?

The measure is the figure of a claim. With ``statement`` (and ``as_of``) that statement's figure is
drawn in. The same as JSON and CSV stands at ``/figures.json`` and ``/figures.csv``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Claim
from verifier.curating.same_measure import NoFigure, figure_on, on_one_measure
from verifier.pipeline import Verifier, usable
from verifier.reading.reading import Context
from web.access.needs import needs
from web.access.roles import Role
from web.desk import Desk, desk_of
from web.inputs import UnusableField, read_day, read_statement
from web.pages.figure_page import (
    FigureAddress,
    FiguresPage,
    as_csv,
    as_document,
    over_time,
)
from web.pages.figure_series import Series, series_of
from web.pages.links import check_href, claim_href
from web.pages.rendering import render
from web.pages.site import site_of
from web.problems import FieldProblem, Problem
from web.settings import Limits

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs(Role.READER))])

NOT_DRAWN = "The statement gives no figure for this measure, so no line is drawn for it."


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked for."""

    address: FigureAddress
    claim: Claim
    series: Series


@router.api_route("/figures", methods=["GET", "HEAD"])
async def figures(request: Request) -> HTMLResponse:
    """The page of a figure; without ``measure``, how to come to one."""
    desk = desk_of(request)
    site = await site_of(desk)
    if "measure" not in request.query_params:
        return HTMLResponse(render("figures.html", FiguresPage(site)))
    found = await _found(request, desk)
    statement = found.address.statement
    page = FiguresPage(
        site=site,
        over=over_time(found.series, found.address),
        quote=found.claim.words,
        claim_href=claim_href(found.claim.id),
        statement=statement,
        not_drawn=NOT_DRAWN if statement and found.series.statement is None else "",
        check_href=check_href(statement, as_of=found.address.as_of) if statement else "",
    )
    return HTMLResponse(render("figures.html", page))


@router.api_route("/figures.json", methods=["GET", "HEAD"])
async def figures_json(request: Request) -> Response:
    """The series as JSON."""
    found = await _found(request, desk_of(request))
    text = json.dumps(as_document(found.series), ensure_ascii=False, indent=2)
    return Response(text, media_type="application/json")


@router.api_route("/figures.csv", methods=["GET", "HEAD"])
async def figures_csv(request: Request) -> Response:
    """The series as a table, offered for saving."""
    found = await _found(request, desk_of(request))
    return Response(
        as_csv(found.series),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="figure.csv"'},
    )


async def _found(request: Request, desk: Desk) -> Found:
    address = _address(dict(request.query_params), desk.settings.limits)

    def ask(verifier: Verifier) -> Found:
        measure = on_one_measure(verifier, address.claim_id, address.number, on=address.as_of)
        figure = None
        if address.statement:
            text = usable(address.statement, verifier.settings)
            reading = verifier.reader.read(text, Context(date=address.as_of))
            figure = figure_on(measure, reading, verifier)
        return Found(address, measure.claim, series_of(measure, figure))

    try:
        found = await desk.ask(ask)
    except NoFigure as error:
        raise Problem(404, str(error)) from None
    if found is None:
        raise Problem(501, "This server judges single statements only and draws no figures.")
    return found


def _address(asked: dict[str, str], limits: Limits) -> FigureAddress:
    claim_id, _, number = asked.get("measure", "").strip().partition(".")
    if not claim_id or not (number or "0").isdecimal() or len(number) > 4 or not number.isascii():
        raise _unusable(
            "measure", "Name the measure by a claim's id and, after a full stop, its figure."
        )
    try:
        as_of = read_day(asked.get("as_of", ""))
    except UnusableField as error:
        raise _unusable("as_of", str(error)) from None
    statement = asked.get("statement", "")
    try:
        statement = read_statement(statement, limits) if statement.strip() else ""
    except UnusableField as error:
        raise _unusable("statement", str(error)) from None
    return FigureAddress(claim_id, int(number or "0"), statement, as_of)


def _unusable(field: str, sentence: str) -> Problem:
    return Problem(422, sentence, errors=(FieldProblem(f"#/{field}", sentence),))
