"""Which differences of typing never matter? Quotation marks, spaces and the first letter.

The plain text has exactly as many characters as the text, so that offsets hold in both.
"""

from __future__ import annotations

PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "\u201a": "'", "\u201b": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u2002": " ",
        "\u2003": " ", "\t": " ", "\n": " ", "\r": " ", "\f": " ", "\v": " ",
        "‐": "-", "‑": "-", "−": "-",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """The text in plain quotation marks, hyphens and spaces, its first letter a capital."""
    spelt = text.translate(PLAIN)
    for at, letter in enumerate(spelt):
        if letter.isalpha():
            capital = letter.upper()
            return spelt[:at] + capital + spelt[at + 1 :] if len(capital) == 1 else spelt
        if letter.isdigit():
            break
    return spelt
