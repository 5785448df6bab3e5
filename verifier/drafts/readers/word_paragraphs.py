"""How are the paragraphs of a Word file put together while it is told element by element?

The paragraphs of a text box stand within a paragraph; they are written down after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from verifier.drafts.readers.blocks import Block, Blocks, Letters, NoteMark, Run, Spot
from verifier.drafts.readers.word_styles import Styles

SOFT_HYPHEN = "\u00ad"
_SPACES = str.maketrans("\n\r\t", "   ")


@dataclass(slots=True)
class OpenRun:
    """A run that is being told."""

    number: int
    start: int
    depth: int
    style: str = ""
    hidden: bool | None = None
    """What the run says itself; ``None`` where its styles decide."""
    properties: tuple[int, int] | None = None
    children: list[tuple[int, int]] = field(default_factory=list)

    def begin_child(self, at: int) -> None:
        """An element of the run begins."""
        self.children.append((at, at))

    def end_child(self, name: str, at: int) -> None:
        """The element last begun, or the properties of the run, end."""
        if name == "w:rPr":
            self.properties = (self.properties[0], at) if self.properties else None
        elif self.children:
            self.children[-1] = (self.children[-1][0], at)


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph that is being told."""

    region: int
    within: Spot | None
    style: str = ""
    level: int | None = None
    listed: bool = False
    goes_on: bool = False
    length: int = 0
    letters: list[Letters] = field(default_factory=list)
    left_out: dict[tuple[str, bool], None] = field(default_factory=dict)
    marks: list[NoteMark] = field(default_factory=list)
    runs: list[OpenRun] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    """The paragraphs of text boxes in it."""


class Paragraphs:
    """The paragraphs told so far, and those that are open."""

    def __init__(self, styles: Styles, notes: str, count: Callable[[int], None]) -> None:
        self.styles, self.notes, self.count = styles, notes, count
        self.told = 0
        """Letters so far, which ``count`` may refuse: nothing more is kept in memory then."""
        self.open: list[OpenParagraph] = []
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.referred: list[tuple[str, Spot]] = []
        self.regions: list[int] = [0]
        self.last_region = 0
        self.spots: list[Spot | None] = [None]
        self.waiting: list[tuple[str, str]] = []
        """Marks of comments between two paragraphs."""
        self.lost: dict[tuple[str, bool], None] = {}
        """What is left out between two paragraphs."""
        self.note = ""
        """The key of the note that is being told."""

    def begin(self, at: int) -> None:
        """A paragraph begins."""
        paragraph = OpenParagraph(self.regions[-1], self.spots[-1])
        paragraph.marks += (NoteMark(key, what, 0) for key, what in self.waiting)
        paragraph.left_out |= self.lost
        self.waiting, self.lost = [], {}
        self.open.append(paragraph)

    def end(self) -> None:
        """The paragraph last begun ends."""
        if not self.open:
            return
        told = self.open.pop()
        target = self.open[-1].after if self.open else self.blocks
        target += (self._block(told), *told.after)

    def _block(self, told: OpenParagraph) -> Block:
        kind = self.styles.kind(told.style, told.level, told.listed)
        letters = tuple(told.letters)
        if self.styles.of_contents(told.style):
            if letters:
                told.left_out[("a table of contents", False)] = None
            letters = ()
            told.marks = [NoteMark(mark.key, mark.what, 0) for mark in told.marks]
        return Block(
            "".join(part.text for part in letters),
            kind,
            told.region,
            told.goes_on,
            tuple(told.left_out),
            tuple(told.marks),
            letters,
            told.within,
            self.note,
        )

    def begin_run(self, at: int, depth: int) -> None:
        """A run of the open paragraph begins."""
        self.open[-1].runs.append(OpenRun(len(self.runs), at, depth))
        self.runs.append(Run(at, at, None, ()))

    def end_run(self, at: int) -> None:
        """The run last begun ends."""
        run = self.open[-1].runs.pop()
        self.runs[run.number] = Run(run.start, at, run.properties, tuple(run.children))

    def begin_region(self, name: str, key: str) -> None:
        """A cell, a text box or a note begins, which is not read on from what stands before it."""
        self.last_region += 1
        self.regions.append(self.last_region)
        spot = self.spots[-1]
        run = self.open[-1].runs[-1] if self.open and self.open[-1].runs else None
        if name == "w:txbxContent" and spot is None and run is not None:
            spot = Spot(run.number, len(run.children) - 1)
        self.spots.append(spot)
        if name == self.notes:
            self.note = key

    def end_region(self) -> None:
        """What was begun last ends; the text behind it is another region than that before it."""
        if len(self.regions) < 2:
            return
        self.regions.pop()
        self.spots.pop()
        if self.spots[-1] is None and not self.open:
            self.last_region += 1
            self.regions[-1] = self.last_region

    def write(self, letters: str, at: int, *, divisible: bool, raw: bool = False) -> None:
        """Letters of the run last begun, unless it is hidden; soft hyphens are none."""
        paragraph = self.open[-1]
        run = paragraph.runs[-1]
        if self._hidden(paragraph, run):
            if letters.strip():
                paragraph.left_out[("hidden text", False)] = None
            return
        self.count(self.told)
        if divisible:
            letters = letters.translate(_SPACES)
        for number, part in enumerate(letters.split(SOFT_HYPHEN)):
            at += len(SOFT_HYPHEN.encode()) if number else 0
            if part:
                place = Letters(
                    paragraph.length, part, at, run.number, len(run.children) - 1, divisible, raw
                )
                paragraph.letters.append(place)
                paragraph.length += len(part)
                self.told += len(part)
                at += len(part.encode())

    def _hidden(self, paragraph: OpenParagraph, run: OpenRun) -> bool:
        if run.hidden is not None:
            return run.hidden
        by_run = bool(run.style) and self.styles.hidden(run.style)
        return by_run != self.styles.hidden(paragraph.style)

    def mark(self, key: str, what: str) -> None:
        """A comment begins, ends or is referred to here."""
        if self.open:
            self.open[-1].marks.append(NoteMark(key, what, self.open[-1].length))
        else:
            self.waiting.append((key, what))

    def refer(self, key: str, spot: Spot) -> None:
        """A note is referred to here; from a text box, the box is the place."""
        self.referred.append((key, self.spots[-1] or spot))

    def leave_out(self, what: str, lost: bool) -> None:
        """Something here is not read."""
        if what:
            (self.open[-1].left_out if self.open else self.lost)[(what, lost)] = None

    def closed(self, unended: str) -> Blocks:
        """All that was told. ``unended`` is what had begun and did not end: text may be lost."""
        while self.open:
            self.end()
        lost = dict(self.lost)
        if unended:
            lost[(unended, True)] = None
        if lost:
            self.blocks.append(Block("", region=self.regions[-1], left_out=tuple(lost)))
        if self.waiting and self.blocks:
            last = self.blocks[-1]
            marks = (NoteMark(key, what, len(last.text)) for key, what in self.waiting)
            self.blocks[-1] = replace(last, marks=(*last.marks, *marks))
        return Blocks(tuple(self.blocks), tuple(self.runs), tuple(self.referred))
