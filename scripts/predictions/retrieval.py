"""Which claims of a collection answer a text? The hundred best, and how long a query took.

The collection is stored as a knowledge base on the disk, in a temporary folder; a query goes the
way that a check takes before it compares: the text is read, its words are searched.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Source, Speaker, Stance, Status
from knowledge.identity import content_id
from scripts.predictions.judging import encoding_reader, now, verifier_over
from scripts.predictions.rows import Row, guarded
from verifier.matching.candidates import query_for
from verifier.reading.dates import read_dates
from verifier.reading.reading import Context

RANKED = 100
CLAIMS_AT_ONCE = 1_000
"""Claims of one transaction; their readings are held in memory until it is written."""


def ranked_rows(rows: list[Row], collection: list[Row]) -> list[Row]:
    """``{"id", "ranked": [claim ids, best first]}`` for every row with a ``text``.

    Says on standard error how long the collection took to store, and p50 and p99 of a query.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "collection.sqlite")
        with KnowledgeBase.open(path, clock=now, create=True) as knowledge:
            began = time.perf_counter()
            names = store(knowledge, collection)
            seconds = time.perf_counter() - began
            print(f"{len(collection)} claims stored in {seconds:.0f} s", file=sys.stderr)
            search(knowledge, rows[0]["text"] if rows else "warm", names)
            took: list[float] = []

            def predict(row: Row) -> Row:
                start = time.perf_counter()
                ranked = search(knowledge, row["text"], names)
                took.append((time.perf_counter() - start) * 1000)
                return {"id": row["id"], "ranked": ranked}

            predictions = [guarded(predict, row) for row in rows]
    if took:
        took.sort()
        p50, p99 = statistics.median(took), took[int(0.99 * (len(took) - 1))]
        print(f"p50 {p50:.1f} ms, p99 {p99:.1f} ms a query", file=sys.stderr)
    return predictions


def store(knowledge: KnowledgeBase, collection: list[Row]) -> dict[str, list[str]]:
    """Stores the collection; returns the collection's ids by the knowledge base's id.

    Two entries of the collection with the same content are one claim here, with both names.
    """
    verifier = verifier_over(knowledge, encoding=True)
    names: dict[str, list[str]] = {}
    for start in range(0, len(collection), CLAIMS_AT_ONCE):
        part = collection[start : start + CLAIMS_AT_ONCE]
        claims = [claim_of(row) for row in part]
        verifier.add(claims)
        for row, claim in zip(part, claims, strict=True):
            names.setdefault(content_id(claim), []).append(row["id"])
    return names


def search(knowledge: KnowledgeBase, text: str, names: dict[str, list[str]]) -> list[str]:
    """The collection's ids of the best claims, best first."""
    reading = encoding_reader().read(text)
    vector = encoding_reader().vector_of(text)
    found = knowledge.search(query_for(reading, limit=RANKED, vector=vector))
    return [name for one in found for name in names[one.claim.id]][:RANKED]


def claim_of(row: Row) -> Claim:
    """A row of the collection as a citable claim."""
    said_on = day_in(row.get("date") or "")
    speaker = row.get("speaker") or ""
    return Claim(
        statement=row["claim"],
        speaker=Speaker(name=speaker) if speaker else None,
        stance=Stance.SAYS if speaker else Stance.REPORTS,
        said_on=said_on,
        subject=row.get("title") or "",
        source=Source(title=row.get("title") or "", url=row.get("url") or "", published=said_on),
        status=Status.CITABLE,
    )


def day_in(text: str) -> date | None:
    """The first day that a text such as "stated on 22 October 2019" writes."""
    for dated in read_dates(text, Context()):
        if dated.period.first is not None and dated.period.first == dated.period.last:
            return dated.period.first
    return None
