"""With what is a claim stored? The context it is read in, its figures, the words it is found by."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.base import Entry, IndexFields, Vector
from knowledge.claim import Claim
from knowledge.figure import Figure
from verifier.reading.reader import Reader
from verifier.reading.reading import Context, Reading
from verifier.reading.stored import dump_reading


def entry_of(claim: Claim, reading: Reading, version: str, vector: Vector | None = None) -> Entry:
    """A claim as it is stored: with its reading, its figures and what it is found by."""
    return Entry(
        claim=claim.model_copy(update={"figures": figures_in(claim, reading)}),
        reading=dump_reading(reading),
        reading_version=version,
        fields=index_fields(claim, reading),
        vector=vector,
    )


def entries_of(claims: Iterable[Claim], reader: Reader) -> list[Entry]:
    """The claims as they are stored, freshly read."""
    wanted = list(claims)
    readings = reader.read_all([(claim.words, context_of(claim)) for claim in wanted])
    return [
        entry_of(claim, reading, reader.version, reader.vector_of(matter_of(claim)))
        for claim, reading in zip(wanted, readings, strict=True)
    ]


def matter_of(claim: Claim) -> str:
    """The text that a claim's vector is made of: its title, which names the matter that a sentence
    takes for granted, and the statement."""
    title = claim.source.title or claim.subject
    return f"{title}. {claim.statement}" if title else claim.statement


def context_of(claim: Claim) -> Context:
    """What is known around a claim's words before they are read."""
    story = claim.story
    return Context(
        date=claim.known_since,
        story_date=story.last if story is not None and story.first == story.last else None,
        story_period=story if story is not None and story.first != story.last else None,
        speaker=claim.speaker.name if claim.speaker is not None else "",
        speaker_for_pronouns=claim.antecedent,
        subject=claim.subject,
        places=claim.places,
        period=claim.period,
        aliases=claim.aliases,
    )


def figures_in(claim: Claim, reading: Reading) -> tuple[Figure, ...]:
    """The figures given with the claim, or else those that were read in its words."""
    return claim.figures or reading.figures


def index_fields(claim: Claim, reading: Reading) -> IndexFields:
    """The words under which the claim is found, by field of the index."""
    names = [name.canonical for name in reading.names]
    names += [full for _, full in claim.aliases]
    states = [figure.counted.state for figure in reading.figures]
    numbers = [f"{figure.value:g}" for figure in reading.figures if figure.value is not None]
    around = [claim.subject, claim.source.title, claim.place, *claim.places]
    # the names that run through its article; the words of the lead would blur the search
    around += [name for name in claim.setting if name[:1].isupper()]
    around += [claim.speaker.name] if claim.speaker is not None else [claim.source.publisher]
    return IndexFields(
        words=claim.words
        if claim.words == claim.statement
        else f"{claim.words}\n{claim.statement}",
        names=" ".join(dict.fromkeys(name for name in names if name)),
        context=" ".join(dict.fromkeys(word for word in around if word)),
        figures=" ".join(dict.fromkeys([*numbers, *filter(None, states)])),
    )
