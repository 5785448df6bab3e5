"""``GET /claims/{id}``: what was said, by whom, where it stands, and how it came to stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse

from knowledge.claim import Claim, Polarity, Revision
from knowledge.figure import Figure
from knowledge.period import say_day
from verifier.judging.citations import appearances_of
from verifier.matching.marks import say_interval
from verifier.report import Citation, CitationStance
from web.access.needs import needs
from web.access.roles import Role
from web.desk import desk_of
from web.pages.citing import copies, further
from web.pages.contexts import ClaimPage, Detail, FigureRow, HistoryRow, Site
from web.pages.links import check_href, claim_href, claim_json_href, safe_href
from web.pages.rendering import render
from web.pages.site import site_of
from web.settings import Knowledge

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs(Role.READER))])


@router.api_route("/claims/{claim_id}", methods=["GET", "HEAD"])
async def show_claim(request: Request, claim_id: str) -> HTMLResponse:
    """The page of one claim; an unknown id is a 404."""
    desk = desk_of(request)

    def ask(knowledge: Knowledge) -> tuple[Claim, Sequence[Revision]]:
        return knowledge.get(claim_id), knowledge.history(claim_id)

    claim, history = await desk.look_up(ask)
    return HTMLResponse(render("claim.html", claim_page(claim, history, await site_of(desk))))


def claim_page(claim: Claim, history: Sequence[Revision], site: Site) -> ClaimPage:
    """The page of one claim with its history, newest change first."""
    return ClaimPage(
        site=site,
        id=claim.id,
        quote=claim.words,
        before=claim.before,
        after=claim.after,
        statement=claim.statement if claim.statement != claim.words else "",
        status=claim.status.value,
        details=tuple(_details(claim)),
        figures=tuple(_figure(figure) for figure in claim.figures),
        history=tuple(_change(revision) for revision in reversed(history)),
        copies=copies(_citation(claim)),
        json_href=claim_json_href(claim.id),
        check_href=check_href(claim.words, as_of=claim.source.published),
    )


def _details(claim: Claim) -> Iterator[Detail]:
    """What is known of the claim; what is not known is left out."""
    source = claim.source
    facts = (
        ("Speaker", claim.speaker.name if claim.speaker else "the publisher’s own voice"),
        ("How it was put", _manner(claim)),
        ("Said on", say_day(claim.said_on) if claim.said_on else ""),
        ("Speaks of", str(claim.period) if claim.period else ""),
        ("Place", claim.place or ", ".join(claim.places)),
        ("Subject", claim.subject),
        ("Rated", f"“{claim.review.rating}” by {claim.review.reviewer}" if claim.review else ""),
        ("Valid until", say_day(claim.valid_until) if claim.valid_until else ""),
        ("Publisher", source.publisher),
        ("Author", source.author),
        ("Published", say_day(source.published) if source.published else ""),
        ("Retrieved", say_day(source.retrieved.date()) if source.retrieved else ""),
        ("Licence", source.licence),
    )
    for name, text in facts:
        if text:
            yield Detail(name, text)
    if source.title or source.url:
        yield Detail("Source", source.title or source.url, safe_href(source.url))
    yield from (further(one) for one in appearances_of(claim))
    if claim.replaced_by:
        yield Detail("Replaced by", claim.replaced_by, claim_href(claim.replaced_by))


def _manner(claim: Claim) -> str:
    manner = claim.stance.value
    if claim.verb and not manner.startswith(claim.verb):
        manner += f" (“{claim.verb}”)"
    if claim.polarity is Polarity.NEGATED:
        manner += ", negated"
    return manner


def _figure(figure: Figure) -> FigureRow:
    counted = figure.counted
    counts = ", ".join(part for part in (counted.phrase or counted.head, counted.state) if part)
    return FigureRow(figure.written, say_interval(figure), counts)


def _change(revision: Revision) -> HistoryRow:
    return HistoryRow(
        number=revision.number,
        at=f"{say_day(revision.at.date())}, {revision.at:%H:%M}",
        action=revision.action,
        by=revision.by,
        why=revision.why,
    )


def _citation(claim: Claim) -> Citation:
    return Citation(
        claim_id=claim.id,
        stance=CitationStance.MENTIONS,
        quote=claim.words,
        speaker=claim.speaker.name if claim.speaker else "",
        said_on=claim.said_on,
        publisher=claim.source.publisher,
        title=claim.source.title,
        url=claim.source.url,
        published=claim.source.published,
        appearances=appearances_of(claim),
    )
