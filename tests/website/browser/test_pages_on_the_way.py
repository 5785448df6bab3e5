"""Is every page that answers a form as a page must be? Those that the main ways lead through."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.website.browser.axe import load_axe
from tests.website.browser.looks import faults
from tests.website.browser.newsroom import newsroom
from tests.website.browser.test_ways import IN_ORDER
from tests.website.browser.visitor import Visitor
from tests.website.browser.ways import Walk
from verifier.reading.reader import Reader
from verifier.words.lexicon import Lexicon

pytestmark = [pytest.mark.browser, pytest.mark.axe, pytest.mark.slow]


def test_every_page_that_a_form_leads_to(
    browser: Visitor, reader: Reader, lexicon: Lexicon, tmp_path: Path
) -> None:
    axe = load_axe()
    wrong = {}
    with newsroom(tmp_path, reader, lexicon, reading_open=False) as room:
        for way in IN_ORDER:
            for _ in way(Walk(browser, room, tmp_path)):
                if seen := faults(browser, axe):
                    wrong[way.__name__, browser.driver.current_url] = seen
                browser.resize(1280)
    assert wrong == {}
