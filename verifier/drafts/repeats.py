"""Which sentences of a draft make the same assertion? Each assertion is judged once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from verifier.drafts.sameness import asserted
from verifier.drafts.told import ToldSentence


def numbers_of_repeats(
    sentences: Sequence[ToldSentence], wanted: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """For the first sentence of each assertion, the numbers of those that make it again.

    ``wanted`` are the numbers of the sentences that are to be judged, in order.
    """
    first: dict[Hashable, int] = {}
    found: dict[int, tuple[int, ...]] = {}
    for number in wanted:
        reading = sentences[number].reading
        if reading is None:
            continue
        earliest = first.setdefault(asserted(reading), number)
        if earliest == number:
            found[number] = ()
        else:
            found[earliest] = (*found[earliest], number)
    return found
