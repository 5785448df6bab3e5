"""Do people come in, keep keys and leave in a real browser, with a script and without?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.website.browser.chromium import FOREIGN_NAME
from tests.website.browser.serving import served
from tests.website.browser.visitor import Visitor

PASSWORD = "four quiet ferry bells"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(open_house: Callable[..., contextmanager[Any]], tmp_path: Path) -> Iterator[str]:
    """Where an application listens without accounts, under a name that is not the machine's.

    Under the machine's own name the ways of ``tests/website/browser`` lead through the same pages.
    """
    with (
        open_house(tmp_path, hosts=("127.0.0.1", FOREIGN_NAME)) as house,
        served(house.client.app) as address,
    ):
        yield address.replace("127.0.0.1", FOREIGN_NAME)


def fill(browser: Visitor, action: str, number: int = 0, **fields: str) -> None:
    """Fills the first form that is sent to this address, or one further down, and sends it."""
    browser.send(f"form[action='{action}']", number, **fields)


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_the_first_admin_comes_in_makes_a_key_and_leaves(
    browser: Visitor, address: str, script: bool
) -> None:
    browser.scripts(script)
    browser.open(f"{address}/account")
    browser.follow(browser.link("let the first one in"))
    fill(browser, "/people/add", name="ann", role="admin", password=PASSWORD)
    assert browser.text("h1") == "Sign in"
    fill(browser, "/sign-in", name="ann", password="a wrong password")
    assert "wrong" in browser.text("[role=alert]")
    fill(browser, "/sign-in", password=PASSWORD)
    assert browser.text("h1") == "People"
    fill(browser, "/people/add", name="rea", role="reader", password=PASSWORD)
    assert "The account is made" in browser.text("[role=status]")
    browser.all(".cards summary")[1].click()
    fill(browser, "/people/role", 1, role="reviewer")
    assert "rea, reviewer" in browser.text(".cards")
    browser.open(f"{address}/keys")
    fill(browser, "/keys", label="the CMS", role="reviewer", days="30")
    assert browser.text("code.key").startswith("cv_")
    fill(browser, "/keys/revoke")
    assert "revoked on" in browser.text(".cards")
    browser.open(f"{address}/account")
    fill(browser, "/sign-out")
    browser.open(f"{address}/keys")
    assert browser.text("h1") == "Sign in"
    assert browser.driver.current_url.endswith("/sign-in?back=%2Fkeys")
