"""In which tables are claims kept? The same for every database; changed only by a migration."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# The long columns stand last: SQLite then reads the short ones without touching the pages on which
# a long row goes on.
CLAIMS = Table(
    "claims",
    METADATA,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False, unique=True),
    Column("change", Integer, nullable=False, unique=True),
    Column("status", String(16), nullable=False),
    Column("content", String(16), nullable=False),
    Column("day", String(10), nullable=False, server_default=""),
    Column("reading_version", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Index("ix_claims_status", "status"),
    Index("ix_claims_content", "content"),
    Index("ix_claims_reading_version", "reading_version"),
    Index("ix_claims_day", "day", "id"),
)
"""The present state of every claim: what the last revision says, with its reading."""

VECTORS = Table(
    "vectors",
    METADATA,
    Column("key", Integer, ForeignKey("claims.key"), primary_key=True, autoincrement=False),
    Column("model", Text, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
)
"""What a claim is about, for those that have a vector: apart, so that all are read at once."""

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("claim_id", String(16), ForeignKey("claims.id"), nullable=False),
    Column("at", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("action", String(16), nullable=False),
    Column("why", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("step", Integer, nullable=False, server_default="0"),
    Index("ix_revisions_claim_id", "claim_id"),
    Index("ix_revisions_step", "step"),
)
"""The history: every change with the whole claim after it. Rows are only ever appended."""

CHECKS = Table(
    "checks",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("door", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("as_of", String(10), nullable=False),
    Column("statement", Text, nullable=False),
    Index("ix_checks_at", "at"),
)
"""Which statements were judged, where somebody has switched that on; may be forgotten again."""

RELIANCES = Table(
    "reliances",
    METADATA,
    Column("check", Integer, ForeignKey("checks.number", ondelete="CASCADE"), nullable=False),
    Column("claim_id", String(16), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("stance", String(16), nullable=False),
    PrimaryKeyConstraint("check", "claim_id"),
    Index("ix_reliances_claim_id", "claim_id"),
)
"""Which claims a check cited, in which state."""

PREFERENCES = Table(
    "preferences",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What somebody has set for this knowledge base, for every program that uses it."""
