"""How do the words of a statement meet those of a claim? One link for each word of weight.

Names are met by names of the same bearer, other words by :mod:`verifier.matching.meetings`; what
the claim does not say itself may be met by what it stands among.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import JaroWinkler

from knowledge.claim import Claim
from knowledge.figure import Figure, Trend
from verifier.matching.around import Around, around_claim
from verifier.matching.bearers import same_bearer
from verifier.matching.holders import is_holder
from verifier.matching.life_dates import VERBS, life_dates
from verifier.matching.links import Alignment, Link
from verifier.matching.measure_words import words_of_state
from verifier.matching.meetings import (
    STRENGTH,
    ClaimWords,
    Meeting,
    another_word,
    claim_words,
    same_word,
)
from verifier.matching.phrasal import phrased
from verifier.matching.scene import met_by_the_scene
from verifier.matching.values import with_values
from verifier.matching.weights import WEIGHTS
from verifier.reading.assertions import Assertion
from verifier.reading.measures.class_relations import ClassRelation, class_relation
from verifier.reading.reading import Name, NameKind, Token
from verifier.words.lexicon import Lexicon
from verifier.words.meanings import are_exchangeable, groups_of, is_change_verb, is_light

MODIFIERS = ("compound", "nmod", "poss", "npadvmod")

SPELLING_LIMIT = 0.92
"""Jaro-Winkler similarity from which two names are spellings of one: Maarat, Maaret."""


def content_tokens(assertion: Assertion) -> tuple[int, ...]:
    """The tokens that carry what is said: no function words, figures or dates."""
    tokens = assertion.reading.tokens
    apart = [(f.start, f.end) for f in assertion.figures]
    apart += [(d.start, d.end) for d in assertion.dates]
    return tuple(
        i
        for i in assertion.tokens
        if tokens[i].pos in WEIGHTS.words
        and any(c.isalnum() for c in tokens[i].text)
        and not any(start <= tokens[i].start < end for start, end in apart)
        and not _weighs_a_figure(tokens[i], assertion.figures)
    )


def _weighs_a_figure(token: Token, figures: Sequence[Figure]) -> bool:
    """ "Only 25 died" says what the writer makes of the figure, not who died of what."""
    return token.lemma in ("only", "just", "merely", "barely") and any(
        0 < figure.start - token.end <= 1 for figure in figures
    )


def align(statement: Assertion, content: Assertion, claim: Claim, lexicon: Lexicon) -> Alignment:
    """The best meeting for every word of the statement that carries weight."""
    tokens, theirs = phrased(statement.reading.tokens), phrased(content.reading.tokens)
    names = statement.reading.names
    around = around_claim(claim, content)
    words = claim_words(theirs)
    measured = _shared_measures(statement, content)
    told = any(token.lemma in VERBS for token in tokens)
    lived = life_dates(content.reading) if told else {}
    links = []
    for i in content_tokens(statement):
        name = next((n for n in names if n.start <= tokens[i].start < n.end), None)
        if name is not None and not name.resolved:
            if not _bears(i, name, tokens):
                continue
            link = _meet_name(i, name, tokens, content, claim, around)
            if name.kind is NameKind.PLACE:
                link = replace(link, weight=WEIGHTS.place)
        else:
            link = _meet_word(i, tokens, words, around, lexicon)
            if link.weight > WEIGHTS.light and is_holder(i, tokens, names):
                light = WEIGHTS.light if STRENGTH[link.meeting] else WEIGHTS.unmet_light
                link = replace(link, weight=light)
            if STRENGTH[link.meeting] < 1.0 and tokens[i].lemma in measured:
                # both figures are of one measure, in whatever words ("claimed lives", "died")
                link = replace(link, claim=measured[tokens[i].lemma], meeting=Meeting.MEASURE)
            if link.meeting is Meeting.NONE and tokens[i].lemma in lived:
                at = _token_at(lived[tokens[i].lemma].start, theirs)
                link = replace(link, claim=at, meeting=Meeting.MEASURE)
            if tokens[i].pos == "VERB" and is_change_verb(tokens[i].lemma):
                link = _meet_change(link, statement, content)
        links.append(link)
    return Alignment(with_values(links, statement, content, claim, lexicon))


def _meet_change(link: Link, statement: Assertion, content: Assertion) -> Link:
    """ "Rose 3 %" is met by "up 3 %": where both figures have a direction, it says the verb."""
    ours = {f.trend for f in statement.figures} - {Trend.LEVEL}
    for figure in content.reading.figures:
        if figure.trend is Trend.LEVEL or len(ours) != 1 or link.meeting is not Meeting.NONE:
            continue
        same = figure.trend in ours
        at = _token_at(figure.start, content.reading.tokens)
        return replace(link, claim=at, meeting=Meeting.MEASURE if same else Meeting.OPPOSITE)
    return link


_ONE_CLASS_IN_THE_OTHER = (ClassRelation.SAME, ClassRelation.NARROWER, ClassRelation.BROADER)
"""Civilians and people: the comparison of measures says which way the figure binds."""


def _shared_measures(statement: Assertion, content: Assertion) -> Mapping[str, int]:
    """Lemmas that say a state which figures of both sides have, each with the claim's token."""
    ours = {figure.counted.state for figure in statement.figures}
    theirs = {figure.counted.state for figure in content.reading.figures}
    found: dict[str, int] = {}
    for figure in statement.figures:
        for other in content.reading.figures:
            if class_relation(figure.counted, other.counted) in _ONE_CLASS_IN_THE_OTHER:
                head = other.counted.head
                found[figure.counted.head] = next(
                    (i for i, t in enumerate(content.reading.tokens) if t.lemma == head), -1
                )
    for state in (ours & theirs) - {""}:
        words = words_of_state(state)
        at = next((i for i, t in enumerate(content.reading.tokens) if t.lemma in words), -1)
        found |= dict.fromkeys(words, at)
    return found


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
    weight = WEIGHTS.words["PROPN"]
    for other in content.reading.names:
        if same_bearer(name, other, claim):
            return Link(index, _last_token(other, content.reading.tokens), Meeting.NAME, weight)
    words = [
        t.text.lower() for t in tokens if name.start <= t.start < name.end and t.pos == "PROPN"
    ]
    words = words or [tokens[index].text.lower()]
    for at, token in enumerate(content.reading.tokens):
        if token.text.lower() == words[-1] and not _of_another(token, words, content.reading.names):
            return Link(index, at, Meeting.SAME, weight)
    for other in content.reading.names:
        if JaroWinkler.similarity(name.written.lower(), other.written.lower()) >= SPELLING_LIMIT:
            return Link(index, _last_token(other, content.reading.tokens), Meeting.SPELLING, weight)
    for short, full in claim.aliases:
        if full.casefold() == name.canonical.casefold():
            # "a ferry capsized" of an article on the ferry Santa Ilda
            at = next(
                (
                    i
                    for i, t in enumerate(content.reading.tokens)
                    if t.lemma == short and t.dep not in MODIFIERS
                ),
                -1,
            )
            if at >= 0 and claim.setting:
                return Link(index, at, Meeting.NAME, weight)
    if name.canonical in claim.places or all(word in around.words for word in words):
        return Link(index, -1, Meeting.CONTEXT, weight)
    if all(word in around.setting for word in words):
        return Link(index, -1, Meeting.SETTING, weight)
    return Link(index, -1, Meeting.NONE, weight)


