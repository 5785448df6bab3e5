"""Can an editor clear the review queue with the keyboard, and does it work without any script?"""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
import uvicorn

from knowledge.base import KnowledgeBase
from knowledge.claim import Status
from tests.website.knowledge_base.conftest import GAZETTE, NOW, claim
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS
from verifier.words.lexicon import Lexicon
from web.access.settings import AccessSettings
from web.app import create_app
from web.settings import WebSettings

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium drives the browser")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-sync", "--disable-dev-shm-usage")
PATIENCE = 60

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER),
        reason="no browser: install Debian's packages chromium and chromium-driver",
    ),
]

WORDS = (
    "Two piers were closed in 2023.",
    "The port counted 40 boats in 2022.",
    "The ferry to Holm carried 1,200 passengers in May 2024.",
    "The ferry to Holm carried 1,200 passengers in May 2024, too.",
)


@pytest.fixture
def knowledge(tmp_path: Path) -> Iterator[KnowledgeBase]:
    place = str(tmp_path / "claims.db")
    with KnowledgeBase.open(place, clock=lambda: NOW, create=True) as opened:
        yield opened


@pytest.fixture
def ids(knowledge: KnowledgeBase, reader: Reader, lexicon: Lexicon) -> list[str]:
    verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
    drafts = [claim(words, GAZETTE, status=Status.EXTRACTED) for words in WORDS]
    return list(verifier.add(drafts, by="desk").ids)


@pytest.fixture
def address(
    knowledge: KnowledgeBase, ids: list[str], reader: Reader, lexicon: Lexicon
) -> Iterator[str]:
    verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
    settings = WebSettings(lambda: nullcontext(verifier), access=AccessSettings(clock=lambda: NOW))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(executable_path=DRIVER)
    )
    try:
        yield opened
        assert not [entry["message"] for entry in opened.get_log("browser")]
    finally:
        opened.quit()


def shown(browser: webdriver.Chrome) -> str:
    return browser.find_element(By.ID, "statement").get_property("value")


def press(browser: webdriver.Chrome, key: str) -> None:
    """Presses a key where nobody is typing."""
    browser.find_element(By.TAG_NAME, "body").send_keys(key)


def wait_for(browser: webdriver.Chrome, words: str) -> None:
    WebDriverWait(browser, PATIENCE).until(
        lambda b: (
            words in b.find_element(By.TAG_NAME, "main").text
            or any(words in e.get_property("value") for e in b.find_elements(By.ID, "statement"))
        ),
        words,
    )


def test_the_queue_is_cleared_with_the_keyboard(
    browser: webdriver.Chrome, address: str, knowledge: KnowledgeBase, ids: list[str]
) -> None:
    def states() -> list[Status]:
        return [knowledge.get(one).status for one in ids]

    browser.get(f"{address}/review")
    assert shown(browser) == WORDS[0]
    press(browser, "a")
    wait_for(browser, WORDS[1])
    press(browser, "r")
    wait_for(browser, WORDS[2])
    assert states()[:2] == [Status.CITABLE, Status.REJECTED]
    assert "2 left, 2 done" in browser.find_element(By.CLASS_NAME, "pace").text
    press(browser, "u")
    wait_for(browser, WORDS[1])
    assert states()[1] is Status.EXTRACTED
    press(browser, "e")
    field = browser.switch_to.active_element
    assert field.get_attribute("id") == "statement"
    field.send_keys(Keys.END, Keys.BACKSPACE, ", a record.")
    assert states()[1] is Status.EXTRACTED, "letters that are typed decide nothing"
    field.send_keys(Keys.ESCAPE)
    press(browser, "a")
    wait_for(browser, WORDS[2])
    assert knowledge.get(ids[1]).statement == "The port counted 40 boats in 2022, a record."
    press(browser, "m")
    wait_for(browser, "1 left")
    assert states()[2:] == [Status.EXTRACTED, Status.MERGED]
    press(browser, "a")
    wait_for(browser, "Nothing waits for you")
    assert states() == [Status.CITABLE, Status.CITABLE, Status.CITABLE, Status.MERGED]


def test_keys_that_are_off_do_nothing(
    browser: webdriver.Chrome, address: str, knowledge: KnowledgeBase, ids: list[str]
) -> None:
    browser.get(f"{address}/review")
    browser.execute_script("document.querySelector('.switch').requestSubmit()")
    WebDriverWait(browser, PATIENCE).until(
        lambda b: not b.find_elements(By.CSS_SELECTOR, "[data-key]")
    )
    press(browser, "a")
    browser.get(f"{address}/review")
    assert shown(browser) == WORDS[0]
    assert knowledge.get(ids[0]).status is Status.EXTRACTED


def test_the_queue_works_without_script(
    browser: webdriver.Chrome, address: str, knowledge: KnowledgeBase, ids: list[str]
) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(f"{address}/review")
    browser.find_element(By.CSS_SELECTOR, ".buttons button[value=accept]").click()
    wait_for(browser, WORDS[1])
    browser.find_element(By.CSS_SELECTOR, ".last button").click()
    wait_for(browser, WORDS[0])
    # Enter in a field must not decide
    browser.find_element(By.ID, "speaker").send_keys("Bo Lind", Keys.ENTER)
    WebDriverWait(browser, PATIENCE).until(lambda b: knowledge.get(ids[0]).speaker)
    assert knowledge.get(ids[0]).status is Status.EXTRACTED


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_scrolls_sideways(
    browser: webdriver.Chrome, address: str, ids: list[str], width: int
) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    paths = ("/", "/claims", "/claims/new", "/claims/import", "/review", "/conflicts", "/outdated",
             "/sources?publisher=Island+Gazette", f"/claims/{ids[0]}", f"/claims/{ids[0]}/edit",
             "/speakers/Island%20Gazette")  # fmt: skip
    for path in paths:
        browser.get(address + path)
        browser.execute_script("for (const d of document.querySelectorAll('details')) d.open = 1")
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, path
