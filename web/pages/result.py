"""How does a report become a page? The statement and each quote with the words that decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from knowledge.period import say_day
from verifier.report import Assertion, Bearing, Citation, Mark, Point, Report
from web.pages.citing import copies, further
from web.pages.contexts import CheckForm, CitationCard, Row, Site
from web.pages.figures_met import Met
from web.pages.glossary import finding_notes
from web.pages.links import check_href, claim_href, safe_href
from web.pages.marking import Marked, claim_marks, cut, passages, statement_marks
from web.pages.result_contexts import AssertionPart, ResultPage


def result_page(
    report: Report,
    *,
    site: Site,
    form: CheckForm,
    speaker: str = "",
    linked_at: int | None = None,
    statuses: Mapping[str, str] | None = None,
    met: Sequence[Met] = (),
) -> ResultPage:
    """The page of one report.

    ``linked_at`` is the revision that the permalink was made at, ``statuses`` the status of each
    cited claim by its id, ``met`` what each assertion shows of its figures.
    """
    statuses = statuses or {}
    figures = [*met, *(Met() for _ in report.assertions[len(met) :])]
    marks = _deciding_marks(report)
    revision = report.knowledge_base.revision

    def href(form: str = "") -> str:
        return check_href(
            report.statement, as_of=report.as_of, speaker=speaker, revision=revision, form=form
        )

    return ResultPage(
        site=site,
        form=form,
        statement=passages(report.statement, report.assertions, marks),
        verdict=report.verdict,
        reason=report.reason,
        findings=finding_notes(report.findings),
        assertions=tuple(
            _part(number, assertion, report.statement, statuses, figures[number - 1])
            for number, assertion in enumerate(report.assertions, start=1)
        ),
        as_of=_day(report.as_of),
        speaker=speaker,
        revision=revision,
        claims=report.knowledge_base.claims,
        changed=_changed(linked_at, revision),
        permalink=href(),
        json_href=href("json"),
        csv_href=href("csv"),
    )


def cited_ids(report: Report) -> tuple[str, ...]:
    """Every claim that the report cites or names as near, once."""
    return tuple(
        dict.fromkeys(
            citation.claim_id
            for assertion in report.assertions
            for citation in (*assertion.citations, *assertion.nearest)
        )
    )


def _changed(linked_at: int | None, revision: int) -> str:
    if linked_at is None or linked_at == revision:
        return ""
    return (
        f"The link to this page was made at revision {linked_at:,} of the knowledge base; "
        f"it is at revision {revision:,} now, and this is the verdict of today."
    )


def _deciding_marks(report: Report) -> tuple[Marked, ...]:
    """The words of the statement that the claim facing each assertion was compared on."""
    return tuple(
        mark
        for assertion in report.assertions
        for mark in statement_marks(_facing_points(assertion), report.statement)
    )


def _facing_points(assertion: Assertion) -> tuple[Point, ...]:
    """The points of the claim that is shown beside the assertion: the deciding or the nearest."""
    shown = (*assertion.citations, *assertion.nearest)
    return shown[0].points if shown else ()


def _part(
    number: int,
    assertion: Assertion,
    statement: str,
    statuses: Mapping[str, str],
    met: Met,
) -> AssertionPart:
    marks = statement_marks(_facing_points(assertion), statement)
    start, end = max(0, assertion.start), min(len(statement), assertion.end)
    return AssertionPart(
        number=number,
        text=cut(statement, marks, start, max(start, end)),
        verdict=assertion.verdict,
        reason=assertion.reason,
        findings=finding_notes(assertion.findings),
        citations=tuple(_card(citation, statuses) for citation in assertion.citations),
        nearest=tuple(_card(citation, statuses) for citation in assertion.nearest),
        sides=met.sides,
        over_time=met.over_time,
    )


def _card(citation: Citation, statuses: Mapping[str, str]) -> CitationCard:
    weighing = tuple(_row(p) for p in citation.points if p.bearing is not Bearing.SILENT)
    return CitationCard(
        stance=citation.stance,
        quote=cut(citation.quote, claim_marks(citation.points, citation.quote)),
        speaker=citation.speaker,
        said_on=_day(citation.said_on),
        publisher=citation.publisher,
        title=citation.title,
        href=safe_href(citation.url),
        published=_day(citation.published),
        status=statuses.get(citation.claim_id, ""),
        claim_href=claim_href(citation.claim_id) if citation.claim_id in statuses else "",
        rows=weighing,
        silent=tuple(_row(p) for p in citation.points if p.bearing is Bearing.SILENT),
        copies=copies(citation),
        also=tuple(further(one) for one in citation.appearances),
        failed_on=_failed_on(weighing),
    )


def _failed_on(rows: Iterable[Row]) -> Row | None:
    rows = tuple(rows)
    for bearing in (Bearing.DISAGREES, Bearing.NEAR):
        for row in rows:
            if row.bearing is bearing:
                return row
    return None


def _row(point: Point) -> Row:
    return Row(
        comparison=point.comparison,
        level=point.level,
        bearing=point.bearing,
        statement=_words(point.statement),
        statement_means=_means(point.statement),
        claim=_words(point.claim),
        claim_means=_means(point.claim),
        says=point.says,
    )


def _words(mark: Mark | None) -> str:
    return mark.text if mark is not None else ""


def _means(mark: Mark | None) -> str:
    """How the words were read, where that tells more than the words."""
    return mark.means if mark is not None and mark.means != mark.text else ""


def _day(day: date | None) -> str:
    return say_day(day) if day is not None else ""
