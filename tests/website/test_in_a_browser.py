"""Does it work in a real browser? Debian's Chromium, driven as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from urllib.parse import urlencode

import pytest
from selenium.webdriver.common.keys import Keys

from tests.website.browser.serving import served
from tests.website.browser.visitor import Visitor
from verifier.pipeline import Verifier
from verifier.setup import SAMPLE
from web.app import create_app
from web.examples import OVER_THE_SAMPLE, examples_for
from web.settings import WebSettings

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STATEMENT = OVER_THE_SAMPLE[1].statement
RESULT = f"/check?{urlencode({'statement': STATEMENT})}"


@pytest.fixture(scope="module")
def address(sample: Verifier) -> Iterator[str]:
    settings = WebSettings(
        lambda: nullcontext(sample), knowledge_base=SAMPLE, examples=examples_for(SAMPLE)
    )
    with served(create_app(settings)) as address:
        yield address


def test_paste_a_claim_and_see_the_verdict(browser: Visitor, address: str) -> None:
    browser.open(address)
    browser.send("form.check", statement=STATEMENT)
    assert "Contradicted" in browser.text("h1")
    assert browser.texts(".facing mark.disagrees") == ["8.1 per cent", "9.1 per cent"]
    assert browser.value("#statement") == STATEMENT


def test_control_and_enter_check(browser: Visitor, address: str) -> None:
    browser.open(address)
    assert "Ctrl+Enter" in browser.text("form.check")
    with browser.leaving():
        browser.one("#statement").send_keys(STATEMENT, Keys.CONTROL, Keys.ENTER)
    assert "Contradicted" in browser.text("h1")


def test_all_works_without_script(browser: Visitor, address: str) -> None:
    browser.scripts(False)
    browser.open(address)
    browser.send("form.check", statement=STATEMENT)
    assert "Contradicted" in browser.text("h1")
    assert not browser.one(".copy-buttons").is_displayed()
    browser.one(".copies summary").click()
    assert "9.1 per cent" in browser.text(".plain-citation")


def test_what_was_typed_stays_when_it_cannot_be_used(browser: Visitor, address: str) -> None:
    browser.open(address)
    typed = "Des frappes ont tué 820 civils à Idlib."
    browser.send("form.check", statement=typed, speaker="Le Monde")
    assert browser.text("#statement-error")
    assert browser.value("#statement") == typed
    assert browser.value("#speaker") == "Le Monde"
    assert browser.one("#statement").get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize("form, words", [("text", "“"), ("Markdown", "> "), ("HTML", "<blockq")])
def test_a_citation_is_copied(browser: Visitor, address: str, form: str, words: str) -> None:
    browser.allow_the_clipboard(address)
    browser.open(address + RESULT)
    [button] = [one for one in browser.all("figure .copy-buttons button") if one.text == form]
    button.click()
    browser.until(lambda: browser.text("figure .copied"), "the page tells that it was copied")
    assert browser.text("figure .copied") == "Copied."
    copied = browser.run("return navigator.clipboard.readText()")
    assert copied.startswith(words) and "9.1 per cent" in copied


def test_statement_and_source_stand_side_by_side_where_there_is_room(
    browser: Visitor, address: str
) -> None:
    browser.open(address + RESULT)

    def places() -> tuple[dict[str, int], dict[str, int]]:
        quotes = browser.all(".facing figure blockquote")
        return quotes[0].rect, quotes[1].rect

    statement, source = places()
    assert abs(statement["y"] - source["y"]) <= 1
    assert statement["x"] + statement["width"] <= source["x"]
    browser.resize(320)
    statement, source = places()
    assert statement["y"] + statement["height"] <= source["y"]


# at 320 and 1280 pixels every page is looked at in tests/website/browser
@pytest.mark.parametrize("width", [480, 768, 1024, 1920])
def test_nothing_scrolls_sideways(browser: Visitor, address: str, width: int) -> None:
    browser.resize(width)
    long_word = urlencode({"statement": f"{'x' * 300} killed 820 civilians in Idlib."})
    browser.open(address + RESULT)
    claim = browser.one(".source a[href^='/claims/']").get_attribute("href")
    pages = [RESULT, f"/check?{long_word}", claim.removeprefix(address)]
    for path in ["/", "/method", *pages]:
        browser.open(address + path)
        assert browser.width() <= width, path


def test_the_keyboard_sees_where_it_is(browser: Visitor, address: str) -> None:
    browser.open(address)
    seen = []
    for _ in range(12):
        browser.focused().send_keys(Keys.TAB)
        seen.append(
            browser.run(
                "const e = document.activeElement; const s = getComputedStyle(e);"
                "return [e.id || e.textContent.trim(), s.outlineStyle, s.outlineWidth]"
            )
        )
    assert seen[0][0] == "Skip to the content"
    assert {"statement", "as_of", "Check"} <= {name for name, _, _ in seen}
    assert not [one for one in seen if one[1:] != ["solid", "3px"]]
