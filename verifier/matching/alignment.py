"""How do the words of a statement meet those of a claim? One link for each word of weight.

A word of the statement is met by the claim's word that says the same: the same lemma, another name
of the same bearer, a word for the same measure (died, lives claimed), a synonym, a narrower word.
A broader word meets it only in part: "people fled" does not establish "children fled".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz.distance import JaroWinkler

from knowledge.claim import Claim
from knowledge.figure import Trend
from verifier.matching.bearers import same_bearer
from verifier.matching.measure_words import state_of_word, words_of_state
from verifier.reading.assertions import Assertion
from verifier.reading.reading import Name, NameKind, Token
from verifier.words.lexicon import Lexicon, Relation
from verifier.words.meanings import (
    are_exchangeable,
    are_opposites,
    is_change_verb,
    is_light,
    is_support_verb,
)


class Meeting(StrEnum):
    """How a word of the statement is met."""

    SAME = "the same word"
    NAME = "the same name"
    MEASURE = "the same measure"
    SYNONYM = "a synonym"
    DERIVED = "another form of the word"
    NARROWER = "a narrower word"
    LIGHT_VERB = "the same with another light verb"
    KINDRED = "a word of kindred sense"
    SPELLING = "nearly the same spelling"
    CONTEXT = "named around the claim"
    BROADER = "a broader word"
    OPPOSITE = "its opposite"
    NONE = "nothing"


STRENGTH: Mapping[Meeting, float] = {
    Meeting.SAME: 1.0,
    Meeting.NAME: 1.0,
    Meeting.MEASURE: 1.0,
    Meeting.SYNONYM: 0.95,
    Meeting.DERIVED: 0.95,
    Meeting.NARROWER: 0.9,
    Meeting.LIGHT_VERB: 0.9,
    Meeting.SPELLING: 0.85,
    Meeting.KINDRED: 0.8,
    Meeting.OPPOSITE: 0.8,
    Meeting.CONTEXT: 0.8,
    Meeting.BROADER: 0.4,
    Meeting.NONE: 0.0,
}
"""How much of a word is met. An opposite speaks of the same matter: the polarity judges it."""

WEIGHT: Mapping[str, float] = {
    "PROPN": 1.5,
    "NOUN": 1.0,
    "VERB": 1.0,
    "ADJ": 0.7,
    "NUM": 0.7,
    "ADV": 0.4,
}
"""How much a word of that class carries of what is said; other classes carry nothing."""

MODIFIER_SHARE = 0.6
"""The part of its weight that a word keeps that only narrows the next one ("air strikes")."""

MODIFIERS = ("compound", "amod", "nmod", "poss", "npadvmod")

LIGHT_WEIGHT = 0.25
"""What a word carries that could stand in any sentence ("make", "people", "area")."""

UNMET_LIGHT_WEIGHT = 0.1
"""What it costs when such a word is not met: another might stand in its place."""

PLACE_WEIGHT = 0.25
"""What the name of a place carries here: the comparison of places judges it."""

SPELLING_LIMIT = 0.92
"""Jaro-Winkler similarity from which two names are spellings of one: Maarat, Maaret."""


@dataclass(frozen=True, slots=True)
class Link:
    """A word of the statement and the claim's word that meets it (``claim`` is -1 for none)."""

    statement: int
    claim: int
    meeting: Meeting
    weight: float
    narrows: bool = False
    """Whether the word only narrows the next one ("air" in "air strikes"), or tells how."""

    @property
    def met(self) -> float:
        """The weight that is met."""
        return self.weight * STRENGTH[self.meeting]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links of one statement with one claim."""

    links: tuple[Link, ...]

    @property
    def coverage(self) -> float:
        """The share of the statement's weight that the claim meets, 0 to 1; 1 without any word."""
        weight = sum(link.weight for link in self.links)
        return sum(link.met for link in self.links) / weight if weight else 1.0

    def link_of(self, token: int) -> Link | None:
        """The link of a token of the statement; ``None`` where it carries no weight."""
        return next((link for link in self.links if link.statement == token), None)

    def core_unmet(self) -> bool:
        """Whether a word is unmet, or met by a broader one only, that is no mere detail."""
        return any(
            link.weight > LIGHT_WEIGHT
            and not link.narrows
            and STRENGTH[link.meeting] <= STRENGTH[Meeting.BROADER]
            for link in self.links
        )

    def loosely_met(self) -> bool:
        """Whether a main word is met by a kindred word, its spelling or the context only."""
        loose = (Meeting.KINDRED, Meeting.SPELLING, Meeting.CONTEXT)
        return any(
            link.meeting in loose and link.weight > LIGHT_WEIGHT and not link.narrows
            for link in self.links
        )

    def unmet(self) -> tuple[int, ...]:
        """The statement's tokens that nothing in the claim meets."""
        return tuple(link.statement for link in self.links if link.meeting is Meeting.NONE)


