"""Whom does "it" mean, and where is "there"? The subject and the place of what was told before.

A pronoun that begins a sentence as the subject of its verb stands for the named subject of the
sentence before, where the two agree in number; "there" stands for the place last named, where the
sentence names none. Both are then read as the name itself.
"""

from __future__ import annotations

from dataclasses import replace

from verifier.extraction.statements import opening_pronoun, subject_before
from verifier.reading.reading import Name, NameKind, Reading, Token


def with_stand_ins(reading: Reading, before: Reading | None, same_paragraph: bool) -> Reading:
    """The reading with names for its pronoun and its "there", as far as they can be told."""
    found = [
        one
        for one in (_subject(reading, before, same_paragraph), _place(reading))
        if one is not None and not any(_overlap(one, name) for name in reading.names)
    ]
    if not found:
        return reading
    starts = {name.start for name in found}
    return replace(
        reading,
        tokens=tuple(
            replace(token, pos="PROPN") if token.start in starts else token
            for token in reading.tokens
        ),
        names=tuple(sorted((*reading.names, *found), key=lambda name: name.start)),
    )


def _subject(reading: Reading, before: Reading | None, same_paragraph: bool) -> Name | None:
    pronoun = opening_pronoun(reading)
    if pronoun is None or before is None:
        return None
    words = subject_before(pronoun, before, same_paragraph=same_paragraph)
    named = [name for name in before.names if name.written and name.written in words]
    if len(named) != 1 or len(words.split()) > len(named[0].written.split()) + 1:
        return None
    return _standing_for(pronoun, reading, named[0].canonical, named[0].kind)


def _place(reading: Reading) -> Name | None:
    if reading.places or not reading.context.places:
        return None
    for token in reading.tokens:
        if token.lemma.lower() == "there" and token.dep == "advmod":
            return _standing_for(token, reading, reading.context.places[0], NameKind.PLACE)
    return None


def _standing_for(token: Token, reading: Reading, canonical: str, kind: NameKind) -> Name:
    return Name(token.start, token.end, reading.text[token.start : token.end], canonical, kind)


def _overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end
