"""``GET /``: the form, which knowledge base it asks, and three statements to try."""

from __future__ import annotations

from itertools import islice

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse

from knowledge.claim import Status
from web.access.needs import needs
from web.access.roles import Role
from web.desk import Desk, desk_of
from web.pages.contexts import CheckForm, ExampleLink, HomePage
from web.pages.links import check_href
from web.pages.rendering import render
from web.pages.site import site_of
from web.settings import Example, Knowledge

EXAMPLES = 3
LOOKED_THROUGH = 200
"""Claims that are looked through for examples, however large the knowledge base."""
LENGTH = 160
"""Characters: a longer quote makes no example that is read at a glance."""

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs(Role.READER))])


@router.api_route("/", methods=["GET", "HEAD"])
async def home(request: Request) -> HTMLResponse:
    """The first page."""
    return HTMLResponse(render("home.html", await home_page(desk_of(request), CheckForm())))


async def home_page(desk: Desk, form: CheckForm) -> HomePage:
    """The first page with the form as it was filled in."""
    examples = desk.settings.examples or await desk.look_up(examples_from)
    return HomePage(
        site=await site_of(desk),
        form=form,
        examples=tuple(
            ExampleLink(
                example.statement,
                check_href(example.statement, as_of=example.as_of, speaker=example.speaker),
            )
            for example in examples
        ),
    )


def examples_from(knowledge: Knowledge) -> tuple[Example, ...]:
    """Short claims with a figure, each from another source, as statements to try."""
    found: dict[str, Example] = {}
    for claim in islice(knowledge.claims(status=Status.CITABLE), LOOKED_THROUGH):
        source = claim.source.url or claim.source.title or claim.source.publisher
        if claim.figures and len(claim.words) <= LENGTH and source not in found:
            found[source] = Example(claim.words, claim.source.published)
        if len(found) == EXAMPLES:
            break
    return tuple(found.values())
