"""Which way does a fact-checker's rating point? The words first, then the number on its scale."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from knowledge.review import ReviewVerdict

TABLE = "ratings.toml"
MARKS = " \t\r\n.!?\"'“”‘’*:;,-–—()[]"
ENDS = (":", ".", ",", ";", " -", " –", " —", "!", "(")
"""What parts the rating from an explanation that follows it."""


@cache
def ratings() -> Mapping[str, ReviewVerdict]:
    """The known ratings, lower case. Raises ``ValueError`` naming an entry that stands twice."""
    table = tomllib.loads(files("knowledge.formats").joinpath(TABLE).read_text(encoding="utf-8"))
    found: dict[str, ReviewVerdict] = {}
    for verdict, words in table.items():
        for word in map(_plain, words):
            if word in found:
                raise ValueError(f"knowledge/formats/{TABLE}: {word!r} stands under two verdicts.")
            found[word] = ReviewVerdict(verdict)
    return found


def verdict_of(
    rating: str,
    value: float | None = None,
    worst: float | None = None,
    best: float | None = None,
) -> ReviewVerdict:
    """Which way the rating points.

    ``rating`` is the reviewer's wording ("Mostly False"). Where the table does not know it,
    ``value`` counts on the scale from ``worst`` to ``best`` (schema.org, ``ratingValue``): at an
    end it is false or true, between them mixed.
    """
    words = _plain(rating)
    if words in ratings():
        return ratings()[words]
    for end in ENDS:
        beginning = _plain(rating.lower().partition(end)[0])
        if beginning in ratings():
            return ratings()[beginning]
    if value is None or worst is None or best is None or worst == best:
        return ReviewVerdict.UNRATED
    if value == worst:
        return ReviewVerdict.FALSE
    if value == best:
        return ReviewVerdict.TRUE
    return ReviewVerdict.MIXED if min(worst, best) < value < max(worst, best) else _OFF_SCALE


_OFF_SCALE = ReviewVerdict.UNRATED


def _plain(rating: str) -> str:
    return " ".join(rating.lower().replace("-", " ").split()).strip(MARKS)
