"""Does an element belong to a page's article? Told by its name, its role and its class."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from knowledge.formats.html_tokens import Tag

HIDDEN = "hidden"
NAVIGATION = "navigation"
UNSEEN = "unseen"
"""Scripts, styles and the like, which are no text to anybody."""
ROOTS = frozenset(("html", "body", "main", "article"))
"""Elements that hold the article, whatever their class says."""
LONGEST_CLASS = 1_000
"""Characters of a class that are looked at."""

_INVISIBLE = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)")
_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_:./]+")


@dataclass(frozen=True, slots=True)
class _Table:
    tags: Mapping[str, str]
    roles: Mapping[str, str]
    words: Mapping[str, str]
    unless: frozenset[str]
    longest: int
    """Words in the longest name."""


@cache
def _table() -> _Table:
    written = tomllib.loads(
        files("knowledge.formats").joinpath("page_parts.toml").read_text(encoding="utf-8")
    )
    unless = frozenset(written.pop("unless"))
    sides: dict[str, dict[str, str]] = {"tags": {}, "roles": {}, "words": {}}
    for kind, lists in written.items():
        for side, names in lists.items():
            for name in names:
                sides[side].setdefault(name, kind)
    longest = max(len(name.split()) for name in sides["words"])
    return _Table(sides["tags"], sides["roles"], sides["words"], unless, longest)


def part_of(tag: Tag, *, in_article: bool, by_words: bool = True) -> str:
    """The kind of a part that is left out; "" for what belongs to the article or holds it.

    ``in_article``: whether the element stands inside the page's article or main part. Without
    ``by_words`` its class and id do not count.
    """
    table, given = _table(), tag.attributes
    if "hidden" in given or given.get("aria-hidden", "").lower() == "true":
        return HIDDEN
    if "style" in given and _INVISIBLE.search(given["style"][:LONGEST_CLASS].lower()):
        return HIDDEN
    if tag.name in ROOTS:
        return ""
    if kind := table.tags.get(tag.name) or table.roles.get(given.get("role", "").lower()):
        return kind
    if tag.name == "header" and not in_article:
        return NAVIGATION
    if not by_words or given.get("role") == "main" or "articlebody" in _named(given, "itemprop"):
        return ""
    for name in (*given.get("class", "")[:LONGEST_CLASS].split(), given.get("id", "")):
        if name and (kind := _kind_by(name)):
            return kind
    return ""


@lru_cache(maxsize=4096)
def _kind_by(name: str) -> str:
    """The kind that a class tells by its whole name, or by the words at its beginning or end."""
    table = _table()
    words = [word.lower() for word in _BREAK.split(name[:100]) if word]
    if not words or (words[0] in table.unless and len(words) > 1):
        return ""
    for length in range(min(table.longest, len(words)), 0, -1):
        for part in (words[-length:], words[:length]):
            if kind := table.words.get(" ".join(part)):
                return kind
    return ""


def is_root(tag: Tag) -> bool:
    """Whether the element says of itself that it holds the article."""
    return (
        tag.name in ("article", "main")
        or tag.attributes.get("role") in ("main", "article")
        or "articlebody" in _named(tag.attributes, "itemprop")
    )


def _named(given: Mapping[str, str], attribute: str) -> list[str]:
    return given.get(attribute, "")[:LONGEST_CLASS].lower().split()
