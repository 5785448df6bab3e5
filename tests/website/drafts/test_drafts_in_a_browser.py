"""Do the draft page and the figure over time work in a real browser? Debian's Chromium shows."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlencode

import pytest
import uvicorn

from verifier.pipeline import Verifier
from verifier.setup import SAMPLE
from web.app import create_app
from web.settings import WebSettings

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium drives the browser")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
)
PATIENCE = 60

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER),
        reason="no browser: install Debian's packages chromium and chromium-driver",
    ),
]

DRAFT = """Some 820 civilians have been killed in Idlib since late April, the Syrian Observatory \
for Human Rights says.

Air strikes on Idlib killed 28 civilians on 21 July 2019.

HTS took control of the Idlib region in January 2018.

The United Nations said 300,000 people had been displaced by the bombardment of Idlib.
"""
TOLL = "The Observatory puts the civilian toll in Idlib since late April at 1,200"
RESULT = f"/check?{urlencode({'statement': TOLL, 'as_of': '2019-08-16'})}"


@pytest.fixture(scope="module")
def address(sample: Verifier) -> Iterator[str]:
    settings = WebSettings(lambda: nullcontext(sample), knowledge_base=SAMPLE)
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile: Path = tmp_path_factory.mktemp("profile")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(executable_path=DRIVER)
    )
    try:
        yield browser
    finally:
        browser.quit()


@pytest.fixture
def browser(chromium: webdriver.Chrome, address: str) -> Iterator[webdriver.Chrome]:
    """The browser, 1280 pixels wide; the page must leave its console empty."""
    resize(chromium, 1280)
    chromium.get(address)
    chromium.execute_script("localStorage.clear()")
    chromium.get_log("browser")
    yield chromium
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert not [entry["message"] for entry in chromium.get_log("browser")]


def resize(browser: webdriver.Chrome, width: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )


def paste(browser: webdriver.Chrome, address: str) -> None:
    """Pastes the draft and waits for it to come back."""
    browser.get(f"{address}/drafts")
    browser.find_element(By.ID, "text").send_keys(DRAFT)
    browser.find_element(By.ID, "as_of").send_keys("08162019")
    browser.find_element(By.ID, "text").submit()
    WebDriverWait(browser, PATIENCE).until(lambda b: b.find_elements(By.CLASS_NAME, "card"))


def press(browser: webdriver.Chrome, key: str) -> str:
    """What is focused once a key was pressed."""
    browser.switch_to.active_element.send_keys(key)
    return browser.switch_to.active_element.get_attribute("id")


def test_j_and_k_go_from_finding_to_finding(browser: webdriver.Chrome, address: str) -> None:
    paste(browser, address)
    cards = [card.get_attribute("id") for card in browser.find_elements(By.CLASS_NAME, "finding")]
    supported = browser.find_element(By.CSS_SELECTOR, ".card.supported").get_attribute("id")
    assert len(cards) == 3 and supported not in cards
    assert [press(browser, key) for key in "jjjjkk"] == [
        cards[0], cards[1], cards[2], cards[2], cards[1], cards[0],
    ]  # fmt: skip
    assert browser.execute_script(
        "const box = document.activeElement.getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= innerHeight"
    )


def test_the_keys_are_switched_off_and_stay_off(browser: webdriver.Chrome, address: str) -> None:
    paste(browser, address)
    browser.find_element(By.ID, "keys").click()
    assert press(browser, "j") == "keys"
    paste(browser, address)
    assert not browser.find_element(By.ID, "keys").is_selected()
    browser.find_element(By.TAG_NAME, "body").send_keys("j")
    assert "finding" not in browser.switch_to.active_element.get_attribute("class")


def test_a_card_stands_at_the_height_of_its_sentence(
    browser: webdriver.Chrome, address: str
) -> None:
    paste(browser, address)
    rows = [
        row
        for row in browser.find_elements(By.CLASS_NAME, "row")
        if row.find_elements(By.CLASS_NAME, "card")
    ]
    assert len(rows) == 4
    for row in rows:
        text = row.find_element(By.CLASS_NAME, "reading").rect
        card = row.find_element(By.CLASS_NAME, "card").rect
        assert abs(text["y"] - card["y"]) < 12
        assert text["x"] + text["width"] <= card["x"]
    resize(browser, 320)
    for row in rows:
        text = row.find_element(By.CLASS_NAME, "reading").rect
        card = row.find_element(By.CLASS_NAME, "card").rect
        assert text["y"] + text["height"] <= card["y"] + 1


def test_a_draft_is_checked_without_script(browser: webdriver.Chrome, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    paste(browser, address)
    assert not browser.find_element(By.CLASS_NAME, "keys").is_displayed()
    assert browser.find_element(By.TAG_NAME, "ins").text == "18"
    assert browser.find_element(By.CSS_SELECTOR, "button[value=docx]").is_displayed()


@pytest.mark.parametrize("width", [320, 480, 768, 1024, 1280, 1920])
def test_nothing_scrolls_sideways(browser: webdriver.Chrome, address: str, width: int) -> None:
    resize(browser, width)
    paste(browser, address)
    wide = "return document.documentElement.scrollWidth"
    opened = "for (const d of document.querySelectorAll('details')) d.open = 1"
    browser.execute_script(opened)
    assert browser.execute_script(wide) <= width
    browser.get(address + RESULT)
    figure = browser.find_element(By.CSS_SELECTOR, "a[href^='/figures?']").get_attribute("href")
    for page in (address + RESULT, figure, f"{address}/drafts", f"{address}/figures"):
        browser.get(page)
        browser.execute_script(opened)
        assert browser.execute_script(wide) <= width, page


@pytest.mark.parametrize("width, shown", [(320, "narrow"), (1280, "wide")])
def test_one_drawing_is_shown_and_no_word_of_it_is_cut_off(
    browser: webdriver.Chrome, address: str, width: int, shown: str
) -> None:
    resize(browser, width)
    browser.get(address + RESULT)
    drawings = browser.find_elements(By.CSS_SELECTOR, "svg.over-time")
    assert len(drawings) == 2
    [drawing] = [one for one in drawings if one.is_displayed()]
    assert shown in drawing.get_attribute("class")
    outside = browser.execute_script(
        """
        const box = arguments[0].getBoundingClientRect();
        return [...arguments[0].querySelectorAll("text")].filter((text) => {
          const at = text.getBoundingClientRect();
          return at.left < box.left - 1 || at.right > box.right + 1
              || at.top < box.top - 1 || at.bottom > box.bottom + 1;
        }).map((text) => text.textContent);
        """,
        drawing,
    )
    assert outside == []
    smallest = browser.execute_script(
        "return Math.min(...[...arguments[0].querySelectorAll('text')]"
        ".map((text) => text.getBoundingClientRect().height))",
        drawing,
    )
    assert smallest >= 11
