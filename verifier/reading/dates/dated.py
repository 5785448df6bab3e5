"""Which periods does a text speak of? The door of this package."""

from __future__ import annotations

from verifier.reading.dates.expressions import Expression, expressions_of
from verifier.reading.dates.intervals import dated
from verifier.reading.dates.scenes import Scene
from verifier.reading.reading import Context, Dated


def read_dates(text: str, context: Context) -> tuple[Dated, ...]:
    """Every date and period that the text writes, in their order, none over another.

    Relative dates count from ``context.date`` (publication, or "as of") and, where they follow an
    event, from ``context.story_date`` or the date that the text gave before. What nothing resolves
    (a day without a year, where neither the text nor the context knows one) is left out: no year is
    invented. A length of time that nothing places has a period open at both ends and its
    ``duration``. Linear in the length of the text; never raises on any text.
    """
    return read_dates_and_scene(text, context)[0]


def read_expressions(text: str, context: Context) -> tuple[Expression, ...]:
    """Every expression of time by itself, vague ones too ("recently"), before any are joined."""
    return tuple(expressions_of(text, context)[1])


def read_dates_and_scene(text: str, context: Context) -> tuple[tuple[Dated, ...], Scene]:
    """The same, with the scene that the text leaves for the sentence after it."""
    lexed, expressions, scene = expressions_of(text, context)
    if not expressions:
        return (), scene
    return dated(lexed, expressions, context.date), scene
