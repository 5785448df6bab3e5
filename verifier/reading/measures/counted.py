"""What does each figure count, and what is said of those counted? With the parse of the text."""

from __future__ import annotations

from dataclasses import replace

from knowledge.figure import Counted, Figure, Trend
from verifier.reading.figures.word_lists import word_list
from verifier.reading.measures.class_relations import (
    ClassRelation,
    class_relation,
    is_within,
    state_relation,
)
from verifier.reading.measures.counted_nouns import (
    Anchor,
    Parse,
    anchor,
    modifiers,
    parsed,
    said_to_be,
)
from verifier.reading.measures.measured_nouns import measure_before, measured_of
from verifier.reading.measures.states import noun_state, state_of
from verifier.reading.measures.table import measure_table
from verifier.reading.reading import Token

__all__ = ["ClassRelation", "attach_counted", "class_relation", "state_relation"]

ADDITIONS = "additions.toml"
MONEY = "currency"
"""Money counts no people: "damages of 5 million dollars" are not damaged things."""
UNSAID = ("other", "others")
"""Heads that only point back at what an earlier figure counts."""


def attach_counted(
    figures: tuple[Figure, ...], text: str, tokens: tuple[Token, ...]
) -> tuple[Figure, ...]:
    """The figures with ``counted`` filled from the parse: head, phrase, modifiers and state.

    ``tokens`` is the parse of ``text``; without tokens the figures come back as they are.
    """
    if not figures or not tokens:
        return figures
    parse = parsed(tokens)
    attached: list[Figure] = []
    for figure in figures:
        found = _attached(figure, text, parse)
        if attached and _is_other_side(attached[-1], found, text):
            found = replace(found, counted=attached[-1].counted)
        attached.append(found)
    return tuple(attached)


def _is_other_side(first: Figure, second: Figure, text: str) -> bool:
    """Whether the second is counted against the first: "79 votes to 41"."""
    own = second.counted.phrase
    if second.dimension or not first.counted.phrase or (own and own in text[second.end :]):
        return False
    between = text[first.end : second.start].split()
    return between == [*first.counted.phrase.split(), "to"]


def _attached(figure: Figure, text: str, parse: Parse) -> Figure:
    at = anchor(parse, figure)
    if at is None:
        return figure
    if at.noun is not None and not _says_when(parse, at.noun):
        noun = at.noun if figure.dimension else measured_of(parse, at.noun)
        counted = _counted(figure, text, parse, at, noun)
    elif (measure := measure_before(parse, at)) is not None:
        counted = _measured(figure, text, parse, measure)
    else:
        state = state_of(parse, at.number, (), at.after)
        counted = replace(figure.counted, state=state)
    if not counted.state and not figure.dimension:
        counted = replace(counted, state=_verb_before(figure, parse))
    if figure.trend is not Trend.LEVEL and counted.state not in measure_table().states:
        counted = replace(counted, state="")  # the trend says it already
    return replace(figure, counted=_sensible(counted))


def _says_when(parse: Parse, noun: int) -> bool:
    """As in "rose to 8 per cent that month": the noun dates the figure, which does not count it."""
    return parse.lemma(noun) in ("day", "week", "month", "quarter", "year") and any(
        parse.lemma(child) in ("that", "this", "last", "next")
        and parse.tokens[child].start < parse.tokens[noun].start
        for child in parse.children[noun]
    )


def _counted(figure: Figure, text: str, parse: Parse, at: Anchor, noun: int) -> Counted:
    tokens = parse.tokens
    narrowing = modifiers(parse, noun, at.after)
    if figure.dimension.startswith(MONEY):
        narrower = tuple(parse.lemma(index) for index in narrowing)
        return Counted(parse.lemma(noun), tokens[noun].text, narrower)
    state = state_of(parse, noun, narrowing, at.after)
    first = min([*narrowing, noun])
    phrase = text[tokens[first].start : tokens[noun].end]
    described = measure_table().adjectives.get(tokens[noun].text.lower())
    if described is not None and noun_state(parse, noun) is None:
        # "410,000 of the displaced", of whom it may be said that they "are children"
        what = said_to_be(parse, at.number)
        head = parse.lemma(what) if what is not None else described.counts
        return Counted(head, phrase, (), described.key)
    lemmas = [parse.lemma(index) for index in narrowing]
    lemmas = [lemma for lemma in lemmas if lemma not in word_list(ADDITIONS, "quantities")]
    head, lemmas = _those_counted(parse, noun, lemmas)
    return Counted(head, phrase, tuple(dict.fromkeys(lemmas)), state)


