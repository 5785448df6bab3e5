"""What does an article take for granted once it has told it? Its lead and what it keeps naming.

"Fourteen children were among the dead" says neither which ship sank nor where; the article has told
both. A claim keeps these words as its setting, so that a statement may name them. A sentence that
looks back to other events, or names another ship, has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from knowledge.claim import Source
from knowledge.period import Period
from verifier.extraction.article import Told
from verifier.reading.reading import Name, NameKind, Reading

NAMED_AT_LEAST = 2
"""Sentences in which a name must stand to be one that the article keeps naming."""

LOOKS_BACK = timedelta(days=45)
"""What ended so long before publication is background, and another event."""

_KINDS = (NameKind.ORGANISATION, NameKind.OTHER, NameKind.PLACE)
_MAY_BE_THINGS = (NameKind.OTHER, NameKind.PERSON)
_WORDS = ("NOUN", "PROPN", "ADJ", "VERB")


@dataclass(frozen=True, slots=True)
class Setting:
    """The words of an article's lead and the names that run through it."""

    words: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()

    def of(self, reading: Reading, period: Period | None, source: Source) -> tuple[str, ...]:
        """The setting of a sentence of the article; nothing where it speaks of something else."""
        if _looks_back(period, source) or self._names_another(reading):
            return ()
        return (*self.names, *sorted(self.words))

    def _names_another(self, reading: Reading) -> bool:
        """Whether a thing is named that the article is not about: "the ferry Estrela"."""
        return any(
            name.kind in _MAY_BE_THINGS
            and not name.resolved
            and name.canonical not in self.names
            and _is_a_thing(name, reading)
            for name in reading.names
        )


def _is_a_thing(name: Name, reading: Reading) -> bool:
    """Whether an article or a noun stands before the name, as before no person."""
    inside = [i for i, t in enumerate(reading.tokens) if name.start <= t.start < name.end]
    return any(
        t.head in inside
        and i not in inside
        and (t.dep == "det" or (t.dep == "compound" and t.pos == "NOUN"))
        for i, t in enumerate(reading.tokens)
    ) or any(
        # the parser has "the ferry Estrela" either way round
        reading.tokens[i].dep == "appos"
        and reading.tokens[reading.tokens[i].head].end + 1 == name.start
        for i in inside
    )


def setting_of(told: Sequence[Told], protagonists: Sequence[str] = ()) -> Setting:
    """The setting of an article, from its sentences in their order and whom it is about."""
    if not told:
        return Setting()
    lead = told[0].reading
    words = {
        form
        for token in lead.tokens
        if token.pos in _WORDS and any(c.isalpha() for c in token.text)
        for form in (token.text.lower(), token.lemma)
    }
    counted = Counter(
        name
        for one in told
        for name in {n.canonical for n in one.reading.names if n.kind in _KINDS}
    )
    names = [name for name, times in counted.items() if times >= NAMED_AT_LEAST]
    return Setting(frozenset(words), tuple(dict.fromkeys((*protagonists, *names))))


def _looks_back(period: Period | None, source: Source) -> bool:
    if period is None or source.published is None:
        return False
    first, last = period.first, period.last
    if last is not None and last < source.published - LOOKS_BACK:
        return True
    return first is not None and first < source.published - timedelta(days=365)
