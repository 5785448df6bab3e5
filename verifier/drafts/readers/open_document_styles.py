"""Which styles of an OpenDocument text make titles, headings or hidden text?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verifier.drafts.readers.blocks import BlockKind
from verifier.drafts.readers.heading_names import names_contents, names_heading, names_title
from verifier.drafts.readers.open_document_names import PREFIXES
from verifier.drafts.readers.xml_parts import Attributes, walk

LONGEST_CHAIN = 20
"""Styles based on each other; a circle must end."""
PAGE_PARTS = {"style:header": "header", "style:footer": "footer"}


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself."""

    name: str
    parent: str
    hidden: bool | None


class Styles:
    """The styles told so far, by family and name; those of the text itself come last."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, str], Style] = {}
        self.told: tuple[str, str] | None = None
        self.page_parts: dict[str, None] = {}
        """Headers and footers with words in them."""
        self.page_part = ""

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        """Listens to styles.xml, and to what content.xml says of styles."""
        if name == "style:style":
            key = attributes.get("name", "")
            self.told = (attributes.get("family", ""), key)
            shown = attributes.get("display-name") or key.replace("_20_", " ")
            self.by_key[self.told] = Style(shown, attributes.get("parent-style-name", ""), None)
        elif name == "style:text-properties" and self.told and "display" in attributes:
            style = self.by_key[self.told]
            hidden = attributes["display"] == "none"
            self.by_key[self.told] = Style(style.name, style.parent, hidden)
        elif name.startswith(tuple(PAGE_PARTS)) and "style" not in name[6:]:
            self.page_part = next(v for k, v in PAGE_PARTS.items() if name.startswith(k))

    def end(self, name: str, at: int) -> None:
        """As above."""
        if name == "style:style":
            self.told = None
        elif name.startswith(tuple(PAGE_PARTS)):
            self.page_part = ""

    def text(self, letters: str, at: int, raw: bool) -> None:
        """As above."""
        if self.page_part and any(c.isalpha() for c in letters):
            self.page_parts[self.page_part] = None

    def kind(self, key: str, heading: bool, listed: bool) -> BlockKind:
        """What a paragraph of that style is."""
        names = [style.name for style in self._chain("paragraph", key)]
        if any(names_title(name) for name in names):
            return BlockKind.TITLE
        if heading or any(names_heading(name) for name in names):
            return BlockKind.HEADING
        return BlockKind.LISTED if listed else BlockKind.PROSE

    def of_contents(self, key: str) -> bool:
        """Whether paragraphs of that style are lines of a table of contents."""
        return any(names_contents(style.name) for style in self._chain("paragraph", key))

    def hidden(self, family: str, key: str) -> bool | None:
        """Whether a style hides its text; ``None`` where it says nothing."""
        said = (style.hidden for style in self._chain(family, key))
        return next((hidden for hidden in said if hidden is not None), None)

    def _chain(self, family: str, key: str) -> Iterator[Style]:
        for _ in range(LONGEST_CHAIN):
            style = self.by_key.get((family, key))
            if style is None:
                if names_title(key) or names_heading(key.replace("_20_", " ")):
                    yield Style(key.replace("_20_", " "), "", None)  # a style known by name alone
                return
            yield style
            key = style.parent


def read_styles(data: bytes | None, name: str) -> Styles:
    """The styles in styles.xml; none where the file has no such part."""
    styles = Styles()
    if data is not None:
        walk(data, PREFIXES, styles, name)
    return styles
