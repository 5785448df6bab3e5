"""Where in the XML of a Word file does a comment begin and end? Exactly around its letters.

A run that holds other letters too is cut in two, both with its properties. A comment on a note or a
text box stands around what refers to it in the body, for Word allows none inside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from verifier.drafts.readers.blocks import Letters, Run, Spot
from verifier.drafts.readers.transcript import Placed, placed
from verifier.drafts.readers.word import WordFile
from verifier.drafts.readers.xml_parts import element_end, letter_end, tag_end
from verifier.reports.word_comments.edits import Insertion, tag_name

ENDS, STARTS = 0, 1
"""At one place, what ends there stands before what begins there."""
_CHANGE_NUMBER = re.compile(
    rb"""(<w:(?:ins|del|rPrChange|moveFrom|moveTo)\b[^>]*?\sw:id=)["']\d+["']"""
)


@dataclass(frozen=True, slots=True)
class Anchored:
    """A comment's number, and the stretch of ``Manuscript.text`` that it is on."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A byte of the part; within a run, what must stand there to close the run and to open it."""

    at: int
    close: bytes = b""
    open: bytes = b""
    text_at: int | None = None
    """The text element that is cut, whose white space must be kept then."""


class Anchors:
    """The places of a Word file where comments can be anchored."""

    def __init__(self, word: WordFile) -> None:
        self.data = word.main
        self.runs: Sequence[Run] = word.body.runs
        self.placed: tuple[Placed, ...] = placed(word.blocks)
        self.starts = [place.start for place in self.placed]
        self.spots = word.spots
        self.change = max(map(int, re.findall(rb'w:id="(\d{1,9})"', self.data)), default=0)

    def outside_body(self, start: int) -> bool:
        """Whether the letters there stand in a note or a text box."""
        return self.spots[self._block(start)] is not None

    def insertions(
        self, anchored: Iterable[Anchored], start_xml: bytes, end_xml: bytes
    ) -> Iterator[Insertion]:
        """The XML that puts the comments in; in ``start_xml`` and ``end_xml`` their number is
        written as "{n}"."""
        marks: dict[_Place, list[tuple[int, bytes]]] = {}
        for one in anchored:
            number = b"%d" % one.number
            begin, stop = self._places(one)
            marks.setdefault(begin, []).append((STARTS, start_xml.replace(b"{n}", number)))
            marks.setdefault(stop, []).append((ENDS, end_xml.replace(b"{n}", number)))
        kept: set[int] = set()
        for place, told in marks.items():
            told.sort(key=lambda mark: mark[0])
            if place.text_at is not None and place.text_at not in kept:
                kept.add(place.text_at)
                yield from self._keeps_spaces(place.text_at)
            if place.close:
                xml = b"".join(mark for _, mark in told)
                yield Insertion(place.at, STARTS, place.close + xml + self._numbered(place.open))
            else:
                for rank in (ENDS, STARTS):
                    xml = b"".join(mark for kind, mark in told if kind == rank)
                    if xml:
                        yield Insertion(place.at, rank, xml)

    def _block(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def _places(self, one: Anchored) -> tuple[_Place, _Place]:
        spot = self.spots[self._block(one.start)]
        if spot is not None:
            return self._before_child(spot), self._after_child(spot)
        first = self._letter(one.start, forward=True)
        last = self._letter(one.end - 1, forward=False)
        return self._before(*first), self._after(*last)

    def _letter(self, offset: int, forward: bool) -> tuple[Letters, int]:
        """The letter at that offset, or the next one that stands in the file."""
        number = self._block(offset)
        while 0 <= number < len(self.placed):
            place = self.placed[number]
            inner = offset - place.start
            found = _nearest(place.block.letters, inner, forward)
            if found is not None:
                return found, min(max(inner - found.start, 0), len(found.text) - 1)
            number += 1 if forward else -1
        raise ValueError(f"no letter of the file stands at {offset}")

    def _before(self, letters: Letters, index: int) -> _Place:
        spot = Spot(letters.run, letters.child)
        start, _ = self.runs[spot.run].children[spot.child]
        at = self._byte(letters, index)
        if not letters.divisible or at <= tag_end(self.data, start):
            return self._before_child(spot)
        return self._within(spot, at, letters.raw)

    def _after(self, letters: Letters, index: int) -> _Place:
        spot = Spot(letters.run, letters.child)
        _, end = self.runs[spot.run].children[spot.child]
        at = letter_end(self.data, self._byte(letters, index), letters.text[index], letters.raw)
        if not letters.divisible or at >= end:
            return self._after_child(spot)
        return self._within(spot, at, letters.raw)

    def _byte(self, letters: Letters, index: int) -> int:
        return letters.at + len(letters.text[:index].encode())

    def _before_child(self, spot: Spot) -> _Place:
        run = self.runs[spot.run]
        if spot.child == 0:
            return _Place(run.start)
        return self._between(run, run.children[spot.child][0])

    def _after_child(self, spot: Spot) -> _Place:
        run = self.runs[spot.run]
        if spot.child == len(run.children) - 1:
            return _Place(element_end(self.data, run.start, run.end))
        return self._between(run, element_end(self.data, *run.children[spot.child]))

    def _between(self, run: Run, at: int) -> _Place:
        return _Place(at, b"</" + tag_name(self.data, run.start) + b">", self._opening(run))

    def _within(self, spot: Spot, at: int, raw: bool) -> _Place:
        run = self.runs[spot.run]
        text_at = run.children[spot.child][0]
        text, name = tag_name(self.data, text_at), tag_name(self.data, run.start)
        close = (b"]]>" if raw else b"") + b"</" + text + b"></" + name + b">"
        again = b"<" + text + b' xml:space="preserve">' + (b"<![CDATA[" if raw else b"")
        return _Place(at, close, self._opening(run) + again, text_at)

    def _opening(self, run: Run) -> bytes:
        """The tag of a run and its properties."""
        tag = self.data[run.start : tag_end(self.data, run.start)]
        if run.properties is None:
            return tag
        start, end = run.properties
        return tag + self.data[start : element_end(self.data, start, end)]

    def _numbered(self, opening: bytes) -> bytes:
        """The same with numbers of its own for the changes of format that it tells."""

        def number(found: re.Match[bytes]) -> bytes:
            self.change += 1
            return b'%s"%d"' % (found.group(1), self.change)

        return _CHANGE_NUMBER.sub(number, opening)

    def _keeps_spaces(self, text_at: int) -> Iterator[Insertion]:
        tag = self.data[text_at : tag_end(self.data, text_at)]
        if b"xml:space" not in tag:
            behind = text_at + 1 + len(tag_name(self.data, text_at))
            yield Insertion(behind, STARTS, b' xml:space="preserve"')


def _nearest(letters: Sequence[Letters], offset: int, forward: bool) -> Letters | None:
    """The letters around an offset in a block, or the next ones in that direction."""
    number = bisect_right(letters, offset, key=lambda part: part.start) - 1
    if forward and (number < 0 or offset >= letters[number].start + len(letters[number].text)):
        number += 1
    return letters[number] if 0 <= number < len(letters) else None
