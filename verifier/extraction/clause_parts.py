"""How do the parts of a sentence lie to each other, and to what somebody says in it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verifier.reading.predicates import PASSIVE_SUBJECTS, SUBJECTS
from verifier.reading.reading import Attribution, Reading, Token

SUBJECT = SUBJECTS | PASSIVE_SUBJECTS


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that is a claim: ``reading.text[start:end]``."""

    start: int
    end: int
    head: int
    """Index of its main verb (or whatever it hangs on)."""
    attribution: Attribution | None = None


def under(index: int, head: int, tokens: Sequence[Token]) -> bool:
    """Whether a clause hangs on the main verb directly, or on a verb joined to it."""
    above = tokens[index].head
    return above == head or (tokens[above].dep in ("conj", "ccomp") and tokens[above].head == head)


def under_content(whole: Clause, start: int, end: int) -> bool:
    """Whether the stretch is a part of what the main attribution reports."""
    if whole.attribution is None:
        return False
    return any(part.start <= start and end <= part.end + 1 for part in whole.attribution.content)


def own_subject(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    return any(
        tokens[c].dep in SUBJECT and tokens[c].tag not in ("WDT", "WP") for c in children[index]
    )


def hangs_together(indices: Sequence[int]) -> bool:
    return indices[-1] - indices[0] + 1 == len(indices)


def holds(attribution: Attribution, token: Token) -> bool:
    return any(part.start <= token.start < part.end for part in attribution.content)


def has_verb(attribution: Attribution, tokens: Iterable[Token]) -> bool:
    return any(holds(attribution, t) for t in tokens if t.pos in ("VERB", "AUX"))


def wider(one: Attribution, other: Attribution) -> bool:
    """Whether the first holds the cue of the second: the outer attribution counts."""
    return any(part.start <= other.cue.start < part.end for part in one.content)


def token_at(position: int, tokens: Sequence[Token]) -> int:
    return next((i for i, t in enumerate(tokens) if t.start <= position < t.end), -1)


def without_stop(text: str, end: int) -> int:
    return end - 1 if end == len(text) and text[end - 1 :] == "." else end


def is_yet_to_come(head: int, tokens: Sequence[Token]) -> bool:
    """As in "will reopen after repairs end in May": what comes before it is yet to come, too."""
    return any(token.head == head and token.tag == "MD" for token in tokens)


def before_joint(text: str, position: int, tokens: Sequence[Token]) -> int:
    """The end of what stands before "after", "and" or a comma."""
    before = [token for token in tokens if token.end <= position]
    joints = ("SCONJ", "CCONJ", "PUNCT", "ADP")
    popped = ""
    # "shortly after", but not "he did so gladly, and"
    while before and (
        before[-1].pos in joints or (before[-1].pos == "ADV" and popped in ("SCONJ", "ADP"))
    ):
        popped = before.pop().pos
    return before[-1].end if before else 0


def after_joint(text: str, position: int) -> int:
    while position < len(text) and not text[position].isalnum() and text[position] not in '"“‘':
        position += 1
    return position


def told(start: int, end: int, reading: Reading) -> bool:
    """Whether a stretch holds a figure or a date."""
    return any(start <= f.start and f.end <= end for f in reading.figures) or any(
        start <= d.start and d.end <= end for d in reading.dates
    )
