"""How would ``verifier ingest`` understand the sources? Columns, first rows, titles and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from knowledge.claim import Claim, Source
from knowledge.errors import KnowledgeError
from knowledge.formats.items import FoundArticle, FoundClaim, Item, Unreadable
from knowledge.formats.kinds import CALLED
from verifier.cli.ending import complain, emit
from verifier.errors import VerifierError
from verifier.ingesting.contents import Contents

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
            emit("".join(f"  {line}\n" for line in _lines(item)))
    if found > SHOWN:
        emit(f"  ... and {found - SHOWN:,} more\n")
    return failed


def _lines(item: Item) -> Iterator[str]:
    if isinstance(item, FoundClaim):
        yield from _of_claim(item.claim)
    elif isinstance(item, FoundArticle):
        yield f"article: {_short(item.source.title) or 'without a title'}"
        yield from _of_source(item.source)
        yield f"  {len(item.text.split()):,} words; begins: {_short(item.text)}"
        if item.skipped:
            listed = ", ".join(f"{part.kind} {part.pieces}" for part in item.skipped)
            yield f"  left out: {listed}"


def _of_claim(claim: Claim) -> Iterator[str]:
    yield f"claim: {_short(claim.statement)}"
    speaker = claim.speaker.name if claim.speaker else ""
    said = claim.said_on.isoformat() if claim.said_on else ""
    rating = f"{claim.review.rating} ({claim.review.verdict})" if claim.review else ""
    facts = {"speaker": speaker, "said on": said, "place": claim.place, "rating": rating}
    yield from _given(facts)
    yield from _of_source(claim.source)


def _of_source(source: Source) -> Iterator[str]:
    yield from _given(
        {
            "publisher": source.publisher,
            "published": source.published.isoformat() if source.published else "",
            "author": source.author,
            "address": source.url,
        }
    )


def _given(facts: dict[str, str]) -> Iterator[str]:
    told = "; ".join(f"{name}: {_short(value)}" for name, value in facts.items() if value)
    if told:
        yield f"  {told}"


def _short(text: str) -> str:
    """The beginning of a text on one line, without what would move a terminal's cursor."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
