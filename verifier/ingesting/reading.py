"""How is one batch of what files hold read? A pure step, so that several processes may do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.base import Entry
from knowledge.claim import Claim, Status
from knowledge.formats.items import FoundArticle, FoundClaim
from verifier.extraction import extract_counted
from verifier.language.english import other_language
from verifier.reading.reader import Reader
from verifier.storing import entries_of


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """The claims of a batch as they are stored, and a sentence for each part that gave none."""

    entries: tuple[Entry, ...]
    failures: tuple[str, ...] = ()
    left_out: Counter[str] = field(default_factory=Counter)
    """Pieces of pages and sentences of articles that are no claims, by kind."""


def read_batch(
    items: Sequence[FoundArticle | FoundClaim], reader: Reader, status: Status
) -> ReadBatch:
    """Reads the articles and claims; what has no status of its own gets ``status``.

    What the reader stumbles over is told and left out: it must not keep the rest out.
    """
    try:
        return _read(items, reader, status)
    except Exception as error:
        if len(items) > 1:
            parts = [read_batch([item], reader, status) for item in items]
            return ReadBatch(
                tuple(entry for part in parts for entry in part.entries),
                tuple(failure for part in parts for failure in part.failures),
                sum((part.left_out for part in parts), Counter()),
            )
        return ReadBatch((), (f"{items[0].where} was left out: {_said(error)}",))


def _said(error: Exception) -> str:
    return (
        f"an error of the program itself ({type(error).__name__}: {' '.join(str(error).split())}); "
        "please report it with that text."
    )


def _read(items: Sequence[FoundArticle | FoundClaim], reader: Reader, status: Status) -> ReadBatch:
    claims: list[Claim] = []
    failures: list[str] = []
    left_out: Counter[str] = Counter()
    for item in items:
        if isinstance(item, FoundClaim):
            claims.append(_with_status(item.claim, status))
            continue
        language = other_language(item.text)
        if language:
            failures.append(f"{item.where} is in {language}; only English can be read.")
            continue
        found = extract_counted(item.text, item.source, reader)
        for part in (*item.skipped, *found.skipped):
            left_out[part.kind] += part.pieces
        if not found.claims:
            failures.append(f"{item.where}: no claim could be read in it.")
        claims += [
            _placed(claim, item).model_copy(update={"status": status}) for claim in found.claims
        ]
    return ReadBatch(tuple(entries_of(claims, reader)), tuple(failures), left_out)


def _with_status(claim: Claim, status: Status) -> Claim:
    """A claim that was exported keeps its status; one from elsewhere has the first one."""
    if claim.id or claim.status is not Status.EXTRACTED:
        return claim
    return claim.model_copy(update={"status": status})


def _placed(claim: Claim, article: FoundArticle) -> Claim:
    """The claim with the offsets of its file; none where its quote does not stand there as it is.

    The offsets of one article are all of one kind, so that they can be relied on.
    """
    if claim.start is None or claim.end is None:
        return claim
    start, end = article.in_file(claim.start, claim.end) or (None, None)
    return claim.model_copy(update={"start": start, "end": end})
