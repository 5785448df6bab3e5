"""What does a claim say that a person takes down, revises or corrects by hand?

The same for every door: fields in, a claim out, checked as a whole. What does not fit raises
pydantic's ``ValidationError``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from knowledge.claim import Claim, Source, Speaker, Stance, Status
from knowledge.period import Period


def taken_down(
    statement: str,
    source: Source,
    *,
    quote: str = "",
    speaker: str = "",
    said_on: date | None = None,
    period: Period | None = None,
    place: str = "",
    valid_until: date | None = None,
    status: Status = Status.EXTRACTED,
) -> Claim:
    """A claim that somebody adds by hand; without a speaker its publisher says it."""
    return Claim(
        statement=statement.strip(),
        quote=quote.strip(),
        speaker=Speaker(name=speaker) if speaker else None,
        stance=Stance.SAYS if speaker else Stance.REPORTS,
        said_on=said_on,
        period=period,
        place=place,
        places=(place,) if place else (),
        subject=source.title,
        valid_until=valid_until,
        source=source,
        status=status,
    )


def revised(
    old: Claim,
    update: Mapping[str, Any],
    source: Mapping[str, Any],
    quote: str | None,
    speaker: str | None,
) -> Claim:
    """The claim with its changes, checked as a whole."""
    fields = {**old.model_dump(), **update, "source": {**old.source.model_dump(), **source}}
    if quote is not None and quote != old.quote:
        # the offsets were those of the former words
        fields |= {"quote": quote, "start": None, "end": None, "before": "", "after": ""}
    if "statement" in update or quote is not None:
        fields["figures"] = ()  # read again from the new words
    if speaker is not None:
        fields["speaker"] = {"name": speaker} if speaker else None
    return type(old).model_validate(fields)


def corrected(old: Claim, statement: str, quote: str) -> Claim:
    """The claim as its source corrected it: a new one, citable, of the same speaker and source."""
    fresh = {"id": "", "status": Status.CITABLE, "appearances": (), "replaced_by": ""}
    return revised(old, {**fresh, "statement": statement.strip()}, {}, quote.strip(), None)
