"""Which acronyms does a text introduce? "Hayat Tahrir al-Sham (HTS)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.reading.names.aliases import bare_name, initials
from verifier.reading.reading import Name

_IN_BRACKETS = re.compile(
    r"\s?\((?:the |also known as |known as |abbreviated as |or )?[\"“‘']?"
    r"([A-Z][\w.&-]{1,11})[\"”’']?\)"
)


def introductions(text: str, names: Sequence[Name]) -> tuple[tuple[str, str], ...]:
    """The (short form, full name) pairs in which an acronym in brackets follows its name.

    Every letter of the acronym must begin a word of the name, in their order.
    """
    return tuple(_in_brackets(text, names))


def _in_brackets(text: str, names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    for name in names:
        bracket = _IN_BRACKETS.match(text, name.end)
        if bracket and _abbreviates(bracket.group(1), name.written):
            yield bracket.group(1), bare_name(name.canonical)


def _abbreviates(short: str, name: str) -> bool:
    letters = [c for c in short.upper() if c.isalpha()]
    if len(letters) < 2 or not sum(c.isupper() for c in short) > 1:
        return False
    begins = iter(initials(name))
    return all(any(letter == begin for begin in begins) for letter in letters)
