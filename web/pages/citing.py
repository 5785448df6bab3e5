"""How is a claim cited elsewhere? As plain text, Markdown or HTML, ready to paste."""

from __future__ import annotations

import html
import re
from datetime import date

from knowledge.period import say_day
from verifier.report import Citation, CitedAppearance
from verifier.reports.citation import also_line, published_line
from web.pages.contexts import Copies, Detail
from web.pages.links import safe_href

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>|~&])")
_MARKDOWN_OPENINGS = re.compile(r"^(\d{0,9})([#+=.)-])")
"""What would make a list or a heading of the first words of a line."""
_BLANKS = re.compile(r"\s+")


def copies(citation: Citation) -> Copies:
    """The citation in three forms: “quote” — speaker, publisher, title, date, address."""
    quote = _line(citation.quote)
    where = _line(_source(citation))
    href = safe_href(citation.url)
    return Copies(
        text=f"“{quote}” — {where}" + (f". {href}" if href else "."),
        markdown=_markdown(quote, where, href),
        html=_html(quote, where, href),
    )


def _source(citation: Citation) -> str:
    said = _said(citation.speaker, citation.said_on, citation.published)
    title = f"“{citation.title}”" if citation.title else ""
    published = say_day(citation.published) if citation.published else ""
    parts = (said, citation.publisher, title, published)
    also = [f"; {also_line(one)}" for one in citation.appearances]
    return (", ".join(part for part in parts if part) or "source unknown") + "".join(also)


def further(appearance: CitedAppearance) -> Detail:
    """A further publication of a claim, as a page names it."""
    href = safe_href(appearance.url)
    return Detail("Also in", published_line(appearance) or href or "a source not named", href)


def _said(speaker: str, said_on: date | None, published: date | None) -> str:
    """Who said it, and on which day where that is not the day of publication."""
    if speaker and said_on is not None and said_on != published:
        return f"{speaker} on {say_day(said_on)}"
    return speaker


def _markdown(quote: str, where: str, href: str) -> str:
    source = _escaped(where)
    if href:
        address = href.replace("<", "%3C").replace(">", "%3E")
        source = f"[{source}](<{address}>)"
    return f"> {_escaped(quote)}\n>\n> — {source}"


def _escaped(text: str) -> str:
    return _MARKDOWN_OPENINGS.sub(r"\1\\\2", _MARKDOWN_SIGNS.sub(r"\\\1", text))


def _html(quote: str, where: str, href: str) -> str:
    source = html.escape(where)
    cite = ""
    if href:
        source = f'<a href="{html.escape(href)}">{source}</a>'
        cite = f' cite="{html.escape(href)}"'
    return f"<blockquote{cite}><p>{html.escape(quote)}</p><p>— {source}</p></blockquote>"


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
