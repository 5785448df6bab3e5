"""What sort of word is each? A text as words with one letter each, ready for the patterns."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from verifier.reading.dates.vocabulary import SHAPES, Vocabulary

# No number has more than ten groups of three: without a limit the search keeps a state for each.
_WORD = re.compile(
    r"""
    (?P<date>(?<![\w.,/])(?:\d{4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,2}
        |\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d))(?=T\d|(?![\w/]|-(?!\d)|[.,]\d)))
    |(?P<month>(?<![\w.,/-])(?!\d\d(?:03[-/]04|04[-/]05|05[-/]06|06[-/]07|07[-/]08|08[-/]09
            |09[-/]10|10[-/]11|11[-/]12)(?!\d))(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\w/-]|[.,]\d)
        |(?<![\w.,/-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\w/-]|[.,]\d)
        |(?<![\w.,/-])(?!\d\d(?:03/04|04/05|05/06|06/07|07/08|08/09|09/10|10/11|11/12)(?!\d))
            (?:19|20)\d\d/(?:0[1-9]|1[0-2])(?![\w/-]|[.,]\d))
    |(?P<decade>\d{2}(?:\d{2})?(?<=0)(?:['’]?s)(?!\w)|['’]\d0s(?!\w))
    |(?P<short>['’]\d\d(?![\w]))
    |(?P<clock>\d{1,2}(?:[:.]\d\d){0,2}\ ?(?:[ap]\.m\b\.?|[ap]m\b)|\d{1,2}:\d\d(?::\d\d)?(?!\d))
    |(?P<ordinal>\d{1,4}(?:st|nd|rd|th)(?!\w))
    |(?P<quarter>[Qq][1-4](?!\w)|[1-4]Q(?!\w))
    |(?P<half>H[12](?!\w)|[12]H(?!\w))
    |(?P<fiscal>FY\ ?(?:\d{4}|\d\d)(?!\w))
    |(?P<number>\d+(?:,\d{3}){0,9}(?:\.\d+)?(?!\w))
    |(?P<own>['’]s(?!\w))
    |(?P<will>['’](?:ll|d)(?!\w))
    |(?P<word>[^\W_]+)
    |(?P<break>\n\s*\n)
    |(?P<mark1>[^\w\s])
    """,
    re.VERBOSE,
)
_DASHES = {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "’": "'", "‘": "'", "£": "$", "€": "$"}


class Word(NamedTuple):
    """A word, number or mark of the text, ``text[start:end]``."""

    start: int
    end: int
    text: str
    """In lower case; dashes are "-", currency signs "$"."""
    letter: str
    capital: bool
    number: int = 0
    day: date | None = None
    """The date of ISO and other forms in digits."""


class Lexed(NamedTuple):
    """A text as words, and their letters as one string of the same length."""

    text: str
    words: list[Word]
    letters: str


def lex(text: str, known: Vocabulary) -> Lexed:
    """The words of the text, in one pass."""
    words: list[Word] = []
    letters = known.letters
    for match in _WORD.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        piece = match.group()
        if kind == "word":
            low = piece.lower()
            capital = piece[0].isupper()
            letter = letters.get(low.capitalize() if capital else low) or letters.get(low)
            if letter is None:
                letter = "X" if capital else "x"
            elif low in known.cardinals or low in known.ordinals:
                joined = _joined(words, low, known)
                if joined is not None:
                    first = words[-2] if words[-1].text == "-" else words[-1]
                    del words[-2 if words[-1].text == "-" else -1 :]
                    words.append(joined._replace(start=first.start, end=end, capital=first.capital))
                    continue
                number = known.cardinals.get(low, known.ordinals.get(low, 0))
                words.append(Word(start, end, low, letter, capital, number))
                continue
            words.append(Word(start, end, low, letter, capital))
        elif kind == "mark1":
            low = _DASHES.get(piece, piece)
            words.append(Word(start, end, low, letters.get(low, "x"), False))
        elif kind == "number":
            words.append(_number(start, end, piece))
        else:
            words.append(_shaped(start, end, piece, kind or "", letters))
    words = _with_spoken_years(words)
    return Lexed(text, words, "".join([word.letter for word in words]))


def _with_spoken_years(words: list[Word]) -> list[Word]:
    """The words with "nineteen ninety-six" and "two thousand and five" as one number each."""
    if not any(word.text in ("eighteen", "nineteen", "twenty", "thousand") for word in words):
        return words
    found: list[Word] = []
    place = 0
    while place < len(words):
        year, length = _spoken_year(words, place)
        if year:
            last = words[place + length - 1]
            found.append(
                words[place]._replace(end=last.end, text=str(year), letter="y", number=year)
            )
        else:
            found.append(words[place])
            length = 1
        place += length
    return found


def _spoken_year(words: list[Word], place: int) -> tuple[int, int]:
    """The year that the words from that place write, and how many they are; 0 for none."""
    texts = [word.text for word in words[place : place + 4]]
    if texts[:2] == ["two", "thousand"]:
        rest = 3 if texts[2:3] == ["and"] else 2
        number = _small(words, place + rest)
        return (2000 + number, rest + 1) if number else (2000, 2)
    if texts[0] in ("eighteen", "nineteen", "twenty"):
        number = _small(words, place + 1)
        if number >= 10 and words[place + 1].start > words[place].end:
            return 100 * words[place].number + number, 2
    return 0, 0


def _small(words: list[Word], place: int) -> int:
    """The number below a hundred that a word writes in letters; 0 for none."""
    if place >= len(words) or not words[place].text[0].isalpha():
        return 0
    ordinal = words[place].letter == SHAPES["COMPOUND_ORDINAL"] or words[place].text.endswith("th")
    return 0 if ordinal or not 0 < words[place].number < 100 else words[place].number


def _joined(words: list[Word], low: str, known: Vocabulary) -> Word | None:
    """ "twenty-one" and "twenty first" as one word; ``None`` where ``low`` stands by itself."""
    before = words[-1] if words else None
    if before is not None and before.text == "-" and len(words) > 1:
        before = words[-2]
    if before is None or before.letter not in known.classes["TENS"]:
        return None
    value = known.cardinals.get(low) or known.ordinals.get(low, 0)
    if not 0 < value < 10:
        return None
    total = before.number + value
    shape = SHAPES["COMPOUND_CARDINAL" if low in known.cardinals else "COMPOUND_ORDINAL"]
    return Word(0, 0, f"{before.text}-{low}", shape, False, total)


def _number(start: int, end: int, piece: str) -> Word:
    if "," in piece or "." in piece:
        whole = piece.split(".")[0].replace(",", "")
        return Word(start, end, piece, "z", False, int(whole[:9]))
    if len(piece) > 9:
        return Word(start, end, piece, "n", False, 10**9)
    value = int(piece)
    if len(piece) <= 2:
        return Word(start, end, piece, "d" if 1 <= value <= 31 else "e", False, value)
    if len(piece) == 4 and 1000 <= value < 2200:
        return Word(start, end, piece, "y", False, value)
    return Word(start, end, piece, "n", False, value)


def _shaped(start: int, end: int, piece: str, kind: str, letters: dict[str, str] | object) -> Word:
    low = piece.lower().replace("’", "'")
    digits = re.sub(r"\D", "", piece)
    value = int(digits[:8]) if digits else 0
    if kind in ("date", "sign", "mark"):
        day = numeric_date(piece)
        if day is None:
            return Word(start, end, low, "n", False, 0)
        return Word(start, end, low, "I", False, 0, day)
    if kind == "month":
        month, year = sorted(int(part) for part in re.split("[-/]", piece))
        return Word(start, end, low, "J", False, 100 * year + month)
    if kind == "ordinal":
        return Word(start, end, low, "o" if 1 <= value <= 31 else "p", False, value)
    if kind == "own":
        return Word(start, end, "'s", "S", False)
    if kind == "will":
        return Word(start, end, low, "x", False)
    shape = {
        "decade": "D",
        "short": "Y",
        "clock": "T",
        "quarter": "Q",
        "half": "H",
        "fiscal": "F",
        "break": "¶",
    }[kind]
    return Word(start, end, low, shape, False, value)


def numeric_date(piece: str) -> date | None:
    """The day that digits write: year first, else day first unless that cannot be (British)."""
    orders: tuple[tuple[int, int, int], ...]
    a, b, c = (int(part) for part in re.split(r"[-/.]", piece))
    if a > 31:
        orders = ((a, b, c),)
    else:
        year = c if c > 99 else full_year(c)
        orders = ((year, b, a), (year, a, b))
    for year, month, day in orders:
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def full_year(two_digits: int) -> int:
    """The year that two digits stand for: 1950 to 2049."""
    return two_digits + (1900 if two_digits >= 50 else 2000)
