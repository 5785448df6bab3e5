"""What does a sentence of a draft take from those before it? Its day, its speaker, its matter.

The day of the story is carried on as in an article (:mod:`verifier.extraction.story_dates`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from verifier.extraction.aliases import learnt
from verifier.extraction.article import speaker_after
from verifier.reading.reading import Context, NameKind, Reading
from verifier.reading.spelling import plain


@dataclass(frozen=True, slots=True)
class Carried:
    """What the sentences read so far leave to the next one."""

    speaker: str = ""
    """Who was last said to have said something: "it says" means them."""
    places: tuple[str, ...] = ()
    """The places last named; a sentence without any speaks of them still."""
    aliases: tuple[tuple[str, str], ...] = ()
    """(short form, full name) pairs that were introduced."""

    def into(self, context: Context, title: str, heading: str) -> Context:
        """The context of a sentence with what is carried, under that title and heading."""
        return replace(
            context,
            subject=". ".join(dict.fromkeys(filter(None, (title, heading)))),
            speaker_for_pronouns=self.speaker,
            places=self.places,
            aliases=self.aliases,
        )


def carried_on(before: Carried, reading: Reading) -> Carried:
    """What is carried on after the sentence that was read."""
    places = tuple(
        dict.fromkeys(name.canonical for name in reading.names if name.kind is NameKind.PLACE)
    )
    speakers = [a.speaker for a in reading.attributions if a.speaker is not None]
    return Carried(
        speaker=speaker_after(reading) or before.speaker,
        places=places or before.places,
        aliases=learnt(plain(reading.text), reading.names, before.aliases, speakers),
    )
