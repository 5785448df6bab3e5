"""What was read in a text? A ``Reading``: everything that the comparisons look at.

All offsets are characters of ``Reading.text``; token indices are positions in ``Reading.tokens``.
A reading is a frozen value that can be stored as JSON and loaded again (``reading.stored``).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from knowledge.claim import Polarity, Stance
from knowledge.figure import Figure
from knowledge.period import Period


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word as the parser saw it. ``head`` is the index of the governing token (or its own)."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


class NameKind(StrEnum):
    """What sort of thing bears a name, as far as tables and the text itself tell."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name (or a short form or pronoun that stands for one) in the text."""

    start: int
    end: int
    written: str
    canonical: str
    """Fullest name known, by the table of aliases or by the article ("United Nations")."""
    kind: NameKind = NameKind.OTHER
    resolved: bool = False
    """True where the text has a pronoun or a definite description ("it", "the group")."""


class DateRole(StrEnum):
    """What a period in the text dates."""

    EVENT = "event"
    UTTERANCE = "utterance"


@dataclass(frozen=True, slots=True)
class Dated:
    """A period that the text writes."""

    start: int
    end: int
    written: str
    period: Period
    """Open at both ends for a length of time that nothing places ("eight years of war")."""
    role: DateRole = DateRole.EVENT
    duration: str = ""
    """Length in ISO 8601 where one is written: ``P4M`` for "nearly four months", ``PXY`` for
    "years"; the period is then the days that it covers, where they can be known."""
    running: bool = False
    """Whether something is counted over it or lasts so long ("since April", "by May", "for four
    months"): nobody says a thing "since April"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what: ``content`` is what was said, ``cue`` the word for it."""

    speaker: Name | None
    cue: Span
    verb: str
    """Lemma of the cue ("say", "accuse", "according to")."""
    stance: Stance
    content: tuple[Span, ...]
    target: str = ""
    """Whom an accusation, warning or demand is addressed to, where one is named."""
    negated: bool = False
    """True for "did not say", "has never admitted"."""


class Standing(StrEnum):
    """How firmly the writer puts the content itself, apart from who said it."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    """may, might, could, perhaps, likely, feared"""
    ALLEGED = "alleged"
    """allegedly, reportedly, accused of, suspected"""
    INDICATED = "indicated"
    """there are indications, signs, evidence that"""
    PLANNED = "planned"
    """will, plans to, is to, aims, intends, vowed to"""
    CONDITIONAL = "conditional"
    """if, unless, would"""


@dataclass(frozen=True, slots=True)
class Predicate:
    """Somebody does or is something: a verb (or a noun of action) with its arguments as tokens."""

    token: int
    lemma: str
    """Lemma of the verb, with its particle: "take", "shut down"."""
    agents: tuple[int, ...] = ()
    """Head tokens of those who do it (the subject; the by-phrase of a passive)."""
    patients: tuple[int, ...] = ()
    """Head tokens of those to whom it is done (the object; the subject of a passive)."""
    others: tuple[int, ...] = ()
    """Head tokens of what hangs on it by a preposition, or of its complement."""
    polarity: Polarity = Polarity.AFFIRMED
    standing: Standing = Standing.ASSERTED


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a text is read: who publishes it, when, and what was introduced."""

    date: datetime.date | None = None
    """The day from which relative dates count: publication, or ``as of``."""
    story_date: datetime.date | None = None
    """The day of the event last spoken of ("five days later" counts from it)."""
    story_period: Period | None = None
    """The same where a period was spoken of rather than a day ("that month", "the next year")."""
    year: int | None = None
    """The year in which the story is told, where the text gives it ("In May 2016, ...") or the day
    of publication is not known."""
    speaker: str = ""
    """Who says all of it, where that was given from outside."""
    speaker_for_pronouns: str = ""
    """The speaker last named, for "it says" and "the group said"."""
    subject: str = ""
    """Title or heading that the text stands under."""
    places: tuple[str, ...] = ()
    """Places that the text is about although it does not name them."""
    period: Period | None = None
    """The period of an enclosing text (a "by early May" of the sentence before a clause)."""
    aliases: tuple[tuple[str, str], ...] = ()
    """(short form, full name) pairs introduced earlier ("HTS", "Hayat Tahrir al-Sham")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in one text."""

    text: str
    context: Context = Context()
    tokens: tuple[Token, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Dated, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    standing: Standing = Standing.ASSERTED

    @property
    def places(self) -> tuple[str, ...]:
        """Canonical names of the places that the text names, without those of its context."""
        return tuple(
            dict.fromkeys(name.canonical for name in self.names if name.kind is NameKind.PLACE)
        )
