"""Does the application answer as its OpenAPI document says, whatever it is asked?

Schemathesis makes requests from the document, half of them as it allows and half as it does not,
and holds every answer against it. The requests are the same in every run.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
)

from knowledge.base import KnowledgeBase
from tests.website.knowledge_base.conftest import NOW, claim
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS
from verifier.words.lexicon import Lexicon
from web.app import create_app
from web.problems import PROBLEM_TYPE
from web.settings import LOOPBACK_NAMES, Limits, WebSettings

HOST = "testserver"
"""Where schemathesis says that it asks, in-process."""

pytestmark = pytest.mark.slow

AT_LEAST = 2_000
EACH = 110
"""Requests of one operation that the document allows, and as many that it does not."""


@pytest.fixture
def document(
    tmp_path: Path, reader: Reader, lexicon: Lexicon
) -> Iterator[schemathesis.schemas.BaseSchema]:
    """The OpenAPI document of the application over a small knowledge base in a file."""
    with KnowledgeBase.open(
        str(tmp_path / "claims.db"), clock=lambda: NOW, create=True
    ) as knowledge:
        verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
        verifier.add(
            [
                claim("The ferry carried 4,200 passengers in May."),
                claim("The harbour has 12 berths.", speaker="Anna Berg"),
                claim("The quay was rebuilt in 2019.", valid_until=date(2025, 1, 1)),
            ],
            by="desk",
            why="for the tests",
        )
        app = create_app(
            WebSettings(
                lambda: nullcontext(verifier),
                knowledge_base="our claims",
                hosts=(*LOOPBACK_NAMES, HOST),
                editable=True,
                limits=Limits(rate="1000000/second"),
            )
        )
        yield schemathesis.openapi.from_asgi("/v1/openapi.json", app)


@schemathesis.serializer("application/x-ndjson")
def _lines(ctx: schemathesis.SerializationContext, value: object) -> bytes:
    """A batch as it is sent in lines: one value a line."""
    lines = value if isinstance(value, list) else [value]
    return b"\n".join(json.dumps(one).encode() for one in lines)


NOT_BY_SHAPE = {
    "POST /v1/verify": "a statement may be no English, or assert nothing",
    "POST /v1/verify/batch": "so may one of a batch, and a line may be longer than a line may be",
    "POST /v1/drafts": "a file may be no document",
    "POST /v2/check": "a form has a text or data, which OpenAPI cannot say",
    "GET /v1/claims": "a cursor must be one that was given out",
    "POST /v1/claims": "a statement of white space is none",
    "PATCH /v1/claims/{claim_id}": "the tag must be that of the claim",
    "POST /v1/claims/{claim_id}/moves": "the tag must be that of the claim",
    "POST /v1/claims/{claim_id}/merge": "the tag must be that of the claim",
}
"""Operations that refuse with a 4xx what has the right shape, and why no shape can say it."""

BY_LINE = "POST /v1/verify/batch"
"""A line that does not fit is answered by a problem in its place, and the others are judged."""


def test_answers_are_as_documented(document: schemathesis.schemas.BaseSchema) -> None:
    asked = Counter[str]()
    for found in document.get_all_operations():
        operation = found.ok()
        ask(operation, GenerationMode.POSITIVE, asked)
        assert asked[operation.label], operation.label
        with suppress(Unsatisfiable):  # where everything that can be sent is allowed
            ask(operation, GenerationMode.NEGATIVE, asked)
    assert asked.total() >= AT_LEAST, asked


def ask(operation: Any, mode: GenerationMode, asked: Counter[str]) -> None:
    """Sends what the document allows, or what it does not, and holds each answer against it."""
    left_out = [positive_data_acceptance] if operation.label in NOT_BY_SHAPE else []
    left_out += [negative_data_rejection] if operation.label == BY_LINE else []

    @settings(
        max_examples=EACH,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def hold(case: schemathesis.Case) -> None:
        answer = case.call()
        asked[operation.label] += 1
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == [PROBLEM_TYPE], case.as_curl_command()
        case.validate_response(answer, excluded_checks=left_out)

    hold()
