"""Which pages are there? Read from the router, with what their parameters may be over a newsroom.

A route with a parameter, or one that answers with an error without a query, needs its addresses in
:func:`addresses`; a route that takes a form needs a way through it (``test_ways.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

import httpx2 as httpx
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import Mount

from tests.website.browser.newsroom import CITED, CLAIMS, IN_EVERY_STATUS, LONG, Newsroom
from web.examples import OVER_THE_SAMPLE
from web.pages.figure_page import FigureAddress

TOLL = "The Observatory puts the civilian toll in Idlib since late April at 1,200"
OTHERWISE = "The ferry to Holm carried 1,500 passengers in May 2024."
TWO = f"{CITED} {OVER_THE_SAMPLE[1].statement}"
WHERE_TO_ADD = "give its addresses in addresses() of tests/website/browser/pages.py"


def routes(app: FastAPI, method: str) -> list[str]:
    """The templates of the addresses that a person may go to, by one method; not the endpoint's,
    which are described in its document."""
    return sorted(
        {
            str(one.path)
            for one in iter_route_contexts(app.routes)
            if not isinstance(one.original_route, Mount)
            and method in (one.methods or ())
            and not (
                isinstance(one.original_route, APIRoute) and one.original_route.include_in_schema
            )
        }
    )


def addresses(room: Newsroom) -> dict[str, list[str]]:
    """By template: the addresses at which the page shows all that it can show."""
    cited = room.claims[CITED]
    waiting = room.claims[CLAIMS[-1].statement]
    long = {"publisher": LONG.publisher, "title": LONG.title, "url": LONG.url}
    return {
        "/check": [
            # supported; contradicted; misattributed; two assertions, as a link of an earlier day
            checked(OVER_THE_SAMPLE[0].statement, as_of="2019-08-16"),
            checked(TOLL, as_of="2019-08-16"),
            checked(OVER_THE_SAMPLE[2].statement, as_of="2019-08-16"),
            checked(TWO, revision="1"),
            checked("Will it rain?"),
            checked(f"{'x' * 300} killed 820 civilians in Idlib."),
            checked("Des frappes ont tué 820 civils à Idlib.", as_of="soon"),
        ],
        "/claims": [
            "/claims?page=2",
            "/claims?text=ferry&publisher=Island+Gazette",
            "/claims?text=nothing+like+it",
            "/claims?status=never&since=soon",
        ],
        "/claims/{claim_id}": [
            *(f"/claims/{room.claims[one.statement]}" for one in (*IN_EVERY_STATUS, CLAIMS[0])),
            f"/claims/{toll_of(room)}",
            "/claims/0000000000000000",
        ],
        "/claims/{claim_id}/edit": [f"/claims/{waiting}/edit", f"/claims/{cited}/edit"],
        "/claims/{claim_id}/correct": [f"/claims/{cited}/correct", f"/claims/{waiting}/correct"],
        "/review": [f"/review?at={waiting}&last={cited}&done=2&began=1717406000"],
        "/conflicts": ["/conflicts?one_sided=1"],
        "/sources": [f"/sources?{urlencode(long)}", "/sources?publisher=Coast+Courier"],
        "/speakers/{name:path}": [f"/speakers/{quote(name)}" for name in ("Ida Holm-Lindqvist",)],
        "/figures": [
            FigureAddress(cited, statement=OTHERWISE).href(),
            FigureAddress(toll_of(room), statement=TOLL, as_of=date(2019, 8, 16)).href(),
            FigureAddress(cited, 9).href(),
        ],
        "/figures.json": [FigureAddress(cited).href("json")],
        "/figures.csv": [FigureAddress(cited).href("csv")],
        "/check.json": [checked(CITED, ".json")],
        "/check.csv": [checked(CITED, ".csv")],
        "/people": ["/people?done=add"],
        "/sign-in": ["/sign-in?back=/keys"],
    }


def checked(statement: str, form: str = "", **also: str) -> str:
    """The permalink of a verdict."""
    asked = {"statement": statement} | {name: text for name, text in also.items() if text}
    return f"/check{form}?{urlencode(asked)}"


def toll_of(room: Newsroom) -> str:
    """The id of a claim of the sample on whose measure there are others."""
    return next(one.id for one in room.knowledge.claims() if "820 civilian" in one.words)


@dataclass(frozen=True)
class Page:
    """What stood at an address."""

    template: str
    path: str
    status: int
    shown: str
    """What stands in it between the frame that all pages share; "" for what is no page."""


def answered(
    room: Newsroom, given: Mapping[str, Sequence[str]], cookies: Mapping[str, str]
) -> list[Page]:
    """What somebody with these cookies is answered: at every route that has no parameters, at the
    addresses given by template, and where there is nothing."""
    found = []
    with httpx.Client(
        base_url=room.address, cookies=dict(cookies), headers={"Accept": "text/html"}
    ) as client:
        for template in [*routes(room.app, "GET"), "/nowhere"]:
            bare = [] if "{" in template else [template]
            for path in [*bare, *given.get(template, ())]:
                answer = client.get(path)
                html = answer.headers.get("content-type", "").startswith("text/html")
                shown = answer.text if html and not answer.is_redirect else ""
                inner = shown.partition("<main")[2].partition("</main>")[0]
                found.append(Page(template, path, answer.status_code, inner))
    return found


def not_shown(room: Newsroom, found: Sequence[Page]) -> list[str]:
    """The routes of which no address answered with what they are there for."""
    shown = {page.template for page in found if page.status == 200}
    return [
        f"no address shows {template}: {WHERE_TO_ADD}"
        for template in routes(room.app, "GET")
        if template not in shown
    ]
