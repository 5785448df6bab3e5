"""Which names do styles of headings, titles and tables of contents have in office programs?"""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis"
    r"|заголовок) ?[1-9]|subtitle",
    re.IGNORECASE,
)
"""Built-in names stay English in the file; some programs write them in their own language."""
_TITLE = re.compile(r"title", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|contents) ?(?:[1-9]|heading)|index [1-9]", re.IGNORECASE)


def names_heading(name: str) -> bool:
    """Whether a style of that name makes headings."""
    return bool(_HEADING.fullmatch(name))


def names_title(name: str) -> bool:
    """Whether a style of that name makes the title of the draft."""
    return bool(_TITLE.fullmatch(name))


def names_contents(name: str) -> bool:
    """Whether a style of that name makes the lines of a table of contents or an index."""
    return bool(_CONTENTS.fullmatch(name))
