"""Who is said to have said what? Cues, the speakers beside them, and what was said."""

from verifier.reading.attribution.speakers import read_attributions

__all__ = ["read_attributions"]
