"""Which styles of a Word file make headings, titles, hidden text or a table of contents?

A style's built-in name stays English in every language of Word ("heading 1" under the key
"berschrift1"); what a style does not say itself it takes from the one that it is based on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from verifier.drafts.readers.blocks import BlockKind
from verifier.drafts.readers.heading_names import (
    names_contents,
    names_heading,
    names_title,
)
from verifier.drafts.readers.word_names import PREFIXES
from verifier.drafts.readers.xml_parts import Attributes, walk

LONGEST_CHAIN = 20
"""Styles based on each other; Word allows ten or so, and a circle must end."""
BODY_TEXT = 9
"""The outline level of what is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself."""

    name: str = ""
    based_on: str = ""
    level: int | None = None
    """Its outline level: 0 for the highest heading, 9 for body text."""
    hidden: bool | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their keys."""

    by_key: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""
    """The style of a paragraph that names none."""

    def kind(self, key: str, level: int | None, listed: bool) -> BlockKind:
        """What a paragraph of that style is; ``level`` and ``listed`` are what it says itself."""
        chain = tuple(self._chain(key))
        if any(names_title(style.name) for style in chain):
            return BlockKind.TITLE
        if level is None:
            level = next((_level(s) for s in chain if _level(s) is not None), None)
        if level is not None and level < BODY_TEXT:
            return BlockKind.HEADING
        if listed or any(style.listed for style in chain):
            return BlockKind.LISTED
        return BlockKind.PROSE

    def of_contents(self, key: str) -> bool:
        """Whether paragraphs of that style are lines of a table of contents or an index."""
        return any(names_contents(style.name) for style in self._chain(key))

    def hidden(self, key: str) -> bool:
        """Whether text of that style is hidden."""
        said = (style.hidden for style in self._chain(key))
        return next((hidden for hidden in said if hidden is not None), False)

    def named(self, name: str) -> str:
        """The key of the style with that built-in name, or ``""``."""
        return next((k for k, s in self.by_key.items() if s.name.lower() == name), "")

    def _chain(self, key: str) -> Iterator[Style]:
        key = key or self.default
        for _ in range(LONGEST_CHAIN):
            style = self.by_key.get(key)
            if style is None:
                return
            yield style
            key = style.based_on


def _level(style: Style) -> int | None:
    if style.level is not None:
        return style.level
    return 0 if names_heading(style.name) else None


def read_styles(data: bytes | None, name: str) -> Styles:
    """The styles in that part; none where the file has no such part."""
    found = _Styles()
    if data is not None:
        walk(data, PREFIXES, found, name)
    return Styles(found.by_key, found.default)


class _Styles:
    def __init__(self) -> None:
        self.by_key: dict[str, Style] = {}
        self.default = ""
        self.key: str | None = None
        self.said: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        if name == "w:style":
            self.key = attributes.get("styleId", "")
            self.said = {}
            paragraph = attributes.get("type", "paragraph") == "paragraph"
            if paragraph and switched_on(attributes.get("default", "0")):
                self.default = self.key
        elif self.key is not None and name in ("w:name", "w:basedOn", "w:outlineLvl", "w:vanish"):
            self.said[name] = attributes.get("val", "")
        elif self.key is not None and name == "w:numId":
            self.said[name] = attributes.get("val", "0")

    def end(self, name: str, at: int) -> None:
        if name != "w:style" or self.key is None:
            return
        level, hidden = self.said.get("w:outlineLvl", ""), self.said.get("w:vanish")
        self.by_key[self.key] = Style(
            self.said.get("w:name", ""),
            self.said.get("w:basedOn", ""),
            int(level) if level.isdecimal() else None,
            None if hidden is None else switched_on(hidden),
            self.said.get("w:numId", "0") != "0",
        )
        self.key = None

    def text(self, letters: str, at: int, raw: bool) -> None:
        pass


def switched_on(value: str) -> bool:
    """Whether a switch such as ``<w:vanish w:val="0"/>`` is on; without a value it is."""
    return value.lower() not in ("0", "false", "off", "none")