def content_tokens(assertion: Assertion) -> tuple[int, ...]:
    """The tokens that carry what is said: no function words, figures or dates."""
    tokens = assertion.reading.tokens
    apart = [(f.start, f.end) for f in assertion.figures]
    apart += [(d.start, d.end) for d in assertion.dates]
    return tuple(
        i
        for i in assertion.tokens
        if tokens[i].pos in WEIGHT
        and any(c.isalnum() for c in tokens[i].text)
        and not any(start <= tokens[i].start < end for start, end in apart)
    )


def align(statement: Assertion, content: Assertion, claim: Claim, lexicon: Lexicon) -> Alignment:
    """The best meeting for every word of the statement that carries weight."""
    tokens, theirs = statement.reading.tokens, content.reading.tokens
    names = statement.reading.names
    around = around_claim(claim, content)
    measured = _shared_measures(statement, content)
    links = []
    for i in content_tokens(statement):
        name = next((n for n in names if n.start <= tokens[i].start < n.end), None)
        if name is not None and not name.resolved:
            if not _bears(i, name, tokens):
                continue
            link = _meet_name(i, name, tokens, content, claim, around)
            if name.kind is NameKind.PLACE:
                link = replace(link, weight=PLACE_WEIGHT)
        else:
            link = _meet_word(i, tokens, theirs, around, lexicon)
            if STRENGTH[link.meeting] < 1.0 and tokens[i].lemma in measured:
                # both figures are of one measure, in whatever words ("claimed lives", "died")
                link = replace(link, claim=measured[tokens[i].lemma], meeting=Meeting.MEASURE)
            if tokens[i].pos == "VERB" and is_change_verb(tokens[i].lemma):
                link = _meet_change(link, statement, content)
        links.append(link)
    return Alignment(_with_light_verbs(links, tokens, theirs))


def _meet_change(link: Link, statement: Assertion, content: Assertion) -> Link:
    """ "Rose 3 %" is met by "up 3 %": where both figures have a direction, it says the verb."""
    ours = {f.trend for f in statement.figures} - {Trend.LEVEL}
    for figure in content.reading.figures:
        if figure.trend is Trend.LEVEL or len(ours) != 1 or link.meeting is not Meeting.NONE:
            continue
        same = figure.trend in ours
        at = next((i for i, t in enumerate(content.reading.tokens) if t.end > figure.start), -1)
        return replace(link, claim=at, meeting=Meeting.MEASURE if same else Meeting.OPPOSITE)
    return link


def _shared_measures(statement: Assertion, content: Assertion) -> Mapping[str, int]:
    """Lemmas that say a state which figures of both sides have, each with the claim's token."""
    ours = {figure.counted.state for figure in statement.figures}
    theirs = {figure.counted.state for figure in content.reading.figures}
    found: dict[str, int] = {}
    for state in (ours & theirs) - {""}:
        words = words_of_state(state)
        at = next((i for i, t in enumerate(content.reading.tokens) if t.lemma in words), -1)
        found |= dict.fromkeys(words, at)
    return found


