"""How is a Word file (.docx) read? As it will be printed when all changes in it are accepted.

First the body, then its footnotes and endnotes in the order in which they are referred to. Headers
and footers, comments and hidden text are no part of the draft; a comment that reads "verifier:
ignore: REASON" lets its words pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verifier.drafts.readers.blocks import Block, Blocks, Spot
from verifier.drafts.readers.manuscript import Manuscript, NotRead
from verifier.drafts.readers.packed import open_packed
from verifier.drafts.readers.transcript import transcribed
from verifier.drafts.readers.word_parts import (
    WordParts,
    relationships,
    word_parts,
    words_by_key,
)
from verifier.drafts.readers.word_styles import Styles, read_styles
from verifier.drafts.readers.word_walk import walk_word
from verifier.drafts.readers.xml_parts import in_utf_8
from verifier.settings import Settings

KIND = "a Word file"
ROOTS = {"header": "w:hdr", "footer": "w:ftr"}
NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file with all that is read of it."""

    parts: WordParts
    main: bytes
    """Its text in UTF-8."""
    body: Blocks
    blocks: tuple[Block, ...]
    """The blocks of the body, then of its notes."""
    spots: tuple[Spot | None, ...]
    """What stands for each block in the body; ``None`` for a block of the body itself."""
    styles: Styles


def read_word(data: bytes, name: str, settings: Settings) -> Manuscript:
    """The manuscript of a Word file. Raises :class:`~verifier.errors.UnusableInput` with a sentence
    for a file that is none, is damaged, under a password or over a limit."""
    word = open_word(data, name, settings)
    comments = word.parts.read("comments")
    said = _title(word.parts, name)
    return transcribed(
        word.blocks,
        name,
        settings,
        title=said,
        comments=words_by_key(comments, "w:comment", "w:t", name) if comments else None,
        not_read=_headers(word.parts, name),
    )


def open_word(data: bytes, name: str, settings: Settings) -> WordFile:
    """A Word file, paragraph by paragraph; raises as above."""
    parts = word_parts(open_packed(data, name, settings, KIND))
    styles = read_styles(parts.read("styles"), name)
    main = in_utf_8(parts.packed.read(parts.main))
    body = walk_word(main, styles, name, settings)
    blocks = list(body.blocks)
    spots = [block.within for block in body.blocks]
    for kind in NOTE_PARTS:
        for block, spot in _notes(parts, styles, body, kind, settings):
            blocks.append(block)
            spots.append(spot)
    return WordFile(parts, main, body, tuple(blocks), tuple(spots), styles)


def _notes(
    parts: WordParts, styles: Styles, body: Blocks, kind: str, settings: Settings
) -> Iterator[tuple[Block, Spot]]:
    """The blocks of the notes of one kind that the body refers to, in that order."""
    name, data = parts.packed.name, parts.read(NOTE_PARTS[kind])
    if data is None:
        return
    by_note: dict[str, list[Block]] = {}
    for block in walk_word(data, styles, name, settings, f"w:{kind}").blocks:
        by_note.setdefault(f"{kind} {block.note}", []).append(block)
    first = 1 if kind == "footnote" else 2
    for number, (key, spot) in enumerate(body.notes):
        for block in by_note.pop(key, ()):
            # regions and runs count by part; here each note is a region that no other has
            yield replace(block, region=-first - 2 * number, marks=(), letters=()), spot


def _title(parts: WordParts, name: str) -> str:
    """The title among the properties of the file."""
    core = next((r for r in relationships(parts.packed, "") if r.kind == "core-properties"), None)
    if core is None or core.target not in parts.packed:
        return ""
    data = in_utf_8(parts.packed.read(core.target))
    return words_by_key(data, "dc:title", "dc:title", name).get("", "")


def _headers(parts: WordParts, name: str) -> Iterator[NotRead]:
    """That headers and footers are left out, where they hold any word."""
    for kind in ("header", "footer"):
        for part in parts.named(kind):
            words = words_by_key(in_utf_8(parts.packed.read(part)), ROOTS[kind], "w:t", name)
            if any(c.isalpha() for c in "".join(words.values())):
                yield NotRead(1, 1, f"the {kind} of its pages")
                break
