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


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The lexemes of ``text`` side by side: lower-case words, where they begin and end."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

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
    )
