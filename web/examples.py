"""Which statements does the first page offer to try? One for each verdict, over the sample."""

from __future__ import annotations

from datetime import date

from verifier.setup import SAMPLE
from web.settings import Example

OVER_THE_SAMPLE = (
    Example(
        "More than 800 civilians have been killed in Idlib since late April.", date(2019, 8, 16)
    ),
    Example(
        "Consumer prices in the United States rose by 8.1 per cent in the 12 months to June 2022."
    ),
    Example("The UN said that 820 civilians had been killed in Idlib.", date(2019, 8, 16)),
)


def examples_for(knowledge_base: str) -> tuple[Example, ...]:
    """Those over the sample; none for another knowledge base, whose own claims are offered."""
    return OVER_THE_SAMPLE if knowledge_base == SAMPLE else ()
