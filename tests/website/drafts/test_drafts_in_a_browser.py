"""Do the draft page and the figure over time work in a real browser? Debian's Chromium shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from urllib.parse import urlencode

import pytest

from tests.website.browser.serving import served
from tests.website.browser.visitor import Visitor
from verifier.pipeline import Verifier
from verifier.setup import SAMPLE
from web.app import create_app
from web.settings import WebSettings

pytestmark = [pytest.mark.browser, pytest.mark.slow]

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
    with served(create_app(settings)) as address:
        yield address


def paste(browser: Visitor, address: str) -> None:
    """Pastes the draft and waits for it to come back."""
    browser.open(f"{address}/drafts")
    browser.one("#as_of").send_keys("08162019")
    browser.send("form.draft-form", text=DRAFT)
    assert browser.all(".card")


def press(browser: Visitor, key: str) -> str:
    """What is focused once a key was pressed."""
    browser.focused().send_keys(key)
    return browser.focused().get_attribute("id")


def test_j_and_k_go_from_finding_to_finding(browser: Visitor, address: str) -> None:
    paste(browser, address)
    cards = [card.get_attribute("id") for card in browser.all(".finding")]
    supported = browser.one(".card.supported").get_attribute("id")
    assert len(cards) == 3 and supported not in cards
    assert [press(browser, key) for key in "jjjjkk"] == [
        cards[0], cards[1], cards[2], cards[2], cards[1], cards[0],
    ]  # fmt: skip
    assert browser.run(
        "const box = document.activeElement.getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= innerHeight"
    )


def test_the_keys_are_switched_off_and_stay_off(browser: Visitor, address: str) -> None:
    paste(browser, address)
    browser.one("#keys").click()
    assert press(browser, "j") == "keys"
    paste(browser, address)
    assert not browser.one("#keys").is_selected()
    browser.one("body").send_keys("j")
    assert "finding" not in browser.focused().get_attribute("class")


def test_a_card_stands_at_the_height_of_its_sentence(browser: Visitor, address: str) -> None:
    paste(browser, address)

    def places() -> list[tuple[dict[str, int], dict[str, int]]]:
        texts, cards = browser.all(".row:has(.card) .reading"), browser.all(".row .card")
        return [(text.rect, card.rect) for text, card in zip(texts, cards, strict=True)]

    assert len(places()) == 4
    for text, card in places():
        assert abs(text["y"] - card["y"]) < 12
        assert text["x"] + text["width"] <= card["x"]
    browser.resize(320)
    for text, card in places():
        assert text["y"] + text["height"] <= card["y"] + 1


def test_a_draft_is_checked_without_script(browser: Visitor, address: str) -> None:
    browser.scripts(False)
    paste(browser, address)
    assert not browser.one(".keys").is_displayed()
    assert browser.text("ins") == "18"
    assert browser.one("button[value=docx]").is_displayed()


# at 320 and 1280 pixels every page is looked at in tests/website/browser
@pytest.mark.parametrize("width", [480, 768, 1024, 1920])
def test_nothing_scrolls_sideways(browser: Visitor, address: str, width: int) -> None:
    browser.resize(width)
    paste(browser, address)
    assert browser.width() <= width
    browser.open(address + RESULT)
    figure = browser.one("a[href^='/figures?']").get_attribute("href")
    for page in (address + RESULT, figure, f"{address}/drafts", f"{address}/figures"):
        browser.open(page)
        assert browser.width() <= width, page


@pytest.mark.parametrize("width, shown", [(320, "narrow"), (1280, "wide")])
def test_one_drawing_is_shown_and_no_word_of_it_is_cut_off(
    browser: Visitor, address: str, width: int, shown: str
) -> None:
    browser.resize(width)
    browser.open(address + RESULT)
    drawings = browser.all("svg.over-time")
    assert len(drawings) == 2
    [drawing] = [one for one in drawings if one.is_displayed()]
    assert shown in drawing.get_attribute("class")
    outside = browser.run(
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
    smallest = browser.run(
        "return Math.min(...[...arguments[0].querySelectorAll('text')]"
        ".map((text) => text.getBoundingClientRect().height))",
        drawing,
    )
    assert smallest >= 11
