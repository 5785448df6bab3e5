"""Under which addresses do the pages of the knowledge base stand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from urllib.parse import quote, urlencode

from knowledge.claim import Source
from knowledge.selection import Selection

CLAIMS, REVIEW = "/claims", "/review"


def speaker_href(name: str) -> str:
    """The page of a speaker; "" where nobody is named."""
    # a name of dots alone would be taken for a folder
    return f"/speakers/{quote(name, safe='')}" if name.strip(". ") else ""


def source_href(source: Source) -> str:
    """The page of a publication: one article where it has a title or an address."""
    named = {"publisher": source.publisher, "title": source.title, "url": source.url}
    return with_query("/sources", named) if any(named.values()) else ""


def asked_of(selection: Selection) -> dict[str, str]:
    """The selection as the parameters of an address."""
    given = {field.name: getattr(selection, field.name) for field in fields(selection)}
    return {name: str(value) for name, value in given.items() if value}


def claims_href(selection: Selection, *, page: int = 1, form: str = "") -> str:
    """The list of the claims that are meant; ``form`` is "", "json" or "csv"."""
    asked = asked_of(selection) | ({"page": str(page)} if page > 1 else {})
    return with_query(f"{CLAIMS}{'.' + form if form else ''}", asked)


def with_query(path: str, asked: Mapping[str, str]) -> str:
    """The path with those parameters that say something."""
    told = urlencode({name: value for name, value in asked.items() if value}, errors="replace")
    return f"{path}?{told}" if told else path
