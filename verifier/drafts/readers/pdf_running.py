"""Which lines of a PDF are no part of its text? Heads and feet that come back on other pages, and
the numbers of pages.

Only what stands in the first or last two rows of a page is looked at, and a line that ends like a
sentence must come back letter by letter: figures that differ may be what is to be checked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from verifier.drafts.readers.pdf_lines import PrintedLine

ROWS = 2
"""Rows at the top and at the bottom of a page that may be a head or a foot."""
LONGEST = 150
"""Characters of such a line."""
FEWEST_PAGES = 2
PART_OF_PAGES = 0.25
"""Share of the pages with text on which it must come back: heads may differ by chapter."""
FEWEST_FOR_SENTENCES = 3
"""Pages on which a line that ends like a sentence must come back."""

PAGE_NUMBERS = "page numbers"

_FINAL = re.compile(r"[.!?…][\"”’')\]]*$")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:(?:page|p\.)\s?)?[-–—|]?\s?(\d{1,4})\s?(?:(?:/|of|\|)\s?\d{1,4})?\s?[-–—|]?", re.IGNORECASE
)

Place = tuple[int, int]
"""The page and the line on it, both counted from 0."""


def running_lines(pages: Sequence[Sequence[PrintedLine]]) -> Mapping[Place, str]:
    """The lines that are no part of the text, each with what it is."""
    edges = [place for number, lines in enumerate(pages) for place in _edges(number, lines)]
    found = dict.fromkeys(_page_numbers(pages, edges), PAGE_NUMBERS)
    seen: dict[str, set[int]] = defaultdict(set)
    for place in edges:
        seen[_key(pages[place[0]][place[1]].text)].add(place[0])
    with_text = sum(bool(lines) for lines in pages)
    for place in edges:
        text = pages[place[0]][place[1]].text
        count = len(seen[_key(text)])
        fewest = FEWEST_FOR_SENTENCES if _FINAL.search(text) else FEWEST_PAGES
        if place not in found and count >= max(fewest, PART_OF_PAGES * with_text):
            found[place] = f"a line that comes back on {count:,} pages, “{text}”"
    return found


def _edges(page: int, lines: Sequence[PrintedLine]) -> Iterator[Place]:
    """The lines in the first and last rows of a page."""
    rows = sorted({round(line.y) for line in lines})
    outer = {*rows[:ROWS], *rows[-ROWS:]}
    for number, line in enumerate(lines):
        if round(line.y) in outer and len(line.text) <= LONGEST:
            yield page, number


def _key(text: str) -> str:
    return text if _FINAL.search(text) else _DIGITS.sub("#", text.lower())


def _page_numbers(
    pages: Sequence[Sequence[PrintedLine]], edges: Sequence[Place]
) -> Iterator[Place]:
    """Lines that are a number which grows with the pages, or is the page's own."""
    numbers = {
        place: int(written[1])
        for place in edges
        if (written := _NUMBER.fullmatch(pages[place[0]][place[1]].text))
    }
    ahead = Counter(number - page for (page, _), number in numbers.items())
    for (page, line), number in numbers.items():
        if number == page + 1 or ahead[number - page] > 1:
            yield page, line
