"""Of how many does a text say that it is so: of all, of most, of these alone?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from verifier.reading.assertions import Assertion
from verifier.reading.reading import Token
from verifier.words.tables import load_table

TABLE = "quantifiers.toml"


_NOT_ALONE = ("at", "in", "after", "above", "of", "the")
"""Before "all", "most" and "only" these make another word of them: "at all", "the most"."""


def quantifiers_in(assertion: Assertion) -> Mapping[str, int]:
    """The kinds of quantifiers that are said, each with its token."""
    tokens = assertion.reading.tokens
    found: dict[str, int] = {}
    for index in assertion.tokens:
        kind = _kinds().get(tokens[index].lemma)
        if kind is not None and _quantifies(index, tokens) and not _in_a_figure(index, assertion):
            found.setdefault(kind, index)
    return MappingProxyType(found)


def met_by(kind: str) -> frozenset[str]:
    """The kinds that say no less than ``kind``."""
    return frozenset(load_table(TABLE)["quantifier"][kind]["met_by"])


def _quantifies(index: int, tokens: Sequence[Token]) -> bool:
    """Not "at all", "most recent", "the only one to", "on the whole"."""
    token = tokens[index]
    before = tokens[index - 1].lemma if index else ""
    if before in ("at", "in", "after", "above", "of", "the") and token.lemma in (
        "all",
        "most",
        "only",
    ):
        return before == "of" and token.lemma == "all"
    if token.lemma == "most":
        return token.dep not in ("advmod",) and token.tag != "RBS"
    return token.lemma not in ("whole", "only") or token.dep in ("amod", "advmod")


def _in_a_figure(index: int, assertion: Assertion) -> bool:
    at = assertion.reading.tokens[index].start
    return any(figure.start <= at < figure.end for figure in assertion.reading.figures)


@cache
def _kinds() -> Mapping[str, str]:
    return MappingProxyType(
        {
            word: kind
            for kind, entry in load_table(TABLE)["quantifier"].items()
            for word in entry["words"]
        }
    )
