"""What does an assertion say when the words that only make a contrast are taken out of it?

"It was the navy that rescued her" says that the navy rescued her, and that nobody else did.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifier.reading.contrast import read_contrast
from verifier.reading.reading import Name

if TYPE_CHECKING:
    from verifier.reading.assertions import Assertion


def contrasted(assertion: Assertion) -> Assertion:
    """Without the words that only make a contrast; whoever it was speaks or does it."""
    reading = assertion.reading
    contrast = read_contrast(reading)
    if contrast is None:
        return assertion
    tokens, aside = reading.tokens, contrast.aside
    attribution = assertion.attribution
    speaker = attribution.speaker if attribution is not None else None
    it_was = tokens[contrast.it_was]
    by_it = speaker is not None and any(
        speaker.start <= tokens[i].start < speaker.end for i in (contrast.it_was, *aside)
    )
    if attribution is not None and by_it:
        named = (n for n in reading.names if n.start <= it_was.start < n.end)
        described = Name(it_was.start, it_was.end, it_was.text, it_was.text)
        attribution = replace(attribution, speaker=next(named, described))
    if not by_it and contrast.it_was not in assertion.tokens:
        return assertion
    kept = tuple(i for i in assertion.tokens if i not in aside)
    starts = {tokens[i].start for i in aside}
    predicates = [
        replace(p, agents=(contrast.it_was,)) if p.token == contrast.done and p.agents else p
        for p in assertion.predicates
        if p.token not in aside
    ]
    return replace(
        assertion,
        start=min(assertion.start, *(tokens[i].start for i in aside)),
        tokens=kept,
        names=tuple(n for n in assertion.names if not any(n.start <= at < n.end for at in starts)),
        predicates=tuple(predicates),
        attribution=attribution,
        exclusive=contrast.it_was,
    )
