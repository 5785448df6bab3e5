"""In which text does a quote stand? What the claim keeps around it, cut between words."""

from __future__ import annotations

from knowledge.claim import Claim


def text_before(claim: Claim) -> str:
    """The text before a quote: without its first word, which may be a piece, but where the article
    itself begins."""
    before = claim.before
    _, blank, rest = before.partition(" ")
    whole = claim.start is not None and claim.start <= len(before)
    return before.strip() if whole or not blank else f"… {rest.strip()}"


def text_after(claim: Claim) -> str:
    """The text behind a quote, which may end within a word: without that word."""
    after = claim.after
    rest, blank, _ = after.rpartition(" ")
    return f"{rest.strip()} …" if blank and rest.strip() else after.strip()
