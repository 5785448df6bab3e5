"""Which letter is a symbol that Word keeps as a number in a font?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRIVATE = range(0xF000, 0xF100)
"""Where Word keeps the signs of the old symbol fonts, each by its place in its font."""

SYMBOL_FONT: Mapping[int, str] = MappingProxyType(
    {
        0xA0: "€",
        0xA2: "′",
        0xA3: "≤",
        0xA5: "∞",
        0xAB: "↔",
        0xAC: "←",
        0xAD: "↑",
        0xAE: "→",
        0xAF: "↓",
        0xB0: "°",
        0xB1: "±",
        0xB2: "″",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB8: "÷",
        0xB9: "≠",
        0xBB: "≈",
        0xBC: "…",
        0x2D: "−",
        0x6D: "μ",
        0x44: "Δ",
        0x53: "Σ",
        0x57: "Ω",
        0x61: "\N{GREEK SMALL LETTER ALPHA}",
        0x62: "\N{GREEK SMALL LETTER BETA}",
        0x67: "\N{GREEK SMALL LETTER GAMMA}",
        0x70: "\N{GREEK SMALL LETTER PI}",
        0x73: "\N{GREEK SMALL LETTER SIGMA}",
    }
)
"""Signs of Adobe's Symbol encoding that bear on figures, and the Greek letters in common use."""


def symbol(font: str, code: str) -> str:
    """The letter of a symbol; a space for one that is only a picture (an arrow of Wingdings).

    >>> symbol("Symbol", "F0B1")
    '±'
    """
    try:
        number = int(code, 16)
        letter = chr(number)
    except (ValueError, OverflowError):
        return ""
    if number in PRIVATE or number < 0x100:
        place = number & 0xFF
        if font.lower() == "symbol":
            return SYMBOL_FONT.get(place, chr(place) if 0x20 <= place < 0x40 else " ")
        if number in PRIVATE or "ding" in font.lower():
            return " "
    return letter if letter.isprintable() else " "
