"""Which words say that somebody said something, and what may follow them?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from knowledge.claim import Stance
from verifier.words.tables import BadTable, load_table

TABLE = "reporting_verbs.toml"
ATTITUDES = "attitudes.toml"
PREPOSITIONS = frozenset(
    {"of", "for", "against", "about", "with", "on", "over", "at", "in", "to", "from", "by", "among"}
)
FRAMES = PREPOSITIONS | {
    "that", "quote", "whom", "ing", "np", "as", "raised", "passive", "gap", "clause"
}  # fmt: skip


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
    return _by_lemma("verbs")


@cache
def reporting_nouns() -> Mapping[str, ReportingWord]:
    """The nouns by lemma."""
    return _by_lemma("nouns")


@cache
def reporting_adjectives() -> Mapping[str, ReportingWord]:
    """The adjectives by lemma ("is confident that"): attitudes, all of them."""
    return _by_lemma("adjectives")


@cache
def reporting_adverbs() -> Mapping[str, ReportingWord]:
    """The adverbs that leave a sentence to somebody unnamed ("reportedly")."""
    return _by_lemma("adverbs")


def _by_lemma(sort: str) -> Mapping[str, ReportingWord]:
    found: dict[str, ReportingWord] = {}
    for word in (*_entries(TABLE, sort), *_entries(ATTITUDES, sort)):
        if word.lemma in found:
            raise BadTable(
                f"verifier/words/{TABLE} and {ATTITUDES}: {word.lemma!r} stands twice in {sort}."
            )
        found[word.lemma] = word
    return found


def _entries(table: str, sort: str) -> Iterator[ReportingWord]:
    for number, entry in enumerate(load_table(table).get(sort, ()), start=1):
        attitude = table == ATTITUDES or bool(entry.get("attitude", False))
        yield from _checked(entry, f"{table}: entry {number} of [[{sort}]]", attitude)


def _checked(entry: Mapping[str, Any], where: str, attitude: bool) -> Iterator[ReportingWord]:
    try:
        stance = Stance(entry["stance"])
        takes = frozenset(entry["takes"])
        wide, of_records = (frozenset(entry.get(key, ())) for key in ("wide", "of_records"))
        lemmas = entry["lemmas"]
    except (KeyError, ValueError) as error:
        raise BadTable(f"verifier/words/{where}: {error}.") from error
    if (takes | wide | of_records) - FRAMES:
        unknown = ", ".join(sorted((takes | wide | of_records) - FRAMES))
        raise BadTable(f"verifier/words/{where} takes {unknown}, which nothing reads.")
    for lemma in lemmas:
        yield ReportingWord(lemma, stance, takes, attitude, wide, of_records)
