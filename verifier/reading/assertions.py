"""What does a text assert, one thing at a time? Sentences and joined clauses, each with its parts.

"By early May 150,000 people had fled and 12 hospitals were out of action" asserts two things, both
dated by early May; "the UN says" puts both in the mouth of the UN.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.figure import Figure
from verifier.reading.attribution.respondents import counts_respondents
from verifier.reading.exclusive import contrasted
from verifier.reading.predicates import PASSIVE_SUBJECTS, SUBJECTS, children_of, subtree
from verifier.reading.reading import Attribution, Dated, DateRole, Name, Predicate, Reading, Token


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing asserted in a text. ``tokens`` are those of what is said, without who says it."""

    reading: Reading
    start: int
    end: int
    tokens: tuple[int, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Dated, ...]
    names: tuple[Name, ...]
    predicates: tuple[Predicate, ...]
    attribution: Attribution | None = None
    exclusive: int = -1
    """The token of whoever it was, where others are excluded ("it was X who", "X, not Y")."""

    @property
    def text(self) -> str:
        """The words of the assertion with whoever says it."""
        return self.reading.text[self.start : self.end]

    @property
    def head(self) -> Predicate | None:
        """The predicate on which the others hang."""
        own = set(self.tokens)
        tokens = self.reading.tokens
        for predicate in self.predicates:
            above = tokens[predicate.token].head
            if above == predicate.token or above not in own:
                return predicate
        return self.predicates[0] if self.predicates else None


def whole(reading: Reading) -> Assertion:
    """Everything that a text says as one assertion, without who says it."""
    attribution = _outermost(_spoken(reading), range(len(reading.tokens)), reading.tokens)
    first = attribution[0] if attribution else None
    tokens = tuple(range(len(reading.tokens)))
    if first is not None:
        inside = _in_content(first, tokens, reading.tokens)
        tokens = inside or tokens
    return _assertion(reading, tokens, tokens, (), first)


def split_assertions(reading: Reading) -> tuple[Assertion, ...]:
    """The assertions of a text, in its order; at least one for a text with any word."""
    tokens, children = reading.tokens, children_of(reading.tokens)
    found: list[Assertion] = []
    for root in (i for i, token in enumerate(tokens) if token.head == i):
        for head, clause in _clauses(root, subtree(root, children), tokens, children):
            said = _outermost(_spoken(reading), clause, tokens)
            if not said:
                found += _with_shared(reading, [(head, clause)], None, clause, children)
            for attribution in said:
                content = _in_content(attribution, range(len(tokens)), tokens)
                if not content:
                    found += _with_shared(reading, [(head, clause)], None, clause, children)
                    continue
                inner = _clauses(_head_of(content, tokens), content, tokens, children)
                found += _with_shared(reading, inner, attribution, content, children)
    kept = [
        a for a in found if any(tokens[i].pos not in ("PUNCT", "SPACE", "CCONJ") for i in a.tokens)
    ]
    # the parser may hang the first of two clauses on the second
    kept.sort(key=lambda assertion: assertion.start)
    return tuple(dict.fromkeys(kept)) or ((whole(reading),) if tokens else ())


