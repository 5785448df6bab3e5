"""Claims are listed by day without reading all of them; answers to writes are kept for a while."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

AT_ONCE = 1_000


def upgrade() -> None:
    """Adds the day of each claim, an index over it, and an empty table."""
    op.add_column("claims", sa.Column("day", sa.String(10), nullable=False, server_default=""))
    connection = op.get_bind()
    read = sa.text("SELECT key, claim FROM claims WHERE key > :last ORDER BY key LIMIT :at_once")
    write = sa.text("UPDATE claims SET day = :day WHERE key = :key")
    last = 0
    while rows := connection.execute(read, {"last": last, "at_once": AT_ONCE}).all():
        connection.execute(write, [{"key": key, "day": _day(claim)} for key, claim in rows])
        last = rows[-1][0]
    op.create_index("ix_claims_day", "claims", ["day", "id"])
    op.create_table(
        "kept_answers",
        sa.Column("whose", sa.String(64), nullable=False),
        sa.Column("request", sa.String(64), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("whose", name="pk_kept_answers"),
    )
    op.create_index("ix_kept_answers_at", "kept_answers", ["at"])


def _day(claim: str) -> str:
    """As ``newest.day_of``, of a claim as it was written then."""
    said = json.loads(claim)
    return said.get("said_on") or (said.get("source") or {}).get("published") or ""
