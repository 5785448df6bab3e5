"""Which paragraphs does the content of an OpenDocument text hold, with every change accepted?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from verifier.drafts.readers.blocks import Block, NoteMark
from verifier.drafts.readers.open_document_names import PREFIXES
from verifier.drafts.readers.open_document_styles import Styles
from verifier.drafts.readers.transcript import refuse_too_long
from verifier.drafts.readers.xml_parts import Attributes, walk
from verifier.settings import Settings

LEFT_OUT = frozenset(
    {
        "text:tracked-changes",
        "text:note-citation",
        "text:ruby-text",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "text:placeholder",
        "text:script",
        "office:forms",
        "office:event-listeners",
        "table:covered-table-cell",
    }
)
"""Elements with no letter that reads on."""
REPORTED = {
    "text:table-of-content": "a table of contents",
    "text:alphabetical-index": "an index",
    "text:illustration-index": "an index",
    "text:table-index": "an index",
    "text:object-index": "an index",
    "text:user-index": "an index",
    "text:bibliography": "a bibliography",
    "draw:object": "an embedded object",
    "draw:object-ole": "an embedded object",
}
"""Elements that are left out and told."""
PARAGRAPHS = ("text:p", "text:h")
SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
_SPACE = re.compile(r"[ \t\r\n]+")
MOST_SPACES = 1_000
"""Spaces in a row that one element may stand for."""


@dataclass(slots=True)
class _Open:
    """A paragraph that is being told."""

    style: str
    heading: bool
    listed: bool
    region: int
    depth: int
    text: list[str] = field(default_factory=list)
    length: int = 0
    left_out: dict[tuple[str, bool], None] = field(default_factory=dict)
    marks: list[NoteMark] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    """For the paragraph and each span in it, whether its text is hidden."""


@dataclass(frozen=True, slots=True)
class Content:
    """The paragraphs of the body, then of the footnotes and endnotes, and the words of comments."""

    blocks: tuple[Block, ...]
    comments: dict[str, str]
    is_text: bool
    """Whether the file holds a text at all, not a table or a presentation."""


def walk_open_document(data: bytes, styles: Styles, name: str, settings: Settings) -> Content:
    """The content of a text in UTF-8. Raises :class:`~verifier.errors.UnusableInput` for a damaged
    or hostile part and one that is too long."""

    def count(letters: int) -> None:
        refuse_too_long(letters, name, settings)

    found = _Walk(styles, count)
    walk(data, PREFIXES, found, name)
    return found.content()


class _Walk:
    """Follows content.xml from element to element."""

    def __init__(self, styles: Styles, count: Callable[[int], None]) -> None:
        self.styles, self.count = styles, count
        self.told = 0
        """Letters so far, which ``count`` may refuse."""
        self.path: list[str] = []
        self.skipped_from: int | None = None
        self.open: list[_Open] = []
        self.blocks: list[Block] = []
        self.notes: dict[str, list[Block]] = {"footnote": [], "endnote": []}
        self.note: list[str] = []
        """Open notes by their sort."""
        self.outer: list[list[_Open]] = []
        """The paragraphs that were open when each note began."""
        self.regions = [0]
        self.last_region = 0
        self.comments: dict[str, list[str]] = {}
        self.comment = ""
        self.lost: dict[tuple[str, bool], None] = {}
        self.is_text = False
        self.change = ""
        self.deletions: set[str] = set()
        """Tracked changes that delete what stands between their two ends."""
        self.deleting: set[str] = set()

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        self.path.append(name)
        self.styles.start(name, attributes, at)
        if name == "text:changed-region":
            self.change = attributes.get("id", "")
        elif name == "text:deletion":
            self.deletions.add(self.change)
        if self.skipped_from is not None:
            return
        style = attributes.get("style-name", "")
        if name == "office:text":
            self.is_text = True
        elif name == "office:annotation":
            self.comment = attributes.get("name") or f"#{len(self.comments)}"
            self.comments[self.comment] = []
            self._mark(self.comment, "start")
            self.skipped_from = len(self.path)
        elif name == "text:change-start":
            self.deleting |= {attributes.get("change-id", "")} & self.deletions
        elif name == "text:change-end":
            self.deleting.discard(attributes.get("change-id", ""))
        elif name == "office:annotation-end":
            self._mark(attributes.get("name", ""), "end")
        elif name in LEFT_OUT or name in REPORTED or self._is_hidden(name, attributes):
            if name not in LEFT_OUT:
                self._leave_out(REPORTED.get(name, "a hidden section"))
            self.skipped_from = len(self.path)
        elif name in PARAGRAPHS:
            self._begin(style, name == "text:h")
        elif name == "text:note":
            self._begin_region()
            self.note.append(attributes.get("note-class", "footnote"))
            self.outer.append(self.open)
            self.open = []
        elif name == "table:table-cell" or (name.startswith("draw:") and self.open):
            self._begin_region()
        elif self.open:
            self._within(name, style, attributes)

    def _is_hidden(self, name: str, attributes: Attributes) -> bool:
        return name == "text:section" and attributes.get("display") == "none"

    def _begin(self, style: str, heading: bool) -> None:
        listed = "text:list-item" in self.path
        paragraph = _Open(style, heading, listed, self.regions[-1], len(self.path))
        paragraph.hidden.append(bool(self.styles.hidden("paragraph", style)))
        paragraph.left_out |= self.lost
        self.lost = {}
        self.open.append(paragraph)

    def _begin_region(self) -> None:
        self.last_region += 1
        self.regions.append(self.last_region)

    def _within(self, name: str, style: str, attributes: Attributes) -> None:
        paragraph = self.open[-1]
        if name == "text:span":
            said = self.styles.hidden("text", style)
            paragraph.hidden.append(paragraph.hidden[-1] if said is None else said)
        elif name in ("text:hidden-paragraph", "text:hidden-text"):
            if attributes.get("is-hidden") == "true":
                self._leave_out("hidden text")
                self.skipped_from = len(self.path)
                if name == "text:hidden-paragraph":
                    paragraph.hidden = [True] * len(paragraph.hidden)
                    paragraph.text, paragraph.length = [], 0
                    paragraph.marks = [NoteMark(m.key, m.what, 0) for m in paragraph.marks]
        elif name == "text:s":
            count = attributes.get("c", "1")
            spaces = min(int(count), MOST_SPACES) if count.isdecimal() and len(count) < 9 else 1
            self._write(" " * spaces)
        elif name in SIGNS:
            self._write(SIGNS[name])

    def end(self, name: str, at: int) -> None:
        depth = len(self.path)
        self.path.pop()
        self.styles.end(name, at)
        if self.skipped_from is not None:
            if name in PARAGRAPHS and self.comment:
                self.comments[self.comment].append(" ")
            if depth > self.skipped_from:
                return
            self.skipped_from = None
            self.comment = ""
        elif name in PARAGRAPHS:
            self._end()
        elif name == "text:span" and self.open and len(self.open[-1].hidden) > 1:
            self.open[-1].hidden.pop()
        elif name == "text:note":
            self.open = self.outer.pop()
            self.note.pop()
            self.regions.pop()
        elif name == "table:table-cell" or (name.startswith("draw:") and self.open):
            self.regions.pop()
            if not self.open:
                # what follows a table is not read on from what stands before it
                self.last_region += 1
                self.regions[-1] = self.last_region

    def _end(self) -> None:
        told = self.open.pop()
        text = "".join(told.text)
        if self.styles.of_contents(told.style) and text.strip():
            told.left_out[("a table of contents", False)] = None
            told.marks, text = [], ""
        block = Block(
            text,
            self.styles.kind(told.style, told.heading, told.listed),
            told.region,
            goes_on=bool(self.deleting),
            left_out=tuple(told.left_out),
            marks=tuple(told.marks),
        )
        if self.open:
            self.open[-1].after += (block, *told.after)
        elif self.note:
            self.notes.setdefault(self.note[-1], []).extend((block, *told.after))
        else:
            self.blocks += (block, *told.after)

    def text(self, letters: str, at: int, raw: bool) -> None:
        self.styles.text(letters, at, raw)
        if self.comment:
            within = self.path[self.path.index("office:annotation") :]
            if any(name in PARAGRAPHS for name in within):
                self.comments[self.comment].append(letters)
        elif self.skipped_from is None and self.open:
            self._write(self._collapsed(letters))

    def _collapsed(self, letters: str) -> str:
        """White space in the XML is one space, and none at the beginning of a paragraph."""
        words = _SPACE.sub(" ", letters)
        said = self.open[-1].text
        after_space = not said or said[-1].endswith((" ", "\n", "\t"))
        return words[1:] if after_space and words.startswith(" ") else words

    def _write(self, letters: str) -> None:
        paragraph = self.open[-1]
        letters = "" if self.deleting else letters.replace("\u00ad", "")
        if paragraph.hidden[-1]:
            if letters.strip():
                paragraph.left_out[("hidden text", False)] = None
            return
        if letters:
            paragraph.text.append(letters)
        paragraph.length += len(letters)
        self.told += len(letters)
        self.count(self.told)

    def _mark(self, key: str, what: str) -> None:
        if self.open:
            self.open[-1].marks.append(NoteMark(key, what, self.open[-1].length))

    def _leave_out(self, what: str) -> None:
        (self.open[-1].left_out if self.open else self.lost)[(what, False)] = None

    def content(self) -> Content:
        """All that was told."""
        if self.lost:
            self.blocks.append(Block("", region=self.regions[0], left_out=tuple(self.lost)))
        notes = (block for told in self.notes.values() for block in told)
        blocks = (*self.blocks, *notes)
        comments = {key: "".join(words).strip() for key, words in self.comments.items()}
        return Content(blocks, comments, self.is_text)
