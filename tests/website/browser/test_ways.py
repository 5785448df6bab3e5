"""Does the main way of every page work, with a script and without? And is every page on it, such
as those that answer a form, as a page must be?

The ways stand in ``ways_of_*.py``. The log of the application tells which routes they used, so a
page that no way leads through is told.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.website.browser import ways_of_access, ways_of_curating, ways_of_reading
from tests.website.browser.looks import faults
from tests.website.browser.newsroom import Newsroom, newsroom
from tests.website.browser.pages import routes
from tests.website.browser.visitor import Visitor
from tests.website.browser.ways import Walk
from verifier.reading.reader import Reader
from verifier.words.lexicon import Lexicon

pytestmark = [pytest.mark.browser, pytest.mark.slow]

IN_ORDER = (
    *ways_of_access.WAYS,
    *ways_of_reading.WAYS,
    *ways_of_curating.WAYS,
    ways_of_access.sign_out,
)
ONLY_WITH_A_SCRIPT = {"POST /shortcuts"}
"""Switches the keys of a script on and off."""


def used(room: Newsroom) -> set[str]:
    """The routes at which somebody got what they were there for."""
    return {f"{one['method']} {one['route']}" for one in room.asked if int(one["status"]) < 400}


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_every_page_is_gone_through(
    browser: Visitor, reader: Reader, lexicon: Lexicon, tmp_path: Path, script: bool
) -> None:
    gone, wrong = set(), {}
    browser.scripts(script)
    with newsroom(tmp_path, reader, lexicon, reading_open=False) as room:
        for way in IN_ORDER:
            for number, _ in enumerate(way(Walk(browser, room, tmp_path, script))):
                # the pages are the same without a script
                if script and (seen := faults(browser)):
                    wrong[way.__name__, number] = seen
        gone |= used(room)
    assert wrong == {}
    folder = tmp_path / "empty"
    folder.mkdir()
    with newsroom(folder, reader, lexicon, (), sample=False, people=False) as room:
        for _ in ways_of_access.begin_with_the_sample(Walk(browser, room, tmp_path, script)):
            pass
        gone |= used(room)
    every = {f"{method} {path}" for method in ("GET", "POST") for path in routes(room.app, method)}
    every -= {"GET /v1/openapi.json"}
    assert every - gone == (set() if script else ONLY_WITH_A_SCRIPT)
