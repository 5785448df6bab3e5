"""What does a page say of itself? Title, day, publisher, author and address, and its fact-checks.

JSON-LD comes first, then meta elements, then what the page shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from knowledge.claim import Source
from knowledge.formats.claimreview_fields import (
    day_of,
    is_of_type,
    name_of,
    plain_text,
    url_of,
)
from knowledge.formats.html_tokens import Letters, Tag, html_tokens

ARTICLES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "BlogPosting",
    "SocialMediaPosting",
    "ScholarlyArticle",
    "TechArticle",
    "Report",
    "WebPage",
)
"""Types of schema.org that tell of the page as a whole; earlier ones are believed first."""
TITLES = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title")
DAYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publication_date",
    "date",
    "article.published",
)
PUBLISHERS = ("og:site_name", "dc.publisher", "publisher", "application-name", "twitter:site")
AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
DEEPEST = 40
_SUFFIX = re.compile(r"\s[|–—·»-]\s")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; "" and ``None`` where it says nothing."""

    source: Source
    documents: tuple[Any, ...] = ()
    """Its JSON-LD, one value a script."""


def page_facts(written: str, headline: str = "") -> PageFacts:
    """The facts of a page; ``headline`` is the heading that it shows."""
    head = _Head().read(written)
    documents = tuple(_documents(head.scripts))
    told = _article(documents)
    site = name_of(told.get("publisher")) or _first(head.meta, PUBLISHERS).lstrip("@")
    return PageFacts(
        Source(
            publisher=site,
            title=plain_text(told.get("headline") or told.get("name"))
            or _without_site(_first(head.meta, TITLES), site)
            or headline
            or _without_site(head.title, site),
            url=url_of(head.canonical)
            or url_of(head.meta.get("og:url"))
            or url_of(told.get("url") or told.get("mainEntityOfPage")),
            author=name_of(told.get("author")) or _author(head.meta),
            published=day_of(told.get("datePublished")) or _day(head),
        ),
        documents,
    )


class _Head:
    """Collects what stands in meta, link, title, time and JSON-LD elements."""

    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.title = ""
        self.canonical = ""
        self.published: list[str] = []
        self.times: list[str] = []

    def read(self, written: str) -> _Head:
        inside = ""
        for token in html_tokens(written):
            if isinstance(token, Letters):
                if inside == "title" and not self.title:
                    self.title = " ".join(unescape(token.written).split())
                elif inside == "script":
                    self.scripts.append(token.written)
                inside = ""
            elif isinstance(token, Tag) and not token.closing:
                inside = self._begin(token)
        return self

    def _begin(self, tag: Tag) -> str:
        given = tag.attributes
        if tag.name == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            if name and given.get("content", "").strip():
                self.meta.setdefault(name.lower(), " ".join(given["content"].split()))
        elif tag.name == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href", "")
        elif tag.name == "time" and given.get("datetime"):
            published = "pubdate" in given or given.get("itemprop") == "datePublished"
            (self.published if published else self.times).append(given["datetime"])
        elif tag.name == "script" and "ld+json" in given.get("type", "").lower():
            return "script"
        elif tag.name == "title":
            return "title"
        return ""


def _documents(scripts: Sequence[str]) -> Iterator[Any]:
    """The JSON-LD of a page; a script that is no JSON says nothing."""
    for script in scripts:
        bare = script.strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n")
        try:
            yield json.loads(bare, strict=False)
        except (ValueError, RecursionError):
            continue


def _article(documents: Sequence[Any]) -> Mapping[str, Any]:
    """The object that tells of the article, the most particular type first."""
    found = [node for document in documents for node in _nodes(document, 0)]
    for wanted in ARTICLES:
        for node in found:
            if is_of_type(node, wanted):
                return node
    return {}


def _nodes(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _nodes(one, depth + 1)
    elif isinstance(node, dict):
        yield node
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _nodes(node.get(name), depth + 1)


def _first(meta: Mapping[str, str], names: Sequence[str]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _author(meta: Mapping[str, str]) -> str:
    """The first that is a name: some pages give the address of a profile."""
    given = (meta.get(name, "") for name in AUTHORS)
    named = next((name for name in given if name and "://" not in name), "")
    return named[3:] if named[:3].lower() == "by " else named


def _day(head: _Head) -> date | None:
    for name in DAYS:
        if name in head.meta and (found := day_of(head.meta[name])):
            return found
    if found := next(filter(None, map(day_of, head.published)), None):
        return found
    days = set(filter(None, map(day_of, head.times)))
    # of several days one may be that of an event, or of another article
    return days.pop() if len(days) == 1 else None


def _without_site(title: str, site: str) -> str:
    """The title of the window without the name of the site at its end or beginning."""
    parts = [part.strip() for part in _SUFFIX.split(title)]
    own = [part for part in parts if part.lower() != site.lower()]
    if not own or len(own) == len(parts):
        return title
    begin = title.index(own[0])
    return title[begin : title.index(own[-1], begin) + len(own[-1])]
