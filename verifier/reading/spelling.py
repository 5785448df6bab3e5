"""Which differences of typing never matter? Quotation marks, spaces, and capitals of headlines.

The plain text has exactly as many characters as the text, so that offsets hold in both.
"""

from __future__ import annotations

from verifier.reading.headline_case import sentence_case

PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "\u201a": "'", "\u201b": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u2002": " ",
        "\u2003": " ", "\t": " ", "\n": " ", "\r": " ", "\f": " ", "\v": " ",
        "‐": "-", "‑": "-", "−": "-",
    }
)  # fmt: skip


BRACKETS = {
    "-LRB-": "  (  ", "-RRB-": "  )  ", "-LSB-": "  [  ", "-RSB-": "  ]  ",
}  # fmt: skip
"""How corpora and some archives write brackets."""


def plain(text: str) -> str:
    """The text in plain quotation marks, brackets and spaces, its first letter a capital."""
    spelt = text.translate(PLAIN)
    if "RB-" in spelt or "SB-" in spelt:
        for written, bracket in BRACKETS.items():
            spelt = spelt.replace(written, bracket)
    spelt = sentence_case(spelt)
    for at, letter in enumerate(spelt):
        if letter.isalpha():
            capital = letter.upper()
            return spelt[:at] + capital + spelt[at + 1 :] if len(capital) == 1 else spelt
        if letter.isdigit():
            break
    return spelt
