"""Is what the OpenAPI document shows as an example what the application answers?

Every example is asked of the real application over the sample. Where one fails after a change that
was meant: ``python scripts/write_api_examples.py`` writes the answers anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scripts.api_examples.asking import answer_to, same_shape
from scripts.api_examples.stages import Stages
from scripts.write_api_examples import FOLDER
from verifier.reading.reader import Reader
from verifier.words.lexicon import Lexicon
from web.app import create_app
from web.settings import WebSettings

FILES = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.json"))]
EXAMPLES = [(one["operation"], example) for one in FILES for example in one["examples"]]
DOCUMENT: dict[str, Any] = create_app(WebSettings(lambda: None)).openapi()
OPERATIONS = {
    f"{method.upper()} {path}": described
    for path, methods in DOCUMENT["paths"].items()
    for method, described in methods.items()
}


@pytest.fixture(scope="module")
def stages(
    tmp_path_factory: pytest.TempPathFactory, reader: Reader, lexicon: Lexicon
) -> Iterator[Stages]:
    yield Stages(tmp_path_factory.mktemp("stages"), reader, lexicon)


@pytest.mark.parametrize(
    ("operation", "example"), EXAMPLES, ids=[f"{o} {e['name']}" for o, e in EXAMPLES]
)
def test_an_example_is_answered_as_written(stages: Stages, operation: str, example: dict) -> None:
    answer = answer_to(stages, operation, example)
    written = example["answer"]
    assert answer["status"] == written["status"]
    assert same_shape(answer, written), answer
    if isinstance(answer.get("body"), dict) and "verdict" in answer["body"]:
        assert answer["body"]["verdict"] == written["body"]["verdict"]


def contents() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every body in the document, with where it stands."""
    for name, described in OPERATIONS.items():
        for media, content in described.get("requestBody", {}).get("content", {}).items():
            yield f"{name} asks {media}", content
        for status, response in described["responses"].items():
            for media, content in response.get("content", {}).items():
                yield f"{name} answers {status} {media}", content


@pytest.mark.parametrize(("place", "content"), list(contents()), ids=[p for p, _ in contents()])
def test_every_body_has_an_example_of_its_shape(place: str, content: dict[str, Any]) -> None:
    assert content.get("examples"), f"no example of: {place}"
    schema = {**content["schema"], "components": DOCUMENT["components"]}
    for example in content["examples"].values():
        Draft202012Validator(schema).validate(example["value"])


def test_every_operation_has_examples_and_no_example_is_of_another() -> None:
    assert {one["operation"] for one in FILES} == set(OPERATIONS)
    documented = {(name, s) for name, one in OPERATIONS.items() for s in one["responses"]}
    given = {(name, str(example["answer"]["status"])) for name, example in EXAMPLES}
    assert given == documented


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(DOCUMENT)
    assert "$defs" not in text
    for part in text.split('"#/components/schemas/')[1:]:
        assert part.partition('"')[0] in DOCUMENT["components"]["schemas"]


def test_every_operation_says_which_role_it_needs() -> None:
    roles = {name: one.get("x-role") for name, one in OPERATIONS.items()}
    assert roles["POST /v1/claims/{claim_id}/merge"] == "reviewer"
    assert roles["POST /v1/claims"] == "contributor"
    assert roles["GET /v2/languages"] == "reader"
    assert {name for name, role in roles.items() if role is None} == {"GET /livez", "GET /readyz"}


def test_no_example_names_a_place_on_a_machine() -> None:
    for file in FOLDER.glob("*.json"):
        assert "/tmp" not in file.read_text(encoding="utf-8")
