"""How long ago was somebody named whom "he" or "she" is said to be?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verifier.extraction.article import Told
from verifier.reading.reading import Attribution, Name, NameKind, Reading
from verifier.words.tables import words_of

FAR = 5
"""Sentences after which a pronoun no longer means who was named then."""

PERSONS = ("he", "she")

NO_PERSONS = (NameKind.ORGANISATION, NameKind.PLACE, NameKind.GROUP)


@dataclass(frozen=True, slots=True)
class Met:
    """In which sentence each speaker was last named or last spoke, by number."""

    last: Mapping[str, int]
    sentences: int = 0
    bodies: frozenset[str] = frozenset()
    """Those that were named and are no persons."""

    def after(self, told: Told) -> Met:
        """What is known after the sentence."""
        now = self.sentences + 1
        named = {_key(name): now for name in _names(told.reading)}
        bodies = {_key(name) for name in told.reading.names if name.kind in NO_PERSONS}
        return Met({**self.last, **named}, now, self.bodies | bodies)

    def is_guessed(self, attribution: Attribution | None) -> bool:
        """Whether "she" is read for one who was named long ago, or for "Data", which is nobody."""
        speaker = attribution.speaker if attribution is not None else None
        if speaker is None or not speaker.resolved or speaker.written.lower() not in PERSONS:
            return False
        if _key(speaker) in self.bodies:
            return True
        if speaker.canonical.split()[-1].lower() in words_of("titles.toml", "records"):
            return True
        last = self.last.get(_key(speaker))
        return last is not None and self.sentences - last >= FAR


def _names(reading: Reading) -> list[Name]:
    """Those named in a sentence, and those who speak in it by a name or a pronoun."""
    speakers = [a.speaker for a in reading.attributions if a.speaker is not None]
    return [*(name for name in reading.names if not name.resolved), *speakers]


def _key(name: Name) -> str:
    return name.canonical.casefold()
