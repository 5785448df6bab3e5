"""How is a draft in HTML read? All of it that a reader sees, with offsets into the file.

A piece of HTML out of an editing system is text from end to end. A whole page has navigation,
teasers and forms around its text; those are left out and told, and no sentence with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from knowledge.formats.html_blocks import CELLS, HEADINGS, Page, read_page
from knowledge.formats.html_letters import Block
from knowledge.formats.main_text import believed, is_sentence, no_prose, root_of
from knowledge.formats.page_facts import page_facts
from knowledge.formats.page_parts import NAVIGATION, UNSEEN
from verifier.drafts.positions import Lines
from verifier.drafts.readers.manuscript import (
    Manuscript,
    NotRead,
    Passage,
    PassageKind,
    Piece,
)

KEPT_IN_PAGES = ("caption",)
"""Parts of a whole page that a draft is checked for, too."""
KEPT_IN_FRAGMENTS = (
    "caption",
    "teaser",
    "advertisement",
    "comment",
    "embed",
    "byline",
    "footer",
    "header",
)
"""Parts of a piece of HTML that are its text like any other."""
NEVER_TEXT = frozenset(("script", "style", "head", "title", "template", "math", "map"))
"""Elements of which nothing is told: they hold nothing that a reader would read."""

_SPACES = str.maketrans("\n\r\t\f", "    ")


def read_html(text: str) -> Manuscript:
    """Paragraphs, headings, items, captions: each a passage, letters where they stand in the file.

    Linear in time. What is swallowed by a tag or comment that is never closed is reported as lost.
    """
    fragment = read_page(text, by_words=False, keep=KEPT_IN_FRAGMENTS)
    whole = _is_whole_page(fragment)
    if whole:
        plain = read_page(text, by_words=False, keep=KEPT_IN_PAGES)
        page = believed(read_page(text, keep=KEPT_IN_PAGES), plain)
    else:
        page = fragment
    lines = Lines.of(text)
    passages: list[Passage] = []
    left_out = list(_parts(page, lines, len(text)))
    for block, what in zip(page.blocks, _kinds(page, whole), strict=True):
        passage = _passage(block)
        if not what:
            passages.append(passage)
        elif passage.text.strip():
            start, end = passage.origin_span(0, len(passage.text))
            left_out.append(_lines_of(lines, start, end, what))
    heading = next((p.text for p in passages if p.kind is PassageKind.HEADING), "")
    title, written_on = _told(text, heading) if whole else (heading, None)
    return Manuscript(text, tuple(passages), title, written_on, tuple(_merged(left_out)))


def _is_whole_page(page: Page) -> bool:
    """Whether there is a page around the text: navigation within a body, as browsers save it."""
    return bool({"html", "body"} & page.elements) and page.left_out[NAVIGATION] > 0


def _told(text: str, heading: str) -> tuple[str, date | None]:
    """Title and day that the page gives."""
    told = page_facts(text, heading).source
    return told.title, told.published


def _kinds(page: Page, whole: bool) -> Iterator[str]:
    """For each block what it is where it is left out, "" where it is read."""
    root = root_of(page) if whole else None
    for number, block in enumerate(page.blocks):
        if block.element in CELLS and not is_sentence(block.text):
            yield "a table"
        elif whole and no_prose(block):
            yield "a list of links"
        elif root is not None and not root.first <= number < root.end:
            # a sentence is read wherever it stands: to guess wrongly must lose nothing
            yield "" if is_sentence(block.text) else "a part of the page that is not its article"
        else:
            yield ""


def _parts(page: Page, lines: Lines, length: int) -> Iterator[NotRead]:
    """The elements that are left out, and the rest of the file where something is not closed."""
    for part in page.parts:
        seen = part.kind != UNSEEN
        if part.unclosed:
            what = f"an element “{part.element}” that is never closed"
            yield _lines_of(lines, part.start, part.end, what, lost=True)
        elif seen or part.element not in NEVER_TEXT:
            what = f"{part.kind} (an element “{part.element}”)" if seen else f"“{part.element}”"
            yield _lines_of(lines, part.start, part.end, what)
    if page.unclosed is not None:
        what = "a tag or comment that is never closed, and everything behind it"
        yield _lines_of(lines, page.unclosed, length, what, lost=True)


def _lines_of(lines: Lines, start: int, end: int, what: str, *, lost: bool = False) -> NotRead:
    first, _ = lines.position(start)
    last, _ = lines.position(max(start, end - 1))
    return NotRead(first, last, what, lost)


def _merged(left_out: Sequence[NotRead]) -> Iterator[NotRead]:
    """In the order of the lines, one note for what is left out side by side."""
    waiting: NotRead | None = None
    for one in sorted(left_out, key=lambda note: (note.line, note.end_line)):
        same = waiting and (waiting.what, waiting.lost) == (one.what, one.lost)
        if waiting and same and one.line <= waiting.end_line + 1:
            end = max(waiting.end_line, one.end_line)
            waiting = NotRead(waiting.line, end, one.what, one.lost)
            continue
        if waiting:
            yield waiting
        waiting = one
    if waiting:
        yield waiting


def _passage(block: Block) -> Passage:
    """The words of a block: a line break of the file is a space, one of the page stays."""
    letters = list(block.text)
    placed = [Piece(one.at, one.origin, one.origin_end) for one in block.respelt]
    for stretch in block.stretches:
        end = stretch.at + stretch.length
        letters[stretch.at : end] = block.text[stretch.at : end].translate(_SPACES)
        placed.append(Piece(stretch.at, stretch.origin, stretch.end))
    widths = {one.at: one.length for one in block.respelt}
    widths |= {one.at: one.length for one in block.stretches}
    placed.sort(key=lambda piece: piece.at)
    pieces: list[Piece] = []
    at = 0
    for piece in placed:
        if piece.at > at:  # a line break of the page, written as a tag
            before = pieces[-1].origin_end if pieces else piece.origin
            pieces.append(Piece(at, before, piece.origin))
        pieces.append(piece)
        at = piece.at + widths[piece.at]
    kind = PassageKind.HEADING if block.element in HEADINGS else PassageKind.PROSE
    return Passage("".join(letters), tuple(pieces), kind)
