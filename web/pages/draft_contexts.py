"""What do ``drafts.html`` and ``draft_report.html`` see?"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from web.pages.contexts import Field, Site


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several to choose from."""

    value: str
    label: str
    chosen: bool = False


UNFILLED = Field()


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The form as it is shown, filled or empty."""

    text: Field = UNFILLED
    file: Field = UNFILLED
    """Its value is always empty: a browser does not hand a file back."""
    as_of: Field = UNFILLED
    kinds: tuple[Choice, ...] = ()
    """How pasted text is read."""
    forms: tuple[Choice, ...] = ()
    """In which form the answer comes."""

    @property
    def errors(self) -> tuple[str, ...]:
        """The sentences of the fields that cannot be used."""
        return tuple(one.error for one in (self.text, self.file, self.as_of) if one.error)


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """``drafts.html``: the form."""

    site: Site
    form: DraftForm
    accepted: str
    """Endings of the files that are read, for the file field: ".txt,.md"."""
    largest: str
    """How much may be sent: "2,000,000 bytes"."""


@dataclass(frozen=True, slots=True)
class Download:
    """A form of the report to save."""

    value: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class SentAgain:
    """The draft as the page carries it, so that a download can be made of it again."""

    name: str
    text: str = ""
    """Of a draft that was pasted; else ""."""
    data: str = ""
    """Of a file, in Base64; else ""."""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class DraftReportPage:
    """``draft_report.html``: the draft with its cards."""

    site: Site
    article: Markup
    """The draft, escaped already by :mod:`verifier.reports.as_html`."""
    findings: int
    """At how many cards the keys stop."""
    lost: bool
    """Whether something that may be checkable was not read."""
    revision: int
    claims: int
    downloads: tuple[Download, ...]
    again: SentAgain | None
    """``None``: too large for the page to carry."""
