"""Is the figure a part of another, or added to it? "Including 10 children", "another 20"."""

from __future__ import annotations

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.word_lists import word_list

TABLE = "additions.toml"
FARTHEST = 7
"""Lexemes between two parts of one list."""
WHOLE_WITHIN = 11
"""Lexemes back from a part to the "of" that opens its clause with the whole."""
CLAUSE_STARTS = ("", ".", ";", "\n", "“", '"', "!", "?")


def _words(name: str) -> frozenset[str]:
    return word_list(TABLE, name)


def is_in_addition(lexemes: Lexemes, first: int, end: int) -> bool:
    """ "another 20", "a further 20", "20 more people", "eight other countries"."""
    before = lexemes.word(first - 1)
    if before in _words("before") and before != "more":
        return True
    if lexemes.word(end) not in _words("after"):
        return False
    return lexemes.word(end + 1) not in ("than", "or", "expensive", "likely", "and") and not (
        lexemes.word(end) == "more" and lexemes.word(end - 1) == "or"
    )


def is_part(lexemes: Lexemes, first: int, end: int, earlier: int | None) -> bool:
    """ "including 10 civilians", "10 of them", "of whom 10".

    ``earlier``: the lexeme after the part before it in the same list, if there is one.
    """
    at = first
    for _ in range(2):
        before = lexemes.word(at - 1)
        if before in _words("part_verbs"):
            return True
        if before in ("them", "whom", "which", "those", "these") and lexemes.word(at - 2) in (
            "of",
            "among",
            "amongst",
            "with",
        ):
            return True
        if (before == "," and at == first) or (
            before in ("are", "were", "was", "is") and at == first
        ):
            at -= 1
        else:
            break
    if lexemes.word(end) == "of" and lexemes.word(end + 1) in (
        "them",
        "whom",
        "those",
        "these",
        "which",
    ):
        return True
    if at != first and _opens_with_whole(lexemes, at):
        return True
    if earlier is None or not 0 < first - earlier <= FARTHEST:
        return False
    between = lexemes.words[earlier:first]
    return ("and" in between or "," in between) and _words("list_ends").isdisjoint(between)


def _opens_with_whole(lexemes: Lexemes, index: int) -> bool:
    """ "Of the 300 passengers, 45 were children", "Among the dead were 9": the whole comes first.

    ``index``: the lexeme after the comma or the verb.
    """
    for at in range(index - 1, max(-1, index - WHOLE_WITHIN), -1):
        if lexemes.word(at - 1) in CLAUSE_STARTS:
            return lexemes.word(at) in ("of", "among", "amongst") and index - at > 1
        if lexemes.word(at) == "," and at != index - 1:
            return False
    return False
