"""Is every page as a page must be, for everybody who may see it? Those of the router, so that a new
page is met without being named here.

``looks.py`` says what a page must be; ``pages.py`` fills the parameters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.website.browser.looks import faults
from tests.website.browser.newsroom import ADMIN, REVIEWER, Newsroom, newsroom
from tests.website.browser.pages import Page, addresses, answered, not_shown
from tests.website.browser.visitor import Visitor
from verifier.reading.reader import Reader
from verifier.words.lexicon import Lexicon

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass
class Looked:
    """What was seen so far, and what is wrong, by who looked and the address."""

    browser: Visitor
    shown: set[str] = field(default_factory=set)
    wrong: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def at(self, room: Newsroom, who: str, given: Mapping[str, Sequence[str]]) -> list[Page]:
        """Looks at every page as somebody sees it ("": who has not signed in), but not twice at
        the same; returns all of them."""
        cookie = room.cookie(who) if who else {}
        found = answered(room, given, {str(cookie["name"]): str(cookie["value"])} if who else {})
        if who:
            self.browser.keep_cookie(cookie)
        for page in found:
            if page.shown and page.shown not in self.shown:
                self.shown.add(page.shown)
                self.browser.open(room.address + page.path)
                if seen := faults(self.browser):
                    self.wrong[who, page.path] = seen
        return found


def test_every_page_is_as_a_page_must_be(
    browser: Visitor, reader: Reader, lexicon: Lexicon, tmp_path: Path
) -> None:
    looked = Looked(browser)
    full, empty = tmp_path / "full", tmp_path / "empty"
    full.mkdir()
    empty.mkdir()
    with newsroom(full, reader, lexicon) as room:
        one_each = {template: paths[:1] for template, paths in addresses(room).items()}
        looked.at(room, "", one_each)
        found = looked.at(room, ADMIN, addresses(room))
        assert not_shown(room, found) == []
        assert {200, 404, 422} <= {page.status for page in found if page.shown}
        refused = looked.at(room, REVIEWER, {})
        assert 403 in {page.status for page in refused if page.shown}
    browser.driver.delete_all_cookies()
    with newsroom(empty, reader, lexicon, (), sample=False, people=False) as room:
        looked.at(room, "", {})
    assert looked.wrong == {}
