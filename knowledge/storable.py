"""Can a text be stored? Not one with half a character pair."""

from __future__ import annotations

from knowledge.errors import UnstorableClaim


def must_be_text(*texts: str) -> None:
    """Refuses halves of character pairs, which come from wrongly decoded files and arguments."""
    for text in texts:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            around = text[max(0, error.start - 20) : error.end]
            raise UnstorableClaim(
                f"The text {around!a} has a character that is not UTF-8, so nothing was stored; "
                "save its source as UTF-8 and try again."
            ) from error
