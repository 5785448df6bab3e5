"""How does a claim read by itself? With names for the pronouns that its own words leave open."""

from __future__ import annotations

from verifier.extraction.article import Told
from verifier.extraction.pointing import Pointed
from verifier.reading.reading import Name, Reading

_PRONOUNS = frozenset({"it", "they", "he", "she"})


def statement_of(told: Told, start: int, end: int, pointed: Pointed) -> str:
    """The words ``told.reading.text[start:end]`` with names where a pronoun needs one.

    A pronoun that says who speaks becomes the speaker; another one what ``pointed`` has found for
    it. In quotation marks the name stands in brackets behind the quoted word.
    """
    reading = told.reading
    changes = [
        (name.start, name.end, name.canonical)
        for name in reading.names
        if name.resolved
        and name.written.lower() in _PRONOUNS
        and start <= name.start
        and name.end <= end
        and not _is_named_before(name, reading, start)
        and not any(one.start in (name.start, name.end) for one in pointed.meant)
    ]
    changes += [(one.start, one.end, one.statement) for one in pointed.meant]
    text = reading.text[start:end]
    for first, last, full in sorted(changes, reverse=True):
        text = text[: first - start] + full + text[last - start :]
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def _is_named_before(pronoun: Name, reading: Reading, start: int) -> bool:
    """Whether the words themselves say who is meant: "Berg said she would resign"."""
    words = reading.text[start : pronoun.start].casefold()
    return pronoun.canonical.casefold() in words or any(
        start <= name.start < pronoun.start and name.canonical == pronoun.canonical
        for name in reading.names
    )
