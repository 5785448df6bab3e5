"""How is an example asked, and what of its answer is written down?"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

from scripts.api_examples.stages import Stages
from web.api.requests import LINES_TYPE

Example = dict[str, Any]
KEPT_HEADERS = ("location", "etag", "link", "retry-after", "content-disposition")
KEY_PREFIX = re.compile(r"cv_[0-9a-f]{8}")
"""Keys are made anew in each run."""
TEXT_AT_MOST = 1_500
"""Characters of a file that an example shows: its beginning."""
CLAIM_PATH = "/v1/claims/"


def answer_to(stages: Stages, operation: str, example: Example) -> Example:
    """Status, media type, headers and body that the application gives to an example."""
    with stages.enter(example.get("stage", "")) as (client, keys):
        for before in example.get("before", ()):
            # what comes before may be refused, too: the claim is added a second time, say
            send(client, before.get("operation", operation), before, keys)
        answer = send(client, operation, example["request"], keys)
    # a sentence may name the file, which lies in a folder of this run
    place = json.dumps(str(stages.stage) + "/")[1:-1]
    text = KEY_PREFIX.sub("cv_1a2b3c4d", json.dumps(answer).replace(place, ""))
    written: Example = json.loads(text)
    return written


def same_shape(one: Any, other: Any) -> bool:
    """Whether two answers, or parts of them, have the same members of the same types.

    Numbers and words may differ: a check takes another time, a sentence is worded better.
    """
    return shape(one) == shape(other)


def shape(value: Any) -> Any:
    """Members and types of a JSON value; of a list, those that its elements have."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        shapes = [shape(one) for one in value]
        return [one for i, one in enumerate(shapes) if one not in shapes[:i]]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "number"
    return type(value).__name__


def send(client: TestClient, operation: str, request: Example, keys: dict[str, str]) -> Example:
    """Sends one request; ``as`` stands for the key of a role, ``if_match`` for the present tag."""
    method, _, path = operation.partition(" ")
    for name, value in request.get("path", {}).items():
        path = path.replace(f"{{{name}}}", value)
    headers = {"Accept": "application/json, */*", **request.get("headers", {})}
    if "as" in request:
        headers["Authorization"] = f"Bearer {keys[request['as']]}"
    if request.get("if_match"):
        seen = client.get(CLAIM_PATH + request["path"]["claim_id"])
        headers["If-Match"] = seen.headers.get("etag", '"1"')
    given: dict[str, Any] = {"params": request.get("query")}
    body, media = request.get("body"), request.get("media", "")
    if media == "multipart/form-data":
        given["files"] = {"file": (body["file"]["name"], body["file"]["content"])}
        given["data"] = {k: v for k, v in body.items() if k != "file"}
    elif media:
        headers["Content-Type"] = media
        given["content"] = body_of(media, body)
    return kept(client.request(method, path, headers=headers, **given))


def body_of(media: str, body: Any) -> bytes:
    """The bytes of a body that the example gives as JSON or as text."""
    if media == "application/x-www-form-urlencoded":
        return urlencode(body).encode()
    return (body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)).encode()


def kept(answer: Any) -> Example:
    """What is written down of an answer."""
    media = answer.headers.get("content-type", "").partition(";")[0]
    written: Example = {"status": answer.status_code, "media": media}
    headers = {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers}
    if headers:
        written["headers"] = headers
    if media.endswith("json") and media != LINES_TYPE:
        written["body"] = answer.json()
    elif answer.text:
        written["body"] = beginning(answer.text)
    return written


def beginning(text: str) -> str:
    """Whole lines of a file, as many as an example shows."""
    lines, shown = text.splitlines(keepends=True), ""
    for line in lines:
        if shown and len(shown) + len(line) > TEXT_AT_MOST:
            break
        shown += line
    return shown
