"""Do two English words mean the same, one the kind of the other, or the opposite?

Ordinary words only, by lemma and part of speech (spaCy's ``NOUN``, ``VERB``, ``ADJ``, ``ADV``); a
word of another part of speech, or one that the table lacks, has no relations. The table is derived
from WordNet 3.1 (``LICENSE.wordnet``). A word is taken in its common senses only: rare ones link
everything to everything.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from verifier.words.tables import BadTable

TABLE = "lexicon.tsv.gz"

LETTERS = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}
POS = {letter: pos for pos, letter in LETTERS.items()}

SENSES = 3
"""At most so many senses of a word are looked at, the most frequent first."""

COMMON_SHARE = 0.1
"""A sense is common from this share of the word's occurrences on; the first always is."""

WIDE_SENSES = 5
"""So many senses, common or not, are looked at where a wide relation is asked for."""

RARELY_TAGGED = 3
"""With fewer occurrences in the tagged corpus, the shares say nothing: two senses are taken."""

DEPTH = {"n": 6, "v": 2, "a": 1, "r": 1}
"""How many steps up a kind of a kind is followed ("soldier" is a "person" in five)."""

GENERAL = {"n": 3, "v": 0, "a": 0, "r": 0}
"""A kind with fewer kinds above it says nothing ("entity", "object", "group")."""


class Relation(StrEnum):
    """How the first word stands to the second."""

    SAME = "same"
    SYNONYM = "synonym"
    NARROWER = "narrower"
    """The first is a kind of the second: what is said with it entails the second."""
    BROADER = "broader"
    ANTONYM = "antonym"
    CO_HYPONYM = "co-hyponym"
    """Two kinds of the same thing: related, but neither entails the other."""
    DERIVED = "derived"
    """The same root in another part of speech: displacement and displace."""
    NONE = "none"


class _Synset(NamedTuple):
    lemmas: tuple[str, ...]
    hypernyms: tuple[int, ...]
    similar: tuple[int, ...]
    follows: tuple[int, ...]


class _Word(NamedTuple):
    """One word in its common senses."""

    senses: frozenset[int]
    parents: frozenset[int]
    above: frozenset[int]
    """All kinds that the word's senses belong to, without those too general to say anything."""
    same: frozenset[str]
    antonyms: frozenset[str]
    derived: frozenset[tuple[str, str]]


_UNKNOWN = _Word(*[frozenset()] * 6)


