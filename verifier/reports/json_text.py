"""How is a value written as JSON? In UTF-8 with its letters as they are, one line or indented.

The name of a file may hold bytes that are no text (half of a surrogate pair in Python), which no
UTF-8 can hold; U+FFFD stands for them. The line separators of Unicode are escaped, so that a line
of JSON Lines is one line for every program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from verifier.reports.characters import REPLACEMENT

_ESCAPED = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_LONE = dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)


def json_text(value: BaseModel | Mapping[str, Any] | list[Any], indent: int | None = None) -> str:
    """The value as JSON, without a line break at its end."""
    plain = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    separators = (",", ":") if indent is None else (",", ": ")
    written = json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators)
    return written.translate(_ESCAPED | _LONE)
