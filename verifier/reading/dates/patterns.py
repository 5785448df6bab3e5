"""How is a pattern over words written and run?

A pattern is a line such as ``(WEEKDAY ,?)? month:MONTH day:DAY_NUMBER (,? year:YEAR_NUMBER)?``:
capitals name a class of words, small letters and marks stand for themselves, ``name:`` marks a word
that the rule wants to look at, and ``( | ) ? {1,4}`` mean what they do in regular expressions.
There is no unbounded repetition, so a pattern looks at a bounded number of words from each place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from verifier.reading.dates.lexing import Lexed, Word
from verifier.reading.dates.meanings import Meaning
from verifier.reading.dates.vocabulary import PUNCTUATION, Vocabulary
from verifier.words.tables import BadTable

_ATOM = re.compile(
    r"\s+|(?P<name>[a-z0-9_]+):|(?P<class>[A-Z_]{2,})|(?P<word>[a-z]+)"
    r"|(?P<repeat>\{\d,\d\}|\?)|(?P<bracket>[(|)])|(?P<mark>[.,\-/;'\"$\[\]])"
)


class Hit:
    """A place where a pattern fits, with the words that it named."""

    __slots__ = ("lexed", "match", "vocabulary")

    def __init__(self, lexed: Lexed, match: re.Match[str], vocabulary: Vocabulary) -> None:
        self.lexed = lexed
        self.match = match
        self.vocabulary = vocabulary

    @property
    def start(self) -> int:
        """Index of the first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Index after the last word."""
        return self.match.end()

    def has(self, name: str) -> bool:
        """Whether the word of that name is in the pattern and in the text."""
        return name in self.match.re.groupindex and bool(self.match.group(name))

    def at(self, name: str) -> int:
        """Index of the first word of the named group."""
        return self.match.start(name)

    def word(self, name: str) -> Word:
        """The (first) word of that name."""
        return self.lexed.words[self.match.start(name)]

    def words(self, name: str) -> list[Word]:
        """All words of that name; none where it is not there."""
        if not self.has(name):
            return []
        return self.lexed.words[self.match.start(name) : self.match.end(name)]

    def before(self, back: int = 1) -> Word | None:
        """The word that many places before the first one."""
        place = self.start - back
        return self.lexed.words[place] if place >= 0 else None

    def after(self, ahead: int = 0) -> Word | None:
        """The word that many places after the last one."""
        place = self.end + ahead
        return self.lexed.words[place] if place < len(self.lexed.words) else None

    def is_class(self, word: Word | None, name: str) -> bool:
        """Whether the word is there and belongs to the class."""
        return word is not None and word.letter in self.vocabulary.of_class(name)


Meant = Meaning | None | Sequence[tuple[int, int, Meaning]]
"""What a rule makes of a hit: one meaning for all its words, several with their words, nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with a name, and what it means where it fits."""

    name: str
    pattern: str
    means: Callable[[Hit], Meant]


def literals(pattern: str) -> list[str]:
    """The words that stand for themselves in a pattern."""
    return [match.group("word") for match in _atoms(pattern) if match.lastgroup == "word"]


def _atoms(pattern: str) -> list[re.Match[str]]:
    place, atoms = 0, []
    while place < len(pattern):
        match = _ATOM.match(pattern, place)
        if match is None:
            raise BadTable(f"The pattern {pattern!r} cannot be read at {pattern[place:]!r}.")
        place = match.end()
        if match.lastgroup is not None:
            atoms.append(match)
    return atoms


def compiled(pattern: str, known: Vocabulary) -> re.Pattern[str]:
    """The pattern as a regular expression over letters.

    Raises :class:`~verifier.words.tables.BadTable` where it cannot be read, or names a class that
    no table lists.
    """
    parts, name = [], ""
    for match in _atoms(pattern):
        kind = match.lastgroup or ""
        piece = match.group(kind)
        if kind == "name":
            name = piece
        elif kind == "repeat":
            parts.append(piece)
        elif kind == "bracket":
            if piece == "(":
                parts.append(f"(?P<{name}>" if name else "(?:")
                name = ""
            else:
                parts.append(piece)
        else:
            letters = _letters(piece, kind, known)
            if len(letters) == 1:
                atom = re.escape(letters)
            else:
                atom = f"[{''.join(re.escape(letter) for letter in letters)}]"
            parts.append(f"(?P<{name}>{atom})" if name else atom)
            name = ""
    return re.compile("".join(parts))


def _letters(piece: str, kind: str, known: Vocabulary) -> str:
    if kind == "class":
        return known.of_class(piece)
    if kind == "mark" and piece in PUNCTUATION:
        return piece
    return known.letters[piece]


def needed(pattern: str, known: Vocabulary) -> frozenset[str]:
    """Letters without one of which the pattern fits nowhere: its rarest word that must be there.

    Only words outside brackets count. Empty where all stand in brackets.
    """
    atoms = _atoms(pattern)
    depth, sets = 0, []
    for place, match in enumerate(atoms):
        kind = match.lastgroup or ""
        piece = match.group(kind)
        if kind == "bracket":
            depth += {"(": 1, ")": -1}.get(piece, 0)
            continue
        following = atoms[place + 1] if place + 1 < len(atoms) else None
        optional = following is not None and following.lastgroup == "repeat"
        if depth == 0 and kind in ("class", "word", "mark") and not optional:
            sets.append(frozenset(_letters(piece, kind, known)))
    return min(sets, key=lambda letters: (len(letters), sorted(letters)), default=frozenset())
