"""What does a figure count, and what is said of it? Nouns, states and their classes."""

from verifier.reading.measures.counted import attach_counted

__all__ = ["attach_counted"]
