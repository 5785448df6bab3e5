"""Which names stand in a text, what do they name, and what is the fullest name known?

Proper names by their capitals, offices in small letters ("the health ministry"), and short forms
and pronouns that earlier text or the context resolves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verifier.reading.names.aliases import canonical
from verifier.reading.names.capitalised import runs_of_names, words_in
from verifier.reading.names.introductions import introductions
from verifier.reading.names.kinds import classify
from verifier.reading.names.offices import read_offices
from verifier.reading.names.short_forms import kind_of, read_pronouns, read_short_forms
from verifier.reading.reading import Context, Name, NameKind, Token


def read_names(
    text: str, tokens: Sequence[Token], context: Context = Context()
) -> tuple[Name, ...]:
    """The names of ``text`` in its order, none overlapping another.

    A name that the article introduced (``context.aliases``) has the full name as ``canonical``. A
    pronoun is a name only where it says who speaks ("it said") and something resolves it.
    """
    words = words_in(text)
    found: list[Name] = []
    known = frozenset(short for short, _ in context.aliases if short[:1].isupper())
    for first, last in runs_of_names(text, words, tokens, known):
        found += classify(text, words, first, last)
    introduced = (*introductions(text, found), *_surnames(found), *context.aliases)
    found = [_by_article(name, introduced) for name in found]
    found = _without_overlaps([*read_offices(text, words, found), *found])
    found = _without_overlaps([*found, *read_short_forms(text, tokens, found, context)])
    return tuple(_without_overlaps([*found, *read_pronouns(text, tokens, found, context)]))


def _surnames(names: Sequence[Name]) -> tuple[tuple[str, str], ...]:
    """The surname for the person who is named in full before it in the same text."""
    return tuple(
        (other.written, name.canonical)
        for number, name in enumerate(names)
        if name.kind is NameKind.PERSON
        for other in names[number + 1 :]
        if other.kind is not NameKind.PLACE
        and other.written == name.canonical.split()[-1] != name.canonical
    )


def _by_article(name: Name, aliases: Sequence[tuple[str, str]]) -> Name:
    """The name under the fullest form that the article has introduced."""
    full = canonical(name.canonical, aliases)
    acronym = any(short.isupper() and whole == full for short, whole in aliases)
    kind = NameKind.ORGANISATION if acronym and name.kind is not NameKind.PLACE else name.kind
    if kind is NameKind.OTHER and full != name.canonical:
        kind = kind_of(full)
    return Name(name.start, name.end, name.written, full, kind, name.resolved)


def _without_overlaps(names: Iterable[Name]) -> list[Name]:
    """The names in the order of the text; of two that overlap the one named first stays."""
    kept: list[Name] = []
    for name in names:
        if not any(name.start < other.end and other.start < name.end for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)
