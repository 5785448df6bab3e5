"""Which publications do claims come from? Each once, with what was said in it, to be cited.

Several claims of one article share an entry, and a claim that was merged from several articles
stands with each of them.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.claim import Claim, Source

LONGEST_TITLE = 80
"""Characters of a claim that stands in the place of a title that is not known."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a publication has of one claim."""

    claim_id: str
    speaker: str
    words: str

    def __str__(self) -> str:
        return f"{self.speaker}: “{self.words}”" if self.speaker else f"“{self.words}”"


@dataclass(frozen=True, slots=True)
class Publication:
    """A source with all that is cited from it."""

    key: str
    """A name for it, made from publisher and year, different for every source."""
    source: Source
    title: str
    """Its title, or else the beginning of its first claim."""
    said: tuple[Said, ...]

    @property
    def note(self) -> str:
        """Who says what in it, in one line."""
        return " ".join(str(one) for one in self.said)

    @property
    def ids(self) -> tuple[str, ...]:
        """The claims that come from it."""
        return tuple(dict.fromkeys(one.claim_id for one in self.said))

    @property
    def retrieved(self) -> date | None:
        """The day on which it was looked up."""
        return self.source.retrieved.date() if self.source.retrieved else None


def publications(claims: Iterable[Claim]) -> list[Publication]:
    """Every publication of the claims, in the order in which it comes first."""
    found: dict[Source, list[Said]] = {}
    first: dict[Source, Source] = {}
    for claim in claims:
        speaker = claim.speaker.name if claim.speaker else ""
        named = [(claim.source, claim.words), *((a.source, a.words) for a in claim.appearances)]
        for source, words in named:
            one = Said(claim.id, speaker, " ".join(words.split()))
            found.setdefault(_alike(source), []).append(one)
            first.setdefault(_alike(source), source)
    return [
        Publication(
            key=_key(alike),
            source=first[alike],
            title=alike.title or _beginning(said[0].words),
            said=tuple(said),
        )
        for alike, said in found.items()
    ]


def _alike(source: Source) -> Source:
    """The source without what differs between two readings of one publication."""
    return source.model_copy(update={"retrieved": None, "licence": ""})


def _key(source: Source) -> str:
    """Letters, digits and hyphens only, as every program that reads keys takes them."""
    even = unicodedata.normalize("NFKD", source.publisher).encode("ascii", "ignore").decode()
    name = "".join(re.findall(r"[a-z0-9]+", even.lower()))[:20] or "source"
    year = str(source.published.year) if source.published else ""
    whole = json.dumps(source.model_dump(mode="json", exclude_defaults=True), sort_keys=True)
    return f"{name}{year}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def _beginning(words: str) -> str:
    if len(words) <= LONGEST_TITLE:
        return words
    return f"{words[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"
