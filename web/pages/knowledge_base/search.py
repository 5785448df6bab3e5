"""``GET /claims``: which claims are there?

Narrowed by facets, a page at a time; all that are meant as JSON and CSV.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import TypeAdapter
from starlette.responses import HTMLResponse, Response

from knowledge.claim import Claim, Status
from knowledge.facets import Facet
from knowledge.formats.claims_csv import write_csv
from knowledge.period import say_day
from knowledge.selection import Selection
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import desk_of
from web.overviews import Overview
from web.pages.contexts import Detail
from web.pages.knowledge_base.allowed import allowed_to
from web.pages.knowledge_base.asking import Asked, read_asked, year_of
from web.pages.knowledge_base.lines import lines_of
from web.pages.knowledge_base.links import asked_of, claims_href, with_query
from web.pages.knowledge_base.lists import FacetPart, FacetValue, SearchPage
from web.pages.rendering import render
from web.pages.site import site_of
from web.settings import Knowledge

ON_A_PAGE = 50
VALUES = 8
"""Values of a facet that are shown."""

router = APIRouter(include_in_schema=False)

Reader = Annotated[Caller, Depends(needs(Role.READER))]


@router.api_route("/claims", methods=["GET", "HEAD"])
async def search(request: Request, caller: Reader) -> HTMLResponse:
    """The claims that are meant, newest first; fields that cannot be used are told and pass."""
    desk = desk_of(request)
    asked = read_asked(request.query_params, desk.settings.limits)
    wanted = asked.selection

    def ask(knowledge: Knowledge) -> tuple[Overview, int, list[Claim]]:
        found = desk.overviews.of(knowledge, wanted, VALUES)
        number = max(1, min(asked.page, -(-len(found.ids) // ON_A_PAGE)))
        begin = (number - 1) * ON_A_PAGE
        return found, number, [knowledge.get(one) for one in found.ids[begin : begin + ON_A_PAGE]]

    found, number, claims = await desk.look_up(ask)
    total, begin = len(found.ids), (number - 1) * ON_A_PAGE
    page = SearchPage(
        site=await site_of(desk),
        allowed=allowed_to(caller, desk.settings),
        form=asked.form,
        states=tuple(status.value for status in Status),
        narrowed=tuple(_narrowed(wanted)),
        facets=tuple(_facets(found.facets, wanted)),
        claims=lines_of(claims),
        total=total,
        first=begin + 1,
        previous_href=claims_href(wanted, page=number - 1) if number > 1 else "",
        next_href=claims_href(wanted, page=number + 1) if begin + ON_A_PAGE < total else "",
        json_href=claims_href(wanted, form="json"),
        csv_href=claims_href(wanted, form="csv"),
    )
    status = 422 if asked.form.errors else 200
    return HTMLResponse(render("knowledge_base/claims.html", page), status)


@router.api_route("/claims.json", methods=["GET", "HEAD"])
async def search_json(request: Request, caller: Reader) -> Response:
    """All claims that are meant, as JSON; an open end of a figure is ``null``."""
    found = await _found(request)
    return Response(TypeAdapter(list[Claim]).dump_json(found), media_type="application/json")


@router.api_route("/claims.csv", methods=["GET", "HEAD"])
async def search_csv(request: Request, caller: Reader) -> Response:
    """All claims that are meant, as a table that can be imported again."""
    table = io.StringIO(newline="")
    write_csv(await _found(request), table)
    return Response(
        table.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="claims.csv"'},
    )


async def _found(request: Request) -> list[Claim]:
    desk = desk_of(request)
    asked: Asked = read_asked(request.query_params, desk.settings.limits)
    asked.must_be_usable()
    return await desk.look_up(lambda knowledge: selected(knowledge, asked.selection))


def selected(knowledge: Knowledge, wanted: Selection) -> list[Claim]:
    """The claims that are meant, newest first."""
    return list(knowledge.meant(wanted))


def _facets(found: Sequence[Facet], wanted: Selection) -> Iterator[FacetPart]:
    for facet in found:
        values = tuple(
            FacetValue(value.name, value.claims, claims_href(_with(wanted, value.asks)))
            for value in facet.values
        )
        yield FacetPart(facet.name, values, facet.more)


def _with(wanted: Selection, also: Selection) -> Selection:
    given = {field.name: getattr(also, field.name) for field in fields(also)}
    return replace(wanted, **{name: value for name, value in given.items() if value})


def _narrowed(wanted: Selection) -> Iterator[Detail]:
    """What is asked for, each with the list without it."""
    year = year_of(wanted)
    if year:
        without = replace(wanted, since=None, until=None)
        yield Detail("year", year, claims_href(without))
    days = () if year else (("since", "from"), ("until", "until"))
    for name, said in days:
        if day := getattr(wanted, name):
            yield Detail(said, say_day(day), _without(wanted, name))
    for name in ("text", "speaker", "publisher", "subject", "measure"):
        if value := getattr(wanted, name):
            yield Detail(name, value, _without(wanted, name))
    if wanted.status:
        yield Detail("status", wanted.status.value, claims_href(replace(wanted, status=None)))


def _without(wanted: Selection, name: str) -> str:
    """The list without one of the things that are asked for."""
    return with_query("/claims", {key: v for key, v in asked_of(wanted).items() if key != name})