def _with_light_verbs(
    links: Sequence[Link], tokens: Sequence[Token], theirs: Sequence[Token]
) -> tuple[Link, ...]:
    """ "Seized control" is met by "took control": a light verb says no more than its object."""
    met = {link.statement: link.claim for link in links}
    objects = {
        t.head: met.get(i, -1) for i, t in enumerate(tokens) if t.dep == "dobj" and t.pos == "NOUN"
    }
    found = []
    for link in links:
        verb = theirs[objects[link.statement]].head if objects.get(link.statement, -1) >= 0 else -1
        if (
            link.meeting is Meeting.NONE
            and verb >= 0
            and theirs[verb].pos == "VERB"
            and is_support_verb(theirs[verb].lemma)
        ):
            link = replace(link, claim=verb, meeting=Meeting.LIGHT_VERB)
        found.append(link)
    return tuple(found)


def _bears(index: int, name: Name, tokens: Sequence[Token]) -> bool:
    """Whether the token is the one that stands for its whole name: the last word in it."""
    following = index + 1
    return following >= len(tokens) or tokens[following].start >= name.end


def _meet_name(
    index: int,
    name: Name,
    tokens: Sequence[Token],
    content: Assertion,
    claim: Claim,
    around: Around,
) -> Link:
    weight = WEIGHT["PROPN"]
    for other in content.reading.names:
        if same_bearer(name, other, claim):
            return Link(index, _last_token(other, content.reading.tokens), Meeting.NAME, weight)
    words = [
        t.text.lower() for t in tokens if name.start <= t.start < name.end and t.pos == "PROPN"
    ]
    words = words or [tokens[index].text.lower()]
    for at, token in enumerate(content.reading.tokens):
        if token.text.lower() == words[-1]:
            return Link(index, at, Meeting.SAME, weight)
    for other in content.reading.names:
        if JaroWinkler.similarity(name.written.lower(), other.written.lower()) >= SPELLING_LIMIT:
            return Link(index, _last_token(other, content.reading.tokens), Meeting.SPELLING, weight)
    if name.canonical in claim.places or all(word in around.words for word in words):
        return Link(index, -1, Meeting.CONTEXT, weight)
    return Link(index, -1, Meeting.NONE, weight)


def _meet_word(
    index: int,
    tokens: Sequence[Token],
    theirs: Sequence[Token],
    around: Around,
    lexicon: Lexicon,
) -> Link:
    token = tokens[index]
    # what is said of a thing by "is" is said in the words before the noun: "is an epic film"
    narrows = token.dep in MODIFIERS and tokens[token.head].dep not in ("attr", "acomp", "oprd")
    weight = WEIGHT[token.pos] * (MODIFIER_SHARE if narrows else 1.0)
    weight = LIGHT_WEIGHT if is_light(token.lemma, token.pos) else weight
    best, at = _same_word(token, theirs)
    if at < 0:
        for i, other in enumerate(theirs):
            meeting = meet(token, other, lexicon)
            if STRENGTH[meeting] > STRENGTH[best] or (
                meeting is best is not Meeting.NONE and other.dep == token.dep != theirs[at].dep
            ):
                best, at = meeting, i
    nearby = around.words | around.neighbours if narrows else around.words
    if STRENGTH[best] < STRENGTH[Meeting.CONTEXT] and (
        {token.text.lower(), token.lemma} & nearby
        or any(are_exchangeable(token.lemma, word, token.pos) for word in around.words)
    ):
        best, at = Meeting.CONTEXT, -1
    if best is Meeting.NONE and weight == LIGHT_WEIGHT:
        weight = UNMET_LIGHT_WEIGHT
    return Link(index, at, best, weight, narrows)


def _same_word(token: Token, theirs: Sequence[Token]) -> tuple[Meeting, int]:
    """The claim's token with the same lemma, if any; one in the same role before others."""
    same = [i for i, other in enumerate(theirs) if meets_itself(token, other)]
    if not same:
        return Meeting.NONE, -1
    return Meeting.SAME, next((i for i in same if theirs[i].dep == token.dep), same[0])


