"""Does a speaker only count those who were asked? "47 per cent said it was cold": nobody says it.

What is told is how many of them say so; the words behind belong to the count.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.figure import Figure
from verifier.reading.reading import Attribution

SHARE = "per cent"


def counts_respondents(attribution: Attribution, figures: Sequence[Figure]) -> bool:
    """Whether the speaker of the attribution is a share of those asked, and no speaker."""
    speaker = attribution.speaker
    return (
        speaker is not None
        and not speaker.resolved
        and any(
            f.start < speaker.end and speaker.start < f.end and f.unit == SHARE for f in figures
        )
    )
