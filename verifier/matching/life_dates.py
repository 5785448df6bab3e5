"""When was somebody born, and when did they die, by the dates in brackets behind a name?

"Anna Berg (14 June 1866 – 2 May 1936) was a painter" says that she was born and died on those days,
without a verb; "(born 5 May 1981)" gives the first alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from verifier.reading.dates import read_dates
from verifier.reading.reading import Context, Dated, Reading

VERBS = ("bear", "die")
"""Lemmas of the verbs that the dates stand for, in their order."""

_DASH = re.compile(r"\s*(?:–|—|−|--?)\s*")


def life_dates(reading: Reading) -> Mapping[str, Dated]:
    """The dates of a life in brackets before the first verb, by the lemma that they stand for."""
    first_verb = min(
        (reading.tokens[p.token].start for p in reading.predicates if p.lemma not in VERBS),
        default=len(reading.text),
    )
    for dated in reading.dates:
        if dated.start > first_verb or not _in_brackets(dated, reading.text):
            continue
        halves = _halves(dated, reading.text)
        if halves:
            return MappingProxyType(dict(zip(VERBS, halves, strict=True)))
        before = reading.text[: dated.start].rstrip().lower()
        if before.endswith(("born", "b.")):
            return MappingProxyType({"bear": dated})
    return MappingProxyType({})


def _in_brackets(dated: Dated, text: str) -> bool:
    opened = text.rfind("(", 0, dated.start)
    if opened < 0:
        opened = text.rfind("-LRB-", 0, dated.start)
    closed = max(text.rfind(")", 0, dated.start), text.rfind("-RRB-", 0, dated.start))
    return opened > closed


def _halves(dated: Dated, text: str) -> tuple[Dated, Dated] | None:
    """The two ends of a span of years or days, each as a date of its own."""
    for dash in _DASH.finditer(text, dated.start, dated.end):
        if not dash.group().strip():
            continue
        first = _only(text, dated.start, dash.start())
        last = _only(text, dash.end(), dated.end)
        if first is not None and last is not None:
            return first, last
    return None


def _only(text: str, start: int, end: int) -> Dated | None:
    found = read_dates(" " * start + text[start:end], Context())
    return found[0] if len(found) == 1 and found[0].period.first is not None else None
