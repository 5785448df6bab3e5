"""For whom is "he" or "she" read who was named long ago, or is no person at all?"""

from __future__ import annotations

from collections.abc import Iterable

from verifier.extraction.article import Told
from verifier.reading.reading import Attribution, Name, NameKind, Reading
from verifier.words.tables import words_of

FAR = 5
"""Sentences after which a pronoun no longer means who was named then."""

PERSONS = ("he", "she")

NO_PERSONS = (NameKind.ORGANISATION, NameKind.PLACE, NameKind.GROUP)


def guessed_speakers(told: Iterable[Told]) -> frozenset[tuple[int, int]]:
    """The attributions whose speaker is a guess: the beginnings of sentence and cue."""
    last: dict[str, int] = {}
    bodies: set[str] = set()
    guessed = []
    for number, one in enumerate(told):
        for attribution in one.reading.attributions:
            speaker = _for_a_pronoun(attribution)
            if speaker is None:
                continue
            key = _key(speaker)
            long_ago = number - last.get(key, number) > FAR
            if key in bodies or _is_record(speaker) or long_ago:
                guessed.append((one.start, attribution.cue.start))
        last |= {_key(name): number for name in _names(one.reading)}
        bodies |= {_key(name) for name in one.reading.names if name.kind in NO_PERSONS}
    return frozenset(guessed)


def _for_a_pronoun(attribution: Attribution) -> Name | None:
    speaker = attribution.speaker
    if speaker is None or not speaker.resolved or speaker.written.lower() not in PERSONS:
        return None
    return speaker


def _is_record(speaker: Name) -> bool:
    """ "Data show ..." at the beginning of a sentence looks like a name."""
    words = speaker.canonical.lower().split()
    return bool(words) and words[-1] in words_of("titles.toml", "records")


def _names(reading: Reading) -> list[Name]:
    """Those named in a sentence, and those who speak in it by a name or a pronoun."""
    speakers = [a.speaker for a in reading.attributions if a.speaker is not None]
    return [*(name for name in reading.names if not name.resolved), *speakers]


def _key(name: Name) -> str:
    return name.canonical.casefold()
