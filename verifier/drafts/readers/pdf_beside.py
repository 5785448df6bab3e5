"""What does a page of a PDF hold beside its text layer? Pictures of text, notes, form fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PageObject

SCAN = 500_000
"""Points of a picture that may show a page of text: that of an A4 page at 72 points an inch."""
FEW_LETTERS = 200
"""A page with fewer letters than this beside such a picture has a head or a stamp and no text."""
MOST_NOTES = 1_000
"""Notes of one page that are looked at."""

_DRAWS = re.compile(rb"(?<![\w/])(?:Do|BI|sh|S|s|f\*?|F|B\*?|b\*?)(?![\w/])")


def picture_of_text(page: PageObject, letters: int) -> bool:
    """Whether a page with so many letters shows what may be text and has no letters for it."""
    if letters == 0:
        return _draws(page)
    return letters < FEW_LETTERS and any(size >= SCAN for size in _pictures(page))


def _draws(page: PageObject) -> bool:
    """Whether the page prints anything; one that is empty on purpose does not."""
    contents = page.get_contents()
    return contents is not None and _DRAWS.search(contents.get_data()) is not None


def _pictures(page: PageObject) -> Iterator[int]:
    """The points of each picture that the page may show."""
    objects = _found(_found(page.get("/Resources")).get("/XObject"))
    for one in list(objects.values())[:MOST_NOTES]:
        picture = _found(one)
        if picture.get("/Subtype") == "/Image":
            width, height = picture.get("/Width"), picture.get("/Height")
            if isinstance(width, int) and isinstance(height, int):
                yield width * height


def notes_beside(page: PageObject) -> Iterator[tuple[str, bool]]:
    """What each note of the page is, and whether it stands on the page as text that is not read."""
    notes: Any = page.get("/Annots")
    notes = notes.get_object() if hasattr(notes, "get_object") else notes
    if not isinstance(notes, list):
        return
    for number, one in enumerate(notes):
        if number == MOST_NOTES:
            yield f"more than {MOST_NOTES:,} notes", True
            return
        note = _found(one)
        match note.get("/Subtype"):
            case "/FreeText" if note.get("/Contents"):
                yield "text typed over the page", True
            case "/Widget" if isinstance(note.get("/V", ""), str) and note.get("/V"):
                yield "a form field", True
            case "/Text" | "/Highlight" | "/StrikeOut" | "/Caret" if note.get("/Contents"):
                yield "a comment", False


def _found(value: Any) -> Mapping[str, Any]:
    value = value.get_object() if hasattr(value, "get_object") else value
    return value if isinstance(value, Mapping) else {}
