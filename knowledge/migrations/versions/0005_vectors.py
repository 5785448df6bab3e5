"""What a claim is about: a vector for each claim, so that other words for it find it too."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a table, empty: claims get their vectors when they are next read."""
    op.create_table(
        "vectors",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("numbers", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_vectors"),
        sa.ForeignKeyConstraint(["key"], ["claims.key"], name="fk_vectors_key"),
    )
