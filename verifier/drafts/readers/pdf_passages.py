"""How do printed lines become prose? Line ends turn into spaces, divided words become whole.

Every letter keeps the way back to the line on which it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from verifier.drafts.readers.manuscript import Passage, PassageKind, Piece
from verifier.drafts.readers.pdf_paragraphs import PlacedLine, PrintedParagraph
from verifier.language.sentences import split_sentences
from verifier.words.tables import words_of

HYPHENS = ("-", "\u2010", "\u00ad")
BETWEEN = "\n\n"

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W_]+(?:-[^\W_]+)*)[-\u2010\u00ad]$")
_FIRST = re.compile(r"[^\W_]+")

Written = tuple[str, tuple[Piece, ...]]
"""Words, and where each stretch of them is printed."""


def passages_of(paragraphs: Sequence[PrintedParagraph]) -> Iterator[Passage]:
    """The passages of a text: headings by themselves, the other paragraphs of a page together.

    Paragraphs of one page stay together so that a heading that no type marks, a caption or a
    dateline is known by what stands around it, as in a plain text.
    """
    words = _words(paragraphs)
    parts = (part for paragraph in paragraphs for part in _by_page(paragraph, words))
    for (page, kind), grouped in groupby(parts, key=lambda part: part[:2]):
        together = [written for _, _, written in grouped]
        if kind is PassageKind.HEADING:
            for text, pieces in together:
                yield Passage(text, pieces, kind, page)
        else:
            text, pieces = _joined(together)
            yield Passage(text, pieces, kind, page)


def _by_page(
    paragraph: PrintedParagraph, words: frozenset[str]
) -> Iterator[tuple[int, PassageKind, Written]]:
    """A paragraph, parted where the first sentence begins that stands on the next page."""
    written, pages = _written(paragraph.lines, words)
    kind = PassageKind.HEADING if paragraph.heading else PassageKind.PROSE
    text, pieces = written
    cuts = [0]
    on = [pages[0][1]]
    starts = [piece.start for piece in split_sentences(text)] if len(pages) > 1 else []
    for at, page in pages[1:]:
        cut = next((start for start in starts if start >= at), None)
        if cut is not None and cut > cuts[-1]:
            cuts.append(cut)
            on.append(page)
    for (start, end), page in zip(pairwise([*cuts, len(text)]), on, strict=True):
        stop = start + len(text[start:end].rstrip())
        yield page, kind, (text[start:stop], tuple(_cut(pieces, start, stop)))


def _written(
    lines: Sequence[PlacedLine], words: frozenset[str]
) -> tuple[Written, list[tuple[int, int]]]:
    """The words of a paragraph, and from where on in it they stand on which page."""
    parts: list[str] = []
    pieces: list[Piece] = []
    pages = [(0, lines[0].page)]
    at = 0
    for line, following in pairwise([*lines, None]):
        assert line is not None
        kept, between = _end_of_line(line.text, following.text if following else "", words)
        if line.page != pages[-1][1]:
            pages.append((at, line.page))
        for letters, start, end in (
            (line.text[:kept], line.start, line.start + kept),
            (between, line.start + kept, following.start if following else line.end),
        ):
            if letters:
                parts.append(letters)
                pieces.append(Piece(at, start, end))
                at += len(letters)
    return ("".join(parts), tuple(pieces)), pages


def _end_of_line(text: str, following: str, words: frozenset[str]) -> tuple[int, str]:
    """How many letters of a line stay, and what stands between it and the one that follows."""
    if not following:
        return len(text), ""
    divided = _LAST.search(text)
    goes_on = _FIRST.match(following)
    if divided is None or goes_on is None:
        return len(text), " "
    first, rest = divided[1].rpartition("-")[2], goes_on[0]
    if text[-1] == "\u00ad":
        return len(text) - 1, ""
    if not first.isalpha() or not rest[0].islower():
        return len(text), ""
    whole, hyphened = f"{first}{rest}".lower(), f"{first}-{rest}".lower()
    if whole not in words and (
        hyphened in words or first.lower() in words_of("hyphens.toml", "kept_after")
    ):
        return len(text), ""
    return len(text) - 1, ""


def _words(paragraphs: Iterable[PrintedParagraph]) -> frozenset[str]:
    """The words of the text that no line end divides."""
    return frozenset(
        word.lower()
        for paragraph in paragraphs
        for line in paragraph.lines
        for word in _WORD.findall(line.text)
    )


def _joined(together: Sequence[Written]) -> Written:
    texts: list[str] = []
    joined: list[Piece] = []
    at = 0
    for text, pieces in together:
        if texts:
            joined.append(Piece(at, joined[-1].origin_end, pieces[0].origin))
            texts.append(BETWEEN)
            at += len(BETWEEN)
        joined += (Piece(at + p.at, p.origin, p.origin_end) for p in pieces)
        texts.append(text)
        at += len(text)
    return "".join(texts), tuple(joined)


def _cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces of ``text[start:end]``."""
    ends = [*(piece.at for piece in pieces[1:]), end]
    for piece, stop in zip(pieces, ends, strict=True):
        first, last = max(piece.at, start), min(stop, end)
        if first < last:
            origin = piece.origin + first - piece.at
            whole = last == stop and stop != end
            origin_end = piece.origin_end if whole else min(piece.origin_end, origin + last - first)
            yield Piece(first - start, origin, origin_end)
