"""What does somebody show who has signed in, and what is kept of it? A random text, and its hash.

A text of 256 random bits cannot be guessed, so a plain hash is enough to keep it; passwords, which
can, are in ``passwords``.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    """A random text of 43 characters that can stand in a header and in a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hashed(token: str) -> str:
    """What is kept of an API key: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def keyed(secret: str, text: str) -> str:
    """HMAC-SHA256 under the secret, 64 hexadecimal digits.

    What it gives is of no use to somebody who does not know the secret, not even where ``text``
    could be guessed.
    """
    return hmac.digest(secret.encode(), text.encode(errors="replace"), "sha256").hex()
