"""When do two sentences of drafts assert the same? With the same words or the same reading."""

from __future__ import annotations

from collections.abc import Hashable

from verifier.reading.reading import Reading
from verifier.reading.spelling import plain

_SILENT = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "SCONJ", "AUX", "PART", "ADP", "PRON"})
"""Classes of words that are told by the predicates, or say nothing of their own."""


def bare_words(words: str) -> str:
    """The words alone: lower case, without punctuation, quotation marks and white space.

    A comma between digits and a decimal point stay: 1,2 is not 12.
    """
    letters = plain(words).casefold()
    kept = [
        c if c.isalnum() or _within_number(letters, i) or c in "%$€£" else " "
        for i, c in enumerate(letters)
    ]
    return " ".join("".join(kept).split())


def _within_number(text: str, index: int) -> bool:
    return (
        text[index] in ".,:/-"
        and 0 < index < len(text) - 1
        and text[index - 1].isdigit()
        and text[index + 1].isdigit()
    )


def asserted(reading: Reading) -> Hashable:
    """What a sentence asserts, as a value: two sentences with equal ones assert the same.

    Who is said to say it, the figures, the days, the names by their bearers, who does what, and the
    lemmas of all words of weight; so "the Observatory said some 820 had died" is "some 820 have
    died, said the Observatory". What a sentence leaves to its context counts too: the place.
    """
    tokens = reading.tokens
    names = {
        index: name.canonical
        for name in reading.names
        for index, token in enumerate(tokens)
        if name.start <= token.start < name.end
    }

    def bearer(index: int) -> str:
        return names.get(index, tokens[index].lemma.lower())

    cues = {a.cue.start for a in reading.attributions}
    numbers = [(figure.start, figure.end) for figure in reading.figures]
    numbers += [(dated.start, dated.end) for dated in reading.dates]
    return (
        frozenset(
            bearer(i)
            for i, token in enumerate(tokens)
            if (token.pos not in _SILENT or i in names)
            and token.start not in cues
            and not any(start <= token.start < end for start, end in numbers)
        ),
        frozenset(
            (
                predicate.lemma,
                frozenset(map(bearer, predicate.agents)),
                frozenset(map(bearer, predicate.patients)),
                predicate.polarity,
                predicate.standing,
            )
            for predicate in reading.predicates
            if tokens[predicate.token].start not in cues
        ),
        tuple(sorted((f.interval.low, f.interval.high, f.unit, f.hedge) for f in reading.figures)),
        frozenset((d.period.first, d.period.last, d.role, d.duration) for d in reading.dates),
        frozenset(
            (a.speaker.canonical if a.speaker else "", a.stance, a.negated)
            for a in reading.attributions
        ),
        () if reading.places else reading.context.places,
        _is_asked(reading),
    )


def _is_asked(reading: Reading) -> bool:
    return reading.text.rstrip("\"'”’) ").endswith("?")
