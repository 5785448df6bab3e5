"""Which words say that somebody said something, and what may follow them?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from knowledge.claim import Stance
from verifier.words.tables import BadTable, load_table

TABLE = "reporting_verbs.toml"
PREPOSITIONS = frozenset(
    {"of", "for", "against", "about", "with", "on", "over", "at", "in", "to", "from"}
)
FRAMES = PREPOSITIONS | {"that", "quote", "whom", "ing", "np", "as", "raised"}


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A verb or noun of the table."""

    lemma: str
    stance: Stance
    takes: frozenset[str]
    attitude: bool = False
    """True where it counts in a wide reading only."""
    wide: frozenset[str] = frozenset()
    """What more it can take in a wide reading."""
    of_records: frozenset[str] = frozenset()
    """What more it can take after a subject that is a record ("figures show a rise")."""

    def widened(self) -> ReportingWord:
        """The word as a wide reading takes it."""
        return replace(self, takes=self.takes | self.wide)


@cache
def reporting_verbs() -> Mapping[str, ReportingWord]:
    """The verbs by lemma, with their particle ("point out")."""
    return {word.lemma: word for word in _entries("verbs")}


@cache
def reporting_nouns() -> Mapping[str, ReportingWord]:
    """The nouns by lemma."""
    return {word.lemma: word for word in _entries("nouns")}


def _entries(sort: str) -> Iterator[ReportingWord]:
    seen: set[str] = set()
    for number, entry in enumerate(load_table(TABLE).get(sort, ()), start=1):
        for word in _checked(entry, f"entry {number} of [[{sort}]]"):
            if word.lemma in seen:
                raise BadTable(f"verifier/words/{TABLE}: {word.lemma!r} stands twice in {sort}.")
            seen.add(word.lemma)
            yield word


def _checked(entry: Mapping[str, Any], where: str) -> Iterator[ReportingWord]:
    try:
        stance = Stance(entry["stance"])
        takes = frozenset(entry["takes"])
        wide, of_records = (frozenset(entry.get(key, ())) for key in ("wide", "of_records"))
        lemmas = entry["lemmas"]
    except (KeyError, ValueError) as error:
        raise BadTable(f"verifier/words/{TABLE}: {where}: {error}.") from error
    if (takes | wide | of_records) - FRAMES:
        unknown = ", ".join(sorted((takes | wide | of_records) - FRAMES))
        raise BadTable(f"verifier/words/{TABLE}: {where} takes {unknown}, which nothing reads.")
    for lemma in lemmas:
        yield ReportingWord(
            lemma, stance, takes, bool(entry.get("attitude", False)), wide, of_records
        )
