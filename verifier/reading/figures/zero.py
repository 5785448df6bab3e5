"""Where does "no" or "none" say that there are zero? "No civilians were killed"."""

from __future__ import annotations

from knowledge.figure import Figure, Interval
from verifier.reading.figures.counting import counted_after
from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import phrase_after, singular
from verifier.reading.figures.word_lists import word_list

ZERO = Interval(0.0, 0.0)


def _never_counted() -> frozenset[str]:
    return word_list("nouns.toml", "never_counted")


def no_figures(lexemes: Lexemes) -> list[Figure]:
    """A figure of zero for each "no" before things that are counted, and each "none of"."""
    figures = []
    for index, word in enumerate(lexemes.words):
        if word == "no":
            found = phrase_after(lexemes, index + 1)
            if not found or singular(lexemes.words[found[1] - 1]) in _never_counted():
                continue
            counted, _ = counted_after(lexemes, index + 1, share=False)
        elif word == "none" and lexemes.word(index + 1) == "of":
            counted, _ = counted_after(lexemes, index + 1, share=True)
        else:
            continue
        start, end = lexemes.starts[index], lexemes.ends[index]
        figures.append(
            Figure(
                start,
                end,
                lexemes.text[start:end],
                ZERO,
                0.0,
                counted=counted,
                head_start=start,
                head_end=end,
            )
        )
    return figures
