"""The page of a review: its policy, its colours, and what it does in a real browser."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from tests.reports import drafts_made_by_hand as made
from verifier.reports import format_named
from verifier.reports.as_html import quote_parts
from verifier.reports.style import Style

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
)
PATIENCE = 60
GROUNDS = ("paper", "card", "agrees-paper", "disagrees-paper", "near-paper")


def page(*drafts) -> str:
    return format_named("html").review(made.run_over(*(drafts or (made.ferry(),))), Style())


def styles() -> dict[str, dict[str, str]]:
    """The named colours on light and on dark paper."""
    css = re.search("<style>(.*?)</style>", page(), re.DOTALL)[1]
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return {"light": named, "dark": {**named, **dict(re.findall(r"--([\w-]+): (#\w{6});", dark))}}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["muted", "accent", "supported", "contradicted", "unverified"])
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_every_text_stands_out(scheme, text, ground):
    named = styles()[scheme]
    assert contrast(named[text], named[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_ink_stands_out_on_every_ground(scheme, ground):
    named = styles()[scheme]
    assert contrast(named["ink"], named[ground]) >= 4.5


def test_the_policy_lets_in_the_style_and_the_script_of_the_page_alone():
    text = page()
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
    parts = dict(part.split(" ", 1) for part in policy.replace("&#39;", "'").split("; "))
    assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"
    for element in ("style", "script"):
        (content,) = re.findall(f"<{element}>(.*?)</{element}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert parts[f"{element}-src"] == f"'sha256-{digest}'"


def test_nothing_comes_from_elsewhere():
    text = page()
    assert not re.search(r"<(link|img|iframe|object|embed|base)\b|@import|url\(", text)
    assert re.findall(r'href="(?!#)([^"]*)"', text) == [made.UNION.url] * len(
        re.findall('rel="noopener noreferrer nofollow"', text)
    )


def test_verdicts_are_told_by_word_and_sign():
    for sign, word in (("✓", "Supported"), ("✗", "Contradicted"), ("?", "Unverified")):
        assert f'<span class="sign" aria-hidden="true">{sign}</span> {word}' in page()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    if not (CHROMIUM and DRIVER):
        pytest.skip("no browser: install Debian's packages chromium and chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=DRIVER)
    browser = webdriver.Chrome(options=options, service=service)
    try:
        yield browser
    finally:
        browser.quit()


def opened(browser, folder: Path, *drafts, width: int = 1280, script: bool = True):
    file = folder / "report.html"
    file.write_text(page(*drafts), encoding="utf-8")
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
    browser.get(file.as_uri())
    return browser


def pressed(browser, keys: str) -> str:
    """The card on which the focus stands afterwards."""
    browser.switch_to.active_element.send_keys(keys)
    return browser.switch_to.active_element.get_attribute("id")


def still_off(browser) -> bool:
    browser.refresh()
    return not browser.find_element("id", "keys").is_selected()


@pytest.mark.browser
@pytest.mark.slow
class TestInABrowser:
    def test_j_and_k_go_from_finding_to_finding(self, chromium, tmp_path):
        browser = opened(chromium, tmp_path)
        assert pressed(browser, "j") == "draft-1-sentence-1"
        assert pressed(browser, "j") == "draft-1-sentence-3"
        assert pressed(browser, "j") == "draft-1-sentence-4"
        assert pressed(browser, "j") == "draft-1-sentence-4"
        assert pressed(browser, "k") == "draft-1-sentence-3"
        assert not browser.get_log("browser")

    def test_the_keys_can_be_switched_off_for_good(self, chromium, tmp_path):
        browser = opened(chromium, tmp_path)
        browser.find_element("id", "keys").click()
        assert pressed(browser, "j") == "keys"
        # the browser keeps it a moment later
        WebDriverWait(browser, PATIENCE).until(still_off)
        browser.find_element("id", "keys").click()
        assert pressed(browser, "j") == "draft-1-sentence-1"

    @pytest.mark.parametrize("width", [320, 1280])
    @pytest.mark.parametrize("script", [True, False])
    def test_nothing_is_wider_than_the_screen(self, chromium, tmp_path, width, script):
        hostile = made.hostile().drafts[0]
        browser = opened(chromium, tmp_path, made.ferry(), hostile, width=width, script=script)
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        root = browser.find_element("tag name", "html")
        assert int(root.get_property("scrollWidth")) <= width
        assert browser.find_element("class name", "keys").is_displayed() is script

    def test_cards_stand_at_the_height_of_their_paragraphs(self, chromium, tmp_path):
        browser = opened(chromium, tmp_path)
        for row in browser.find_elements("css selector", ".row:has(.card)"):
            text = row.find_element("css selector", ".reading > *").rect
            card = row.find_element("css selector", ".cards > *").rect
            assert abs(card["y"] - text["y"]) < 30
            assert card["x"] > text["x"] + text["width"]

    def test_a_hostile_draft_runs_nothing(self, chromium, tmp_path):
        browser = opened(chromium, tmp_path, made.hostile().drafts[0])
        assert not browser.get_log("browser")
        assert len(browser.find_elements("css selector", "script")) == 1
        assert not browser.find_elements("css selector", "img")


def test_the_point_that_speaks_against_the_statement_marks_the_words():
    agreed = made.claim(made.UNION.quote, "Since late April some", made.CitationStance.SUPPORTS)
    both = made.UNION.model_copy(update={"points": (*agreed.points, *made.UNION.points)})
    marks = [(part.text, part.bearing) for part in quote_parts(both) if part.bearing]
    assert marks == [("some 820", "disagrees")]
