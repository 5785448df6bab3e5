"""What need not be done again for each change? Parsing, reading and the entailment model.

They lie before the rules that are changed and are pure, so that what the tests had them do once is
kept for every fork.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from verifier.language.entailment import Entailed, EntailmentModel
from verifier.language.parser import SpacyParser
from verifier.reading import reader
from verifier.reading.reading import Token


def remember_what_is_read() -> None:
    """Keeps parses, readings and the model's answers for the rest of this process."""
    parse_all, entail = SpacyParser.parse_all, EntailmentModel.entail

    @functools.cache
    def parsed(parser: SpacyParser, text: str) -> tuple[Token, ...]:
        return next(parse_all(parser, [text]))

    @functools.cache
    def entailed(model: EntailmentModel, premise: str, hypothesis: str) -> Entailed:
        return entail(model, [(premise, hypothesis)])[0]

    def all_parsed(self: SpacyParser, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        return (parsed(self, text) for text in texts)

    def all_entailed(
        self: EntailmentModel, pairs: Sequence[tuple[str, str]]
    ) -> tuple[Entailed, ...]:
        return tuple(entailed(self, *pair) for pair in pairs)

    SpacyParser.parse_all = all_parsed  # type: ignore[method-assign]
    EntailmentModel.entail = all_entailed  # type: ignore[method-assign]
    reader.read_parsed = functools.cache(reader.read_parsed)
