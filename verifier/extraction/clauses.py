"""Which clauses of a sentence are claims of their own? Whole sentences, unless a part stands apart.

A clause stands apart when it has its own subject and verb and its own source or date: "..., after
raids since May had killed 200 people according to the UN" is a claim of the UN, the rest is the
reporter's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.claim import Stance
from verifier.reading.predicates import PASSIVE_SUBJECTS, SUBJECTS, children_of, subtree
from verifier.reading.reading import Attribution, Reading, Token

SUBJECT = SUBJECTS | PASSIVE_SUBJECTS
MINOR = frozenset({"advcl"})
JOINED = frozenset({"conj", "ccomp", "parataxis"})
_JOINTS = frozenset({"and", "but", "while", "whereas", ";", ","})
_TIMES = frozenset(
    {
        "after",
        "before",
        "since",
        "as",
        "when",
        "while",
        "once",
        "until",
        "whereas",
        "although",
        "though",
        "because",
    }
)
ACCUSING = frozenset({Stance.ACCUSES, Stance.BELIEVES, Stance.FORECASTS})
"""What the passive says nobody in particular does: "is accused", "is feared", "is expected"."""

SHORTEST = 3
"""A clause of fewer words is no claim."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that is a claim: ``reading.text[start:end]``."""

    start: int
    end: int
    head: int
    """Index of its main verb (or whatever it hangs on)."""
    attribution: Attribution | None = None


def clauses_of(reading: Reading) -> tuple[Clause, ...]:
    """The claims of a sentence in the order of the text, at least one for a text with a verb."""
    tokens, children = reading.tokens, children_of(reading.tokens)
    root = next((i for i, token in enumerate(tokens) if token.head == i), None)
    if root is None:
        return ()
    whole = Clause(0, len(reading.text), root, _main_attribution(reading, root, children))
    apart = list(_standing_apart(reading, whole, children))
    if not apart:
        return (whole,)
    return tuple(sorted((*_main_part(reading, whole, apart), *apart), key=lambda c: c.start))


def _main_attribution(
    reading: Reading, root: int, children: Sequence[Sequence[int]]
) -> Attribution | None:
    """The attribution that all of the sentence is under: cue or content holds the main verb."""
    tokens = reading.tokens
    main = _main_chain(root, tokens, children)
    best: Attribution | None = None
    for attribution in reading.attributions:
        cue = _token_at(attribution.cue.start, tokens)
        governs = cue in main or _holds(attribution, tokens[root])
        # an appositive at the end that is "according to X" colours the sentence that it sums up
        sums_up = attribution.verb == "according to" and not _has_verb(attribution, tokens)
        if (governs or sums_up) and (best is None or _wider(attribution, best)):
            best = attribution
    return _accused(best, reading, root) if best is not None else None


def _accused(best: Attribution, reading: Reading, root: int) -> Attribution:
    """As in "is accused of theft, according to the police": theirs, and still an accusation."""
    if best.verb != "according to":
        return best
    for one in reading.attributions:
        at_root = one.cue.start == reading.tokens[root].start
        if at_root and one.speaker is None and one.stance in ACCUSING:
            return replace(best, verb=one.verb, stance=one.stance, target=one.target)
    return best


