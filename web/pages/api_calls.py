"""How is an example asked from a terminal? By a ``curl`` command, to be copied as it stands."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from web.api.example_files import ApiExample

FORM = "application/x-www-form-urlencoded"
UPLOAD = "multipart/form-data"
TAG = '"ETAG"'
"""Stands for the tag of the claim as it was seen."""


def curl_of(operation: str, example: ApiExample, address: str) -> str:
    """The command, a part a line; ``operation`` is method and path, ``address`` has no slash."""
    return " \\\n  ".join(_parts(operation, example, address))


def _parts(operation: str, example: ApiExample, address: str) -> Iterator[str]:
    asked = example.asked
    method, _, path = operation.partition(" ")
    for name, value in asked.path.items():
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    query = f"?{urlencode(asked.query)}" if asked.query else ""
    sent_so = "POST" if asked.media else "GET"
    chosen = "" if method == sent_so else f"-X {method} "
    yield f"curl {chosen}{shlex.quote(address + path + query)}"
    for name, value in asked.headers.items():
        yield f"-H {shlex.quote(f'{name}: {value}')}"
    if asked.if_match:
        yield f"-H {shlex.quote(f'If-Match: {TAG}')}"
    if asked.media == UPLOAD:
        for name, value in asked.body.items():
            yield f"-F {name}=@{value['name']}" if name == "file" else f"-F {name}={value}"
    elif asked.media == FORM:
        for name, value in asked.body.items():
            yield f"--data-urlencode {shlex.quote(f'{name}={value}')}"
    elif asked.media:
        yield f"-H {shlex.quote(f'Content-Type: {asked.media}')}"
        body = asked.body
        text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
        # -d takes the ends of lines out
        yield f"{'--data-binary' if chr(10) in text else '-d'} {shlex.quote(text)}"
