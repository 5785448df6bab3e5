"""Which expressions of time stand in a text, and what do they mean there?"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.period import Period
from verifier.reading.dates.anchors import Anchors, Resolved
from verifier.reading.dates.calendar_days import SPANS
from verifier.reading.dates.grammar import Found, find, grammar
from verifier.reading.dates.lexing import Lexed, lex
from verifier.reading.dates.meanings import Away, From, Length, Meaning
from verifier.reading.dates.measured import measured
from verifier.reading.dates.resolving import resolve
from verifier.reading.dates.scenes import Scene, sentence_starts
from verifier.reading.dates.tense import points_ahead
from verifier.reading.dates.written_years import given_years, written_year
from verifier.reading.reading import Context


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of time, ``text[start:end]``, without the preposition before it."""

    start: int
    end: int
    first_word: int
    last_word: int
    """Indices in the words of :class:`~verifier.reading.dates.lexing.Lexed`; the last excluded."""
    meaning: Meaning
    period: Period | None
    value: str
    """After TIMEX3: ``2019-04-26``, ``2019-04``, ``P4M``, ``PAST_REF``; "" where not known."""


def expressions_of(text: str, context: Context) -> tuple[Lexed, list[Expression], Scene]:
    """The words of the text, its expressions in their order, and the scene that it ends with."""
    rules = grammar()
    lexed = lex(text, rules.known)
    scene = Scene.of(context)
    if rules.known.triggers.isdisjoint(lexed.letters):
        return lexed, [], scene
    found = without_covered(find(lexed, rules))
    years = given_years(found, lexed, context)
    sentences = sentence_starts(lexed)
    expressions: list[Expression] = []
    for one, year in zip(found, years, strict=True):
        start = sentences[one.start]
        ahead = points_ahead(lexed, one.start, one.end)
        if ahead:
            one = one._replace(meaning=_in_future(one, lexed))
        if year is None and not ahead and written_year(one.meaning) is None:
            year = scene.year_of(one, start, context.date)
        anchors = Anchors(
            publication=context.date,
            scene=scene.anchor(start),
            year=year,
            ahead=ahead,
        )
        resolved = resolve(one.meaning, anchors) or Resolved(None, "")
        expression = Expression(
            lexed.words[one.start].start,
            lexed.words[one.end - 1].end,
            one.start,
            one.end,
            one.meaning,
            resolved.period,
            resolved.value,
        )
        both = measured(lexed, expressions[-1], expression) if expressions else None
        expressions.append(expression)
        told = both.period if both else resolved.period
        scene = scene.after(one, told, lexed, start, context.date)
    return lexed, expressions, scene


def word_at(lexed: Lexed, place: int) -> str:
    """The text of a word; "" before the first and after the last."""
    return lexed.words[place].text if 0 <= place < len(lexed.words) else ""


def _in_future(one: Found, lexed: Lexed) -> Meaning:
    """ "will end in two weeks": the length counts from the day of publication."""
    meaning = one.meaning
    if not isinstance(meaning, Length) or meaning.vague or meaning.unit not in SPANS:
        return meaning
    if one.start == 0 or lexed.words[one.start - 1].text != "in":
        return meaning
    return Away(meaning.low, meaning.high, meaning.unit, True, From.PUBLICATION, count=meaning.low)


def without_covered(found: list[Found]) -> list[Found]:
    """The expressions without those that another has taken in ("the last week" of May)."""
    kept: list[Found] = []
    for one in found:
        while kept and one.start <= kept[-1].start and kept[-1].end <= one.end:
            kept.pop()
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept
