"""How is a citation written? Speaker, day and publication in one line, the same in every form."""

from __future__ import annotations

from knowledge.period import say_day
from verifier.report import Citation


def source_line(citation: Citation) -> str:
    """Who said it and when, and where it was published: "UN, 10 May 2019; AFP, 15 August 2019".

    A part that is not known is left out; without any, the line says so.
    """
    said = [citation.speaker]
    if citation.said_on and (citation.said_on != citation.published or not citation.publisher):
        said.append(say_day(citation.said_on))
    published = [citation.publisher, f"“{citation.title}”" if citation.title else ""]
    if citation.published:
        published.append(say_day(citation.published))
    rated = f"rated “{citation.rating}” by {citation.reviewer}" if citation.rating else ""
    parts = (", ".join(filter(None, said)), ", ".join(filter(None, published)), rated)
    return "; ".join(filter(None, parts)) or "source not named"
