"""Who and what is named? Proper names, their kinds and short forms, and the places among them."""

from verifier.reading.names.proper_names import read_names

__all__ = ["read_names"]
