"""A claim given field by field, compared with a statement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from knowledge.claim import Claim, Source, Speaker, Status
from verifier.extraction import extract
from verifier.judging.bearing import Compared
from verifier.matching.pair import ClaimSide, pair_of
from verifier.pipeline import compare_fully
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.reading import Context
from verifier.storing import context_of

MAY = date(2024, 5, 3)


@pytest.fixture(scope="session")
def compared_with(reader, lexicon) -> Callable[..., Compared]:
    """The claim ``words`` of a speaker or publisher, compared with the statement."""

    def make(
        statement: str,
        words: str,
        *,
        speaker: str = "",
        publisher: str = "Meridian",
        published: date | None = MAY,
        context: Context | None = None,
        **fields: Any,
    ) -> Compared:
        claim = Claim(
            statement=words,
            speaker=Speaker(name=speaker) if speaker else None,
            status=Status.CITABLE,
            **{"source": Source(publisher=publisher, published=published), **fields},
        )
        side = ClaimSide(claim, whole(reader.read(words, context_of(claim))))
        part = split_assertions(reader.read(statement, context or Context(date=published)))[0]
        return compare_fully(pair_of(part, side, lexicon, ""))

    return make


@pytest.fixture(scope="session")
def compared_from(reader, lexicon) -> Callable[[str, str], Compared]:
    """The last claim that an article's sentence gives, compared with the statement."""

    def make(statement: str, sentence: str) -> Compared:
        claim = extract(sentence, Source(publisher="Meridian", published=MAY), reader)[-1]
        side = ClaimSide(claim, whole(reader.read(claim.words, context_of(claim))))
        part = split_assertions(reader.read(statement, Context(date=MAY)))[0]
        return compare_fully(pair_of(part, side, lexicon, ""))

    return make
