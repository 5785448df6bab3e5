"""What does a sentence of a draft take from those before it? Its day, its speaker, its matter.

The day of the story is carried on as in an article (:mod:`verifier.extraction.story_dates`), and so
are the short forms, the person that "he" means and the body that "it" means
(:mod:`verifier.extraction.article`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from verifier.extraction.article import Known
from verifier.reading.reading import Context, NameKind, Reading


@dataclass(frozen=True, slots=True)
class Carried:
    """What the sentences read so far leave to the next one."""

    known: Known = field(default_factory=Known)
    """The short forms, and who spoke or did something last."""
    places: tuple[str, ...] = ()
    """The places last named; a sentence without any speaks of them still."""

    @property
    def speaker(self) -> str:
        """Who was last said to have said something: "it says" means them."""
        return self.known.speaker

    @property
    def aliases(self) -> tuple[tuple[str, str], ...]:
        """(short form, full name) pairs that were introduced."""
        return self.known.aliases

    def into(self, words: str, context: Context, title: str, heading: str) -> Context:
        """The context of the sentence ``words`` with what is carried, under title and heading."""
        subject = ". ".join(dict.fromkeys(filter(None, (title, heading))))
        return self.known.context(words, replace(context, subject=subject), self.places)


def carried_on(before: Carried, reading: Reading) -> Carried:
    """What is carried on after the sentence that was read."""
    places = tuple(
        dict.fromkeys(name.canonical for name in reading.names if name.kind is NameKind.PLACE)
    )
    return Carried(known=before.known.after(reading), places=places or before.places)