class Lexicon:
    """The words and their relations; frozen, and quick: a word is looked up once and remembered."""

    def __init__(self, synsets: tuple[str, ...], words: Mapping[str, str]) -> None:
        """``synsets`` and ``words`` are the raw lines of the table (its grammar is on its top)."""
        self._synsets = synsets
        self._words = words
        self._synset = lru_cache(maxsize=50_000)(self._read_synset)
        self._word = lru_cache(maxsize=50_000)(self._read_word)
        self._related = lru_cache(maxsize=100_000)(self._find_relation)
        self._derived = lru_cache(maxsize=50_000)(self._find_derivations)
        self._reach = lru_cache(maxsize=50_000)(self._find_reach)

    def knows(self, lemma: str, pos: str) -> bool:
        """Whether the table has the word."""
        return f"{lemma.lower()}/{LETTERS.get(pos, '')}" in self._words

    def occurrences(self, lemma: str, pos: str) -> int:
        """How often the word stands in the tagged corpus from which its senses were counted."""
        line = self._words.get(f"{lemma.lower()}/{LETTERS.get(pos, '')}")
        if line is None:
            return 0
        return sum(int(e.partition(":")[2] or 0) for e in line.split("\t")[1].split(","))

    def synonyms(self, lemma: str, pos: str, senses: int = SENSES) -> frozenset[str]:
        """Words that share one of the word's common senses, without the word itself."""
        found = (self._synset(n).lemmas for n in self._senses(lemma, pos, senses))
        return frozenset(word for lemmas in found for word in lemmas) - {lemma.lower()}

    def antonyms(self, lemma: str, pos: str) -> frozenset[str]:
        """Words listed as the opposite of a common sense of the word (or of its synonyms)."""
        return self._word(lemma.lower(), LETTERS.get(pos, ""), False).antonyms

    def hypernyms(self, lemma: str, pos: str, depth: int = 3) -> frozenset[str]:
        """The kinds to which the word belongs, at most ``depth`` steps up."""
        found = self._above(self._senses(lemma, pos, SENSES), depth)
        return frozenset(word for n in found for word in self._synset(n).lemmas)

    def derivations(self, lemma: str, pos: str, to: str = "") -> frozenset[str]:
        """Words of the same root in another part of speech (only in ``to`` where it is named)."""
        return self._derived(lemma.lower(), LETTERS.get(pos, ""), LETTERS.get(to, "") if to else "")

    def consequences(self, lemma: str, pos: str = "VERB") -> frozenset[str]:
        """What follows for somebody when the verb is so: to kill brings about to die."""
        found = (self._synset(n).follows for n in self._senses(lemma, pos, SENSES))
        return frozenset(word for many in found for n in many for word in self._synset(n).lemmas)

    def relation(
        self, a: str, b: str, pos: str, other_pos: str = "", *, wide: bool = False
    ) -> Relation:
        """How ``a`` (a ``pos``) stands to ``b`` (an ``other_pos``; without it, a ``pos`` too).

        ``wide`` looks at rarer senses too, of one of the two words at a time: more is found
        ("attack" and "strike"), and more that is wrong, so it may find candidates, not decide.
        """
        first, second = LETTERS.get(pos, ""), LETTERS.get(other_pos or pos, "")
        return self._related(a.lower(), b.lower(), first, second, wide)

    def reach(self, lemma: str, pos: str) -> frozenset[int]:
        """Every sense through which the word can be related to another of its part of speech: two
        words whose reaches share none are neither synonyms nor one the kind of the other."""
        return self._reach(lemma.lower(), LETTERS.get(pos, ""))

    def _find_reach(self, lemma: str, letter: str) -> frozenset[int]:
        words = (self._word(lemma, letter, False), self._word(lemma, letter, True))
        return frozenset().union(*(w.senses | w.parents | w.above for w in words))

    def _find_derivations(self, lemma: str, letter: str, wanted: str) -> frozenset[str]:
        return frozenset(
            other
            for other, of in self._word(lemma, letter, False).derived
            if (of == wanted if wanted else of != letter)
        )

    def _find_relation(self, a: str, b: str, first: str, second: str, wide: bool) -> Relation:
        if a == b and first == second:
            return Relation.SAME
        one, two = self._word(a, first, False), self._word(b, second, False)
        if first != second:
            derived = (b, second) in one.derived or (a, first) in two.derived
            return Relation.DERIVED if derived else Relation.NONE
        if b in one.antonyms or a in two.antonyms:
            return Relation.ANTONYM
        found = _between(one, two)
        if wide and found in (Relation.NONE, Relation.CO_HYPONYM):
            found = _between(self._word(a, first, True), two)
            if found in (Relation.NONE, Relation.CO_HYPONYM):
                found = _between(one, self._word(b, second, True))
        return found

    def _read_synset(self, number: int) -> _Synset:
        lemmas, *links = self._synsets[number].split("\t")
        hypernyms, similar, follows = (
            tuple(int(n) for n in link.split(",")) if link else () for link in links
        )
        return _Synset(tuple(lemmas.split("|")), hypernyms, similar, follows)

    def _read_word(self, lemma: str, letter: str, wide: bool) -> _Word:
        line = self._words.get(f"{lemma}/{letter}")
        if line is None:
            return _UNKNOWN
        _, meanings, antonyms, derived = line.split("\t")
        senses = _first(meanings, WIDE_SENSES) if wide else _common(meanings, SENSES)
        numbers = frozenset(senses)
        parents = frozenset(
            parent
            for n in senses
            for parent in (self._synset(n).similar if letter == "a" else self._synset(n).hypernyms)
        )
        reach = self._above(senses, DEPTH[letter]) if letter != "a" else parents
        above = frozenset(n for n in reach if self._height(n) >= GENERAL[letter]) - numbers
        opposites = {word for word, rank in _ranked(antonyms) if rank <= len(senses)}
        if letter == "a" and not wide:
            # "huge" has no opposite of its own; it is a kind of "large", whose opposite is "small"
            for n in parents:
                for head in self._synset(n).lemmas:
                    line = self._words.get(f"{head}/a", "\t\t\t")
                    opposites.update(
                        word for word, rank in _ranked(line.split("\t")[2]) if rank == 1
                    )
        return _Word(
            numbers,
            parents,
            above,
            frozenset(word for n in senses for word in self._synset(n).lemmas) - {lemma},
            frozenset(opposites) - {lemma},
            frozenset(
                (word, pos)
                for entry, rank in _ranked(derived)
                if rank <= max(len(senses), SENSES)
                for word, _, pos in [entry.rpartition("/")]
            ),
        )

    def _senses(self, lemma: str, pos: str, most: int) -> tuple[int, ...]:
        line = self._words.get(f"{lemma.lower()}/{LETTERS.get(pos, '')}")
        return _common(line.split("\t")[1], most) if line is not None else ()

    def _above(self, senses: tuple[int, ...], depth: int) -> frozenset[int]:
        found: set[int] = set()
        level = set(senses)
        for _ in range(depth):
            level = {up for n in level for up in self._synset(n).hypernyms} - found
            found |= level
        return frozenset(found)

    def _height(self, number: int) -> int:
        """How many steps lead from a synset to the most general kind above it."""
        steps, at = 0, self._synset(number).hypernyms
        while at and steps < 20:
            steps, at = steps + 1, self._synset(at[0]).hypernyms
        return steps


