"""What does a field of JSON-LD hold? Names, days, numbers and addresses in all their shapes."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

LONGEST_TEXT = 5_000
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_NO_NAME = ("unknown", "n/a", "none", "-", "various", "anonymous")
"""What reviewers write where the speaker is not known."""


def all_of(value: Any) -> list[Any]:
    """The values of a field that may hold one, several, or none."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def is_of_type(node: dict[str, Any], name: str) -> bool:
    """Whether ``@type`` names it, by itself, in a list, or as an address ("schema:ClaimReview")."""
    return any(
        isinstance(one, str) and re.split(r"[/:#]", one)[-1] == name
        for one in all_of(node.get("@type"))
    )


def plain_text(value: Any) -> str:
    """The text of a field without markup, entities and line ends; "" where it holds none."""
    for one in all_of(value):
        if isinstance(one, dict):
            one = one.get("@value") or one.get("name")
        if isinstance(one, (int, float)) and not isinstance(one, bool):
            one = f"{one:g}"
        if isinstance(one, str):
            text = " ".join(html.unescape(_TAG.sub(" ", one)).split())
            if text:
                return _whole(text)
    return ""


def _whole(text: str) -> str:
    """Without half character pairs, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")[:LONGEST_TEXT]


def name_of(value: Any) -> str:
    """The names of people or organisations, several joined by "; "; "" where nobody is named."""
    names = [plain_text(one) for one in all_of(value)]
    return "; ".join(dict.fromkeys(n for n in names if n and n.lower() not in _NO_NAME))


def url_of(value: Any) -> str:
    """An address that begins with http; "" for anything else."""
    for one in all_of(value):
        if isinstance(one, dict):
            one = one.get("url") or one.get("@id")
        if isinstance(one, str) and one.strip().lower().startswith(("http://", "https://")):
            return one.strip()
    return ""


def day_of(value: Any) -> date | None:
    """The day of a date or a time in ISO 8601; ``None`` for anything else."""
    for one in all_of(value):
        if isinstance(one, str) and one.strip():
            try:
                return datetime.fromisoformat(one.strip().replace("Z", "+00:00")).date()
            except ValueError:
                return _day_at_its_head(one.strip())
    return None


def _day_at_its_head(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def number_of(value: Any) -> float | None:
    """A finite number, also one written as text."""
    for one in _scalars(value):
        try:
            number = float(one)
        except ValueError:
            continue
        if math.isfinite(number):
            return number
    return None


def _scalars(value: Any) -> Iterable[float | str]:
    return [v for v in all_of(value) if isinstance(v, (int, float, str))]
