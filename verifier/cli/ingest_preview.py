"""How would ``verifier ingest`` understand the sources? Columns, first rows, titles and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from knowledge.errors import KnowledgeError
from knowledge.formats.items import Unreadable
from knowledge.formats.kinds import CALLED
from verifier.cli.ending import complain, emit
from verifier.errors import VerifierError
from verifier.ingesting.contents import Contents
from verifier.ingesting.preview import Preview, preview_of

SHOWN = 5
"""Items of each source that are shown."""
LONGEST = 100
"""Characters of a claim or a title that are shown."""


def preview(files: Sequence[tuple[str, Callable[[], Contents]]]) -> int:
    """Shows how each source is understood; returns how many parts of it cannot be read."""
    failed = 0
    for name, opened in files:
        try:
            contents = opened()
            failed += _shown(name, contents)
        except (KnowledgeError, VerifierError) as error:
            complain(str(error))
            failed += 1
    emit("nothing was stored (--dry-run)\n")
    return failed


def _shown(name: str, contents: Contents) -> int:
    emit(f"{name} is {CALLED[contents.kind]}\n")
    for note in contents.notes:
        emit(f"  {note.removeprefix(f'{name}: ')}\n")
    found, failed = 0, 0
    for item in contents.items:
        if isinstance(item, Unreadable):
            complain(item.why)
            failed += 1
            continue
        found += 1
        if found <= SHOWN:
            emit("".join(f"  {line}\n" for line in _lines(preview_of(item))))
    if found > SHOWN:
        emit(f"  ... and {found - SHOWN:,} more\n")
    return failed


def _lines(item: Preview) -> Iterator[str]:
    yield f"{item.sort}: {_short(item.text) or 'without a title'}"
    for facts in (item.facts, item.source):
        if facts:
            told = "; ".join(f"{name}: {_short(value)}" for name, value in facts)
            yield f"  {told}"
    if item.sort == "article":
        yield f"  {item.words:,} words; begins: {_short(item.begins)}"
    if item.left_out:
        listed = ", ".join(f"{kind} {pieces}" for kind, pieces in item.left_out)
        yield f"  left out: {listed}"


def _short(text: str) -> str:
    """The beginning of a text on one line, without what would move a terminal's cursor."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
