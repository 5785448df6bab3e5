"""Do people come in, keep keys and leave in a real browser, with a script and without?"""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium drives the browser")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.support.ui import Select, WebDriverWait  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
NAME = "claims.test"
"""Not the machine's own name, and no HTTPS: such a site is told less by the browser, which sends no
``Sec-Fetch-Site``."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
    f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
)
PATIENCE = 60
PASSWORD = "four quiet ferry bells"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER),
        reason="no browser: install Debian's packages chromium and chromium-driver",
    ),
]


@pytest.fixture(params=["127.0.0.1", NAME])
def address(
    request: pytest.FixtureRequest, open_house: Callable[..., contextmanager[Any]], tmp_path: Path
) -> Iterator[str]:
    """Where an application listens that has no accounts yet."""
    with open_house(tmp_path, hosts=("127.0.0.1", NAME)) as house:
        server = uvicorn.Server(uvicorn.Config(house.client.app, log_level="warning"))
        with socket.create_server(("127.0.0.1", 0)) as listener:
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
            thread.start()
            try:
                yield f"http://{request.param}:{listener.getsockname()[1]}"
            finally:
                server.should_exit = True
                thread.join(PATIENCE)


@pytest.fixture(params=["with a script", "without"])
def browser(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    if request.param == "without":
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2}
        )
    service = webdriver.ChromeService(DRIVER)
    driver = webdriver.Chrome(options=options, service=service)
    try:
        driver.set_page_load_timeout(PATIENCE)
        yield driver
    finally:
        driver.quit()


def fill(browser: Any, action: str, number: int = 0, **fields: str) -> None:
    """Fills the first form that is sent to this address, or one further down, and sends it."""
    found = browser.find_elements(By.CSS_SELECTOR, f"form[action='{action}']")[number]
    for name, text in fields.items():
        field = found.find_element(By.NAME, name)
        if field.tag_name == "select":
            Select(field).select_by_visible_text(text)
        else:
            field.clear()
            field.send_keys(text)
    page = browser.find_element(By.TAG_NAME, "html")
    found.find_element(By.TAG_NAME, "button").click()
    WebDriverWait(browser, PATIENCE).until(lambda _: gone(page))


def gone(element: Any) -> bool:
    try:
        element.is_enabled()
    except Exception:
        return True
    return False


def heading(browser: Any) -> str:
    return browser.find_element(By.TAG_NAME, "h1").text


def test_the_first_admin_comes_in_makes_a_key_and_leaves(browser: Any, address: str) -> None:
    browser.get(f"{address}/account")
    browser.find_element(By.LINK_TEXT, "let the first one in").click()
    fill(browser, "/people/add", name="ann", role="admin", password=PASSWORD)
    assert heading(browser) == "Sign in"
    fill(browser, "/sign-in", name="ann", password="a wrong password")
    assert "wrong" in browser.find_element(By.CSS_SELECTOR, "[role=alert]").text
    fill(browser, "/sign-in", password=PASSWORD)
    assert heading(browser) == "People"
    fill(browser, "/people/add", name="rea", role="reader", password=PASSWORD)
    assert "The account is made" in browser.find_element(By.CSS_SELECTOR, "[role=status]").text
    browser.find_elements(By.CSS_SELECTOR, ".cards summary")[1].click()
    fill(browser, "/people/role", 1, role="reviewer")
    assert "rea, reviewer" in browser.find_element(By.CSS_SELECTOR, ".cards").text
    browser.get(f"{address}/keys")
    fill(browser, "/keys", label="the CMS", role="reviewer", days="30")
    shown = browser.find_element(By.CSS_SELECTOR, "code.key").text
    assert shown.startswith("cv_")
    fill(browser, "/keys/revoke")
    assert "revoked on" in browser.find_element(By.CSS_SELECTOR, ".cards").text
    browser.get(f"{address}/account")
    fill(browser, "/sign-out")
    browser.get(f"{address}/keys")
    assert heading(browser) == "Sign in"
    assert browser.current_url.endswith("/sign-in?back=%2Fkeys")
