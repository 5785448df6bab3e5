"""Which browser do the tests share? One a run, as it was at first for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from tests.website.browser.chromium import CHROMIUM, DRIVER, MISSING, start
from tests.website.browser.visitor import Visitor


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """The browser of this run, or of this process of a run in several."""
    if not (CHROMIUM and DRIVER):
        pytest.skip(MISSING)
    driver = start(tmp_path_factory.mktemp("chromium"))
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture
def browser(chromium: webdriver.Chrome) -> Iterator[Visitor]:
    """The browser, 1280 pixels wide; the test must leave its console empty."""
    visitor = Visitor(chromium)
    visitor.forget()
    yield visitor
    told = visitor.console()
    visitor.forget()
    assert not told
