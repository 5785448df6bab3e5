"""``GET /method``: by which rules are verdicts reached? The ladders and examples that run.

What the page shows is read from the comparisons themselves, so that it cannot say anything else
than what is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse

from verifier.judging.citations import WEIGHED
from verifier.judging.ladders import LADDERS
from verifier.judging.weighing import STEPS, Step, examples_of_steps
from verifier.matching.comparisons import Comparison, Example, Level, examples
from verifier.report import FindingName
from web.access.needs import needs
from web.access.roles import Role
from web.desk import desk_of
from web.pages.contexts import ExampleRow, LadderPart, LevelPart, MethodPage, Piece, Site
from web.pages.glossary import finding_notes, verdict_notes
from web.pages.rendering import render
from web.pages.site import site_of

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs(Role.READER))])


@router.api_route("/method", methods=["GET", "HEAD"])
async def method(request: Request) -> HTMLResponse:
    """The ladders of all comparisons with their examples."""
    page = method_page(await site_of(desk_of(request)))
    return HTMLResponse(render("method.html", page))


def method_page(site: Site, comparisons: Sequence[Comparison] = LADDERS) -> MethodPage:
    """The page over the comparisons that are in force."""
    return MethodPage(
        site=site,
        verdicts=verdict_notes(),
        ladders=tuple(_ladder(comparison) for comparison in comparisons),
        weighing=tuple(_step(step, examples_of_steps()) for step in STEPS),
        findings=finding_notes(FindingName),
    )


def _ladder(comparison: Comparison) -> LadderPart:
    filed = examples(comparison.name)
    return LadderPart(
        name=comparison.name,
        question=comparison.question,
        part=comparison.part.value,
        levels=tuple(_level(level, filed) for level in comparison.levels),
    )


def _level(level: Level, filed: Sequence[Example]) -> LevelPart:
    return LevelPart(
        name=level.name,
        bearing=level.bearing,
        finding=level.finding.value if level.finding else "",
        says=pieces(level.says),
        examples=_shown(level.name, filed),
    )


def _step(step: Step, filed: Sequence[Example]) -> LevelPart:
    """A step of the ladder of weighing, which has an answer in the place of a bearing."""
    return LevelPart(
        name=f"{step.name}: {step.answer}",
        bearing=WEIGHED[step.answer],
        finding="",
        says=pieces(step.says),
        examples=_shown(step.name, filed),
    )


def _shown(level: str, filed: Sequence[Example]) -> tuple[ExampleRow, ...]:
    return tuple(
        ExampleRow(one.statement, one.claim, one.why, one.said_by)
        for one in filed
        if one.level == level and not one.not_yet
    )


def pieces(says: str) -> tuple[Piece, ...]:
    """A level's sentence, its gaps apart: ``Both say {claim}.`` -> "Both say ", claim, "."."""
    found: list[Piece] = []
    for text, gap, _, _ in Formatter().parse(says):
        if text:
            found.append(Piece(text))
        if gap:
            found.append(Piece(gap.replace("_", " "), gap=True))
    return tuple(found)
