"""In one sentence: what was reckoned from the claims, with every term and its source?"""

from __future__ import annotations

from verifier.judging.reasons import QUOTE_LIMIT, source_of
from verifier.matching.arithmetic.derivations import Derivation, said
from verifier.matching.arithmetic.quantities import Quantity


def reason_of(ours: Quantity, derivation: Derivation, *, agrees: bool) -> str:
    """The sentence under a verdict that rests on arithmetic."""
    quotes: dict[str, str] = {}
    for term in derivation.terms:
        if term.side is not None:
            claim = term.side.claim
            words = claim.words.rstrip(".")
            if len(words) > QUOTE_LIMIT:
                words = words[:QUOTE_LIMIT].rsplit(" ", 1)[0] + " …"
            quotes.setdefault(claim.id, f"“{words}” ({source_of(claim)})")
    cited = "; ".join(quotes.values())
    if agrees:
        return f"The cited figures give it: {derivation.reckoning}. {cited}."
    figure = ours.figure
    written, phrase = figure.written[:1].lower() + figure.written[1:], figure.counted.phrase
    if phrase and ours.reading.text[figure.end :].lstrip().startswith(phrase):
        written = f"{written} {phrase}"
    result = said(derivation.amount.value)
    return (
        f"The statement says {written}; the cited figures give {result}: "
        f"{derivation.reckoning}. {cited}."
    )
