"""What does a text say? All readers, one after the other, over one parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from knowledge.entry import Vector
from verifier.language.parser import Parser
from verifier.reading.attribution import read_attributions
from verifier.reading.dates import read_dates
from verifier.reading.figures import read_figures
from verifier.reading.measures import attach_counted
from verifier.reading.names import read_names
from verifier.reading.predicates import main_polarity, read_predicates
from verifier.reading.reading import Attribution, Context, Dated, DateRole, Reading, Span, Token
from verifier.reading.spelling import plain

RULES_VERSION = "11"
"""Raised whenever a reader would read a stored claim differently, so that it is read again."""


NO_CONTEXT = Context()


class Encodes(Protocol):
    """What says in a vector what a text is about."""

    @property
    def name(self) -> str: ...

    def encode(self, text: str) -> Vector | None: ...


class Reader:
    """Reads short texts (a statement, a sentence of an article) with a parser that is passed in.

    With an encoder it says as well what they are about; without one nothing is found by that.
    """

    def __init__(self, parser: Parser, encoder: Encodes | None = None) -> None:
        self._parser = parser
        self._encoder = encoder

    @property
    def version(self) -> str:
        """Names the rules and the models: a stored reading of another one is outdated."""
        encoder = f"; {self._encoder.name}" if self._encoder else ""
        return f"{RULES_VERSION}; {self._parser.name}{encoder}"

    def vector_of(self, text: str) -> Vector | None:
        """What a text is about; ``None`` without an encoder."""
        return self._encoder.encode(text) if self._encoder else None

    def read(self, text: str, context: Context = NO_CONTEXT) -> Reading:
        """The reading of one text."""
        return read_parsed(text, self._parser.parse(plain(text)), context)

    def read_all(self, texts: Sequence[tuple[str, Context]]) -> Iterator[Reading]:
        """The readings of many texts, in their order; faster than one by one."""
        parsed = self.parse_all([text for text, _ in texts])
        for (text, context), tokens in zip(texts, parsed, strict=True):
            yield read_parsed(text, tokens, context)

    def parse_all(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        """The tokens alone, for those who know the context of a text only from the one before."""
        return self._parser.parse_all([plain(text) for text in texts])


def read_parsed(text: str, tokens: tuple[Token, ...], context: Context) -> Reading:
    """The reading of a text whose parse is at hand."""
    spelt = plain(text)
    dates = read_dates(spelt, context)
    figures = attach_counted(
        tuple(
            figure
            for figure in read_figures(spelt)
            # a length of time is a figure too: only days of the calendar are none
            if not any(
                figure.start < d.end and d.start < figure.end and not d.duration for d in dates
            )
        ),
        spelt,
        tokens,
    )
    names = read_names(spelt, tokens, context)
    attributions = read_attributions(spelt, tokens, names, context)
    predicates = read_predicates(tokens)
    return Reading(
        text=text,
        context=context,
        tokens=tokens,
        figures=figures,
        dates=tuple(_with_role(dated, attributions) for dated in dates),
        names=names,
        attributions=attributions,
        predicates=predicates,
        polarity=main_polarity(predicates, tokens),
        standing=next(
            (p.standing for p in predicates if tokens[p.token].dep == "ROOT"), Reading("").standing
        ),
    )


def _with_role(dated: Dated, attributions: Sequence[Attribution]) -> Dated:
    """A date outside everything that is said dates the saying: "The UN said on Monday that ..."."""
    if not attributions or dated.running:
        return dated
    inside = any(
        part.start <= dated.start and dated.end <= part.end
        for attribution in attributions
        for part in attribution.content
    )
    if inside or not any(_beside(dated, a.cue, a.content) for a in attributions):
        return dated
    return replace(dated, role=DateRole.UTTERANCE)


def _beside(dated: Dated, cue: Span, content: Sequence[Span]) -> bool:
    """Whether no piece of what is said lies between the date and the cue."""
    low, high = sorted((dated.start, cue.start))
    return not any(low <= part.start and part.end <= high for part in content)
