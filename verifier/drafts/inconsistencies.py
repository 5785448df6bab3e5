"""Which figures of a draft exclude each other? Every sentence is judged against the earlier ones.

The draft is a small knowledge base of its own: two sentences on the same matter whose figures
cannot both be so are told, each time at the later one. The ordinary comparisons decide; what is
asked here is which pairs they are worth asking, and that each must contradict the other: where only
one does, the other says something more, and may speak of a part, another place or another time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from knowledge.claim import Claim, Source, Speaker
from knowledge.figure import Figure
from knowledge.period import Period
from verifier.drafts.told import ToldDraft
from verifier.judging.reasons import said_at
from verifier.judging.verdict import judge
from verifier.matching.alignment import content_tokens
from verifier.matching.conversion import convert
from verifier.matching.pair import ClaimSide, pair_of
from verifier.matching.periods import event_dates
from verifier.pipeline import Verifier, compare
from verifier.reading.assertions import Assertion, split_assertions, whole
from verifier.reading.names.aliases import same_speaker
from verifier.reading.reading import Dated, Reading
from verifier.report import Bearing, Verdict

SHARED_WORDS = 2
"""Lemmas of weight that two sentences on one matter have in common at the least."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """Sentence ``number`` cannot be true together with sentence ``other``."""

    number: int
    other: int
    ours: str
    theirs: str

    def says(self, line: int) -> str:
        """One sentence for a reader; ``line`` is that of the other sentence."""
        return f"Line {line} gives {self.theirs}, this line {self.ours}."


@dataclass(frozen=True, slots=True)
class _Side:
    """A sentence of the draft in both parts: as a statement and as a claim."""

    number: int
    reading: Reading
    parts: tuple[Assertion, ...]
    claim: ClaimSide
    words: frozenset[str]


def inconsistencies(
    told: ToldDraft,
    checkable: Sequence[int],
    wanted: Set[int],
    verifier: Verifier,
    between: Callable[[], None] = lambda: None,
) -> tuple[Excluded, ...]:
    """The pairs of sentences that exclude each other, at the one of them that is to be judged.

    ``checkable`` are the numbers of the sentences that assert something, ``wanted`` those that are
    judged: a pair is told at the later sentence, or at the earlier one where only that is judged.
    ``between`` is called before each sentence is held against those before it.
    """
    sides = [side for side in _sides(told, checkable) if side.parts]
    found = []
    for at, later in enumerate(sides):
        between()
        for earlier in sides[:at]:
            if not {later.number, earlier.number} & wanted or not _may_exclude(later, earlier):
                continue
            said = _excluded(later, earlier, verifier)
            if said is None or _excluded(earlier, later, verifier) is None:
                continue
            ours, theirs = said
            if later.number in wanted:
                found.append(Excluded(later.number, earlier.number, ours, theirs))
            else:
                found.append(Excluded(earlier.number, later.number, theirs, ours))
    return tuple(found)


def _sides(told: ToldDraft, checkable: Sequence[int]) -> Iterator[_Side]:
    for number in checkable:
        reading = told.sentences[number].reading
        if reading is None or not reading.figures:
            continue
        content = whole(reading)
        dated = event_dates(content)
        speaker = content.attribution.speaker if content.attribution is not None else None
        claim = Claim(
            id=str(number),
            statement=reading.text,
            speaker=Speaker(name=speaker.canonical) if speaker and speaker.canonical else None,
            period=dated[0].period if len(dated) == 1 else _story(reading, dated),
            places=tuple(dict.fromkeys((*reading.places, *reading.context.places))),
            figures=reading.figures,
            subject=reading.context.subject,
            aliases=reading.context.aliases,
            source=Source(published=told.day),
        )
        yield _Side(
            number,
            reading,
            tuple(part for part in split_assertions(reading) if part.figures),
            ClaimSide(claim, content),
            frozenset(reading.tokens[i].lemma.lower() for i in content_tokens(content)),
        )


def _story(reading: Reading, dated: Sequence[Dated]) -> Period | None:
    """The day or period that the sentences before have brought the story to."""
    if dated:
        return None
    day = reading.context.story_date
    return Period(day, day) if day is not None else reading.context.story_period


def _may_exclude(ours: _Side, theirs: _Side) -> bool:
    if len(ours.words & theirs.words) < SHARED_WORDS or _another_says_so(ours, theirs):
        return False
    if not any(_apart(f, g) for f in ours.reading.figures for g in theirs.reading.figures):
        return False
    ours_dated, theirs_dated = ours.claim.claim.period, theirs.claim.claim.period
    if ours_dated is None or theirs_dated is None:
        return True
    return not ours_dated.excludes(theirs_dated)


def _another_says_so(ours: _Side, theirs: _Side) -> bool:
    """Whether two speakers are quoted: that they disagree is news, no slip of the writer's."""
    speakers = ours.claim.claim.speaker, theirs.claim.claim.speaker
    if speakers[0] is None or speakers[1] is None:
        return False
    aliases = (*ours.claim.claim.aliases, *theirs.claim.claim.aliases)
    return not same_speaker(speakers[0].name, speakers[1].name, aliases)


def _apart(ours: Figure, theirs: Figure) -> bool:
    interval = convert(theirs, ours)
    return interval is not None and ours.interval.excludes(interval)


def _excluded(ours: _Side, theirs: _Side, verifier: Verifier) -> tuple[str, str] | None:
    """The two figures that exclude each other, as written, when ``ours`` is judged."""
    for part in ours.parts:
        # what is said is held against the other, not that it was said
        compared = compare(
            pair_of(replace(part, attribution=None), theirs.claim, verifier.lexicon, "")
        )
        if judge([compared]).verdict is not Verdict.CONTRADICTED:
            continue
        for outcome in compared.outcomes:
            if outcome.comparison == "figure" and outcome.bearing is Bearing.DISAGREES:
                return said_at(compared, outcome, "ours"), said_at(compared, outcome, "theirs")
    return None
