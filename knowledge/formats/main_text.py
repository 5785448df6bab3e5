"""Which blocks of a page are its article? Those of the smallest element with most of its prose.

What the page itself marks as its article or main part comes first. Lists of links, tables and lines
that repeat the menu are left out and counted, so that nothing is lost in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.formats.html_blocks import CELLS, HEADINGS, Page, Region, read_page
from knowledge.formats.html_letters import Block
from knowledge.formats.items import Skipped, Stretch

PART_OF_PROSE = 0.75
"""Share of the prose of a page that the element must hold in which its article is looked for."""
PART_IN_ROOT = 0.5
"""Share that is enough where the page says by itself that it is the article."""
LOST_BY_WORDS = 0.25
"""Where less of the prose than this is left by classes and ids, they are not believed."""
LINKED = 0.6
"""Share of the letters of a block in links from which it is a list of links."""
FEWEST_WORDS = 6
"""Words from which a block that ends like a sentence is prose."""
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}\s*$")


@dataclass(frozen=True, slots=True)
class MainText:
    """The article of a page: its paragraphs parted by empty lines."""

    text: str
    stretches: tuple[Stretch, ...]
    skipped: tuple[Skipped, ...]
    headline: str = ""
    """The first heading of the first order, wherever it stands."""


def main_text(written: str) -> MainText:
    """The article of a page as it stands in the file."""
    plain = read_page(written, by_words=False)
    page = believed(read_page(written), plain)
    root = root_of(page)
    inside = page.blocks[root.first : root.end] if root else page.blocks
    left_out = page.left_out + Counter({"navigation": len(page.blocks) - len(inside)})
    headline = next((block.text for block in plain.blocks if block.element == "h1"), "")
    return _assembled(inside, left_out, headline)


def believed(page: Page, plain: Page) -> Page:
    """``page``, or ``plain`` where classes and ids would leave out what the page is about."""
    return plain if _prose(page.blocks) < LOST_BY_WORDS * _prose(plain.blocks) else page


def fragment_text(written: str) -> MainText:
    """The text of a piece of HTML, as feeds hold it: all of it but what is never an article."""
    page = read_page(written)
    return _assembled(page.blocks, page.left_out, "")


def _assembled(blocks: Sequence[Block], left_out: Counter[str], headline: str) -> MainText:
    parts: list[str] = []
    stretches: list[Stretch] = []
    at = 0
    for block in blocks:
        if kind := no_prose(block):
            left_out[kind] += 1
            continue
        if parts:
            parts.append("\n\n")
            at += 2
        parts.append(block.text)
        stretches += [Stretch(at + s.at, s.origin, s.length) for s in block.stretches]
        at += len(block.text)
    skipped = tuple(Skipped(kind, pieces) for kind, pieces in sorted(left_out.items()) if pieces)
    return MainText("".join(parts), tuple(stretches), skipped, " ".join(headline.split()))


def no_prose(block: Block) -> str:
    """What a block is that does not belong to an article, "" for what does."""
    if block.linked > LINKED * len(block.text) and block.element not in HEADINGS:
        return "link list"
    return "table" if block.element in CELLS and not is_sentence(block.text) else ""


def is_sentence(text: str) -> bool:
    """Whether a block reads like prose: it has some words and ends like a sentence."""
    return _ENDS.search(text[-40:]) is not None and len(text[:200].split()) >= FEWEST_WORDS


def _prose(blocks: Sequence[Block]) -> int:
    """Letters of the blocks that read like sentences."""
    return sum(_weight(block) for block in blocks)


def _weight(block: Block) -> int:
    return len(block.text) if not no_prose(block) and is_sentence(block.text) else 0


def root_of(page: Page) -> Region | None:
    """The element that holds the article; ``None`` for the whole page."""
    sums = [0]
    for block in page.blocks:
        sums.append(sums[-1] + _weight(block))
    whole = sums[-1]

    def prose(region: Region) -> int:
        return sums[region.end] - sums[region.first]

    marked = [region for region in page.regions if region.root]
    best = max(marked, key=prose, default=None)
    if best is not None and whole and prose(best) >= PART_IN_ROOT * whole:
        # an article within the main part, where it has as much
        same = [region for region in marked if prose(region) >= PART_OF_PROSE * prose(best)]
        return min(same, key=lambda region: region.end - region.first)
    holding = [
        region
        for region in page.regions
        # one long paragraph is not yet the article that it stands in
        if region.end - region.first > 1 and prose(region) >= PART_OF_PROSE * whole
    ]
    return min(holding, key=lambda region: region.end - region.first, default=None)
