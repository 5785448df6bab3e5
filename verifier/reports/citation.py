"""How is a citation written? Speaker, day and publication in one line, the same in every form."""

from __future__ import annotations

from urllib.parse import quote

from knowledge.period import say_day
from verifier.report import Citation, CitedAppearance, Report


def source_line(citation: Citation) -> str:
    """Who said it and when, and where it was published: "UN, 10 May 2019; AFP, 15 August 2019".

    A part that is not known is left out; without any, the line says so.
    """
    said = [citation.speaker]
    if citation.said_on and (citation.said_on != citation.published or not citation.publisher):
        said.append(say_day(citation.said_on))
    rated = f"rated “{citation.rating}” by {citation.reviewer}" if citation.rating else ""
    parts = (", ".join(filter(None, said)), published_line(citation), rated)
    return "; ".join(filter(None, parts)) or "source not named"


def published_line(citation: Citation | CitedAppearance) -> str:
    """Where it was published, and when: "AFP, “Months of strikes”, 15 August 2019"."""
    title = f"“{citation.title}”" if citation.title else ""
    day = say_day(citation.published) if citation.published else ""
    return ", ".join(filter(None, (citation.publisher, title, day)))


def also_line(appearance: CitedAppearance) -> str:
    """A further publication: "also in Reuters, 16 August 2019"."""
    return f"also in {published_line(appearance) or appearance.url or 'a source not named'}"


def cited(report: Report) -> Citation | None:
    """The claim that a verdict rests on first, for forms that have room for one.

    An assertion that has the verdict of the whole comes before the others.
    """
    with_verdict = [one for one in report.assertions if one.verdict is report.verdict]
    for assertion in (*with_verdict, *report.assertions):
        if assertion.citations:
            return assertion.citations[0]
    return None


def web_address(citation: Citation | CitedAppearance) -> str:
    """The address of the source where a page may link to it (http, https), else ""."""
    scheme, _, rest = citation.url.strip().partition("://")
    if scheme.lower() not in ("http", "https") or not rest:
        return ""
    return quote(citation.url.strip().encode("utf-8", "replace"), safe=":/?#@!$&'*+,;=%~-._")
