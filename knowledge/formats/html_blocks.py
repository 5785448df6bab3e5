"""Which blocks of text does a page show, and from where in the file does each letter come?

A block is a paragraph, a heading, an item of a list or whatever else stands on lines of its own.
Parts that are no article (``page_parts``) give none and are counted. Linear in time, however deeply
the elements are nested and however badly they are closed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from knowledge.formats.html_letters import Block, Making
from knowledge.formats.html_tokens import Letters, Tag, Unclosed, html_tokens
from knowledge.formats.page_parts import UNSEEN, is_root, part_of

# fmt: off
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))
ON_LINES_OF_ITS_OWN = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav",
    "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))
# fmt: on
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELLS = frozenset(("td", "th"))
_CLOSED_BY_THE_NEXT = frozenset(("li", "td", "th", "tr", "dt", "dd", "option"))
_IN_HEADS = frozenset(
    ("base", "link", "meta", "noscript", "script", "style", "template", "title", "head")
)


@dataclass(slots=True)
class Region:
    """An element that holds blocks: those from ``first`` up to ``end``, which is not included."""

    element: str
    root: bool
    first: int
    end: int = -1


@dataclass(slots=True)
class LeftOut:
    """A part that is left out: its letters stand from ``start`` to ``end`` in the file."""

    kind: str
    element: str
    start: int = -1
    """-1 as long as it has no letter that is no space."""
    end: int = -1
    unclosed: bool = False
    """Whether the file ends before the part does."""


@dataclass(slots=True)
class Page:
    """The blocks of a page in order, the elements that hold them, and the parts left out."""

    blocks: list[Block] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    """How many parts of each kind; those that nobody sees are not counted."""
    parts: list[LeftOut] = field(default_factory=list)
    """Every part that holds letters, those that nobody sees among them."""
    unclosed: int | None = None
    """Where a tag, comment or raw element begins that swallows the rest of the file."""
    elements: set[str] = field(default_factory=set)
    """The names of the elements that occur."""


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    block: str
    region: int
    part: LeftOut | None
    linked: bool
    in_article: bool


_BOTTOM = _Open("", "", -1, None, False, False)


def read_page(text: str, *, by_words: bool = True, keep: Collection[str] = ()) -> Page:
    """The page of a file; without ``by_words`` no part is left out for its class or id.

    Kinds of parts and names of elements in ``keep`` are not left out.
    """
    return _Reader(by_words, keep).read(text)


class _Reader:
    def __init__(self, by_words: bool, keep: Collection[str]) -> None:
        self._by_words = by_words
        self._keep = keep
        self._page = Page()
        self._stack: list[_Open] = [_BOTTOM]
        self._open: Counter[str] = Counter()
        self._making = Making()

    def read(self, text: str) -> Page:
        breaks = 0
        for token in html_tokens(text):
            if isinstance(token, Letters):
                breaks = breaks if token.written.isspace() else 0
                self._letters(token)
            elif isinstance(token, Unclosed):
                self._page.unclosed = token.start
            elif token.name == "br":
                breaks += 1
                if breaks == 2:
                    self._flush()
                else:
                    self._making.add_break()
            elif token.closing:
                self._end(token.name)
            elif token.name not in VOID:
                self._begin(token)
            elif token.name == "hr":
                self._flush()
        while len(self._stack) > 1:
            if (part := self._stack[-1].part) is not None:
                part.unclosed = True
            self._close_last()
        self._flush()
        return self._page

    def _letters(self, token: Letters) -> None:
        within = self._stack[-1]
        if within.part is None:
            self._making.add(token, within.linked)
        elif not token.written.isspace():
            part = within.part
            if part.start < 0:
                part.start = token.start
                self._page.parts.append(part)
                self._page.left_out[part.kind] += part.kind != UNSEEN
            part.end = token.start + len(token.written)

    def _begin(self, tag: Tag) -> None:
        self._page.elements.add(tag.name)
        own_lines = tag.name in ON_LINES_OF_ITS_OWN
        last = self._stack[-1]
        if last.name == "head" and tag.name not in _IN_HEADS:
            self._close_last()  # the end tag of a head may be left away
            last = self._stack[-1]
        closed = last.name == tag.name and tag.name in _CLOSED_BY_THE_NEXT
        if closed or (own_lines and last.name == "p"):
            self._close_last()
            last = self._stack[-1]
        if own_lines:
            self._flush()
        part, region = last.part, last.region
        root = is_root(tag)
        if part is None:
            kind = part_of(tag, in_article=last.in_article, by_words=self._by_words)
            kept = kind in self._keep or tag.name in self._keep
            part = LeftOut(kind, tag.name) if kind and not kept else None
        if own_lines and part is None:
            region = len(self._page.regions)
            self._page.regions.append(Region(tag.name, root, len(self._page.blocks)))
        self._open[tag.name] += 1
        self._stack.append(
            _Open(
                tag.name,
                tag.name if own_lines else last.block,
                region,
                part,
                last.linked or (tag.name == "a" and "href" in tag.attributes),
                last.in_article or root,
            )
        )

    def _end(self, name: str) -> None:
        if not self._open[name]:
            if name in ON_LINES_OF_ITS_OWN:
                self._flush()
            return
        while self._stack[-1].name != name:
            self._close_last()
        self._close_last()

    def _close_last(self) -> None:
        last = self._stack[-1]
        if last.name in ON_LINES_OF_ITS_OWN:
            self._flush()
        self._stack.pop()
        self._open[last.name] -= 1
        if last.region != self._stack[-1].region:
            self._page.regions[last.region].end = len(self._page.blocks)

    def _flush(self) -> None:
        made = self._making.made(self._stack[-1].block)
        self._making = Making()
        if made is not None:
            self._page.blocks.append(made)
