"""Changes that belong together have a step; checks may be kept with the claims that they cited."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the step to the history, where each former change is one by itself, and three tables."""
    op.add_column("revisions", sa.Column("step", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE revisions SET step = number")
    op.create_index("ix_revisions_step", "revisions", ["step"])
    op.create_table(
        "checks",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("door", sa.String(16), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.String(10), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_checks"),
    )
    op.create_index("ix_checks_at", "checks", ["at"])
    op.create_table(
        "reliances",
        sa.Column("check", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.String(16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(
            ["check"], ["checks.number"], name="fk_reliances_check", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("check", "claim_id", name="pk_reliances"),
    )
    op.create_index("ix_reliances_claim_id", "reliances", ["claim_id"])
    op.create_table(
        "preferences",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_preferences"),
    )
