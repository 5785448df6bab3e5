"""In which tables is kept who may do what? Beside the claims, and no part of their history.

The rules stand in ``web.access``. No password, session or key stands here, only hashes of them.
Moments are written as ``datetime.isoformat`` in UTC; "" where there is none.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from knowledge.tables import METADATA

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("folded", Text, nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("made", String(40), nullable=False),
    Column("disabled", String(40), nullable=False, server_default=""),
    Column("pepper", String(16), nullable=False, server_default=""),
    Column("name", Text, nullable=False),
    Column("password", Text, nullable=False),
)
"""Who may sign in. ``folded`` is the name as it is compared, ``pepper`` tells under which secret
the password was hashed. Rows are disabled, never deleted: the history of claims names them."""

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("account", String(16), ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("made", String(40), nullable=False),
    Column("until", String(40), nullable=False),
    Index("ix_sessions_account", "account"),
)
"""Browsers that are signed in."""

API_KEYS = Table(
    "api_keys",
    METADATA,
    Column("prefix", String(16), primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("account", String(16), ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("made", String(40), nullable=False),
    Column("until", String(40), nullable=False, server_default=""),
    Column("used", String(40), nullable=False, server_default=""),
    Column("revoked", String(40), nullable=False, server_default=""),
    Column("label", Text, nullable=False),
    Index("ix_api_keys_account", "account"),
)
"""Programs that act for somebody, with at most that person's role."""

SIGN_IN_ATTEMPTS = Table(
    "sign_in_attempts",
    METADATA,
    Column("whose", String(64), primary_key=True),
    Column("since", String(40), nullable=False),
    Column("tries", Integer, nullable=False),
)
"""How often a password was tried for an account or from an address, both as keyed hashes."""
