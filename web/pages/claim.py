"""``GET /claims/{id}``: what was said, by whom, where it stands, and how it came to stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse

from knowledge.claim import Claim, Polarity, Revision
from knowledge.figure import Figure
from knowledge.period import say_day
from verifier.curating.same_measure import figure_at
from verifier.judging.citations import appearances_of
from verifier.matching.marks import say_interval
from verifier.reading.stored import DamagedReading, load_reading
from verifier.report import Citation, CitationStance
from web.access.needs import needs
from web.access.roles import Caller, Role
from web.desk import Desk, desk_of
from web.pages.citing import copies, further
from web.pages.contexts import Detail, FigureRow, HistoryRow, Site
from web.pages.figure_page import FigureAddress
from web.pages.knowledge_base.actions import actions_for
from web.pages.knowledge_base.alike import alike_to
from web.pages.knowledge_base.contexts import Actions, AlikeLine, ClaimPage
from web.pages.knowledge_base.links import source_href, speaker_href
from web.pages.knowledge_base.lists import Reliances
from web.pages.knowledge_base.reliances import reliances_on
from web.pages.links import check_href, claim_href, claim_json_href, safe_href
from web.pages.rendering import render
from web.pages.site import site_of
from web.pages.surroundings import text_after, text_before
from web.settings import Knowledge

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was asked for a claim and could not be done."""

    problem: str
    why: str = ""
    successor: str = ""


@router.api_route("/claims/{claim_id}", methods=["GET", "HEAD"])
async def show_claim(
    request: Request, claim_id: str, caller: Annotated[Caller, Depends(needs(Role.READER))]
) -> HTMLResponse:
    """The page of one claim; an unknown id is a 404."""
    return await answer(desk_of(request), claim_id, caller)


async def answer(
    desk: Desk, claim_id: str, caller: Caller, refused: Refused | None = None
) -> HTMLResponse:
    """The page of a claim as it is now, with what was refused where something was."""
    site = await site_of(desk)

    def ask(knowledge: Knowledge) -> ClaimPage:
        claim, history = knowledge.get(claim_id), knowledge.history(claim_id)
        reading = knowledge.reading(claim_id)
        actions = actions_for(claim, history, caller, desk.settings)
        return claim_page(
            claim,
            history,
            site,
            relied=reliances_on(knowledge, [claim_id], caller),
            actions=actions,
            alike=alike_to(claim, knowledge) if actions.merges else (),
            refused=refused,
            reading=reading,
        )

    page = await desk.look_up(ask)
    return HTMLResponse(render("claim.html", page), 409 if refused else 200)


def claim_page(
    claim: Claim,
    history: Sequence[Revision],
    site: Site,
    *,
    relied: Reliances,
    actions: Actions,
    alike: tuple[AlikeLine, ...] = (),
    refused: Refused | None = None,
    reading: str = "",
) -> ClaimPage:
    """The page of one claim with its history, newest change first; ``reading`` is what is kept of
    how it was read."""
    name = claim.speaker.name if claim.speaker else claim.source.publisher
    told = refused or Refused("")
    return ClaimPage(
        site=site,
        id=claim.id,
        quote=claim.words,
        before=text_before(claim),
        after=text_after(claim),
        statement=claim.statement if claim.statement != claim.words else "",
        status=claim.status.value,
        details=tuple(_details(claim)),
        figures=_figures(claim, reading),
        history=tuple(_change(revision) for revision in reversed(history)),
        copies=copies(_citation(claim)),
        json_href=claim_json_href(claim.id),
        check_href=check_href(claim.words, as_of=claim.source.published),
        revision=claim.revision,
        speaker_href=speaker_href(name),
        source_href=source_href(claim.source),
        relied=relied,
        actions=actions,
        alike=alike,
        problem=told.problem,
        why=told.why,
        successor=told.successor,
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


def _figures(claim: Claim, reading: str) -> tuple[FigureRow, ...]:
    """The claim's figures, each with the page on which it stands beside others of its measure."""
    try:
        read = load_reading(reading)
    except DamagedReading:
        # the page still shows what the claim says; checks tell what to do about the reading
        return tuple(_figure(figure, "") for figure in claim.figures)
    numbers = [figure_at(read, figure.start) for figure in claim.figures]
    return tuple(
        _figure(figure, FigureAddress(claim.id, number).href() if number >= 0 else "")
        for figure, number in zip(claim.figures, numbers, strict=True)
    )


def _figure(figure: Figure, href: str) -> FigureRow:
    counted = figure.counted
    counts = ", ".join(part for part in (counted.phrase or counted.head, counted.state) if part)
    return FigureRow(figure.written, say_interval(figure), counts, href)


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