def _clauses(
    head: int, among: Sequence[int], tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> list[tuple[int, tuple[int, ...]]]:
    """The clause of ``head`` and those joined to it, each as (its verb, its tokens)."""
    allowed = set(among)
    heads, open_ = [head], [head]
    while open_:
        for child in children[open_.pop(0)]:
            if child in allowed and _joins_a_clause(child, tokens, children):
                heads.append(child)
                open_.append(child)
    parts = []
    for clause in heads:
        below = set(subtree(clause, children)) & allowed
        for other in heads:
            if other != clause and other in below:
                below -= set(subtree(other, children))
        if clause == head:
            # what hangs on no verb (a heading, a broken parse) stays with the first clause
            below |= allowed - {t for h in heads for t in subtree(h, children)}
        parts.append((clause, tuple(sorted(below))))
    return parts


def _joins_a_clause(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether the token is a verb that "and", "but" or a semicolon joins to the one above it."""
    token = tokens[index]
    if token.dep not in ("conj", "parataxis") and not (
        token.dep == "ccomp" and any(t.text in ";—" for t in tokens[index : token.head])
    ):
        return False
    if token.pos not in ("VERB", "AUX") or tokens[token.head].pos not in ("VERB", "AUX"):
        return False
    own_object = any(
        tokens[child].dep
        in SUBJECTS | PASSIVE_SUBJECTS | {"dobj", "attr", "acomp", "prep", "xcomp"}
        for child in children[index]
    )
    return own_object


def _spoken(reading: Reading) -> tuple[Attribution, ...]:
    """The attributions in which somebody speaks, and not a share of those asked."""
    return tuple(a for a in reading.attributions if not counts_respondents(a, reading.figures))


def _outermost(
    attributions: Sequence[Attribution], among: Iterable[int], tokens: Sequence[Token]
) -> list[Attribution]:
    """The attributions whose cue is in the clause and inside nothing that another one says."""
    starts = {tokens[i].start for i in among}
    here = [a for a in attributions if any(a.cue.start <= s < a.cue.end for s in starts)]
    return [
        a
        for a in here
        if not any(
            part.start <= a.cue.start < part.end
            for other in here
            if other is not a
            for part in other.content
        )
    ]


def _in_content(
    attribution: Attribution, among: Iterable[int], tokens: Sequence[Token]
) -> tuple[int, ...]:
    return tuple(
        i
        for i in among
        if any(part.start <= tokens[i].start < part.end for part in attribution.content)
    )


def _head_of(content: Sequence[int], tokens: Sequence[Token]) -> int:
    """The token of the content that hangs on something outside it; a verb if there is one."""
    inside = set(content)
    tops = [i for i in content if tokens[i].head not in inside or tokens[i].head == i]
    verbs = [i for i in tops if tokens[i].pos in ("VERB", "AUX")]
    return (verbs or tops or list(content))[0]


def _with_shared(
    reading: Reading,
    clauses: Sequence[tuple[int, tuple[int, ...]]],
    attribution: Attribution | None,
    content: Sequence[int],
    children: Sequence[Sequence[int]],
) -> list[Assertion]:
    """The clauses as assertions; one without subject or date takes those of the one before it."""
    tokens, made = reading.tokens, []
    first_head = clauses[0][0] if clauses else -1
    subject = _subject_of(first_head, tokens, children)
    for number, (head, own) in enumerate(clauses):
        shared: tuple[Dated, ...] = ()
        clause = own
        if number or tokens[head].dep == "conj":
            if not _subject_of(head, tokens, children):
                governor = tokens[head].head
                above = _subject_of(governor, tokens, children) or subject
                clause = tuple(sorted({*own, *above}))
            shared = tuple(
                dated
                for dated in reading.dates
                if not _dates_in(reading, clause) and _leads(dated, reading, tokens[head].head)
            )
        made.append(_assertion(reading, clause, own, shared, attribution))
    return made


def _subject_of(
    head: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[int, ...]:
    if head < 0:
        return ()
    for child in children[head]:
        if tokens[child].dep in SUBJECTS | PASSIVE_SUBJECTS:
            return subtree(child, children)
    return ()


def _dates_in(reading: Reading, clause: Sequence[int]) -> bool:
    spans = [(reading.tokens[i].start, reading.tokens[i].end) for i in clause]
    return any(d.start < end and start < d.end for d in reading.dates for start, end in spans)


def _leads(dated: Dated, reading: Reading, head: int) -> bool:
    """A date before the first verb dates all that is joined to it: "By early May ... and ..."."""
    return dated.end <= reading.tokens[head].start


_SENTENCE_END = re.compile(r"[.!?][\s”\"']")


def _counts_speakers(figure: Figure, attribution: Attribution | None, reading: Reading) -> bool:
    """Whether the figure counts those who say it: "seven countries warned of a famine".

    Nobody says less by having it said by more; who names their number must have that right, too.
    """
    if attribution is None or figure.dimension or not figure.counted.head:
        return False
    cue = attribution.cue
    between = sorted((figure.start, figure.end, cue.start, cue.end))[1:3]
    if _SENTENCE_END.search(reading.text, *between):
        return False
    if any(part.start < figure.end and figure.start < part.end for part in attribution.content):
        return False
    return not any(d.start < figure.end and figure.start < d.end for d in reading.dates)


def _between_the_parts(
    dated: Dated, attribution: Attribution | None, starts: Sequence[int]
) -> bool:
    """Whether a date of the event stands between two parts of what is said.

    "puts the toll | since late April | at 1,200"
    """
    if attribution is None or dated.role is not DateRole.EVENT or not starts:
        return False
    return starts[0] < dated.start and dated.end < starts[-1]


def _assertion(
    reading: Reading,
    clause: Sequence[int],
    written: Sequence[int],
    shared: tuple[Dated, ...],
    attribution: Attribution | None,
) -> Assertion:
    tokens = reading.tokens
    own = set(clause)
    starts = sorted(tokens[i].start for i in clause)

    def inside(start: int, end: int) -> bool:
        return any(start <= at < end for at in starts)

    spoken = [tokens[i] for i in written if tokens[i].pos not in ("PUNCT", "CCONJ", "SPACE")]
    start = min((t.start for t in spoken), default=0)
    end = max((t.end for t in spoken), default=len(reading.text))
    if attribution is not None:
        start = min(start, attribution.cue.start)
        end = max(end, attribution.cue.end)
        if attribution.speaker is not None and not attribution.speaker.resolved:
            start = min(start, attribution.speaker.start)
            end = max(end, attribution.speaker.end)
    dates = tuple(
        d
        for d in reading.dates
        if inside(d.start, d.end) or _between_the_parts(d, attribution, starts)
    )
    utterance = tuple(
        d
        for d in reading.dates
        if attribution is not None and d.role == "utterance" and d not in dates
    )
    return contrasted(
        Assertion(
            reading=reading,
            start=start,
            end=end,
            tokens=tuple(clause),
            figures=tuple(
                f
                for f in reading.figures
                if inside(f.start, f.end) or _counts_speakers(f, attribution, reading)
            ),
            dates=(*dates, *shared, *utterance),
            names=tuple(n for n in reading.names if inside(n.start, n.end)),
            predicates=tuple(p for p in reading.predicates if p.token in own),
            attribution=attribution,
        )
    )
