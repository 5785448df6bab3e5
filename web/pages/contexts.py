"""What does each template see? One frozen value, named ``page``; nothing else reaches a template.

Every string in here is plain text: the templates escape it. Addresses are checked before
(:mod:`web.pages.links`): an empty ``href`` means that there is nothing safe to link to.
"""

from __future__ import annotations

from dataclasses import dataclass

from verifier.report import Bearing, CitationStance, Verdict


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says about what it rests on."""

    knowledge_base: str
    """Its name: a path, an address, "sample knowledge base"."""
    claims: int
    """Citable claims in it."""
    revision: int
    recorded: str = ""
    """What it keeps of the checks that are made here; "" for nothing."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form: what was typed, and one sentence when it cannot be used."""

    value: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class CheckForm:
    """The form as it is shown, filled or empty."""

    statement: Field = Field()
    as_of: Field = Field()
    speaker: Field = Field()

    @property
    def errors(self) -> tuple[str, ...]:
        """The sentences of the fields that cannot be used."""
        fields = (self.statement, self.as_of, self.speaker)
        return tuple(field.error for field in fields if field.error)


@dataclass(frozen=True, slots=True)
class ExampleLink:
    """A statement to try, as a link to its verdict."""

    statement: str
    href: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``: the form, and what it can be tried with."""

    site: Site
    form: CheckForm
    examples: tuple[ExampleLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text; ``bearing`` is ``None`` where it is not marked."""

    text: str
    bearing: Bearing | None = None
    comparison: str = ""
    """Which comparison looked at it: "figure", "speaker"."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the statement: an assertion of its own, or the words between two."""

    stretches: tuple[Stretch, ...]
    verdict: Verdict | None = None
    number: int = 0
    """Which assertion it is, from 1; 0 for the words between."""


@dataclass(frozen=True, slots=True)
class Row:
    """One point: what was compared, the words on both sides, and what came of it."""

    comparison: str
    level: str
    bearing: Bearing
    statement: str
    statement_means: str
    claim: str
    claim_means: str
    says: str


@dataclass(frozen=True, slots=True)
class Copies:
    """The citation to paste elsewhere, in three forms."""

    text: str
    markdown: str
    html: str


@dataclass(frozen=True, slots=True)
class CitationCard:
    """One cited claim."""

    stance: CitationStance
    quote: tuple[Stretch, ...]
    speaker: str
    """Who said it; "" for the publisher's own voice."""
    said_on: str
    publisher: str
    title: str
    href: str
    published: str
    status: str
    """Status of the claim today; "" when the knowledge base no longer holds it."""
    claim_href: str
    rows: tuple[Row, ...]
    """Points that weigh, in the order in which they were asked."""
    silent: tuple[Row, ...]
    copies: Copies
    also: tuple[Detail, ...] = ()
    """Further publications of the same, each with its address."""
    failed_on: Row | None = None
    """The point that kept the claim from deciding: the first that disagrees, else a near one."""


@dataclass(frozen=True, slots=True)
class FindingNote:
    """A finding with the sentence that explains it."""

    name: str
    means: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A named fact of a claim: "Speaks of", "21 to 30 April 2019"."""

    name: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of a claim."""

    written: str
    means: str
    counts: str
    over_time_href: str = ""
    """Where it stands beside what others said on its measure; "" where it was not read."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change of a claim."""

    number: int
    at: str
    action: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """``claim.html``: one claim of the knowledge base."""

    site: Site
    id: str
    quote: str
    before: str
    after: str
    statement: str
    """How the claim reads by itself; "" where that is the quote."""
    status: str
    details: tuple[Detail, ...]
    figures: tuple[FigureRow, ...]
    history: tuple[HistoryRow, ...]
    copies: Copies
    json_href: str
    check_href: str


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A pair of texts filed under the level that it reaches."""

    statement: str
    claim: str
    because: str
    said_by: str = ""
    """Who says the claim, where the comparison asks for it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence; a gap is filled with words of the pair that is compared."""

    text: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class LevelPart:
    """One rung of a ladder."""

    name: str
    bearing: Bearing
    finding: str
    says: tuple[Piece, ...]
    examples: tuple[ExampleRow, ...]


@dataclass(frozen=True, slots=True)
class LadderPart:
    """One comparison."""

    name: str
    question: str
    part: str
    """"same matter" or "same content"."""
    levels: tuple[LevelPart, ...]


@dataclass(frozen=True, slots=True)
class VerdictNote:
    """A verdict and when it is given."""

    verdict: Verdict
    means: str


@dataclass(frozen=True, slots=True)
class MethodPage:
    """``method.html``: by which rules verdicts are reached."""

    site: Site
    verdicts: tuple[VerdictNote, ...]
    ladders: tuple[LadderPart, ...]
    weighing: tuple[LevelPart, ...]
    findings: tuple[FindingNote, ...]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """``error.html``: what went wrong, in one sentence."""

    status: int
    title: str
    sentence: str
    site: Site | None = None
    """Errors are told without asking the knowledge base, which may be what is wrong."""
