"""Can an editor clear the review queue with the keyboard, and does it work without any script?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from knowledge.base import KnowledgeBase
from knowledge.claim import Status
from tests.website.browser.serving import served
from tests.website.browser.visitor import Visitor
from tests.website.knowledge_base.conftest import GAZETTE, NOW, claim
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS
from verifier.words.lexicon import Lexicon
from web.access.settings import AccessSettings
from web.app import create_app
from web.settings import WebSettings

pytestmark = [pytest.mark.browser, pytest.mark.slow]

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
    with served(create_app(settings)) as address:
        yield address


def press(browser: Visitor, key: str) -> None:
    """Presses a key that decides, where nobody is typing; the next card stands afterwards."""
    with browser.leaving():
        browser.one("body").send_keys(key)


def test_the_queue_is_cleared_with_the_keyboard(
    browser: Visitor, address: str, knowledge: KnowledgeBase, ids: list[str]
) -> None:
    def states() -> list[Status]:
        return [knowledge.get(one).status for one in ids]

    browser.open(f"{address}/review")
    assert browser.value("#statement") == WORDS[0]
    press(browser, "a")
    assert browser.value("#statement") == WORDS[1]
    press(browser, "r")
    assert browser.value("#statement") == WORDS[2]
    assert states()[:2] == [Status.CITABLE, Status.REJECTED]
    assert "2 left, 2 done" in browser.text(".pace")
    press(browser, "u")
    assert browser.value("#statement") == WORDS[1]
    assert states()[1] is Status.EXTRACTED
    browser.one("body").send_keys("e")
    field = browser.focused()
    assert field.get_attribute("id") == "statement"
    field.send_keys(Keys.END, Keys.BACKSPACE, ", a record.")
    assert states()[1] is Status.EXTRACTED, "letters that are typed decide nothing"
    field.send_keys(Keys.ESCAPE)
    press(browser, "a")
    assert browser.value("#statement") == WORDS[2]
    assert knowledge.get(ids[1]).statement == "The port counted 40 boats in 2022, a record."
    press(browser, "m")
    assert "1 left" in browser.text(".pace")
    assert states()[2:] == [Status.EXTRACTED, Status.MERGED]
    press(browser, "a")
    assert "Nothing waits for you" in browser.text()
    assert states() == [Status.CITABLE, Status.CITABLE, Status.CITABLE, Status.MERGED]


def test_keys_that_are_off_do_nothing(
    browser: Visitor, address: str, knowledge: KnowledgeBase, ids: list[str]
) -> None:
    browser.open(f"{address}/review")
    browser.send("form.switch")
    assert not browser.all("[data-key]")
    browser.one("body").send_keys("a")
    browser.open(f"{address}/review")
    assert browser.value("#statement") == WORDS[0]
    assert knowledge.get(ids[0]).status is Status.EXTRACTED


def test_the_queue_works_without_script(
    browser: Visitor, address: str, knowledge: KnowledgeBase, ids: list[str]
) -> None:
    browser.scripts(False)
    browser.open(f"{address}/review")
    browser.follow(browser.one(".buttons button[value=accept]"))
    assert browser.value("#statement") == WORDS[1]
    browser.follow(browser.one(".last button"))
    assert browser.value("#statement") == WORDS[0]
    # Enter in a field must not decide
    with browser.leaving():
        browser.one("#speaker").send_keys("Bo Lind", Keys.ENTER)
    assert knowledge.get(ids[0]).speaker
    assert knowledge.get(ids[0]).status is Status.EXTRACTED


def test_nothing_scrolls_sideways(browser: Visitor, address: str, ids: list[str]) -> None:
    browser.resize(768)
    paths = ("/", "/claims", "/claims/new", "/claims/import", "/review", "/conflicts", "/outdated",
             "/sources?publisher=Island+Gazette", f"/claims/{ids[0]}", f"/claims/{ids[0]}/edit",
             "/speakers/Island%20Gazette")  # fmt: skip
    for path in paths:
        browser.open(address + path)
        assert browser.width() <= 768, path
