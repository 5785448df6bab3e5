"""In which table are answers to writes kept, so that a request sent again gets the same answer?

The rules stand in ``web.api.idempotency``. Every process of a server asks this one table.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from knowledge.tables import METADATA

KEPT_ANSWERS = Table(
    "kept_answers",
    METADATA,
    Column("whose", String(64), primary_key=True),
    Column("request", String(64), nullable=False),
    Column("at", String(40), nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_kept_answers_at", "at"),
)
"""``whose`` and ``request`` are hashes of caller and key, and of what was asked; ``status`` is 0
while the first request is being answered."""
