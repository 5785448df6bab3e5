"""Which browser do the tests share? One a run, as it was at first for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.website.browser.chromium import CHROMIUM, DOWNLOADS, DRIVER, MISSING, start
from tests.website.browser.visitor import Visitor


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """The browser of this run, or of this process of a run in several."""
    if not (CHROMIUM and DRIVER):
        pytest.skip(MISSING)
    folder = tmp_path_factory.mktemp("chromium")
    driver = start(folder)
    try:
        yield Visitor(driver, folder / DOWNLOADS)
    finally:
        driver.quit()


@pytest.fixture
def browser(chromium: Visitor) -> Iterator[Visitor]:
    """The browser, 1280 pixels wide; the test must leave its console empty."""
    chromium.forget()
    yield chromium
    told = chromium.console()
    chromium.forget()
    assert not told
