"""``GET /``: the form, which knowledge base it asks, and three statements to try."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse

from knowledge.claim import Status
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import Desk, desk_of
from web.pages.contexts import CheckForm, ExampleLink
from web.pages.knowledge_base.allowed import Allowed, allowed_to
from web.pages.knowledge_base.contexts import FirstPage
from web.pages.links import check_href
from web.pages.rendering import render
from web.pages.site import site_of
from web.settings import Example, Knowledge

EXAMPLES = 3
LOOKED_THROUGH = 200
"""Claims that are looked through for examples, however large the knowledge base."""
LENGTH = 160
"""Characters: a longer quote makes no example that is read at a glance."""

router = APIRouter(include_in_schema=False)


@router.api_route("/", methods=["GET", "HEAD"])
async def home(
    request: Request, caller: Annotated[Caller, Depends(needs(Role.READER))]
) -> HTMLResponse:
    """The first page."""
    page = await home_page(desk_of(request), CheckForm(), caller)
    return HTMLResponse(render("home.html", page))


async def home_page(desk: Desk, form: CheckForm, caller: Caller | None = None) -> FirstPage:
    """The first page with the form as it was filled in; to a caller, with what to begin with."""
    examples = desk.settings.examples or await desk.look_up(examples_from)
    claims, waiting = await desk.look_up(_counted)
    return FirstPage(
        site=await site_of(desk),
        form=form,
        examples=tuple(
            ExampleLink(
                example.statement,
                check_href(example.statement, as_of=example.as_of, speaker=example.speaker),
            )
            for example in examples
        ),
        allowed=allowed_to(caller, desk.settings) if caller else Allowed(),
        empty=not claims,
        waiting=waiting,
    )


def _counted(knowledge: Knowledge) -> tuple[int, int]:
    """All claims, and those that wait for a review."""
    return knowledge.count(), sum(map(knowledge.count, (Status.EXTRACTED, Status.IN_REVIEW)))


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
