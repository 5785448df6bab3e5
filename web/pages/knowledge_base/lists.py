"""What do lists of claims show? The contexts of search, speakers, sources, conflicts, outdated.

Every string is plain text, which the templates escape; an empty ``href`` means that there is
nothing safe to link to.
"""

from __future__ import annotations

from dataclasses import dataclass

from web.pages.contexts import Detail, Field, Site
from web.pages.knowledge_base.allowed import Allowed

EMPTY = Field()
"""A field that nothing was typed in."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list."""

    href: str
    words: str
    who: str
    """Its speaker, or the publisher in its own voice."""
    speaker_href: str
    day: str
    publisher: str
    status: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value by which the list can be narrowed."""

    name: str
    claims: int
    href: str


@dataclass(frozen=True, slots=True)
class FacetPart:
    """One way of narrowing the list."""

    name: str
    values: tuple[FacetValue, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What is asked, as it was typed."""

    text: Field = EMPTY
    speaker: Field = EMPTY
    publisher: Field = EMPTY
    subject: Field = EMPTY
    measure: Field = EMPTY
    since: Field = EMPTY
    until: Field = EMPTY
    status: Field = EMPTY

    @property
    def errors(self) -> tuple[str, ...]:
        """The sentences of the fields that cannot be used."""
        fields = (self.text, self.speaker, self.publisher, self.subject, self.measure)
        more = (self.since, self.until, self.status)
        return tuple(field.error for field in (*fields, *more) if field.error)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``knowledge_base/claims.html``: the claims that are meant, a page at a time."""

    site: Site
    allowed: Allowed
    form: SearchForm
    states: tuple[str, ...]
    """Every status that can be asked for."""
    narrowed: tuple[Detail, ...]
    """What is asked for, each with the address of the list without it."""
    facets: tuple[FacetPart, ...]
    claims: tuple[ClaimLine, ...]
    total: int
    first: int
    """Number of the first claim shown, from 1."""
    previous_href: str
    next_href: str
    json_href: str
    csv_href: str


@dataclass(frozen=True, slots=True)
class YearPart:
    """The claims of one year; of none for those without a day."""

    year: str
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """``knowledge_base/speaker.html``: what somebody said, over time."""

    site: Site
    name: str
    aliases: tuple[str, ...]
    total: int
    years: tuple[YearPart, ...]
    shown: int
    search_href: str
    json_href: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check that cited a claim."""

    at: str
    door: str
    verdict: str
    statement: str
    """"" where it is not kept, or not shown to this caller."""
    href: str
    """The same check again."""
    claim_hrefs: tuple[Detail, ...] = ()
    """Which claims it cited, where a page speaks of several."""


@dataclass(frozen=True, slots=True)
class Reliances:
    """The checks that relied on claims, as far as any are kept."""

    kept: bool
    rows: tuple[CheckRow, ...]
    hidden: bool = False
    """Whether statements are kept that this caller may not read."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """``knowledge_base/source.html``: what a publication said, and what hangs on it."""

    site: Site
    allowed: Allowed
    publisher: str
    title: str
    url: str
    href: str
    claims: tuple[ClaimLine, ...]
    total: int
    going: int
    """How many of them would be retracted."""
    standing: tuple[ClaimLine, ...]
    """Claims of other sources that were merged into one of them and would stand alone again."""
    replaced: tuple[ClaimLine, ...]
    """Claims that one of these had taken the place of."""
    relied: Reliances
    why: Field = EMPTY


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two claims whose figures exclude each other."""

    reason: str
    first: ClaimLine
    second: ClaimLine
    supersede_href: str
    """Where the earlier one can be superseded by the later one; "" where neither is known to be
    overtaken, or the caller may not."""
    second_id: str
    revision: int
    """Of the first one, as it was compared."""


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """``knowledge_base/conflicts.html``: which claims disagree with each other."""

    site: Site
    rows: tuple[ConflictRow, ...]
    left: int
    """Pairs of which only one side contradicts the other."""
    one_sided: bool
    sides_href: str
    first: int
    last: int
    """Numbers of the citable claims that were looked at for this page, from 1."""
    total: int
    next_href: str


@dataclass(frozen=True, slots=True)
class OutdatedPage:
    """``knowledge_base/outdated.html``: which claims are past the last day of their validity."""

    site: Site
    allowed: Allowed
    claims: tuple[ClaimLine, ...]
    day: str
    gone: tuple[FacetValue, ...]
    """What is out of date already and decides no more, by status."""
