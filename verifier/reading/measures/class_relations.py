"""Are the same things counted? Classes and states of two figures compared: ``measures.toml``."""

from __future__ import annotations

from enum import StrEnum

from knowledge.figure import Counted
from verifier.reading.measures.table import CountedClass, State, measure_table
from verifier.words.meanings import are_exchangeable


class ClassRelation(StrEnum):
    """How the things that one figure counts stand to those that another counts."""

    SAME = "same"
    NARROWER = "narrower"
    """Every one of the first is one of the second: civilians and people."""
    BROADER = "broader"
    OVERLAPPING = "overlapping"
    """Some may be both: women and civilians."""
    DIFFERENT = "different"
    UNSAID = "unsaid"
    """One of the two does not say what it counts."""


def class_relation(a: Counted, b: Counted) -> ClassRelation:
    """How the things counted by ``a`` stand to those counted by ``b``, whatever is said of them."""
    if not a.head or not b.head:
        return ClassRelation.UNSAID
    by_class = _heads(a.head, b.head)
    narrowing_a, narrowing_b = _narrowing(a), _narrowing(b)
    if by_class is ClassRelation.DIFFERENT or narrowing_a == narrowing_b:
        return by_class
    if narrowing_b < narrowing_a:  # a says more
        return _both(by_class, ClassRelation.NARROWER)
    if narrowing_a < narrowing_b:
        return _both(by_class, ClassRelation.BROADER)
    return ClassRelation.OVERLAPPING


def _both(first: ClassRelation, second: ClassRelation) -> ClassRelation:
    if first is ClassRelation.SAME:
        return second
    return first if first is second else ClassRelation.OVERLAPPING


def _narrowing(counted: Counted) -> frozenset[str]:
    table = measure_table()
    return frozenset(
        word
        for word in counted.modifiers
        if word not in table.lists["idle_modifiers"]
        and word not in table.adjectives
        and word != counted.head
    )


def _heads(a: str, b: str) -> ClassRelation:
    if a == b:
        return ClassRelation.SAME
    table = measure_table()
    first, second = table.class_of.get(a), table.class_of.get(b)
    if first is None or second is None:
        return ClassRelation.DIFFERENT
    if first == second:
        return _by_name(first, a, b)
    above_first, above_second = _above(first), _above(second)
    if second.name in above_first:
        # a child is one of the people, but need be no passenger
        return ClassRelation.NARROWER if _names_all(second, b) else ClassRelation.OVERLAPPING
    if first.name in above_second:
        return ClassRelation.BROADER if _names_all(first, a) else ClassRelation.OVERLAPPING
    for name in above_first:
        if table.classes[name].excludes & set(above_second):
            return ClassRelation.DIFFERENT
    common = set(above_first) & set(above_second)
    if any(table.classes[name].mixed for name in common):
        return ClassRelation.OVERLAPPING
    return ClassRelation.DIFFERENT


def _names_all(of: CountedClass, word: str) -> bool:
    """Whether the word is as wide as its class: "people" is, "passenger" names a part of it."""
    return not of.general or word in of.general


def _by_name(of: CountedClass, a: str, b: str) -> ClassRelation:
    if are_exchangeable(a, b, "NOUN"):
        return ClassRelation.SAME
    if _names_all(of, a):
        return ClassRelation.SAME if _names_all(of, b) else ClassRelation.BROADER
    return ClassRelation.NARROWER if _names_all(of, b) else ClassRelation.OVERLAPPING


def is_within(lemma: str, name: str) -> bool:
    """Whether the noun names things of the class ``name``: "soldier" of "people"."""
    counted = measure_table().class_of.get(lemma)
    return counted is not None and name in _above(counted)


def _above(counted: CountedClass) -> tuple[str, ...]:
    names, classes = [counted.name], measure_table().classes
    while (wider := classes[names[-1]].within) and wider not in names:
        names.append(wider)
    return tuple(names)


def state_relation(a: str, b: str) -> ClassRelation:
    """How what is said of the counted stands: "killed" is narrower than "casualty"."""
    if not a or not b:
        return ClassRelation.UNSAID
    if a == b:
        return ClassRelation.SAME
    states = measure_table().states
    if b in _wider_states(states.get(a)):
        return ClassRelation.NARROWER
    if a in _wider_states(states.get(b)):
        return ClassRelation.BROADER
    return ClassRelation.DIFFERENT


def _wider_states(state: State | None) -> frozenset[str]:
    found: list[str] = []
    while state is not None and state.within and state.within not in found:
        found.append(state.within)
        state = measure_table().states.get(state.within)
    return frozenset(found)