def _between(one: _Word, two: _Word) -> Relation:
    """What links the senses of two words of one part of speech."""
    if not one.senses.isdisjoint(two.senses):
        return Relation.SYNONYM
    if not one.above.isdisjoint(two.senses):
        return Relation.NARROWER
    if not two.above.isdisjoint(one.senses):
        return Relation.BROADER
    if not (one.parents & one.above).isdisjoint(two.parents):
        return Relation.CO_HYPONYM
    return Relation.NONE


def _first(meanings: str, most: int) -> tuple[int, ...]:
    return tuple(int(entry.partition(":")[0]) for entry in meanings.split(",")[:most])


def _common(meanings: str, most: int) -> tuple[int, ...]:
    """Numbers of the common senses in a column ``synset:count,...``, most frequent first."""
    pairs = [entry.partition(":") for entry in meanings.split(",")]
    counts = [int(count or 0) for _, _, count in pairs]
    total = sum(counts)
    if total < RARELY_TAGGED:
        return tuple(int(number) for number, _, _ in pairs[: min(2, most)])
    return tuple(
        int(number)
        for rank, ((number, _, _), count) in enumerate(zip(pairs, counts, strict=True))
        if rank == 0 or (rank < most and count >= COMMON_SHARE * total)
    )


def _ranked(column: str) -> Iterator[tuple[str, int]]:
    for entry in column.split("|") if column else ():
        word, _, rank = entry.rpartition("@")
        yield word, int(rank)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that is shipped with the program, loaded once (about a tenth of a second)."""
    packed = files("verifier.words").joinpath(TABLE).read_bytes()
    return read_lexicon(gzip.decompress(packed).decode("utf-8"))


def read_lexicon(text: str) -> Lexicon:
    """A lexicon from the text of a table.

    Raises :class:`BadTable` where the table has not two parts, or a line has too few columns.
    """
    lines = text.split("\n")
    try:
        middle = lines.index("")
    except ValueError:
        raise BadTable(f"verifier/words/{TABLE} lacks the empty line before its words.") from None
    start = next((n for n, line in enumerate(lines) if not line.startswith("#")), 0)
    words = {line[: line.find("\t")]: line for line in lines[middle + 1 :] if line}
    for n in (start, middle + 1, len(lines) - 2):
        if n < len(lines) and lines[n].count("\t") != 3 and n != middle:
            raise BadTable(f"verifier/words/{TABLE}, line {n + 1}: a line has four columns.")
    return Lexicon(tuple(lines[start:middle]), MappingProxyType(words))
