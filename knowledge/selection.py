"""Which claims are meant? Those of a status, a speaker, a publisher, a time, a wording."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from knowledge.claim import Claim, Source, Status

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a claim must be like; an empty part asks nothing. Case and white space do not count.

    A name asks for a part of it, in quotation marks (``"UN"``) for the whole of it.
    """

    status: Status | None = None
    speaker: str = ""
    """Part of the speaker's name or of an alias; where nobody is named, of the publisher's."""
    publisher: str = ""
    subject: str = ""
    """Part of the subject, of the title, or of a place."""
    measure: str = ""
    """Part of what a figure counts, as :func:`measures_of` names it."""
    since: date | None = None
    until: date | None = None
    """The days among which the claim speaks of, or else was said or published, one at least."""
    text: str = ""
    """Words of the claim, all of them, in any order."""
    lapsed_on: date | None = None
    """Only claims whose last day of validity lies before this one."""

    def holds(self, claim: Claim) -> bool:
        """Whether the claim is meant."""
        # most parts ask nothing, and of ten thousand claims nothing is looked up for them
        return (
            (self.status is None or claim.status is self.status)
            and (not self.speaker or _in(self.speaker, speakers_of(claim)))
            and (not self.publisher or _in(self.publisher, publishers_of(claim)))
            and (not self.subject or _in(self.subject, subjects_of(claim)))
            and (not self.measure or _in(self.measure, measures_of(claim)))
            and self.in_time(claim)
            and (not self.text or self._says(claim))
            and (self.lapsed_on is None or lapsed(claim, self.lapsed_on))
        )

    @property
    def words(self) -> frozenset[str]:
        """Words that every claim that is meant has somewhere, in case-folded letters."""
        asked = (self.speaker, self.publisher, self.subject, self.measure, self.text)
        return frozenset(word for part in asked for word in _WORDS.findall(part.casefold()))

    def in_time(self, claim: Claim) -> bool:
        """Whether the claim speaks of one of the days, or else was said or published on one."""
        if self.since is None and self.until is None:
            return True
        known = claim.known_since
        first, last = (claim.period.first, claim.period.last) if claim.period else (known, known)
        if first is None and last is None:
            return False
        begins = self.until is None or first is None or first <= self.until
        return begins and (self.since is None or last is None or last >= self.since)

    def _says(self, claim: Claim) -> bool:
        said = f"{claim.statement}\n{claim.quote}".casefold()
        return all(word in said for word in self.text.casefold().split())


def has_words(json: str, words: Collection[str]) -> bool:
    """Whether a claim, written as JSON, has all the words: JSON writes letters as they are."""
    folded = json.casefold() if words else ""
    return all(word in folded for word in words)


@dataclass(frozen=True, slots=True)
class SourceNamed:
    """A publication, by as much of it as is named: all of a publisher, one address, one title."""

    publisher: str = ""
    title: str = ""
    url: str = ""

    def __bool__(self) -> bool:
        return bool(self.publisher or self.title or self.url)

    def __str__(self) -> str:
        title = f"“{self.title}”" if self.title else ""
        return ", ".join(part for part in (self.publisher, title, self.url) if part)

    def is_of(self, source: Source) -> bool:
        """Whether the source is this one. Whole names count, not parts of them."""
        pairs = (
            (self.publisher, source.publisher),
            (self.title, source.title),
            (self.url, source.url),
        )
        return all(not ours or _even(ours) == _even(theirs) for ours, theirs in pairs)


def lapsed(claim: Claim, on: date) -> bool:
    """Whether the claim's last day lies before this one, so that it does not decide any more."""
    return claim.valid_until is not None and claim.valid_until < on


def speakers_of(claim: Claim) -> tuple[str, ...]:
    """The names of who says it, the fullest first; the publisher's where nobody is named."""
    speaker = claim.speaker
    return (speaker.name, *speaker.aliases) if speaker else (claim.source.publisher,)


def publishers_of(claim: Claim) -> tuple[str, ...]:
    """Who published it, and who published what was merged with it."""
    return (claim.source.publisher, *(one.source.publisher for one in claim.appearances))


def subjects_of(claim: Claim) -> tuple[str, ...]:
    """What the claim is about: its subject first, then title and places."""
    return (claim.subject, claim.source.title, claim.place, *claim.places)


def measures_of(claim: Claim) -> tuple[str, ...]:
    """What its figures count, each once: "civilian, killed", "turnout, per cent"."""
    counted = ((f.counted.head, f.counted.state, f.unit) for f in claim.figures)
    named = (", ".join(part for part in parts if part) for parts in counted)
    return tuple(dict.fromkeys(name for name in named if name))


def _in(wanted: str, names: tuple[str, ...]) -> bool:
    if len(wanted) > 2 and wanted[0] == wanted[-1] == '"':
        return any(_even(wanted[1:-1]) == _even(name) for name in names)
    return any(_even(wanted) in _even(name) for name in names)


def _even(text: str) -> str:
    return " ".join(text.split()).casefold()
