"""Is docs/reading.md still what the tables and the examples say?"""

from __future__ import annotations

from scripts.make_reading_page import PAGE, page


def test_the_committed_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "Run scripts/make_reading_page.py: a table or an example has changed."
    )
