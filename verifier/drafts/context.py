"""What does a sentence of a draft take from those before it? Its day, its speaker, its matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.period import Granularity
from verifier.reading.reading import Context, DateRole, Name, NameKind, Reading


def opening_context(title: str, as_of: date | None) -> Context:
    """What is known before the first sentence."""
    return Context(date=as_of, subject=title)


def under_heading(context: Context, title: str, heading: str) -> Context:
    """The context below a heading: what it names is spoken of until the next one."""
    subject = ". ".join(dict.fromkeys(filter(None, (title, heading))))
    return context if subject == context.subject else replace(context, subject=subject)


def following(context: Context, reading: Reading) -> Context:
    """The context of the sentence after the one that was read.

    The day last spoken of is the one that "the following day" counts from; the speaker last named
    is the one that "it says" means.
    """
    days = [
        dated.period.last
        for dated in reading.dates
        if dated.role is DateRole.EVENT
        and dated.period.granularity in (Granularity.DAY, Granularity.DAYS)
        and dated.period.last is not None
    ]
    speakers = [
        attribution.speaker
        for attribution in reading.attributions
        if attribution.speaker is not None and _is_third_person(attribution.speaker)
    ]
    return replace(
        context,
        story_date=days[-1] if days else context.story_date,
        speaker_for_pronouns=(speakers[-1].canonical if speakers else context.speaker_for_pronouns),
        places=_places(context, reading),
    )


def _is_third_person(name: Name) -> bool:
    return name.written.lower() not in ("i", "we", "you", "one")


def _places(context: Context, reading: Reading) -> tuple[str, ...]:
    """The places last named; a sentence without any speaks of them still."""
    named = tuple(dict.fromkeys(n.canonical for n in reading.names if n.kind is NameKind.PLACE))
    return named or context.places
