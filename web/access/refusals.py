"""What is said when a change to accounts, keys or passwords is not made? One sentence."""

from __future__ import annotations


class NotAllowed(Exception):
    """The change is not made; its text is one sentence that says what to do."""
