"""Where do examples stand in the OpenAPI document? At bodies, parameters, answers, headers."""

from __future__ import annotations

from typing import Any

from web.api.example_files import ApiExample, OperationExamples

HEADERS = {
    "etag": ("ETag", "Names this state of the claim, for If-Match and If-None-Match."),
    "location": ("Location", "The address of the claim."),
    "link": ("Link", "The address of the next page, as rel=next."),
    "retry-after": ("Retry-After", "Seconds after which to come again."),
    "content-disposition": ("Content-Disposition", "What the file is called."),
}
"""The headers of answers that mean something to a program."""

ANY = "*/*"

Described = dict[str, Any]


def add_examples(operation: Described, given: OperationExamples) -> None:
    """Puts the examples into the description of their operation."""
    for example in given.examples:
        if example.works:
            _in_body(operation, example)
            _in_parameters(operation, example)
        _in_answer(operation, example)


def _in_body(operation: Described, example: ApiExample) -> None:
    content = operation.get("requestBody", {}).get("content", {})
    place = content.get(example.asked.media) or content.get(ANY)
    if example.asked.media and place is not None:
        value = example.asked.body
        if isinstance(value, dict) and isinstance(value.get("file"), dict):
            value = {**value, "file": value["file"]["content"]}
        _put(place, example, value)


def _in_parameters(operation: Described, example: ApiExample) -> None:
    for parameter in operation.get("parameters", ()):
        asked = example.asked.path if parameter["in"] == "path" else example.asked.query
        value = asked.get(parameter["name"])
        if parameter["in"] == "header":
            value = example.asked.headers.get(parameter["name"])
            value = value or example.asked.headers.get(parameter["name"].title())
        if value is not None:
            _put(parameter, example, _as_its_type(value, parameter.get("schema", {})))


def _in_answer(operation: Described, example: ApiExample) -> None:
    answer = example.answer
    described = operation["responses"].get(str(answer.status))
    if described is None:
        return
    place = described.get("content", {}).get(answer.media)
    if place is not None:
        _put(place, example, answer.body)
    for name, value in answer.headers.items():
        if name in HEADERS:
            written, says = HEADERS[name]
            header = {"description": says, "schema": {"type": "string"}, "example": value}
            described.setdefault("headers", {}).setdefault(written, header)


def _put(place: Described, example: ApiExample, value: Any) -> None:
    place.pop("example", None)
    given = place.setdefault("examples", {})
    given[example.name] = {"summary": example.summary, "value": value}


def _as_its_type(value: str, schema: Described) -> Any:
    return int(value) if schema.get("type") == "integer" else value
