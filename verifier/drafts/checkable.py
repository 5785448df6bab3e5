"""Which sentences of a draft are worth checking? Those that a source could confirm or refute.

A figure, a date, an attribution, a comparison or an event with a named actor makes a sentence
checkable. Questions, instructions, greetings, opinions and predictions are left alone, each counted
under its name: nobody can be quoted for them. What somebody else is said to think, to demand or to
foresee is an attribution. ``checkable.examples.toml`` beside this file shows every sort.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from knowledge.figure import Figure
from verifier.reading.mood import Mood, mood_of
from verifier.reading.predicates import PASSIVE_SUBJECTS, SUBJECTS, children_of
from verifier.reading.reading import Attribution, Reading, Token
from verifier.words.tables import words_of

TABLE = "checkable.toml"

GREETING_WORDS = 12
"""A greeting is short; "Welcome rains fell on 3 May across the whole of the province" is not."""

COMPARATIVES = frozenset({"JJR", "RBR"})
SUPERLATIVES = frozenset({"JJS", "RBS"})


class Sort(StrEnum):
    """What a sentence is, by what would be checked in it or by why it is left alone."""

    FIGURE = "figure"
    DATE = "date"
    ATTRIBUTION = "attribution"
    COMPARISON = "comparison"
    EVENT = "event"
    QUESTION = "question"
    INSTRUCTION = "instruction"
    GREETING = "greeting"
    OPINION = "opinion"
    PREDICTION = "prediction"
    OTHER = "nothing to check"

    @property
    def checkable(self) -> bool:
        """Whether a sentence of this sort is judged."""
        return self in CHECKABLE


CHECKABLE = frozenset({Sort.FIGURE, Sort.DATE, Sort.ATTRIBUTION, Sort.COMPARISON, Sort.EVENT})

_MOODS = {
    Mood.QUESTION: Sort.QUESTION,
    Mood.INSTRUCTION: Sort.INSTRUCTION,
    Mood.OPINION: Sort.OPINION,
}


def sort_of(reading: Reading) -> Sort:
    """The sort of one sentence, by the first rule that holds."""
    mood = mood_of(reading)
    if mood is not Mood.ASSERTION:
        return _MOODS[mood]
    text = reading.text.lower()
    if _starts(text, "greeting") and len(text.split()) <= GREETING_WORDS:
        return Sort.GREETING
    if _starts(text, "instruction"):
        return Sort.INSTRUCTION
    if not reading.predicates:
        return Sort.OTHER  # a heading or a fragment: nothing is said of anything
    if _only_points_back(reading):
        return Sort.OTHER  # "The ministry denies it."
    if _supposes(reading) and not reading.figures:
        return Sort.OPINION
    if any(_by_another(attribution) for attribution in reading.attributions):
        return Sort.ATTRIBUTION
    if _foretells(reading):
        return Sort.PREDICTION
    if any(_tells(figure) for figure in reading.figures):
        return Sort.FIGURE
    if _judges(reading):
        return Sort.OPINION
    if any(dated.period.first or dated.period.last for dated in reading.dates):
        return Sort.DATE
    if _compares(reading):
        return Sort.COMPARISON
    return Sort.EVENT if _has_named_actor(reading) else Sort.OTHER


def asks(reading: Reading) -> bool:
    """Whether a heading asks in words of its own: "How it began", "Tolls: who counts them"."""
    return any(
        token.tag in ("WP", "WRB")
        and (index == 0 or reading.tokens[index - 1].text in (":", "-", "–", "—"))
        for index, token in enumerate(reading.tokens)
    )


def _only_points_back(reading: Reading) -> bool:
    """Whether all that somebody is said to say is a pronoun: who denies "that" denies what?"""
    if not reading.attributions or reading.figures or reading.dates:
        return False
    speakers = [a.speaker for a in reading.attributions if a.speaker is not None]
    cues = {a.cue.start for a in reading.attributions}
    return not any(
        token.pos in _SAYING
        and token.start not in cues
        and not any(name.start <= token.start < name.end for name in speakers)
        for token in reading.tokens
    )


_SAYING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def _starts(text: str, kind: str) -> bool:
    return any(
        text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()
        for words in words_of(TABLE, kind, "starts")
    )


def _by_another(attribution: Attribution) -> bool:
    """Whether somebody but the writer is said to have said it."""
    speaker = attribution.speaker
    return speaker is not None and speaker.written.lower() not in ("i", "we", "you", "one")


def _foretells(reading: Reading) -> bool:
    """Whether the main verb stands in the future."""
    auxiliaries = words_of(TABLE, "prediction", "auxiliaries")
    return any(
        token.dep == "aux"
        and (token.text.lower() in auxiliaries or token.lemma in auxiliaries)
        and reading.tokens[token.head].dep == "ROOT"
        for token in reading.tokens
    ) or any(
        token.dep == "ROOT"
        and token.lemma == "go"
        and token.tag == "VBG"
        and any(t.dep == "xcomp" and reading.tokens[t.head] is token for t in reading.tokens)
        for token in reading.tokens
    )


def _tells(figure: Figure) -> bool:
    """Whether a figure says how much; "one of them" hardly does."""
    return bool(figure.unit) or figure.value != 1 or any(c.isdigit() for c in figure.written)


def _supposes(reading: Reading) -> bool:
    """Whether the main verb says what would be, if something else were so."""
    return any(
        token.dep == "aux"
        and token.lemma in words_of(TABLE, "opinion", "conditionals")
        and reading.tokens[token.head].dep == "ROOT"
        and token.tag == "MD"
        for token in reading.tokens
    )


def _judges(reading: Reading) -> bool:
    """Whether the main verb only links its subject to a judgement, or says what ought to be."""
    for token in reading.tokens:
        below = reading.tokens[token.head]
        if below.dep != "ROOT":
            continue
        if token.dep == "aux" and token.lemma in words_of(TABLE, "opinion", "duties"):
            return True
        if token.dep == "acomp" and token.lemma in words_of(TABLE, "opinion", "judgements"):
            return True
        if token.dep == "attr" and below.lemma == "be" and _judged(reading, token):
            return True
    return False


def _judged(reading: Reading, noun: Token) -> bool:
    judgements = words_of(TABLE, "opinion", "judgements")
    return any(
        token.dep == "amod" and token.lemma in judgements and reading.tokens[token.head] is noun
        for token in reading.tokens
    )


def _compares(reading: Reading) -> bool:
    verbs = words_of(TABLE, "comparison", "verbs")
    words = words_of(TABLE, "comparison", "words")
    # "once more" and "a more cautious man" compare with nothing that is named
    than = any(token.lemma == "than" for token in reading.tokens)
    return any(predicate.lemma in verbs for predicate in reading.predicates) or any(
        token.tag in SUPERLATIVES or (than and token.tag in COMPARATIVES) or token.lemma in words
        for token in reading.tokens
    )


def _has_named_actor(reading: Reading) -> bool:
    """Whether a name, or what stands for one, does something or has it done to it."""
    involved = {
        index
        for predicate in reading.predicates
        for index in (*predicate.agents, *predicate.patients)
    }
    involved |= {
        index
        for index, token in enumerate(reading.tokens)
        if token.dep in SUBJECTS | PASSIVE_SUBJECTS
    }
    children = children_of(reading.tokens)
    # "Trump's campaign" has one by the name within it
    within = {i for index in involved for i in _phrase(index, reading, children)}
    return any(
        reading.tokens[index].pos == "PROPN"
        or any(name.start <= reading.tokens[index].start < name.end for name in reading.names)
        for index in within
    )


def _phrase(index: int, reading: Reading, children: Sequence[Sequence[int]]) -> Iterator[int]:
    """The noun with those that own or narrow it."""
    yield index
    for child in children[index]:
        if reading.tokens[child].dep in ("poss", "compound", "nmod", "appos", "conj"):
            yield from _phrase(child, reading, children)
