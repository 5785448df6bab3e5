"""Which words, numbers and signs does a text consist of? One pass, offsets kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

SPACES = "\u00a0\u2007\u2009\u202f"
"""No-break and thin spaces, which typesetters put between groups of three digits."""

_LEXEME = re.compile(
    rf"""
      \d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?          # 1,200,000.5
    | \d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?   # groups between thin spaces
    | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)                 # 12'400, the Swiss way
    | 0\d{{2,4}}(?:[\ -]\d{{3,4}}){{1,3}}(?!\d)           # 0800 123 456: a telephone number
    | [1-9]\d{{0,2}}(?:\ \d{{3}}){{2,4}}(?!\d)          # 12 345 678
    | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.])             # 1.200.000, the continental way
    | \d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}(?!\d)         # 1.111,50
    | \d{{1,3}}(?:\ \d{{3}}){{0,3}}\ 000(?!\d)          # 400 000
    | \d{{1,3}},\ 0\d\d(?!\d)                        # 80, 000 of texts that were cut into words
    | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)              # 1,00,000: lakhs and crores
    | \d+(?:\.\d+)?(?:[eE][-+]?\d{{1,2}}\b)?         # 42, 4.2, 1.3e6
    | (?<![\w.])\.\d+                                # .5
    | [^\W\d_]+(?:['’][^\W\d_]+)?                    # words, with their apostrophe
    | \S
    """,
    re.VERBOSE,
)


_DECIMAL_COMMA = re.compile(
    r"\d\.\d{3},\d|(?<![\d,])\d{1,3},\d{1,2}\s?(?:%|€|EUR\b|euro|million\b|billion\b|per ?cent\b)"
)
"""Numbers that only a text with the continental decimal comma has."""


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The lexemes of ``text`` side by side: lower-case words, where they begin and end."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    decimal_comma: bool = False
    """Whether the text writes decimals after a comma, and so thousands after a point."""

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The lower-case word at ``index``; "" before the first and after the last."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def raw(self, index: int) -> str:
        """The lexeme as it is written; "" outside the text."""
        if 0 <= index < len(self.words):
            return self.text[self.starts[index] : self.ends[index]]
        return ""

    def joined(self, index: int) -> bool:
        """Whether no space parts the lexeme at ``index`` from the one before it."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def is_capitalised(self, index: int) -> bool:
        """Whether the lexeme begins with a capital letter."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def is_digits(self, index: int) -> bool:
        """Whether the lexeme is a number in digits."""
        return 0 <= index < len(self.words) and self.words[index][-1].isdecimal()

    def is_word(self, index: int) -> bool:
        """Whether the lexeme is a word."""
        return 0 <= index < len(self.words) and self.words[index][0].isalpha()


def lex(text: str) -> Lexemes:
    """The lexemes of ``text``, in linear time."""
    matches = list(_LEXEME.finditer(text))
    return Lexemes(
        text,
        tuple(m.group().lower() for m in matches),
        tuple(m.start() for m in matches),
        tuple(m.end() for m in matches),
        "," in text and _DECIMAL_COMMA.search(text) is not None,
    )
