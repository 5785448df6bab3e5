"""Does the application answer as its OpenAPI document says, whatever it is asked?

Schemathesis makes requests from the document, half of them as it allows and half as it does not,
and holds every answer against it. The requests are the same in every run.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
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
from knowledge.checks import Keeping
from knowledge.claim import Claim, Status
from knowledge.review import Review, ReviewVerdict
from tests.website.knowledge_base.conftest import NOW, claim
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.recording import record
from verifier.settings import DEFAULTS
from verifier.words.lexicon import Lexicon
from web.api.conditions import tag_of
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
def base(tmp_path: Path, reader: Reader, lexicon: Lexicon) -> Iterator[Asked]:
    """The OpenAPI document of the application over a small knowledge base in a file."""
    with KnowledgeBase.open(
        str(tmp_path / "claims.db"), clock=lambda: NOW, create=True
    ) as knowledge:
        verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
        verifier.add(claims(), by="desk", why="for the tests")
        knowledge.checks.keep(Keeping.STATEMENTS)
        app = create_app(
            WebSettings(
                lambda: nullcontext(verifier),
                knowledge_base="our claims",
                hosts=(*LOOPBACK_NAMES, HOST),
                editable=True,
                limits=Limits(rate="1000000/second"),
                judged=lambda report: record([report], "http", knowledge),
            )
        )
        yield Asked(schemathesis.openapi.from_asgi("/v1/openapi.json", app), knowledge)


def claims() -> list[Claim]:
    """Claims in every state that one can be added in, some of them alike, one of them rated."""
    found = [
        claim("The ferry carried 4,200 passengers in May."),
        claim("The harbour has 12 berths.", speaker="Anna Berg"),
        claim("The quay was rebuilt in 2019.", valid_until=date(2025, 1, 1)),
        claim("The pier is 90 metres long.").model_copy(
            update={"review": Review(rating="False", verdict=ReviewVerdict.FALSE)}
        ),
    ]
    states = (Status.EXTRACTED, Status.IN_REVIEW, Status.CITABLE)
    return found + [
        claim(f"Ferry {number} carried 300 people.", status=state)
        for number in range(10)
        for state in states
    ]


@dataclass
class Asked:
    """The document, and the knowledge base that is asked by it."""

    document: schemathesis.schemas.BaseSchema
    knowledge: KnowledgeBase

    def made_real(self, case: schemathesis.Case, mode: GenerationMode) -> None:
        """Names claims that are there, and their present states, in three of four requests.

        What is made up hardly ever is one, and would be refused before anything is changed. Which
        claim it is follows from what was made up, so that it is the same in every run.
        """
        seed = zlib.crc32(repr((case.path_parameters, case.body)).encode())
        if not seed % 4:
            return
        ids = [one.id for one in self.knowledge.claims()]
        if "claim_id" in (case.path_parameters or {}):
            chosen = ids[seed % len(ids)]
            case.path_parameters["claim_id"] = chosen
            if mode is GenerationMode.POSITIVE and "If-Match" in (case.headers or {}):
                case.headers["If-Match"] = tag_of(self.knowledge.get(chosen))
        if mode is GenerationMode.POSITIVE and isinstance(case.body, dict):
            for name in ("other", "successor"):
                if name in case.body:
                    case.body[name] = ids[seed // 7 % len(ids)]


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


def test_answers_are_as_documented(base: Asked) -> None:
    answered = Counter[tuple[str, int]]()
    for found in base.document.get_all_operations():
        operation = found.ok()
        ask(base, operation, GenerationMode.POSITIVE, answered)
        # else nothing but its refusals was looked at
        assert any(label == operation.label and s < 300 for label, s in answered), operation.label
        with suppress(Unsatisfiable):  # where everything that can be sent is allowed
            ask(base, operation, GenerationMode.NEGATIVE, answered)
    assert answered.total() >= AT_LEAST, answered
    actions = Counter(
        revision.action
        for claim in base.knowledge.claims()
        for revision in base.knowledge.history(claim.id)
    )
    assert {"added", "revised", "merged", "approved", "rejected", "retracted"} <= set(actions)


def ask(
    base: Asked, operation: Any, mode: GenerationMode, answered: Counter[tuple[str, int]]
) -> None:
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
        base.made_real(case, mode)
        answer = case.call()
        answered[operation.label, answer.status_code] += 1
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == [PROBLEM_TYPE], case.as_curl_command()
        case.validate_response(answer, excluded_checks=left_out)

    hold()
