"""How does the endpoint describe itself? As OpenAPI: what FastAPI reads from the routes, completed.

To it come what the framework cannot read: which role each operation needs, how a caller proves who
it is, examples of every body and answer; and every schema stands once, among the components.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import BaseRoute

from web.access.needs import Needs
from web.access.roles import Role
from web.api.described_examples import add_examples
from web.api.example_files import examples_by_operation

ROLE = "x-role"
"""Where the document says which role an operation needs."""
KEY = "apiKey"

TAGS = (
    ("verify", "Judge statements against the claims of the knowledge base."),
    ("claims", "Read, export, add, change and merge claims."),
    ("drafts", "Check whole drafts, sentence by sentence."),
    ("editors", "What plug-ins for editors ask that speak LanguageTool's language."),
    ("operation", "Whether the service works, and what it has counted."),
)

ACCESS = {
    KEY: {
        "type": "http",
        "scheme": "bearer",
        "description": "An API key, which somebody with an account makes at /account/keys. Not "
        "needed where there are no accounts, nor to read where reading is open.",
    }
}

Document = dict[str, Any]


def describe(app: FastAPI) -> None:
    """Makes the application answer with the completed document, which is made once."""
    read_from_routes = app.openapi

    def document() -> Document:
        if app.openapi_schema is None:
            app.openapi_schema = completed(read_from_routes(), roles_of(app.routes))
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def completed(document: Document, roles: Mapping[str, Role]) -> Document:
    """The document with schemas in one place, roles and examples; ``roles`` by operation."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    document["paths"] = gathered(document["paths"], schemas)
    document["components"]["securitySchemes"] = ACCESS
    document["tags"] = [{"name": name, "description": says} for name, says in TAGS]
    for path, operations in document["paths"].items():
        for method, described in operations.items():
            name = f"{method.upper()} {path}"
            _without_the_frameworks_own(described)
            role = roles.get(name)
            if role is not None:
                described[ROLE] = role.word
                # {}: who sits at the machine, or reads where reading is open, sends none
                described["security"] = [{KEY: []}, {}]
            if name in examples_by_operation():
                add_examples(described, examples_by_operation()[name])
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return document


def gathered(value: Any, schemas: Document) -> Any:
    """The same value with every ``$defs`` moved among the schemas, and references to there."""
    if isinstance(value, list):
        return [gathered(one, schemas) for one in value]
    if not isinstance(value, dict):
        return value
    for name, schema in value.get("$defs", {}).items():
        if name not in schemas:
            schemas[name] = {}
            schemas[name] = gathered(schema, schemas)
    kept = {name: gathered(inner, schemas) for name, inner in value.items() if name != "$defs"}
    reference = kept.get("$ref")
    if isinstance(reference, str):
        kept["$ref"] = reference.replace("#/$defs/", "#/components/schemas/")
    return kept


def roles_of(routes: Sequence[BaseRoute]) -> dict[str, Role]:
    """The role that each operation needs, by method and path; those that need none are left out."""
    found = {}
    for route in iter_route_contexts(routes):
        if isinstance(route.original_route, APIRoute):
            roles = [one.role for one in _needs(route.dependant)]
            for method in route.methods or ():
                if roles:
                    found[f"{method} {route.path}"] = max(roles, key=lambda role: role.value)
    return found


def _needs(dependant: Dependant) -> Iterator[Needs]:
    if isinstance(dependant.call, Needs):
        yield dependant.call
    for inner in dependant.dependencies:
        yield from _needs(inner)


def _without_the_frameworks_own(described: Document) -> None:
    """Takes out what FastAPI says by itself: a 422 that is no problem document, an empty phrase."""
    for response in described["responses"].values():
        if response["description"] == "Successful Response":
            response["description"] = "What was asked for."
    content = described["responses"].get("422", {}).get("content", {})
    if "application/json" in content:
        del described["responses"]["422"]
