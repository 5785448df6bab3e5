"""What does the figure count? A guess from the words beside it, where no parse is at hand.

``verifier.reading.measures`` does it better with a parse.
"""

from __future__ import annotations

from knowledge.figure import Counted
from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import LONGEST_PHRASE, TABLE, is_plural, phrase_after, singular
from verifier.reading.figures.word_lists import word_list

NO_PHRASE = Counted()


def counted_after(lexemes: Lexemes, end: int, *, share: bool) -> tuple[Counted, int]:
    """The thing counted by a figure that ends before the lexeme ``end``, and where its words end.

    ``share``: a share or measure, of which "of" names the whole ("46 per cent of the vote").
    """
    at = end
    if share:
        if lexemes.word(at) != "of":
            found = phrase_after(lexemes, at)
            return (_counted(lexemes, *found), found[1]) if found else (NO_PHRASE, end)
        at += 1
    while at < len(lexemes) and at - end < 3 and lexemes.words[at] in word_list(TABLE, "skipped"):
        at += 1
    if lexemes.word(at) == "-" and lexemes.joined(at):
        at += 1
    found = phrase_after(lexemes, at)
    if found is None and share:
        found = _phrase_of_whole(lexemes, at)
    return (_counted(lexemes, *found), found[1]) if found else (NO_PHRASE, end)


def _phrase_of_whole(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    stops, end = word_list(TABLE, "stops"), index
    while end < len(lexemes) and end - index < LONGEST_PHRASE:
        if not lexemes.is_word(end) or lexemes.words[end] in stops:
            break
        end += 1
    return (index, end) if end > index else None


def _counted(lexemes: Lexemes, first: int, end: int) -> Counted:
    words = [word for word in lexemes.words[first:end] if word[0].isalpha()]
    phrase = lexemes.text[lexemes.starts[first] : lexemes.ends[end - 1]]
    return Counted(
        head=singular(words[-1]),
        phrase=phrase,
        modifiers=tuple(singular(word) if is_plural(word) else word for word in words[:-1]),
    )
