"""``GET /v1/docs``: how is the endpoint called? The OpenAPI document as a page to read.

Everything on it is read from the document and from the limits that are in force, so it cannot say
anything else than what is done. It needs no script and nothing from another host.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from web.access.roles import Role
from web.api.example_files import OperationExamples, examples_by_operation
from web.api.openapi import ROLE
from web.desk import desk_of
from web.pages.api_calls import curl_of
from web.pages.api_contexts import (
    ApiAnswer,
    ApiContent,
    ApiGroup,
    ApiLimit,
    ApiMember,
    ApiOperation,
    ApiPage,
    ApiRole,
    ApiShown,
)
from web.pages.api_schemas import members_of, said, schemas_in, type_of
from web.pages.rendering import render
from web.settings import Limits

router = APIRouter(include_in_schema=False)

PATH = "/docs"
METHODS = ("get", "head", "post", "put", "patch", "delete")
"""In the order in which those of one address stand."""
LINES_SHOWN = 24
"""Lines of an example that stand open; a longer one is folded."""

MAY = {
    Role.READER: "checks statements and drafts, reads and exports claims",
    Role.CONTRIBUTOR: "also adds claims, which wait for a review",
    Role.REVIEWER: "also changes, approves, rejects, retracts and merges claims",
    Role.ADMIN: "also lets people in and revokes keys, but in a browser only",
}

Described = Mapping[str, Any]


@router.api_route(PATH, methods=["GET", "HEAD"])
async def api_docs(request: Request) -> HTMLResponse:
    """The endpoint's documentation."""
    page = api_page(
        request.app.openapi(),
        examples_by_operation(),
        desk_of(request).settings.limits,
        str(request.base_url).rstrip("/"),
    )
    return HTMLResponse(render("api.html", page))


def api_page(
    document: Described, examples: Mapping[str, OperationExamples], limits: Limits, address: str
) -> ApiPage:
    """The page over an OpenAPI document with examples by operation."""
    found = [
        (described["tags"][0], path, METHODS.index(method), described)
        for path, methods in document["paths"].items()
        for method, described in methods.items()
    ]
    found.sort(key=lambda one: one[:3])
    return ApiPage(
        version=document["info"]["version"],
        address=address,
        groups=tuple(
            ApiGroup(
                tag["name"],
                tag["description"],
                tuple(
                    _operation(METHODS[method].upper(), path, described, examples, address)
                    for its, path, method, described in found
                    if its == tag["name"]
                ),
            )
            for tag in document["tags"]
        ),
        schemas=schemas_in(document),
        limits=limits_told(limits),
        roles=tuple(ApiRole(role.word, MAY[role]) for role in Role),
    )


def _operation(
    method: str,
    path: str,
    described: Described,
    examples: Mapping[str, OperationExamples],
    address: str,
) -> ApiOperation:
    name = f"{method} {path}"
    given = examples[name]
    first = next(example for example in given.examples if example.works)
    answers = [_answer(int(s), one) for s, one in sorted(described["responses"].items())]
    return ApiOperation(
        anchor=f"{method}-{path}".replace("/", "-").translate({ord("{"): None, ord("}"): None}),
        method=method,
        path=path,
        summary=described["summary"],
        says=said(described.get("description", "")),
        role=described.get(ROLE, ""),
        parameters=tuple(
            ApiMember(
                one["name"],
                type_of(one.get("schema", {})),
                said(one.get("description", "")),
                one.get("required", False),
                one["in"],
            )
            for one in described.get("parameters", ())
        ),
        bodies=tuple(
            _content(media, content)
            for media, content in described.get("requestBody", {}).get("content", {}).items()
        ),
        answers=tuple(one for one in answers if one.status < 400),
        refusals=tuple(one for one in answers if one.status >= 400),
        curl=curl_of(name, first, address),
        python="\n".join(given.python),
    )


def _answer(status: int, described: Described) -> ApiAnswer:
    headers = tuple(
        ApiMember(name, (), said(header.get("description", "")))
        for name, header in described.get("headers", {}).items()
    )
    contents = tuple(_content(m, content) for m, content in described.get("content", {}).items())
    says = said(described.get("description", ""))
    return ApiAnswer(status, HTTPStatus(status).phrase, says, headers, contents)


def _content(media: str, content: Described) -> ApiContent:
    schema = content.get("schema", {})
    shown = tuple(
        _shown(one["summary"], one["value"]) for one in content.get("examples", {}).values()
    )
    return ApiContent(media, type_of(schema), shown, members_of(schema))


def _shown(summary: str, value: Any) -> ApiShown:
    text = value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)
    text = text.lstrip("\ufeff").rstrip("\n")
    return ApiShown(summary, text, text.count("\n") >= LINES_SHOWN)


def limits_told(limits: Limits) -> tuple[ApiLimit, ...]:
    """The limits in force, in words."""
    characters = (
        ("A statement", limits.statement_length),
        ("A speaker's name", limits.speaker_length),
        ("A draft, or a text from an editor", limits.draft_length),
    )
    return (
        *(ApiLimit(what, f"{value:,} characters") for what, value in characters),
        ApiLimit("A batch", f"{limits.batch:,} statements"),
        ApiLimit("A batch of lines", f"{limits.stream:,} lines"),
        ApiLimit("Claims shown that did not decide", f"{limits.nearest:,}"),
        ApiLimit("The body of a request", f"{limits.body_bytes:,} bytes"),
        ApiLimit("Checks that wait", f"{limits.waiting:,}"),
        ApiLimit("The time of a check", f"{limits.check_seconds:g} seconds"),
        ApiLimit("The time of a request", f"{limits.request_seconds:g} seconds"),
        ApiLimit("Requests of one caller to one process", _rate(limits.rate)),
    )


def _rate(written: str) -> str:
    """A rate in words: ``9/minute;90/hour`` -> "9 a minute and 90 an hour"."""
    return written.replace(";", " and ").replace("/hour", " an hour").replace("/", " a ")
