"""What is said "according to" somebody, and by whom? The phrase belongs to its clause alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.claim import Stance
from verifier.reading.attribution.contents import spans_of, trimmed
from verifier.reading.attribution.sources import speaker_at
from verifier.reading.predicates import subtree
from verifier.reading.reading import Attribution, Context, Name, Span, Token
from verifier.words.reporting import reporting_verbs

_STEPS = 12
_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl"})


def read_according(
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    context: Context,
    quoted: Sequence[Span],
) -> Iterator[Attribution]:
    """The attributions by "according to X"."""
    for index, token in enumerate(tokens):
        if token.lemma not in ("according", "accord") or index + 1 >= len(tokens):
            continue
        if tokens[index + 1].lemma != "to" or token.text.lower() != "according":
            continue
        source = _object(index, tokens, children)
        if source is None:
            continue
        phrase = _phrase(index, source, tokens, children)
        content = _within_quotation(
            token.start, _scope(index, phrase, text, tokens, children), quoted
        )
        if not content:
            continue
        yield Attribution(
            speaker=speaker_at(source, text, tokens, children, names, context),
            cue=Span(token.start, tokens[index + 1].end),
            verb="according to",
            stance=Stance.SAYS,
            content=content,
        )


def _within_quotation(
    position: int, content: tuple[Span, ...], quoted: Sequence[Span]
) -> tuple[Span, ...]:
    """What stands in the same quotation as the phrase: whoever is quoted cites the source."""
    around = next((q for q in quoted if q.start < position < q.end), None)
    if around is None:
        return content
    inside = (Span(max(s.start, around.start + 1), min(s.end, around.end - 1)) for s in content)
    return tuple(span for span in inside if span.start < span.end)


def _object(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int | None:
    for child in (*children[index], *children[index + 1]):
        if tokens[child].dep in ("pobj", "pcomp"):
            return child
        if tokens[child].dep == "prep" or child == index + 1:
            for below in children[child]:
                if tokens[below].dep in ("pobj", "pcomp"):
                    return below
    return None


def _phrase(
    index: int, source: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> range:
    """ "according to X" with the words that describe X."""
    last = source
    for below in subtree(source, children):
        if below == last + 1:
            last = below
    return range(index, max(last, index + 1) + 1)


def _scope(
    index: int,
    phrase: range,
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
) -> tuple[Span, ...]:
    """At the beginning of a sentence, and after a comma: the sentence. Else the nearest clause."""
    before = text[: tokens[index].start].rstrip()
    if not any(c.isalnum() for c in before):
        end = _before_another_speaker(index, text, tokens, children)
        return (trimmed(text, tokens[phrase[-1]].end, end),)
    governor = _governing_clause(index, tokens, children)
    if before.endswith((",", "”", '"', "—", "–", "(")) or governor is None:
        return _around(phrase, text, tokens, _before_joined(phrase, text, tokens, children))
    clause = [i for i in subtree(governor, children) if i not in phrase]
    marks = [
        i
        for i in children[governor]
        if tokens[i].dep in ("mark", "prep") and i < governor and i == clause[0]
    ]
    return spans_of(clause, (*phrase, *marks), text, tokens)


def _before_another_speaker(
    index: int, text: str, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> int:
    """Where "According to X, it rained" ends: before ", but Y said", else with the sentence."""
    verbs = reporting_verbs()
    for place, token in enumerate(tokens):
        word = verbs.get(token.lemma)
        if place < index or token.dep != "conj" or word is None or word.attitude:
            continue
        if not _has_subject(place, tokens, children):
            continue
        first = subtree(place, children)[0]
        while first > 0 and tokens[first - 1].pos in ("CCONJ", "PUNCT"):
            first -= 1
        return tokens[first].start
    return _without_stop(text)


def _before_joined(
    phrase: range, text: str, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> int:
    """Where what was said ends behind the phrase: before ", but trains ran"."""
    last = phrase[-1]
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return _without_stop(text)
    joint = tokens[last + 2]
    if joint.text.lower() not in ("but", "and", "while", "whereas", "although", "though"):
        return _without_stop(text)
    for index in range(last + 3, len(tokens)):
        token = tokens[index]
        if token.pos in ("VERB", "AUX") and _has_subject(index, tokens, children):
            return tokens[last + 1].start
    return _without_stop(text)


def _around(phrase: range, text: str, tokens: Sequence[Token], end: int) -> tuple[Span, ...]:
    """The sentence up to ``end`` without the phrase."""
    spans = (
        trimmed(text, 0, tokens[phrase[0]].start),
        trimmed(text, tokens[phrase[-1]].end, max(end, tokens[phrase[-1]].end)),
    )
    return tuple(s for s in spans if any(c.isalnum() for c in text[s.start : s.end]))


def _without_stop(text: str) -> int:
    return len(text.rstrip(" .\n"))


def _governing_clause(
    index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> int | None:
    """The innermost clause below the main one that the phrase belongs to; ``None`` for the main."""
    current = index
    for _ in range(_STEPS):
        token = tokens[current]
        if token.head == current:
            return None
        if (
            token.dep in _CLAUSES
            and token.pos in ("VERB", "AUX")
            and _has_subject(current, tokens, children)
        ):
            return current
        if token.dep == "appos" and current > 0 and _after_comma(current, tokens, children):
            return current
        current = token.head
    return None


def _has_subject(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    return any(tokens[c].dep in ("nsubj", "nsubjpass") for c in children[verb])


def _after_comma(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    first = subtree(index, children)[0]
    return first > 0 and tokens[first - 1].text == ","
