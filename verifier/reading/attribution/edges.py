"""Where does what was said end, and the reporter go on? Asides, second verbs, inserted cues."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.reading.attribution.contents import trimmed, without_overlap
from verifier.reading.attribution.cues import Cue
from verifier.reading.predicates import subtree
from verifier.reading.reading import Span, Token

_ADDED = frozenset({"although", "though", "while", "whereas", "as"})
_RELATIVE = frozenset({"which", "who", "whose", "where", "whom"})
_GOES_ON = re.compile(
    r",\s+(?:(?:and|but|or|that|because|rather than|instead of|not)\s+)*(?=[\"“‘]|''|``)"
)
_PLAIN = re.compile(r",\s+(?=(?:rather than|instead of|and that|but that|because)\s)")


def without_asides(
    cue: Cue,
    spans: tuple[Span, ...],
    quoted: Sequence[Span],
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
) -> tuple[Span, ...]:
    """The content without what the reporter adds behind a comma: ", which opened in May".

    Only behind the cue and outside of quotation marks, and only where words are left.
    """
    if not spans or spans[-1].start < tokens[cue.token].start:
        return spans
    last = spans[-1]
    for index, token in enumerate(tokens):
        if not last.start < token.start < last.end or any(
            q.start <= token.start < q.end for q in quoted
        ):
            continue
        if tokens[index - 1].text not in (",", "-", "--", "—", "–"):
            continue
        if not _begins_aside(index, tokens, children):
            continue
        end = tokens[index - 1].start
        closing = max((q.end for q in quoted if q.start < last.end and q.end > end), default=0)
        if closing <= end:
            return (*spans[:-1], Span(last.start, end))
    return spans


def _begins_aside(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether a relative clause or a concession begins here."""
    word = tokens[index].text.lower()
    if word in _RELATIVE:
        clause = next((i for i in range(index, len(tokens)) if tokens[i].dep == "relcl"), None)
        return clause is not None and index in subtree(clause, children)
    after = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    return word in _ADDED or (word == "even" and after == "though")


def with_rest(group: tuple[int, int], spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """The content with what goes on behind an inserted cue: "It is old," he said, "but sound."."""
    if not spans or max(span.end for span in spans) > group[0]:
        return spans
    match = _GOES_ON.match(text, group[1]) or _PLAIN.match(text, group[1])
    if match is None:
        return spans
    rest = trimmed(text, match.end(), len(text.rstrip(" .\n")))
    return without_overlap([*spans, rest]) if rest.start < rest.end else spans
