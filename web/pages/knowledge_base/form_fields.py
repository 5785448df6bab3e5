"""What was typed into the fields of a claim, and can it be used? Read alike to add and to edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from knowledge.claim import LONGEST_STATEMENT, Claim
from knowledge.period import Granularity, Period
from web.inputs import UnusableField, read_day, read_speaker
from web.pages.contexts import Field
from web.pages.knowledge_base.contexts import ClaimForm
from web.pages.knowledge_base.posted import reason_in
from web.pages.links import safe_href
from web.settings import Limits

IN_SOURCE = ("publisher", "title", "url", "author", "published")
TITLE_LENGTH = 1_000
ADDRESS_LENGTH = 2_000


@dataclass(frozen=True, slots=True)
class Typed:
    """A filled form: what each field says, and the form with its errors."""

    form: ClaimForm
    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A field that is a text; "" where it cannot be used."""
        return str(self.values.get(name, "") or "")

    def day(self, name: str) -> date | None:
        """A field that is a day."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def refused(self, name: str, sentence: str) -> Typed:
        """The same with an error at a field."""
        field = Field(getattr(self.form, name).value, sentence)
        return replace(self, form=replace(self.form, **{name: field}))


def read_claim_form(typed: Mapping[str, str], limits: Limits) -> Typed:
    """Every field of the form; one that cannot be used keeps what was typed and its error."""
    form, values = ClaimForm(), {}
    for name, read in readers(limits).items():
        written = typed.get(name, "")
        try:
            values[name] = read(written)
            form = replace(form, **{name: Field(written)})
        except UnusableField as error:
            form = replace(form, **{name: Field(written, str(error))})
    return _checked(Typed(form, values))


def _checked(read: Typed) -> Typed:
    """What two fields must be like together."""
    first, last = read.day("period_first"), read.day("period_last")
    if first and last and first > last:
        read = read.refused("period_last", "This day lies before the first one; exchange them.")
    if not read.form.statement.value.strip() and not read.form.quote.value.strip():
        read = read.refused("statement", "Write what was said, in a sentence that reads by itself.")
    if not any(getattr(read.form, name).value.strip() for name in ("publisher", "title", "url")):
        read = read.refused("publisher", "Say who published it, or give its title or address.")
    return read


def readers(limits: Limits) -> dict[str, Callable[[str], Any]]:
    """How each field is read; a reader raises ``UnusableField`` with what to write instead."""

    def name(written: str) -> str:
        return read_speaker(_whole(written), limits)

    return {
        "statement": _words,
        "quote": _words,
        "speaker": name,
        "said_on": read_day,
        "period_first": read_day,
        "period_last": read_day,
        "place": name,
        "publisher": name,
        "title": lambda written: _line(written, TITLE_LENGTH),
        "url": _address,
        "author": name,
        "published": read_day,
        "valid_until": read_day,
        "why": lambda written: reason_in({"why": _whole(written)}),
    }


def _words(written: str) -> str:
    words = _whole(written).strip()
    if len(words) > LONGEST_STATEMENT:
        raise UnusableField(
            f"It has {len(words):,} characters, and a claim may have {LONGEST_STATEMENT:,}; "
            "import a longer text as an article."
        )
    return words


def _line(written: str, most: int) -> str:
    line = " ".join(_whole(written).split())
    if len(line) > most:
        raise UnusableField(f"It may have at most {most:,} characters.")
    return line


def _address(written: str) -> str:
    address = _line(written, ADDRESS_LENGTH)
    if address and not safe_href(address):
        raise UnusableField("Write the whole address, for example https://news.example/article.")
    return address


def _whole(written: str) -> str:
    """The text, which no store can hold with control characters or half a character in it."""
    if any((ord(c) < 32 and c not in "\t\n\r") or 0xD800 <= ord(c) <= 0xDFFF for c in written):
        raise UnusableField("It holds characters that cannot be kept; paste it as plain text.")
    return written


def form_of(claim: Claim) -> ClaimForm:
    """The fields of a claim as a form shows them."""
    source, period = claim.source, claim.period
    given = {
        "statement": claim.statement,
        "quote": claim.quote,
        "speaker": claim.speaker.name if claim.speaker else "",
        "said_on": claim.said_on,
        "period_first": period.first if period else None,
        "period_last": period.last if period else None,
        "place": claim.place,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "author": source.author,
        "published": source.published,
        "valid_until": claim.valid_until,
    }
    return ClaimForm(**{name: Field(str(value or "")) for name, value in given.items()})


def period_of(read: Typed) -> Period | None:
    """The days that the claim speaks of, as they were typed."""
    first, last = read.day("period_first"), read.day("period_last")
    if first is None and last is None:
        return None
    if first is None or last is None:
        return Period(first, last, Granularity.OPEN)
    return Period(first, last, Granularity.DAY if first == last else Granularity.DAYS)


def changes_to(claim: Claim, read: Typed) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the form changes of a claim: its own fields, and those of its source.

    A field that reads as before changes nothing, so that what no field shows stays as it is.
    """
    before = form_of(claim)
    changed = {
        field.name
        for field in fields(ClaimForm)
        if field.name != "why"
        and getattr(before, field.name).value.strip()
        != getattr(read.form, field.name).value.strip()
    }
    own: dict[str, Any] = {
        name: read.values.get(name)
        for name in ("statement", "quote", "speaker", "said_on", "place", "valid_until")
        if name in changed
    }
    if changed & {"period_first", "period_last"}:
        own["period"] = period_of(read)
    return own, {name: read.values.get(name) for name in IN_SOURCE if name in changed}
