"""How does a claim become a row of the database, and a row a claim?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Row

from knowledge.claim import Claim
from knowledge.entry import Entry, IndexFields, Stored, Vector
from knowledge.newest import day_of
from knowledge.sqlite import damaged


def columns_of(row: Stored) -> dict[str, object]:
    """A claim as the columns of its row."""
    entry, fields = row.entry, row.entry.fields
    return {
        "key": row.key,
        "id": entry.claim.id,
        "change": row.change,
        "status": entry.claim.status.value,
        "content": row.content,
        "day": day_of(entry.claim),
        "reading_version": entry.reading_version,
        "words": fields.words,
        "names": fields.names,
        "context": fields.context,
        "figures": fields.figures,
        "claim": row.json,
        "reading": entry.reading,
    }


def entry_in(row: Row[Any], path: Path, vector: Vector | None = None) -> Entry:
    """A row with what it is found by. Raises as :func:`claim_in`."""
    fields = IndexFields(row.words, row.names, row.context, row.figures)
    return Entry(claim_in(row.claim, path), row.reading, row.reading_version, fields, vector)


def claim_in(json: str, path: Path) -> Claim:
    """The claim that a row holds as JSON; ``DamagedKnowledgeBase`` where it is none."""
    try:
        return Claim.model_validate_json(json)
    except ValidationError as error:
        raise damaged(path, "a claim in it cannot be read") from error
