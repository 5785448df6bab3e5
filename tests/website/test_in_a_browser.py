"""Does it work in a real browser? Debian's Chromium, driven as a person would."""

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
from web.examples import OVER_THE_SAMPLE, examples_for
from web.settings import WebSettings

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium drives the browser")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
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

STATEMENT = OVER_THE_SAMPLE[1].statement
RESULT = f"/check?{urlencode({'statement': STATEMENT})}"


@pytest.fixture(scope="module")
def address(sample: Verifier) -> Iterator[str]:
    settings = WebSettings(
        lambda: nullcontext(sample), knowledge_base=SAMPLE, examples=examples_for(SAMPLE)
    )
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
    service = webdriver.ChromeService(executable_path=DRIVER)
    browser = webdriver.Chrome(options=options, service=service)
    try:
        yield browser
    finally:
        browser.quit()


@pytest.fixture
def browser(chromium: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """The browser, 1280 pixels wide; the page must leave its console empty."""
    resize(chromium, 1280)
    chromium.get_log("browser")
    yield chromium
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    told = [entry["message"] for entry in chromium.get_log("browser")]
    assert not [message for message in told if "422" not in message]


def resize(browser: webdriver.Chrome, width: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )


def verdict(browser: webdriver.Chrome) -> str:
    WebDriverWait(browser, PATIENCE).until(lambda b: "/check?" in b.current_url)
    return browser.find_element(By.TAG_NAME, "h1").text


def test_paste_a_claim_and_see_the_verdict(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address)
    browser.find_element(By.ID, "statement").send_keys(STATEMENT)
    browser.find_element(By.CSS_SELECTOR, "form button").click()
    assert "Contradicted" in verdict(browser)
    marked = [m.text for m in browser.find_elements(By.CSS_SELECTOR, ".facing mark.disagrees")]
    assert marked == ["8.1 per cent", "9.1 per cent"]
    assert browser.find_element(By.ID, "statement").get_property("value") == STATEMENT


def test_control_and_enter_check(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address)
    assert "Ctrl+Enter" in browser.find_element(By.TAG_NAME, "form").get_property("textContent")
    browser.find_element(By.ID, "statement").send_keys(STATEMENT, Keys.CONTROL, Keys.ENTER)
    assert "Contradicted" in verdict(browser)


def test_all_works_without_script(browser: webdriver.Chrome, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(address)
    browser.find_element(By.ID, "statement").send_keys(STATEMENT)
    browser.find_element(By.ID, "statement").submit()
    assert "Contradicted" in verdict(browser)
    assert not browser.find_element(By.CLASS_NAME, "copy-buttons").is_displayed()
    browser.find_element(By.CSS_SELECTOR, ".copies summary").click()
    assert "9.1 per cent" in browser.find_element(By.CLASS_NAME, "plain-citation").text


def test_what_was_typed_stays_when_it_cannot_be_used(
    browser: webdriver.Chrome, address: str
) -> None:
    browser.get(address)
    browser.find_element(By.ID, "statement").send_keys("Des frappes ont tué 820 civils à Idlib.")
    browser.find_element(By.ID, "speaker").send_keys("Le Monde")
    browser.find_element(By.CSS_SELECTOR, "form button").click()
    WebDriverWait(browser, PATIENCE).until(lambda b: b.find_elements(By.ID, "statement-error"))
    field = browser.find_element(By.ID, "statement")
    assert field.get_property("value") == "Des frappes ont tué 820 civils à Idlib."
    assert browser.find_element(By.ID, "speaker").get_property("value") == "Le Monde"
    assert field.get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize("form, words", [("text", "“"), ("Markdown", "> "), ("HTML", "<blockq")])
def test_a_citation_is_copied(
    browser: webdriver.Chrome, address: str, form: str, words: str
) -> None:
    browser.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": address},
    )
    browser.get(address + RESULT)
    [button] = [
        one
        for one in browser.find_elements(By.CSS_SELECTOR, "figure .copy-buttons button")
        if one.text == form
    ]
    button.click()
    told = browser.find_element(By.CSS_SELECTOR, "figure .copied")
    WebDriverWait(browser, PATIENCE).until(lambda b: told.text)
    assert told.text == "Copied."
    copied = browser.execute_script("return navigator.clipboard.readText()")
    assert copied.startswith(words) and "9.1 per cent" in copied


def test_statement_and_source_stand_side_by_side_where_there_is_room(
    browser: webdriver.Chrome, address: str
) -> None:
    browser.get(address + RESULT)

    def places() -> tuple[dict[str, int], dict[str, int]]:
        quotes = browser.find_elements(By.CSS_SELECTOR, ".facing figure blockquote")
        return quotes[0].rect, quotes[1].rect

    statement, source = places()
    assert abs(statement["y"] - source["y"]) <= 1
    assert statement["x"] + statement["width"] <= source["x"]
    resize(browser, 320)
    statement, source = places()
    assert statement["y"] + statement["height"] <= source["y"]


@pytest.mark.parametrize("width", [320, 480, 768, 1024, 1280, 1920])
def test_nothing_scrolls_sideways(browser: webdriver.Chrome, address: str, width: int) -> None:
    resize(browser, width)
    long_word = urlencode({"statement": f"{'x' * 300} killed 820 civilians in Idlib."})
    browser.get(address + RESULT)
    claim = browser.find_element(By.CSS_SELECTOR, ".source a[href^='/claims/']")
    pages = [RESULT, f"/check?{long_word}", claim.get_attribute("href").removeprefix(address)]
    for path in ["/", "/method", *pages]:
        browser.get(address + path)
        browser.execute_script("for (const d of document.querySelectorAll('details')) d.open = 1")
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, path


def test_the_keyboard_sees_where_it_is(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address)
    seen = []
    for _ in range(12):
        browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
        seen.append(
            browser.execute_script(
                "const e = document.activeElement; const s = getComputedStyle(e);"
                "return [e.id || e.textContent.trim(), s.outlineStyle, s.outlineWidth]"
            )
        )
    assert seen[0][0] == "Skip to the content"
    assert {"statement", "as_of", "Check"} <= {name for name, _, _ in seen}
    assert not [one for one in seen if one[1:] != ["solid", "3px"]]