def _main_chain(root: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> set[int]:
    """The main verb and the infinitives that it opens: "went on to say"."""
    found, open_ = {root}, [root]
    while open_:
        for child in children[open_.pop()]:
            if tokens[child].dep == "xcomp":
                found.add(child)
                open_.append(child)
            elif tokens[child].dep == "prep" and tokens[root].lemma == "quote":
                found.update(c for c in children[child] if tokens[c].dep == "pcomp")
    return found


def _standing_apart(
    reading: Reading, whole: Clause, children: Sequence[Sequence[int]]
) -> Iterator[Clause]:
    """Subordinate clauses with a source or a date of their own, and joined main clauses."""
    tokens = reading.tokens
    taken: set[int] = set()
    for index, token in enumerate(tokens):
        if index in taken or index == whole.head or token.dep not in MINOR | JOINED:
            continue
        below = subtree(index, children)
        if token.dep in MINOR and _under(index, whole.head, tokens):
            below = (
                below
                if _own_subject(index, tokens, children)
                else _with_noun_before(index, below, tokens, children)
            )
            clause = _minor(index, below, reading, whole) if below else None
        elif not _own_subject(index, tokens, children) or token.pos not in ("VERB", "AUX"):
            continue
        elif token.dep in JOINED and token.head == whole.head and token.pos != "AUX":
            clause = _joined(index, below, reading, whole, children)
        else:
            continue
        if clause is not None:
            taken.update(below)
            yield clause


def _with_noun_before(
    verb: int,
    below: Sequence[int],
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
) -> tuple[int, ...]:
    """As in "after the army, led by a colonel, took the town": the parser takes "after" for a
    preposition of "army" and leaves the verb without a subject."""
    if tokens[verb].tag not in ("VBZ", "VBD", "VBP"):
        return ()
    for child in children[tokens[verb].head]:
        if child < verb and tokens[child].dep == "prep" and tokens[child].lemma in _TIMES:
            noun = subtree(child, children)
            if below[0] - noun[-1] in (1, 2):
                return tuple(range(noun[0], below[-1] + 1))
    return ()


def _minor(head: int, below: Sequence[int], reading: Reading, whole: Clause) -> Clause | None:
    """As in "after raids in May killed 15 people": with a source, or a date of its own."""
    tokens = reading.tokens
    mark = below[0]
    if tokens[mark].lemma not in _TIMES:
        return None
    kept = [i for i in below if i > mark]
    if not kept or not _hangs_together(kept):
        return None
    start, end = tokens[kept[0]].start, tokens[kept[-1]].end
    source = next(
        (
            a
            for a in reading.attributions
            if (a.verb == "according to" or a.cue.start == tokens[head].start)
            and a is not whole.attribution
            and a.speaker is not None
            and start <= a.content[0].start
            and a.content[-1].end <= end
        ),
        None,
    )
    if source is not None:
        end = max(end, source.cue.end, source.speaker.end if source.speaker else 0)
        if source.verb != "according to" and _under_content(whole, start, end):
            return None
    dated = any(start <= d.start and d.end <= end for d in reading.dates)
    if source is None and _is_yet_to_come(whole.head, tokens):
        return None
    if source is None and not (dated and _told(start, end, reading)):
        return None
    if source is None and _under_content(whole, start, end):
        return None
    return Clause(start, _without_stop(reading.text, end), head, source)


def _is_yet_to_come(head: int, tokens: Sequence[Token]) -> bool:
    """As in "will reopen after repairs end in May": what comes before it is yet to come, too."""
    return any(token.head == head and token.tag == "MD" for token in tokens)


def _joined(
    head: int,
    below: Sequence[int],
    reading: Reading,
    whole: Clause,
    children: Sequence[Sequence[int]],
) -> Clause | None:
    """As in "..., and sales fell by 3%": both parts must tell what can be checked."""
    tokens = reading.tokens
    start, end = tokens[below[0]].start, tokens[below[-1]].end
    if below[0] == 0 or not _hangs_together(list(below)) or head < whole.head:
        return None
    before = tokens[below[0] - 1]
    if before.text.lower() not in _JOINTS or _under_content(whole, start, end):
        return None
    own = next((a for a in reading.attributions if a.cue.start == tokens[head].start), None)
    if own is None and whole.attribution is not None and whole.attribution.verb != "according to":
        return None
    two_speakers = own is not None and whole.attribution is not None
    # "..., according to the mayor, but trains kept running": the reporter goes on
    again = own is None and whole.attribution is not None and len(below) > SHORTEST
    if not (two_speakers or again) and not (
        _told(start, end, reading) and _told(0, start, reading)
    ):
        return None
    return Clause(start, _without_stop(reading.text, end), head, own)


def _main_part(reading: Reading, whole: Clause, apart: Sequence[Clause]) -> Iterator[Clause]:
    """What is left of the sentence, where it tells something by itself; else the whole of it."""
    tokens = reading.tokens
    start, end = 0, len(reading.text)
    for clause in apart:
        if tokens[whole.head].start < clause.start:
            end = min(end, _before_joint(reading.text, clause.start, tokens))
        else:
            start = max(start, _after_joint(reading.text, clause.end))
    left = sum(1 for token in tokens if start <= token.start < end and token.pos != "PUNCT")
    if left < SHORTEST or (not _told(start, end, reading) and whole.attribution is None):
        start, end = 0, len(reading.text)
    yield Clause(start, end, whole.head, whole.attribution)


def _before_joint(text: str, position: int, tokens: Sequence[Token]) -> int:
    """The end of what stands before "after", "and" or a comma."""
    before = [token for token in tokens if token.end <= position]
    while before and (before[-1].pos in ("SCONJ", "CCONJ", "PUNCT", "ADP", "ADV")):
        before.pop()
    return before[-1].end if before else 0


def _after_joint(text: str, position: int) -> int:
    while position < len(text) and not text[position].isalnum() and text[position] not in '"“‘':
        position += 1
    return position


def _told(start: int, end: int, reading: Reading) -> bool:
    """Whether a stretch holds a figure or a date."""
    return any(start <= f.start and f.end <= end for f in reading.figures) or any(
        start <= d.start and d.end <= end for d in reading.dates
    )


def _under(index: int, head: int, tokens: Sequence[Token]) -> bool:
    """Whether a clause hangs on the main verb directly, or on a verb joined to it."""
    above = tokens[index].head
    return above == head or (tokens[above].dep in ("conj", "ccomp") and tokens[above].head == head)


def _under_content(whole: Clause, start: int, end: int) -> bool:
    """Whether the stretch is a part of what the main attribution reports."""
    if whole.attribution is None:
        return False
    return any(part.start <= start and end <= part.end + 1 for part in whole.attribution.content)


def _own_subject(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    return any(
        tokens[c].dep in SUBJECT and tokens[c].tag not in ("WDT", "WP") for c in children[index]
    )


def _hangs_together(indices: Sequence[int]) -> bool:
    return indices[-1] - indices[0] + 1 == len(indices)


def _holds(attribution: Attribution, token: Token) -> bool:
    return any(part.start <= token.start < part.end for part in attribution.content)


def _has_verb(attribution: Attribution, tokens: Iterable[Token]) -> bool:
    return any(_holds(attribution, t) for t in tokens if t.pos in ("VERB", "AUX"))


def _wider(one: Attribution, other: Attribution) -> bool:
    """Whether the first holds the cue of the second: the outer attribution counts."""
    return any(part.start <= other.cue.start < part.end for part in one.content)


def _token_at(position: int, tokens: Sequence[Token]) -> int:
    return next((i for i, t in enumerate(tokens) if t.start <= position < t.end), -1)


def _without_stop(text: str, end: int) -> int:
    return end - 1 if end == len(text) and text[end - 1 :] == "." else end
