"""For whom do "the group", "the regime" and "it said" stand? For what was named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.reading.names.aliases import bare_name, canonical, state_spoken_for
from verifier.reading.names.genders import gender_of_name, may_mean
from verifier.reading.names.places import place_name
from verifier.reading.reading import Context, Name, NameKind, Token
from verifier.words.bodies import bodies_by_name
from verifier.words.reporting import reporting_verbs
from verifier.words.tables import words_of

TITLES = "titles.toml"

_MODIFIERS = (
    r"(?:(?:former|late|then|[a-z]+-(?:term|time|year-old)|\d+-year-old|veteran|outgoing) ){0,2}"
)
"""Words that describe somebody who was introduced: "the former three-term governor"."""

_PERSONAL = {"he": True, "she": True, "it": False, "they": False}
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_MARKS = frozenset('"“”')
_STEPS = 5
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
        if _name_follows(text, token.end):
            continue
        meant = _body_before(token.lemma, token.start, names, context)
        if meant:
            yield Name(token.start, token.end, token.text, meant, NameKind.ORGANISATION, True)


def read_pronouns(
    text: str, tokens: Sequence[Token], names: Sequence[Name], context: Context
) -> Iterator[Name]:
    """Pronouns that say who speaks: "it says", "she added", "according to him".

    One in what somebody else says is that speaker: "the ministry said it warned them".
    """
    verbs = reporting_verbs()
    for index, token in enumerate(tokens):
        word = token.text.lower()
        if word not in _PERSONAL or token.dep not in _SPEAKING:
            continue
        verb = verbs.get(tokens[token.head].lemma)
        if verb is None or verb.attitude:
            continue
        outer = subject_above(index, text, tokens)
        if outer is not None:
            meant, kind = named_at(outer, text, tokens, names)
            fits = _fits(word, kind, meant)
        else:
            meant = speaker_before(token.start, word, names, context)
            kind = NameKind.PERSON if _PERSONAL[word] else kind_of(meant)
            fits = bool(meant)
        if fits:
            yield Name(token.start, token.end, token.text, meant, kind, True)


def named_at(
    subject: int, text: str, tokens: Sequence[Token], names: Sequence[Name]
) -> tuple[str, NameKind]:
    """The name, or else the words, of a subject."""
    for name in names:
        if name.start <= tokens[subject].start < name.end:
            return name.canonical, name.kind
    first = subject
    while first and tokens[first - 1].head == subject and tokens[first - 1].dep in _DESCRIBING:
        first -= 1
    return text[tokens[first].start : tokens[subject].end], NameKind.OTHER


def subject_above(pronoun: int, text: str, tokens: Sequence[Token]) -> int | None:
    """The subject before it of a clause that the pronoun's own clause hangs on.

    As in "Ana Ruiz said she warned them", "the union, when it said so, had met".
    """
    word, verb = tokens[pronoun].text.lower(), tokens[pronoun].head
    current = verb
    if tokens[verb].dep == "parataxis":
        return None  # "The benefit, it says, will rise"
    for _ in range(_STEPS):
        above = tokens[current].head
        if above == current:
            return None
        for index, token in enumerate(tokens[:pronoun]):
            if token.head == above and token.dep in ("nsubj", "nsubjpass") and above != verb:
                # "The bridge is shut," she said: the bridge is none of hers
                quoted = _MARKS & set(text[token.end : tokens[pronoun].start])
                return index if _agrees(word, token) and not quoted else None
        current = above
    return None


def _agrees(pronoun: str, subject: Token) -> bool:
    """Whether a subject has the number of the pronoun."""
    several = subject.tag in ("NNS", "NNPS")
    if subject.pos not in ("NOUN", "PROPN"):
        return False
    return several if pronoun == "they" else not several


def kind_of(name: str) -> NameKind:
    """The kind of a name that is known without its text, as far as the tables tell."""
    words = name.lower().split()
    if name in bodies_by_name() or any(w in words_of(TITLES, "body_heads") for w in words):
        return NameKind.ORGANISATION
    if state_spoken_for(name):
        return NameKind.PLACE if place_name(name) else NameKind.ORGANISATION
    given = words and words[0] in words_of(TITLES, "given_names")
    if given or (len(words) > 1 and gender_of_name(name) is not None):
        return NameKind.PERSON
    return NameKind.OTHER


def _introduced(text: str, context: Context) -> Iterator[Name]:
    lowered = text.lower()
    for short, full in context.aliases:
        bare = bare_name(short)
        if not bare[:1].islower() or bare.casefold() not in lowered:
            continue
        for match in re.finditer(rf"\bthe ({_MODIFIERS}{re.escape(bare)})\b(?!-)", lowered):
            start, end = match.span(1)
            if _name_follows(text, end) or any(c.isupper() for c in text[start:end]):
                continue
            kind = kind_of(full)
            if kind is NameKind.PLACE and bare in words_of(TITLES, "body_nouns"):
                kind = NameKind.ORGANISATION
            yield Name(start, end, text[start:end], canonical(full), kind, True)


def _name_follows(text: str, end: int) -> bool:
    """Whether the name itself stands after the word: "the charity Open Hands"."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _body_before(head: str, position: int, names: Sequence[Name], context: Context) -> str:
    """The body last named before ``position`` that such a noun may stand for."""
    bodies = [n for n in names if n.end <= position and n.kind is NameKind.ORGANISATION]
    for name in reversed(bodies):
        if head in name.canonical.lower().split():
            return name.canonical
    for short, full in reversed(context.aliases):
        if bare_name(short).lower() == head:
            return full
    speaker = context.speaker_for_pronouns
    if head in speaker.lower().split():
        return speaker
    if head not in words_of(TITLES, "neutral_bodies"):
        return ""
    if bodies:
        return bodies[-1].canonical
    # a single capitalised word is a surname more often than a body
    surname = kind_of(speaker) is NameKind.OTHER and speaker.isalpha() and not speaker.isupper()
    return speaker if kind_of(speaker) is not NameKind.PERSON and not surname else ""


def speaker_before(position: int, pronoun: str, names: Sequence[Name], context: Context) -> str:
    """Whom a pronoun at ``position`` means: the speaker so far, or who was named before it.

    "he" and "she" mean nobody whose name shows the other.
    """
    speaker, personal = context.speaker_for_pronouns, pronoun in ("he", "she")
    if speaker and _fits(pronoun, kind_of(speaker), speaker):
        return speaker
    earlier = [
        n
        for n in names
        if n.end <= position and _fits(pronoun, n.kind, n.canonical) and not n.resolved
    ]
    if personal and earlier:
        return earlier[-1].canonical
    return earlier[0].canonical if earlier and not speaker else ""


def _fits(pronoun: str, kind: NameKind, name: str) -> bool:
    """Whether "she" (or else "it") can stand for a name of that kind."""
    if pronoun in ("he", "she"):
        return kind in (NameKind.PERSON, NameKind.OTHER) and may_mean(pronoun, name)
    if pronoun == "they" and kind is NameKind.OTHER and " " not in name:
        # a single capitalised word is a surname more often than a team
        return not name[:1].isupper() or name.endswith("s")
    return kind is not NameKind.PERSON
