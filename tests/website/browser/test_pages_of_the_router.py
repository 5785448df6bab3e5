"""Is every page as a page must be, for everybody who may see it? Those of the router, so that a new
page is met without being named here.

``looks.py`` says what a page must be; ``pages.py`` fills the parameters.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.website.browser.looks import faults
from tests.website.browser.newsroom import ADMIN, REVIEWER, newsroom
from tests.website.browser.pages import Page, addresses, answered, not_shown
from tests.website.browser.visitor import Visitor
from verifier.reading.reader import Reader
from verifier.words.lexicon import Lexicon

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def look_at(browser: Visitor, address: str, found: Sequence[Page]) -> dict:
    """What is wrong, by address."""
    wrong = {}
    for page in found:
        if page.html:
            browser.open(address + page.path)
            if seen := faults(browser):
                wrong[page.path] = seen
    return wrong


def sent(cookie: dict[str, object]) -> dict[str, str]:
    """The cookie as a browser sends it."""
    return {str(cookie["name"]): str(cookie["value"])}


def test_every_page_as_an_admin_sees_it(
    browser: Visitor, reader: Reader, lexicon: Lexicon, tmp_path: Path
) -> None:
    with newsroom(tmp_path, reader, lexicon) as room:
        cookie = room.cookie(ADMIN)
        found = answered(room, addresses(room), sent(cookie))
        assert not_shown(room, found) == []
        assert {200, 404, 422} <= {page.status for page in found if page.html}
        browser.keep_cookie(cookie)
        assert look_at(browser, room.address, found) == {}


def test_every_page_as_whoever_has_not_signed_in_sees_it(
    browser: Visitor, reader: Reader, lexicon: Lexicon, tmp_path: Path
) -> None:
    with newsroom(tmp_path, reader, lexicon) as room:
        one_each = {template: paths[:1] for template, paths in addresses(room).items()}
        found = answered(room, one_each, {})
        assert {200, 404, 422} <= {page.status for page in found if page.html}
        assert look_at(browser, room.address, found) == {}


def test_what_a_reviewer_is_told_of_pages_that_are_an_admins(
    browser: Visitor, reader: Reader, lexicon: Lexicon, tmp_path: Path
) -> None:
    with newsroom(tmp_path, reader, lexicon, sample=False) as room:
        cookie = room.cookie(REVIEWER)
        found = [page for page in answered(room, {}, sent(cookie)) if page.status == 403]
        assert found
        browser.keep_cookie(cookie)
        assert look_at(browser, room.address, found) == {}


def test_every_page_while_there_is_nothing_yet(
    browser: Visitor, reader: Reader, lexicon: Lexicon, tmp_path: Path
) -> None:
    with newsroom(tmp_path, reader, lexicon, (), sample=False, people=False) as room:
        assert look_at(browser, room.address, answered(room, {}, {})) == {}
