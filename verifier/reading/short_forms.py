"""For whom do "the group", "the regime" and "it said" stand? For what was named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.reading.aliases import bare_name, canonical, state_spoken_for
from verifier.reading.places import place_name
from verifier.reading.reading import Context, Name, NameKind, Token
from verifier.words.bodies import bodies_by_name
from verifier.words.reporting import reporting_verbs
from verifier.words.tables import words_of

TITLES = "titles.toml"

_PERSONAL = {"he": True, "she": True, "it": False, "they": False}
_SPEAKING = frozenset({"nsubj", "pobj", "agent"})


def read_short_forms(
    text: str, tokens: Sequence[Token], names: Sequence[Name], context: Context
) -> Iterator[Name]:
    """Definite descriptions that the context introduced ("the regime"), or the text before them."""
    yield from _introduced(text, context)
    generic = words_of(TITLES, "generic_bodies")
    for index, token in enumerate(tokens):
        if token.lemma not in generic or token.pos not in ("NOUN", "PROPN") or index == 0:
            continue
        if tokens[index - 1].text.lower() != "the" or token.dep in ("compound", "nmod"):
            continue
        meant = _body_before(token.lemma, token.start, names, context)
        if meant:
            yield Name(token.start, token.end, token.text, meant, NameKind.ORGANISATION, True)


def read_pronouns(
    text: str, tokens: Sequence[Token], names: Sequence[Name], context: Context
) -> Iterator[Name]:
    """Pronouns that say who speaks: "it says", "she added", "according to him"."""
    verbs = reporting_verbs()
    for token in tokens:
        word = token.text.lower()
        if word not in _PERSONAL or token.dep not in _SPEAKING:
            continue
        verb = verbs.get(tokens[token.head].lemma)
        if verb is None or verb.attitude:
            continue
        meant = _speaker_before(token.start, _PERSONAL[word], names, context)
        if meant:
            kind = NameKind.PERSON if _PERSONAL[word] else kind_of(meant)
            yield Name(token.start, token.end, token.text, meant, kind, True)


def kind_of(name: str) -> NameKind:
    """The kind of a name that is known without its text, as far as the tables tell."""
    words = name.lower().split()
    if name in bodies_by_name() or any(w in words_of(TITLES, "body_heads") for w in words):
        return NameKind.ORGANISATION
    if state_spoken_for(name):
        return NameKind.PLACE if place_name(name) else NameKind.ORGANISATION
    if words and words[0] in words_of(TITLES, "given_names"):
        return NameKind.PERSON
    return NameKind.OTHER


def _introduced(text: str, context: Context) -> Iterator[Name]:
    lowered = text.lower()
    for short, full in context.aliases:
        bare = bare_name(short)
        if not bare[:1].islower():
            continue
        for match in re.finditer(rf"\bthe ({re.escape(bare)})\b(?!-)", lowered):
            start, end = match.span(1)
            kind = kind_of(full)
            if kind is NameKind.PLACE and bare in words_of(TITLES, "body_nouns"):
                kind = NameKind.ORGANISATION
            yield Name(start, end, text[start:end], canonical(full), kind, True)


def _body_before(head: str, position: int, names: Sequence[Name], context: Context) -> str:
    """The body last named before ``position`` that such a noun may stand for."""
    bodies = [n for n in names if n.end <= position and n.kind is NameKind.ORGANISATION]
    for name in reversed(bodies):
        if head in name.canonical.lower().split():
            return name.canonical
    for short, full in reversed(context.aliases):
        if bare_name(short).lower() == head:
            return full
    if bodies:
        return bodies[-1].canonical
    speaker = context.speaker_for_pronouns
    return speaker if speaker and kind_of(speaker) is not NameKind.PERSON else ""


def _speaker_before(position: int, personal: bool, names: Sequence[Name], context: Context) -> str:
    fitting = (
        (NameKind.PERSON,) if personal else (NameKind.ORGANISATION, NameKind.PLACE, NameKind.GROUP)
    )
    speaker = context.speaker_for_pronouns
    if speaker and (personal == (kind_of(speaker) in (NameKind.PERSON, NameKind.OTHER))):
        return speaker
    earlier = [n for n in names if n.end <= position and n.kind in fitting]
    if personal and earlier:
        return earlier[-1].canonical
    if earlier and not speaker:
        return earlier[0].canonical
    return speaker
