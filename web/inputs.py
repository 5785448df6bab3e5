"""What did the caller type, and can it be used? Read alike for the pages and the endpoint."""

from __future__ import annotations

import re
from datetime import date

from web.settings import Limits

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class UnusableField(ValueError):
    """One field cannot be used; its text is one sentence that says what to write instead."""


class TooLong(UnusableField):
    """One field is larger than what is checked at once."""


def read_day(written: str) -> date | None:
    """``2019-08-16`` as a day, an empty field as ``None``."""
    written = written.strip()
    if not written:
        return None
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise UnusableField("Write the date as year-month-day, for example 2019-08-16.")


def read_statement(written: str, limits: Limits) -> str:
    """The statement as typed; the verifier judges whether it can be checked."""
    if not written.strip():
        raise UnusableField("Write or paste a statement to check.")
    _whole_characters("The statement", written)
    if len(written) > limits.statement_length:
        raise UnusableField(
            f"The statement has {len(written):,} characters, and at most "
            f"{limits.statement_length:,} can be checked at once; check a longer text as a draft "
            "with: verifier review"
        )
    return written


def read_draft_text(written: str, limits: Limits) -> str:
    """The words of a draft as they came; the verifier judges whether they can be checked."""
    _whole_characters("The text", written)
    if len(written) > limits.draft_length:
        raise TooLong(
            f"The text has {len(written):,} characters, and at most {limits.draft_length:,} can be "
            "checked at once; send it in parts, or check it with: verifier review"
        )
    return written


def read_name(written: str, limits: Limits) -> str:
    """The name of a file without its folders, in one line."""
    _whole_characters("The name of the file", written)
    name = " ".join(re.split(r"[/\\]", written)[-1].split())
    if not name:
        raise UnusableField(
            'Name the file, for example "draft.md"; its ending tells how to read it.'
        )
    if len(name) > limits.name_length:
        raise UnusableField(f"A file's name may have at most {limits.name_length:,} characters.")
    return name


def read_speaker(written: str, limits: Limits) -> str:
    """The speaker's name without the space around it."""
    _whole_characters("The speaker's name", written)
    written = " ".join(written.split())
    if len(written) > limits.speaker_length:
        raise UnusableField(
            f"A speaker's name may have at most {limits.speaker_length:,} characters."
        )
    return written


def _whole_characters(name: str, written: str) -> None:
    """JSON can write half of a character pair, which no text can hold."""
    if _HALF_CHARACTER.search(written):
        raise UnusableField(f"{name} holds half a character; send it as whole text.")


def read_revision(written: str) -> int | None:
    """The revision that a permalink was made at; anything else than a number counts as none."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 19 else None