def meets_itself(token: Token, other: Token) -> bool:
    """Whether both are the same word, in any of its forms."""
    if token.lemma != other.lemma and token.text.lower() != other.text.lower():
        return False
    return other.pos in WEIGHT or other.pos in ("AUX", "ADP")


def meet(token: Token, other: Token, lexicon: Lexicon) -> Meeting:
    """How a word of the statement is met by one word of the claim."""
    if other.pos not in WEIGHT and other.pos not in ("AUX", "ADP"):
        return Meeting.NONE
    if meets_itself(token, other):
        return Meeting.SAME
    measure = state_of_word(token.lemma)
    if measure and measure == state_of_word(other.lemma):
        return Meeting.MEASURE
    if token.pos == other.pos and are_opposites(token.lemma, other.lemma, token.pos):
        return Meeting.OPPOSITE
    if other.pos not in WEIGHT:
        return Meeting.NONE
    if token.pos != other.pos:
        return _meet_another_class(token, other, lexicon)
    if are_exchangeable(token.lemma, other.lemma, token.pos):
        return Meeting.SYNONYM
    relation = lexicon.relation(other.lemma, token.lemma, other.pos, token.pos)
    if relation in (Relation.NONE, Relation.CO_HYPONYM):
        wide = lexicon.relation(other.lemma, token.lemma, other.pos, token.pos, wide=True)
        if wide in (Relation.SYNONYM, Relation.NARROWER):
            return Meeting.KINDRED
    return _BY_RELATION.get(relation, Meeting.NONE)


def _meet_another_class(token: Token, other: Token, lexicon: Lexicon) -> Meeting:
    """A verb met by its noun, an adverb by its adjective, also by one that means the same:
    "attacking" by "an assault", "deliberately" by "deliberate"."""
    if lexicon.relation(other.lemma, token.lemma, other.pos, token.pos) is Relation.DERIVED:
        return Meeting.DERIVED
    for form in lexicon.derivations(token.lemma, token.pos, other.pos):
        if form == other.lemma or are_exchangeable(form, other.lemma, other.pos):
            return Meeting.DERIVED
        if lexicon.relation(other.lemma, form, other.pos) is Relation.SYNONYM:
            return Meeting.KINDRED
    return Meeting.NONE


_BY_RELATION: Mapping[Relation, Meeting] = {
    Relation.SAME: Meeting.SAME,
    Relation.SYNONYM: Meeting.SYNONYM,
    Relation.DERIVED: Meeting.DERIVED,
    Relation.NARROWER: Meeting.NARROWER,
    Relation.BROADER: Meeting.BROADER,
    Relation.ANTONYM: Meeting.OPPOSITE,
}


def _last_token(name: Name, tokens: Sequence[Token]) -> int:
    return max((i for i, t in enumerate(tokens) if name.start <= t.start < name.end), default=-1)


@dataclass(frozen=True, slots=True)
class Around:
    """Words in lower case that a claim stands among without saying them itself."""

    words: frozenset[str]
    """Of its heading, title, places, speaker and the names its article introduces."""
    neighbours: frozenset[str]
    """Of the sentences beside it: enough to meet a word that only narrows another."""


def around_claim(claim: Claim, content: Assertion) -> Around:
    """What a claim stands among in its article."""
    texts = [claim.subject, claim.source.title, claim.place, *claim.places]
    texts += [full for _, full in claim.aliases] + list(content.reading.context.places)
    if claim.speaker is not None:
        texts += [claim.speaker.name, *claim.speaker.aliases]
    return Around(_words(texts), _words([claim.before, claim.after]))


def _words(texts: Sequence[str]) -> frozenset[str]:
    words = (word.strip(".,;:!?'’\"“”()–-") for text in texts for word in text.lower().split())
    return frozenset(
        form
        for word in words
        if word
        for form in (word, word.removesuffix("’s").removesuffix("'s"))
    )
