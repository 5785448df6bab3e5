"""From an article to its claims: who says what, when, and in which words."""

from verifier.extraction.claims import extract

__all__ = ["extract"]
