"""From an article to its claims: who says what, when, and in which words."""

from verifier.extraction.claims import Extraction, extract, extract_counted

__all__ = ["Extraction", "extract", "extract_counted"]
