"""Who may do what: accounts, their sessions and API keys, and how often passwords were tried."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds four tables, all of them empty."""
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("made", sa.String(40), nullable=False),
        sa.Column("disabled", sa.String(40), nullable=False, server_default=""),
        sa.Column("pepper", sa.String(16), nullable=False, server_default=""),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("folded", name="uq_accounts_folded"),
    )
    op.create_table(
        "sessions",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("account", sa.String(16), nullable=False),
        sa.Column("made", sa.String(40), nullable=False),
        sa.Column("until", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_sessions"),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.id"], name="fk_sessions_account", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_sessions_account", "sessions", ["account"])
    op.create_table(
        "api_keys",
        sa.Column("prefix", sa.String(16), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("account", sa.String(16), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("made", sa.String(40), nullable=False),
        sa.Column("until", sa.String(40), nullable=False, server_default=""),
        sa.Column("used", sa.String(40), nullable=False, server_default=""),
        sa.Column("revoked", sa.String(40), nullable=False, server_default=""),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("prefix", name="pk_api_keys"),
        sa.UniqueConstraint("hash", name="uq_api_keys_hash"),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.id"], name="fk_api_keys_account", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_api_keys_account", "api_keys", ["account"])
    op.create_table(
        "sign_in_attempts",
        sa.Column("whose", sa.String(64), nullable=False),
        sa.Column("since", sa.String(40), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("whose", name="pk_sign_in_attempts"),
    )
