"""How is Markdown read? Its blocks by markdown-it, the markup within a line by rules of our own.

markdown-it finds paragraphs, headings, code and tables and says on which lines they stand; its
rules for a line are switched off, because they take quadratic time on hostile input and do not say
where a letter stood.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from verifier.drafts.marks import without_marks
from verifier.drafts.positions import Lines
from verifier.drafts.readers.front_matter import FrontMatter, read_front_matter
from verifier.drafts.readers.manuscript import (
    Manuscript,
    NotRead,
    Passage,
    PassageKind,
    Piece,
)
from verifier.drafts.readers.markup import without_markup

LEFT_OUT = {
    "fence": "a code block",
    "code_block": "a code block",
    "html_block": "an HTML block",
    "table_open": "a table",
}
"""Block tokens that hold no prose, and what a reader of the report calls them."""

CONTAINERS = ("blockquote_open", "list_item_open")
DEEPEST = 20
"""Blocks within each other; what lies deeper the parser passes over."""
CLOSED_BY = {
    "<!--": "-->",
    "<script": "</script",
    "<style": "</style",
    "<pre": "</pre",
    "<textarea": "</textarea",
}
"""What opens a block of HTML that goes on to the end of the file where nothing closes it."""


def read_markdown(text: str) -> Manuscript:
    """Paragraphs, list items, quotations and headings, each a passage without its markup."""
    front = read_front_matter(text)
    lines = Lines.of(text)
    first = lines.position(front.end)[0] - 1 if front.end else 0
    passages: list[Passage] = []
    left_out: list[NotRead] = []
    if front.end:
        left_out.append(NotRead(1, max(1, first), "front matter"))
    kind, in_table = PassageKind.PROSE, False
    for token in _blocks(text, front):
        in_table = token.type == "table_open" or (in_table and token.type != "table_close")
        if token.type == "heading_open":
            kind = PassageKind.HEADING
        elif token.type == "paragraph_open":
            kind = PassageKind.PROSE
        if token.map and token.type in LEFT_OUT:
            begin, end = token.map
            if not without_marks(token.content).strip() and token.type == "html_block":
                continue  # it lets a paragraph pass
            lost = _is_unclosed(token, lines.written(first + end - 1, text))
            left_out.append(NotRead(first + begin + 1, first + end, LEFT_OUT[token.type], lost))
        elif token.map and token.type in CONTAINERS and token.level + 1 >= DEEPEST:
            begin, end = token.map
            what = "text that is nested too deeply"
            left_out.append(NotRead(first + begin + 1, first + end, what, lost=True))
        elif token.type == "inline" and token.map and not in_table:
            passage = _passage(token.content, text, lines, first + token.map[0], kind)
            if passage is not None:
                passages.append(passage)
    headings = (p.text for p in passages if p.kind is PassageKind.HEADING)
    return Manuscript(
        text, tuple(passages), front.title or next(headings, ""), front.written_on, tuple(left_out)
    )


def _blocks(text: str, front: FrontMatter) -> list[Token]:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable(["inline"])
    return parser.parse(text[front.end :])


def _is_unclosed(token: Token, last_line: str) -> bool:
    """Whether a block goes on to the end of what holds it because nothing closes it."""
    if token.type == "fence":
        end = last_line.strip(" \t>")
        return not end.startswith(token.markup) or set(end) != {token.markup[0]}
    if token.type == "html_block":
        written = token.content.lstrip().lower()
        return any(
            written.startswith(opened) and closed not in written
            for opened, closed in CLOSED_BY.items()
        )
    return False


def _passage(
    content: str, text: str, lines: Lines, first: int, kind: PassageKind
) -> Passage | None:
    """The words of one block; each of its lines ends a line of the file, behind its marks."""
    marked: list[str] = []
    origins: list[Piece] = []
    at = 0
    for number, line in enumerate(content.split("\n")):
        written = lines.written(first + number, text)
        found = written.rfind(line.strip())
        origin = lines.starts[first + number] + max(0, found)
        if number:
            origins.append(Piece(at, origin - 1, origin))
            marked.append("\n")
            at += 1
        origins.append(Piece(at, origin, origin + len(line.strip())))
        marked.append(line.strip())
        at += len(line.strip())
    block = Passage("".join(marked), tuple(p for p in origins if p.origin_end > p.origin))
    if not block.pieces:
        return None
    plain, kept = without_markup(block.text)
    if not plain.strip():
        return None
    return Passage(plain, tuple(_composed(kept, block)), kind)


def _composed(kept: tuple[Piece, ...], block: Passage) -> Iterator[Piece]:
    """The way from the plain words over the marked-up block back into the file."""
    for piece in kept:
        inner = [piece.origin] + [
            p.at for p in block.pieces if piece.origin < p.at < piece.origin_end
        ]
        for start, end in zip(inner, [*inner[1:], piece.origin_end], strict=True):
            begin, stop = block.origin_span(start, end)
            yield Piece(piece.at + start - piece.origin, begin, stop)
