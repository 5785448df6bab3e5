"""What does each figure count, and what is said of those counted? With the parse of the text."""

from __future__ import annotations

from dataclasses import replace

from knowledge.figure import Counted, Figure, Trend
from verifier.reading.class_relations import ClassRelation, class_relation, state_relation
from verifier.reading.counted_nouns import (
    Anchor,
    Parse,
    anchor,
    measure_before,
    measured_of,
    modifiers,
    parsed,
)
from verifier.reading.measure_table import measure_table
from verifier.reading.reading import Token
from verifier.reading.states import noun_state, state_of

__all__ = ["ClassRelation", "attach_counted", "class_relation", "state_relation"]


def attach_counted(
    figures: tuple[Figure, ...], text: str, tokens: tuple[Token, ...]
) -> tuple[Figure, ...]:
    """The figures with ``counted`` filled from the parse: head, phrase, modifiers and state.

    ``tokens`` is the parse of ``text``; without tokens the figures come back as they are.
    """
    if not figures or not tokens:
        return figures
    parse = parsed(tokens)
    return tuple(_attached(figure, text, parse) for figure in figures)


def _attached(figure: Figure, text: str, parse: Parse) -> Figure:
    at = anchor(parse, figure)
    if at is None:
        return figure
    noun = at.noun
    if noun is None and figure.counted.head and not figure.dimension:
        return replace(
            figure, counted=replace(figure.counted, state=state_of(parse, at.number, (), at.first))
        )
    if noun is None:
        measure = measure_before(parse, at.number)
        if measure is not None:
            return replace(figure, counted=_measured(figure, text, parse, measure))
        state = state_of(parse, at.number, (), at.first)
        return replace(figure, counted=replace(figure.counted, state=state))
    return replace(figure, counted=_counted(figure, text, parse, at, noun))


def _counted(figure: Figure, text: str, parse: Parse, at: Anchor, noun: int) -> Counted:
    tokens = parse.tokens
    narrowing = modifiers(parse, noun, at.first)
    state = state_of(parse, noun, narrowing, at.first)
    lemmas = [tokens[index].lemma for index in narrowing]
    head = tokens[noun].lemma
    first = min([*narrowing, noun])
    phrase = text[tokens[first].start : tokens[noun].end]
    head, lemmas = _those_counted(parse, noun, head, lemmas)
    return Counted(head=head, phrase=phrase, modifiers=tuple(dict.fromkeys(lemmas)), state=state)


def _those_counted(parse: Parse, noun: int, head: str, lemmas: list[str]) -> tuple[str, list[str]]:
    """Whom "civilian lives", "deaths of children", "820 deaths" count: the class, not the event."""
    table, tokens = measure_table(), parse.tokens
    state = noun_state(parse, noun)
    if head not in ("life", "lives") and (state is None or not state.counts):
        return head, lemmas
    for index, lemma in enumerate(lemmas):
        if lemma in table.class_of:
            return lemma, [*lemmas[:index], *lemmas[index + 1 :]]
    for child in parse.children[noun]:
        if tokens[child].lemma in ("of", "among") and tokens[child].dep == "prep" and child > noun:
            pobj = parse.child(child, "pobj")
            if pobj is not None and tokens[pobj].lemma in table.class_of:
                return tokens[pobj].lemma, lemmas
    if head in table.class_of and head not in (
        "life",
        "death",
        "fatality",
        "dead",
        "casualty",
        "victim",
        "injury",
        "population",
    ):
        return head, lemmas
    kept = [lemma for lemma in lemmas if lemma not in table.nouns and lemma != "death"]
    return "people", kept


def _measured(figure: Figure, text: str, parse: Parse, measure: int) -> Counted:
    """What a figure counts whose measure stands before it: the subject, or the noun before "of"."""
    tokens = parse.tokens
    noun = measured_of(parse, measure)
    first = noun
    while (
        first > 0
        and tokens[first - 1].head == noun
        and tokens[first - 1].dep
        in (
            "amod",
            "compound",
            "nmod",
        )
    ):
        first -= 1
    narrowing = tuple(range(first, noun))
    state = ""
    named = noun_state(parse, noun, narrowing) or noun_state(parse, measure)
    if named:
        state = named.key
    elif found := measure_table().adjectives.get(tokens[noun].text.lower()):
        return Counted("people" if found.counts else "", tokens[noun].text, (), found.key)
    elif figure.trend is Trend.LEVEL and not figure.dimension:
        state = state_of(parse, noun, narrowing, noun + 1)
    lemmas = [tokens[index].lemma for index in narrowing if tokens[index].text != "-"]
    head, lemmas = _those_counted(parse, noun, tokens[noun].lemma, lemmas)
    return Counted(
        head=head,
        phrase=text[tokens[first].start : tokens[noun].end],
        modifiers=tuple(dict.fromkeys(lemmas)),
        state=state,
    )
