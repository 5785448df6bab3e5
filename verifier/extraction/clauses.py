"""Which clauses of a sentence are claims of their own? Whole sentences, unless a part stands apart.

A clause stands apart when it has its own subject and verb and its own source or date: "..., after
raids since May had killed 200 people according to the UN" is a claim of the UN, the rest is the
reporter's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.claim import Stance
from verifier.extraction.clause_parts import (
    SUBJECT,
    Clause,
    after_joint,
    before_joint,
    hangs_together,
    has_verb,
    holds,
    is_yet_to_come,
    own_subject,
    token_at,
    told,
    under,
    under_content,
    wider,
    without_stop,
)
from verifier.reading.predicates import children_of, subtree
from verifier.reading.reading import Attribution, Reading, Token

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

ASSERTING = frozenset(
    {
        Stance.SAYS,
        Stance.CLAIMS,
        Stance.CONFIRMS,
        Stance.ADMITS,
        Stance.DENIES,
        Stance.WARNS,
        Stance.ACCUSES,
    }
)

FULL = 6
"""Words of a clause beside the main one that tells something by itself."""

SHORTEST = 3
"""A clause of fewer words is no claim."""


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
        cue = token_at(attribution.cue.start, tokens)
        if attribution.verb == "decline" and not any(
            t.lemma == "to" for t in tokens[cue + 1 : cue + 4]
        ):
            continue  # "Exports declined in May": nobody refuses
        governs = cue in main or holds(attribution, tokens[root])
        # an appositive at the end that is "according to X" colours the sentence that it sums up
        sums_up = attribution.verb == "according to" and not has_verb(attribution, tokens)
        if (governs or sums_up) and (best is None or wider(attribution, best)):
            best = attribution
    if best is None:
        best = _of_same_subject(reading, root)
    return _accused(best, reading, root) if best is not None else None


def _of_same_subject(reading: Reading, root: int) -> Attribution | None:
    """As in "Berg did not name him, but said that ...", "Berg left, saying that ...": hers, too."""
    tokens = reading.tokens
    subjects = [i for i, t in enumerate(tokens) if t.head == root and t.dep in SUBJECT]
    for attribution in reading.attributions:
        cue, speaker = token_at(attribution.cue.start, tokens), attribution.speaker
        if cue < 0 or speaker is None or attribution.stance not in ASSERTING:
            continue
        if tokens[cue].head != root or not has_verb(attribution, tokens):
            continue
        same = any(speaker.start <= tokens[i].start < speaker.end for i in subjects)
        joined = tokens[cue].dep == "conj" or (
            tokens[cue].dep == "advcl" and tokens[cue].tag == "VBG"
        )
        opening = (
            cue < root
            and tokens[cue].dep in ("ccomp", "parataxis")
            and not any(t.pos == "VERB" and t.start < attribution.cue.start for t in tokens)
        )
        if (same and joined and attribution.verb != "go on") or opening:
            return attribution
    return None


def _accused(best: Attribution, reading: Reading, root: int) -> Attribution:
    """As in "is accused of theft, according to the police": theirs, and still an accusation.

    "Berg said so, according to the Gazette": that is Berg's, and the newspaper's only at second
    hand.
    """
    if best.verb != "according to":
        return best
    for one in reading.attributions:
        at_root = one.cue.start == reading.tokens[root].start
        if at_root and one.speaker is not None and one.stance is Stance.SAYS:
            return one
        if at_root and one.speaker is None and one.stance in ACCUSING:
            return replace(best, verb=one.verb, stance=one.stance, target=one.target)
    return best


def _main_chain(root: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> set[int]:
    """The main verb and the infinitives that it opens: "went on to say"."""
    found, open_ = {root}, [root]
    while open_:
        for child in children[open_.pop()]:
            if tokens[child].dep in ("xcomp", "acomp"):
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
        if token.dep in MINOR and under(index, whole.head, tokens):
            below = (
                below
                if own_subject(index, tokens, children)
                else _with_noun_before(index, below, tokens, children)
            )
            clause = _minor(index, below, reading, whole) if below else None
        elif not own_subject(index, tokens, children) or token.pos not in ("VERB", "AUX"):
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
    if not kept or not hangs_together(kept):
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
        if source.verb != "according to" and under_content(whole, start, end):
            return None
    dated = any(start <= d.start and d.end <= end for d in reading.dates)
    words = sum(1 for i in kept if tokens[i].pos != "PUNCT")
    if source is None and (tokens[head].lemma == "do" or words < FULL):
        return None
    if source is None and is_yet_to_come(whole.head, tokens):
        return None
    if source is None and not (dated and told(start, end, reading)):
        return None
    if source is None and under_content(whole, start, end):
        return None
    return Clause(start, without_stop(reading.text, end), head, source)


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
    if below[0] == 0 or not hangs_together(list(below)) or head < whole.head:
        return None
    before = tokens[below[0] - 1]
    if before.text.lower() not in _JOINTS or under_content(whole, start, end):
        return None
    own = next((a for a in reading.attributions if a.cue.start == tokens[head].start), None)
    if own is None and whole.attribution is not None and whole.attribution.verb != "according to":
        return None
    two_speakers = own is not None and whole.attribution is not None
    # "..., according to the mayor, but trains kept running": the reporter goes on
    again = own is None and whole.attribution is not None and len(below) > SHORTEST
    if not (two_speakers or again) and not (told(start, end, reading) and told(0, start, reading)):
        return None
    return Clause(start, without_stop(reading.text, end), head, own)


def _main_part(reading: Reading, whole: Clause, apart: Sequence[Clause]) -> Iterator[Clause]:
    """What is left of the sentence, where it tells something by itself; else the whole of it."""
    tokens = reading.tokens
    start, end = 0, len(reading.text)
    for clause in apart:
        if tokens[whole.head].start < clause.start:
            end = min(end, before_joint(reading.text, clause.start, tokens))
        else:
            start = max(start, after_joint(reading.text, clause.end))
    left = sum(1 for token in tokens if start <= token.start < end and token.pos != "PUNCT")
    if left < SHORTEST or (not told(start, end, reading) and whole.attribution is None):
        start, end = 0, len(reading.text)
    yield Clause(start, end, whole.head, whole.attribution)
