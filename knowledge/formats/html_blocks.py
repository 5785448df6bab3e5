"""Which blocks of text does a page show, and from where in the file does each letter come?

A block is a paragraph, a heading, an item of a list or whatever else stands on lines of its own.
Parts that are no article (``page_parts``) give none and are counted. Linear in time, however deeply
the elements are nested and however badly they are closed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from knowledge.formats.html_tokens import Letters, Tag, html_tokens
from knowledge.formats.items import Stretch
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
_PIECES = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?|\s{2,}|[^\S ]"
)
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Block:
    """Text on lines of its own; ``stretches`` say where in the file its letters stand."""

    text: str
    stretches: tuple[Stretch, ...]
    element: str
    """The innermost element that makes the block: "p", "h2", "li", "td"."""
    linked: int
    """Letters that are part of a link."""


@dataclass(slots=True)
class Region:
    """An element that holds blocks: those from ``first`` up to ``end``, which is not included."""

    element: str
    root: bool
    first: int
    end: int = -1


@dataclass(slots=True)
class Page:
    """The blocks of a page in order, the elements that hold them, and the parts left out."""

    blocks: list[Block] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Part:
    """A part that is left out; counted with its first visible letter."""

    kind: str
    counted: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    block: str
    region: int
    part: _Part | None
    linked: bool
    in_article: bool


_BOTTOM = _Open("", "", -1, None, False, False)


def read_page(text: str, *, by_words: bool = True) -> Page:
    """The page of a file; without ``by_words`` no part is left out for its class or id."""
    return _Reader(by_words).read(text)


class _Reader:
    def __init__(self, by_words: bool) -> None:
        self._by_words = by_words
        self._page = Page()
        self._stack: list[_Open] = [_BOTTOM]
        self._open: Counter[str] = Counter()
        self._making = _Making()

    def read(self, text: str) -> Page:
        breaks = 0
        for token in html_tokens(text):
            if isinstance(token, Letters):
                breaks = breaks if token.written.isspace() else 0
                self._letters(token)
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
            self._close_last()
        self._flush()
        return self._page

    def _letters(self, token: Letters) -> None:
        within = self._stack[-1]
        if within.part is None:
            self._making.add(token, within.linked)
        elif not within.part.counted and not token.written.isspace():
            within.part.counted = True
            self._page.left_out[within.part.kind] += within.part.kind != UNSEEN

    def _begin(self, tag: Tag) -> None:
        own_lines = tag.name in ON_LINES_OF_ITS_OWN
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
            part = _Part(kind) if kind else None
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
        self._making = _Making()
        if made is not None:
            self._page.blocks.append(made)


class _Making:
    """The block that is being read: white space evened, references turned into letters."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._stretches: list[Stretch] = []
        self._length = self._linked = 0
        self._space = True

    def add(self, token: Letters, linked: bool) -> None:
        for start, written, read in _pieces(token):
            if read.isspace() and read != "\u00a0":
                if not self._space:
                    self._append(start, written, written if len(written) == 1 else " ", linked)
                self._space = True
                continue
            if self._space and read.startswith(" "):
                start, written, read = start + 1, written[1:], read[1:]
            if read:
                self._append(start, written, read, linked)
                self._space = read.endswith(" ")

    def add_break(self) -> None:
        if not self._space:
            self._append(-1, "", "\n", False)
            self._space = True

    def _append(self, start: int, written: str, read: str, linked: bool) -> None:
        if written == read:
            last = self._stretches[-1] if self._stretches else None
            if last and last.at + last.length == self._length and last.end == start:
                self._stretches[-1] = Stretch(last.at, last.origin, last.length + len(read))
            else:
                self._stretches.append(Stretch(self._length, start, len(read)))
        self._parts.append(read)
        self._length += len(read)
        self._linked += len(read) if linked else 0

    def made(self, element: str) -> Block | None:
        text = "".join(self._parts).rstrip()
        if not text:
            return None
        stretches = (
            Stretch(s.at, s.origin, min(s.length, len(text) - s.at)) for s in self._stretches
        )
        return Block(text, tuple(s for s in stretches if s.length > 0), element, self._linked)


def _pieces(token: Letters) -> Iterator[tuple[int, str, str]]:
    """Where each piece stands, how it is written, and what it reads."""
    at, written = 0, token.written
    for found in _PIECES.finditer(written):
        if found.start() > at:
            yield from _visible(token.start + at, written[at : found.start()])
        raw = found.group()
        if raw[0] == "&":
            yield token.start + found.start(), raw, unescape(raw).translate(_INVISIBLE)
        else:
            yield token.start + found.start(), raw, raw
        at = found.end()
    if at < len(written):
        yield from _visible(token.start + at, written[at:])


def _visible(start: int, written: str) -> Iterator[tuple[int, str, str]]:
    """The letters without those that nobody sees, which would part a word in two."""
    at = 0
    for part in re.split("([\u00ad\u200b\u200c\u200d\u2060\ufeff]+)", written):
        if part and part.translate(_INVISIBLE):
            yield start + at, part, part
        at += len(part)