def _those_counted(parse: Parse, noun: int, lemmas: list[str]) -> tuple[str, list[str]]:
    """Whom "civilian lives", "deaths of children", "820 deaths" count: the class, not the event."""
    head, table = parse.lemma(noun), measure_table()
    state = noun_state(parse, noun)
    people = state.counts if state else ""
    if head in ("life", "lives"):
        people = "people"
    if not people:
        return ("" if head in UNSAID else head), lemmas
    for index, lemma in enumerate(lemmas):
        if is_within(lemma, people) and lemma not in table.nouns:
            return lemma, [*lemmas[:index], *lemmas[index + 1 :]]
    for child in parse.children[noun]:
        if parse.tokens[child].lemma in ("of", "among") and child > noun:
            pobj = parse.child(child, "pobj")
            if pobj is not None and is_within(parse.lemma(pobj), people):
                return parse.lemma(pobj), lemmas
    dropped = table.lists["case_modifiers"] if head == "case" else frozenset()
    kept = [w for w in lemmas if w not in table.nouns and w != "death"]
    return people, [w for w in kept if w not in dropped or w in table.lists["diseases"]]


def _measured(figure: Figure, text: str, parse: Parse, measure: int) -> Counted:
    """What a figure counts whose measure stands before it."""
    tokens, table = parse.tokens, measure_table()
    noun = measured_of(parse, measure)
    first = noun
    while (
        first > 0
        and tokens[first - 1].dep in ("amod", "compound", "nmod")
        and (tokens[first - 1].head in (noun, measure))
    ):
        first -= 1
    narrowing = tuple(range(first, noun))
    if figure.dimension.startswith(MONEY):
        lemmas = [parse.lemma(index) for index in narrowing if tokens[index].text != "-"]
        return Counted(parse.lemma(noun), tokens[noun].text, tuple(lemmas))
    phrase = text[tokens[first].start : tokens[max(noun, measure)].end]
    state = noun_state(parse, noun, narrowing) or noun_state(parse, measure, narrowing)
    if state is None and (described := table.adjectives.get(tokens[noun].text.lower())):
        return Counted(described.counts, phrase, (), described.key)
    lemmas = [parse.lemma(index) for index in narrowing if tokens[index].text != "-"]
    head, lemmas = _those_counted(parse, noun, lemmas)
    if state is not None and not state.counts:
        head = parse.lemma(noun)
    said = state.key if state else ""
    if not said and figure.trend is Trend.LEVEL and not figure.dimension:
        said = state_of(parse, noun, narrowing, noun + 1)
    return Counted(head, phrase, tuple(dict.fromkeys(lemmas)), said)


def _verb_before(figure: Figure, parse: Parse) -> str:
    """The state of a verb right before the figure, where the parser took it for a noun."""
    before = parse.within(0, figure.start)
    if not before:
        return ""
    table, last = measure_table(), parse.tokens[before[-1]]
    if last.lemma == "be" and len(before) > 1:
        # "killed were 12 miners", "among the 82 dead were 9 firefighters"
        described = table.adjectives.get(parse.tokens[before[-2]].text.lower())
        return described.key if described else ""
    state = table.done.get(last.lemma)
    return state.key if state else ""


def _sensible(counted: Counted) -> Counted:
    """Without a state that only people can be in, where something else is counted."""
    state = measure_table().states.get(counted.state)
    if state is None or not state.people_only or not counted.head:
        return counted
    if is_within(counted.head, "people"):
        return counted
    return replace(counted, state="")
