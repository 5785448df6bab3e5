"""How does a schema of the OpenAPI document read? Types in words, with links to other schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from web.pages.api_contexts import ApiMember, ApiSchema, Said, Words

Schema = Mapping[str, Any]

_CODE = re.compile(r"(?::\w+:)?(`{1,2})([^`]+)\1")
"""As our docstrings mark code, and names of the program."""

_BOUNDS = (
    ("minLength", "at least {} characters"),
    ("maxLength", "at most {} characters"),
    ("minimum", "from {}"),
    ("maximum", "to {}"),
)
_FORMATS = {"date": "date", "date-time": "date and time", "binary": "file"}


def schemas_in(document: Schema) -> tuple[ApiSchema, ...]:
    """All schemas among the components, by name."""
    return tuple(
        ApiSchema(
            name,
            anchor_of(name),
            said(schema.get("description", "")),
            members_of(schema),
            tuple(str(value) for value in schema.get("enum", ())),
        )
        for name, schema in sorted(document["components"]["schemas"].items())
    )


def anchor_of(name: str) -> str:
    """Where in the page a schema stands."""
    return f"schema-{name}"


def members_of(schema: Schema) -> tuple[ApiMember, ...]:
    """The members of an object, in their order."""
    required = schema.get("required", ())
    return tuple(
        ApiMember(name, type_of(inner), _member_says(inner), required=name in required)
        for name, inner in schema.get("properties", {}).items()
    )


def type_of(schema: Schema) -> Said:
    """What kind of value it is: ``list of`` a link to ``Report``, ``or null``."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return (Words(name, f"#{anchor_of(name)}"),)
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return _joined((type_of(one) for one in schema[several]), " or ")
    if schema.get("type") == "array":
        inner = schema.get("items")
        return (Words("list of "), *type_of(inner)) if inner else (Words("list"),)
    if "const" in schema:
        return (Words(json.dumps(schema["const"]), code=True),)
    if "enum" in schema:
        return _joined(((Words(json.dumps(one), code=True),) for one in schema["enum"]), " or ")
    kind = _FORMATS.get(schema.get("format", ""), str(schema.get("type", "any value")))
    bounds = [says.format(f"{schema[name]:,}") for name, says in _BOUNDS if name in schema]
    return (Words(", ".join([kind, *bounds])),)


def said(text: str) -> Said:
    """A docstring's text: what stands between backticks is code."""
    found, last = list[Words](), 0
    for match in _CODE.finditer(text):
        found.append(Words(text[last : match.start()]))
        found.append(Words(match[2], code=True))
        last = match.end()
    return tuple(words for words in (*found, Words(text[last:])) if words.text)


def _member_says(schema: Schema) -> Said:
    says = said(schema.get("description", ""))
    default = schema.get("default")
    if default in (None, "", [], {}):
        return says
    return (*says, Words(" Without it: "), Words(json.dumps(default), code=True), Words("."))


def _joined(parts: Iterable[Said], between: str) -> Said:
    found: list[Words] = []
    for part in parts:
        if found:
            found.append(Words(between))
        found.extend(part)
    return tuple(found)
