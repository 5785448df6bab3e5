"""What do the pages on one claim see: the claim itself, the forms, the review queue, the import?

Every string is plain text, which the templates escape; an empty ``href`` means that there is
nothing safe to link to.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from web.pages import contexts
from web.pages.contexts import Detail, Field, Site
from web.pages.knowledge_base.allowed import NOTHING, Allowed
from web.pages.knowledge_base.lists import EMPTY, ClaimLine, Reliances


@dataclass(frozen=True, slots=True)
class MoveButton:
    """A move in the life of a claim that the caller may make."""

    name: str
    label: str
    says: str
    """What comes of it, in one sentence."""


@dataclass(frozen=True, slots=True)
class Actions:
    """What the caller may do with a claim; empty parts are not shown."""

    moves: tuple[MoveButton, ...] = ()
    """Moves that need nothing but a reason."""
    replacing: tuple[MoveButton, ...] = ()
    """Moves for which another claim must be named."""
    undo: str = ""
    """The change that can be taken back: "retracted"."""
    edit_href: str = ""
    correct_href: str = ""
    merges: bool = False
    waits: str = ""
    """Why the caller cannot accept it, where somebody else can."""

    @property
    def any(self) -> bool:
        """Whether there is anything to offer."""
        return bool(self.moves or self.replacing or self.undo or self.edit_href or self.merges)


@dataclass(frozen=True, slots=True)
class AlikeLine:
    """A claim that says nearly the same as another."""

    id: str
    line: ClaimLine
    alike: int
    """In per cent of the wording."""


@dataclass(frozen=True, slots=True)
class ClaimPage(contexts.ClaimPage):
    """``claim.html``: one claim, its source, what relied on it, and what may be done with it."""

    revision: int
    speaker_href: str
    source_href: str
    relied: Reliances
    actions: Actions
    alike: tuple[AlikeLine, ...]
    problem: str
    """Why the last thing that was asked could not be done; "" otherwise."""
    why: str
    """The reason that was typed, where it could not be done."""
    successor: str


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """The fields of a claim as they are shown, filled or empty."""

    statement: Field = EMPTY
    quote: Field = EMPTY
    speaker: Field = EMPTY
    said_on: Field = EMPTY
    period_first: Field = EMPTY
    period_last: Field = EMPTY
    place: Field = EMPTY
    publisher: Field = EMPTY
    title: Field = EMPTY
    url: Field = EMPTY
    author: Field = EMPTY
    published: Field = EMPTY
    valid_until: Field = EMPTY
    why: Field = EMPTY

    @property
    def errors(self) -> tuple[str, ...]:
        """The sentences of the fields that cannot be used."""
        every = (getattr(self, field.name) for field in fields(self))
        return tuple(field.error for field in every if field.error)


@dataclass(frozen=True, slots=True)
class AddPage:
    """``knowledge_base/add.html``: a claim that somebody takes down by hand."""

    site: Site
    form: ClaimForm
    may_cite: bool
    """Whether the caller may make it citable at once."""
    citable: bool
    alike: tuple[AlikeLine, ...] = ()
    """Claims that say nearly the same: it is added only when that is confirmed."""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class EditPage:
    """``knowledge_base/edit.html``: the fields of a claim, with the revision that they show."""

    site: Site
    id: str
    href: str
    form: ClaimForm
    revision: int
    stale: str = ""
    """What to do where somebody else has changed the claim meanwhile."""
    now: tuple[Detail, ...] = ()
    """What stands in the claim now, field by field, where that is another thing."""


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """``knowledge_base/correct.html``: what the source says now."""

    site: Site
    href: str
    words: str
    revision: int
    statement: Field
    quote: Field
    why: Field
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PartOfSentence:
    """A stretch of an article's sentence; ``part`` is "" where nothing was read in it."""

    text: str
    part: str = ""
    """"speaker", "verb", "figure", "period", "place"."""


@dataclass(frozen=True, slots=True)
class QueueCard:
    """The claim that is to be decided."""

    id: str
    href: str
    revision: int
    status: str
    before: str
    sentence: tuple[PartOfSentence, ...]
    after: str
    figures: tuple[str, ...]
    source: str
    source_href: str
    form: ClaimForm
    alike: tuple[AlikeLine, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """``knowledge_base/review.html``: one extracted claim at a time."""

    site: Site
    card: QueueCard | None
    left: int
    own: int
    """Claims that wait for somebody else, because their words are the caller's own."""
    hidden: tuple[tuple[str, str], ...]
    """What the forms bring along: how many went, since when, which was the last."""
    done: int
    a_minute: str
    """How many went a minute, to a tenth; "" before the first one."""
    last: str
    """Id of the claim that was decided last, which can be undone."""
    last_revision: int
    last_href: str
    last_done: str
    """What became of it."""
    skip_href: str
    here: str
    """The address of this page."""
    shortcuts: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of a table that is about to be imported."""

    number: int
    heading: str
    values: tuple[str, ...]
    """Its first cells."""
    holds: str
    """The field of a claim that it is taken for; "" for none."""
    error: str = ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """Something that the file holds."""

    sort: str
    text: str
    facts: str


@dataclass(frozen=True, slots=True)
class SourceForm:
    """What holds where the file says nothing of its own."""

    publisher: Field = EMPTY
    published: Field = EMPTY
    title: Field = EMPTY
    url: Field = EMPTY
    author: Field = EMPTY


@dataclass(frozen=True, slots=True)
class UploadPage:
    """``knowledge_base/upload.html``: choose a file."""

    site: Site
    source: SourceForm
    endings: tuple[str, ...]
    limit: int
    """Bytes of a file."""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """``knowledge_base/preview.html``: how a file is understood, before it is imported."""

    site: Site
    name: str
    kind: str
    held: str
    """The file, for the next form: nothing is kept between the two."""
    source: SourceForm
    columns: tuple[ColumnRow, ...]
    fields: tuple[str, ...]
    """The fields of a claim that a column may hold."""
    order: str
    rows: tuple[PreviewRow, ...]
    found: int
    unreadable: tuple[str, ...]
    more_unreadable: int
    may_cite: bool
    citable: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """``knowledge_base/imported.html``: what came of an import."""

    site: Site
    name: str
    status: str
    added: int
    duplicates: int
    failures: tuple[str, ...]
    more_failures: int
    left_out: tuple[str, ...]
    claims_href: str
    reviews: bool


@dataclass(frozen=True, slots=True)
class FirstPage(contexts.HomePage):
    """``home.html``: the form, and where there is nothing yet what to begin with."""

    allowed: Allowed = NOTHING
    empty: bool = False
    """Whether the knowledge base holds no claim at all."""
    waiting: int = 0
    """Claims that nobody has reviewed yet."""
