"""How do the paragraphs of a document become a manuscript? One a line, written down in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier.drafts.readers.blocks import Block, BlockKind
from verifier.drafts.readers.ignore_notes import ignore_reason
from verifier.drafts.readers.manuscript import (
    Ignore,
    Manuscript,
    NotRead,
    Passage,
    PassageKind,
    Piece,
)
from verifier.drafts.readers.plain_text import first_heading
from verifier.errors import UnusableInput
from verifier.settings import Settings


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and where in the text of the manuscript it begins and on which line."""

    block: Block
    start: int
    line: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.block.text)


def placed(blocks: Iterable[Block]) -> tuple[Placed, ...]:
    """Where each block stands: every one ends its line, unless the next goes on in it."""
    found: list[Placed] = []
    at, line = 0, 1
    for block in blocks:
        found.append(Placed(block, at, line))
        at += len(block.text) + (not block.goes_on)
        line += block.text.count("\n") + (not block.goes_on)
    return tuple(found)


def written(blocks: Iterable[Block]) -> str:
    """The letters in which offsets count."""
    return "".join(block.text + ("" if block.goes_on else "\n") for block in blocks)


def transcribed(
    blocks: Sequence[Block],
    name: str,
    settings: Settings,
    *,
    title: str = "",
    comments: Mapping[str, str] | None = None,
    not_read: Iterable[NotRead] = (),
) -> Manuscript:
    """The manuscript of these blocks. ``title`` is what the file says of itself; a paragraph that
    is set as a title counts before it, the first heading after it.

    ``comments`` are the words of the notes by their key. Raises :class:`UnusableInput` for a text
    over the limit.
    """
    text = written(blocks)
    refuse_too_long(len(text), name, settings)
    places = placed(blocks)
    passages = tuple(_passages(places, text))
    return Manuscript(
        text,
        passages,
        title=_title(blocks, title) or first_heading("\n\n".join(p.text for p in passages[:8])),
        not_read=(*not_read, *_left_out(places)),
        ignores=tuple(_ignores(places, comments or {})),
    )


def refuse_too_long(count: int, name: str, settings: Settings) -> None:
    """Raises where so many letters are over the limit of one draft."""
    if count > settings.article_length_limit:
        raise UnusableInput(
            f"{name} has {count:,} characters or more; the limit is "
            f"{settings.article_length_limit:,}, so split it."
        )


def _title(blocks: Iterable[Block], said: str) -> str:
    titles = [_plain(b.text) for b in blocks if b.kind is BlockKind.TITLE and b.text.strip()]
    headings = (_plain(b.text) for b in blocks if b.kind is BlockKind.HEADING and b.text.strip())
    return (titles[0] if titles else "") or _plain(said) or next(headings, "")


def _plain(words: str) -> str:
    return " ".join(words.split())


def _passages(places: Sequence[Placed], text: str) -> Iterator[Passage]:
    """Headings and items of lists by themselves, prose of one region together.

    So a line without a full stop above a text is known as its heading, as in a plain text.
    """
    group: list[tuple[int, int]] = []
    before: Block | None = None
    for start, end, block in _paragraphs(places):
        if not text[start:end].strip():
            continue
        joined = (
            before is not None
            and before.kind is block.kind is BlockKind.PROSE
            and before.region == block.region
        )
        if group and not joined and before is not None:
            yield _passage(group, before, text)
            group = []
        group.append((start, end))
        before = block
    if group and before is not None:
        yield _passage(group, before, text)


def _paragraphs(places: Sequence[Placed]) -> Iterator[tuple[int, int, Block]]:
    """Begin and end of each paragraph; one whose break is deleted is what the next one is."""
    start: int | None = None
    for place in places:
        start = place.start if start is None else start
        if not place.block.goes_on or place is places[-1]:
            yield start, place.end, place.block
            start = None


def _passage(group: Sequence[tuple[int, int]], block: Block, text: str) -> Passage:
    words: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for number, (start, end) in enumerate(group):
        if number:
            last = group[number - 1][1]
            words.append("\n\n")
            pieces.append(Piece(at, last, last + 1))
            at += 2
        words.append(text[start:end])
        pieces.append(Piece(at, start, end))
        at += end - start
    heading = block.kind in (BlockKind.HEADING, BlockKind.TITLE)
    kind = PassageKind.HEADING if heading else PassageKind.PROSE
    return Passage("".join(words), tuple(pieces), kind)


def _left_out(places: Iterable[Placed]) -> Iterator[NotRead]:
    """What blocks leave out; the same on lines that follow each other is told once."""
    open_: dict[tuple[str, bool], NotRead] = {}
    for place in places:
        last = place.line + place.block.text.count("\n")
        for key in place.block.left_out:
            what, lost = key
            before = open_.get(key)
            if before is not None and place.line <= before.end_line + 1:
                open_[key] = NotRead(before.line, last, what, lost)
                continue
            if before is not None:
                yield before
            open_[key] = NotRead(place.line, last, what, lost)
    yield from open_.values()


def _ignores(places: Iterable[Placed], comments: Mapping[str, str]) -> Iterator[Ignore]:
    """The stretches that notes let pass; a note on no stretch means the letter before it."""
    begun: dict[str, int] = {}
    ended: dict[str, int] = {}
    points: dict[str, tuple[int, int]] = {}
    for place in places:
        for mark in place.block.marks:
            offset = place.start + mark.offset
            if mark.what == "end":
                ended[mark.key] = offset
                continue
            points.setdefault(mark.key, _letter_at(place, mark.offset))
            if mark.what == "start":
                begun.setdefault(mark.key, offset)
    for key, words in comments.items():
        reason = ignore_reason(words)
        if reason is None or key not in points:
            continue
        if key in begun and ended.get(key, -1) > begun[key]:
            yield Ignore(begun[key], ended[key], reason)
        else:
            yield Ignore(*points[key], reason)


def _letter_at(place: Placed, offset: int) -> tuple[int, int]:
    """The letter before an offset in a block; at its beginning, the first one."""
    start = place.start + max(0, offset - 1)
    return start, min(start + 1, place.end)