def _of_another(token: Token, words: Sequence[str], names: Sequence[Name]) -> bool:
    """Whether the word ends a longer name that begins otherwise: Social and Free Democrats."""
    name = next((n for n in names if n.start <= token.start < n.end), None)
    others = name.written.lower().split() if name is not None else []
    return len(words) > 1 and len(others) > 1 and not set(words[:-1]) & set(others[:-1])


def _meet_word(
    index: int,
    tokens: Sequence[Token],
    theirs: ClaimWords,
    around: Around,
    lexicon: Lexicon,
) -> Link:
    token = tokens[index]
    # what is said of a thing by "is" is said in the words before the noun: "is an epic film"
    narrows = token.dep in MODIFIERS and tokens[token.head].dep not in ("attr", "acomp", "oprd")
    weight = WEIGHTS.words[token.pos] * (WEIGHTS.modifier_share if narrows else 1.0)
    weight = WEIGHTS.light if is_light(token.lemma, token.pos) else weight
    best, at = same_word(token, theirs)
    if at < 0:
        best, at = another_word(token, theirs, lexicon)
    if best is Meeting.NONE and narrows:
        at = _meet_joined(token, tokens[token.head], theirs.tokens)
        best = Meeting.SYNONYM if at >= 0 else best
    nearby = around.words | around.neighbours if narrows else around.words
    if STRENGTH[best] < STRENGTH[Meeting.CONTEXT] and (
        {token.text.lower(), token.lemma} & nearby or _has_exchangeable(token, around.words)
    ):
        best, at = Meeting.CONTEXT, -1
    if STRENGTH[best] < STRENGTH[Meeting.CONTEXT] and met_by_the_scene(
        index, tokens, around.setting, lexicon
    ):
        best, at = Meeting.SETTING, -1
    if best is Meeting.NONE and weight == WEIGHTS.light:
        weight = WEIGHTS.unmet_light
    return Link(index, at, best, weight, narrows)


def _has_exchangeable(token: Token, words: Iterable[str]) -> bool:
    """Whether news uses one of the words for the token's; most words are in no such group."""
    return bool(groups_of(token.lemma, token.pos)) and any(
        are_exchangeable(token.lemma, word, token.pos) for word in words
    )


def _meet_joined(narrowing: Token, narrowed: Token, theirs: Sequence[Token]) -> int:
    """ "Air strikes" is met by "strikes", which news uses for "airstrikes"; -1 where it is not."""
    joined = narrowing.lemma + narrowed.lemma
    if not any(groups_of(joined, pos) for pos in WEIGHTS.words):
        return -1
    return next((i for i, t in enumerate(theirs) if are_exchangeable(joined, t.lemma, t.pos)), -1)


def _token_at(offset: int, tokens: Sequence[Token]) -> int:
    return next((i for i, token in enumerate(tokens) if token.end > offset), -1)


def _last_token(name: Name, tokens: Sequence[Token]) -> int:
    return max((i for i, t in enumerate(tokens) if name.start <= t.start < name.end), default=-1)
