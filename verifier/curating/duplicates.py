"""Which claims say the same? The same speaker, measure, period and place, in nearly the same words.

They are suggested, and a person merges them or does not. So a pair that may differ in what it says
(another number, another name, a negation) is left out rather than suggested.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from knowledge.claim import Claim, Stance, Status
from knowledge.figure import Figure
from verifier.curating.blocks import figure_key, pairs, words_in
from verifier.matching.bearers import same_names
from verifier.matching.periods import Timing, timing
from verifier.matching.stances import ASSERTING
from verifier.reading.measures.class_relations import ClassRelation, class_relation
from verifier.reading.names.aliases import canonical
from verifier.words.tables import words_of

ALIVE = frozenset({Status.EXTRACTED, Status.IN_REVIEW, Status.CITABLE})

SAME_WORDING = 80.0
"""Share of letters in common, in per cent, from which two wordings without a figure are one."""

SAME_WORDING_WITH_FIGURES = 72.0
"""The same where all figures are equal: they tell more than the words around them."""

SAME_NEWS = timedelta(days=7)
"""Claims that name no period and lie farther apart than this are on other news."""

SPELLING = 0.92
"""Jaro-Winkler similarity from which two names are spellings of one."""

_NAME = re.compile(r"(?<=\S )[A-Z][\w’'-]+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Alike:
    """A claim with others that say the same as it, and how alike each of them is in wording."""

    keep: Claim
    others: tuple[tuple[Claim, float], ...]


def duplicates(claims: Iterable[Claim]) -> list[Alike]:
    """The claims that may be merged, each in one group; the most alike come first.

    A group stands around the claim to keep, which each of the others is like.
    """
    alive = [claim for claim in claims if claim.status in ALIVE]
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for first, second in pairs(alive):
        score = likeness(alive[first], alive[second])
        if score > 0:
            near[first][second] = near[second][first] = score
    grouped: set[int] = set()
    groups: list[Alike] = []
    for keep in sorted(near, key=lambda number: (*_rank(alive[number]), number)):
        if keep in grouped:
            continue
        others = {other: score for other, score in near[keep].items() if other not in grouped}
        grouped |= {keep, *others}
        if others:
            ordered = sorted(others.items(), key=lambda one: (-one[1], one[0]))
            groups.append(Alike(alive[keep], tuple((alive[n], score) for n, score in ordered)))
    return sorted(groups, key=lambda group: -group.others[0][1])


def like(claim: Claim, claims: Iterable[Claim]) -> list[tuple[Claim, float]]:
    """The claims that say the same as this one, each with how alike it is in wording, most first.

    Every one of them is looked at, so that this is for a single claim.
    """
    scored = (
        (other, likeness(claim, other))
        for other in claims
        if other.status in ALIVE and other.id != claim.id
    )
    return sorted((one for one in scored if one[1] > 0), key=lambda one: -one[1])


def which_to_keep(a: Claim, b: Claim) -> Claim:
    """Which of two that say the same is to be kept where they are merged."""
    return min(a, b, key=_rank)


def _rank(claim: Claim) -> tuple[bool, bool, date]:
    """Which of two is to be kept: the citable one, the one with its words in place, the earlier."""
    day = claim.source.published or claim.said_on or date.max
    return (claim.status is not Status.CITABLE, claim.start is None, day)


def likeness(a: Claim, b: Claim) -> float:
    """How alike two claims are, in per cent of their wording; 0 where they may differ in content.

    The cheap questions come first.
    """
    if a.review != b.review or a.polarity is not b.polarity or not _same_stance(a.stance, b.stance):
        return 0.0
    if not (_same_time(a, b) and _same_place(a, b) and _same_figures(a.figures, b.figures)):
        return 0.0
    cutoff = SAME_WORDING_WITH_FIGURES if a.figures else SAME_WORDING
    ours, theirs = a.words, b.words
    score = fuzz.token_sort_ratio(
        " ".join(words_in(ours)), " ".join(words_in(theirs)), score_cutoff=cutoff
    )
    if score and _same_speaker(a, b) and not _contradict(ours, theirs):
        return float(score)
    return 0.0


def _same_stance(a: Stance, b: Stance) -> bool:
    return a is b or {a, b} <= ASSERTING


def _same_speaker(a: Claim, b: Claim) -> bool:
    """The same speaker, or the same publisher in its own voice."""
    if a.speaker is None or b.speaker is None:
        mine, other = a.source.publisher.strip(), b.source.publisher.strip()
        return a.speaker is b.speaker and mine.casefold() == other.casefold()
    return same_names(a.speaker.name, b.speaker.name, (*a.aliases, *b.aliases))


def _same_time(a: Claim, b: Claim) -> bool:
    if a.period is not None and b.period is not None:
        return timing(a.period, b.period) is Timing.SAME
    ours, theirs = a.known_since, b.known_since
    return ours is None or theirs is None or abs(ours - theirs) <= SAME_NEWS


def _same_place(a: Claim, b: Claim) -> bool:
    """Not known to be another place; an article may tell more places than another one does."""
    if a.place and b.place:
        return canonical(a.place).casefold() == canonical(b.place).casefold()
    return not a.places or not b.places or bool(set(a.places) & set(b.places))


def _same_figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> bool:
    """Whether each figure of one claim is a figure of the other, of the same measure."""
    if len(ours) != len(theirs):
        return False
    left = list(theirs)
    for figure in ours:
        same = next((one for one in left if _same_figure(figure, one)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _same_figure(a: Figure, b: Figure) -> bool:
    if figure_key(a) != figure_key(b):
        return False
    states = {a.counted.state, b.counted.state} - {""}
    counted = class_relation(a.counted, b.counted)
    return len(states) < 2 and counted in (ClassRelation.SAME, ClassRelation.UNSAID)


def _contradict(ours: str, theirs: str) -> bool:
    """Whether each side names a number or somebody that the other does not, or one negates."""
    if _negations(ours) != _negations(theirs):
        return True
    numbers = set(_DIGITS.findall(ours)), set(_DIGITS.findall(theirs))
    if numbers[0] - numbers[1] and numbers[1] - numbers[0]:
        return True
    return bool(_names_missing(ours, theirs)) and bool(_names_missing(theirs, ours))


def _names_missing(ours: str, theirs: str) -> list[str]:
    """Capitalised words within one text that the other one does not have, however spelt."""
    there = words_in(theirs)
    return [
        name
        for name in _NAME.findall(ours)
        if name.casefold() not in theirs.casefold()
        and not any(JaroWinkler.similarity(name.casefold(), w) >= SPELLING for w in there)
    ]


def _negations(text: str) -> int:
    words = words_of("negation.toml", "negation", "words") | words_of(
        "negation.toml", "negation", "determiners"
    )
    return sum(
        word in words or word.endswith("n't") for word in text.casefold().replace("’", "'").split()
    )
