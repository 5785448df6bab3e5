"""What does a Markdown file say about itself before it begins? Its front matter, YAML or TOML.

Only the title and the day are looked for, line by line: nothing is executed and nothing else of
YAML is understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

LONGEST = 20_000
"""Characters within which front matter must end; a rule ("---") opens many a text without any."""

_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_ENTRY = re.compile(r"(\w+)[ \t]*[:=][ \t]*(\S.*)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

TITLE_KEYS = ("title", "headline")
DATE_KEYS = ("date", "published", "pubdate", "created")
"""The first of these that holds a day dates the draft."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter ends (0: there is none) and what it says."""

    end: int = 0
    title: str = ""
    written_on: date | None = None


def read_front_matter(text: str) -> FrontMatter:
    """The front matter at the very beginning of ``text``."""
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter()
    fence = text[:3]
    closing = re.compile(rf"^(?:{re.escape(fence)}|\.\.\.)[ \t]*$", re.MULTILINE)
    head = text[: opening.end() + LONGEST].replace("\r", "\n")
    closed = closing.search(head, opening.end())
    if closed is None:
        return FrontMatter()
    entries: dict[str, str] = {}
    for line in head[opening.end() : closed.start()].split("\n"):
        if entry := _ENTRY.match(line):
            entries.setdefault(entry.group(1).lower(), entry.group(2).strip().strip("\"'"))
    if not entries:
        return FrontMatter()
    end = closed.end()
    while end < len(text) and text[end] in "\r\n":
        end += 1
        if text[end - 1] == "\n":
            break
    title = next((entries[key] for key in TITLE_KEYS if key in entries), "")
    return FrontMatter(end, title, _first_day(entries))


def _first_day(entries: dict[str, str]) -> date | None:
    for key in DATE_KEYS:
        if written := _DAY.match(entries.get(key, "")):
            try:
                return date.fromisoformat(written.group())
            except ValueError:
                continue
    return None
