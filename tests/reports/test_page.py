"""The page of a review: its policy, its colours, and what it does in a real browser."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from tests.reports import drafts_made_by_hand as made
from tests.website.browser.visitor import Visitor
from verifier.reports import format_named
from verifier.reports.as_html import quote_parts
from verifier.reports.style import Style

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


def opened(browser: Visitor, folder: Path, *drafts, width: int = 1280, script: bool = True):
    file = folder / "report.html"
    file.write_text(page(*drafts), encoding="utf-8")
    browser.resize(width)
    browser.scripts(script)
    browser.open(file.as_uri())


def pressed(browser: Visitor, keys: str) -> str:
    """The card on which the focus stands afterwards."""
    browser.focused().send_keys(keys)
    return browser.focused().get_attribute("id")


@pytest.mark.browser
@pytest.mark.slow
class TestInABrowser:
    def test_j_and_k_go_from_finding_to_finding(self, browser, tmp_path):
        opened(browser, tmp_path)
        assert pressed(browser, "j") == "draft-1-sentence-1"
        assert pressed(browser, "j") == "draft-1-sentence-3"
        assert pressed(browser, "j") == "draft-1-sentence-4"
        assert pressed(browser, "j") == "draft-1-sentence-4"
        assert pressed(browser, "k") == "draft-1-sentence-3"

    def test_the_keys_can_be_switched_off_for_good(self, browser, tmp_path):
        opened(browser, tmp_path)
        browser.one("#keys").click()
        assert pressed(browser, "j") == "keys"

        def still_off() -> bool:
            opened(browser, tmp_path)
            return not browser.one("#keys").is_selected()

        browser.until(still_off, "the browser has kept it, which it does a moment later")
        browser.one("#keys").click()
        assert pressed(browser, "j") == "draft-1-sentence-1"

    @pytest.mark.parametrize("width", [320, 1280])
    @pytest.mark.parametrize("script", [True, False])
    def test_nothing_is_wider_than_the_screen(self, browser, tmp_path, width, script):
        hostile = made.hostile().drafts[0]
        opened(browser, tmp_path, made.ferry(), hostile, width=width, script=script)
        assert browser.width() <= width
        assert browser.one(".keys").is_displayed() is script

    def test_cards_stand_at_the_height_of_their_paragraphs(self, browser, tmp_path):
        opened(browser, tmp_path)
        for row in browser.all(".row:has(.card)"):
            text = row.find_element("css selector", ".reading > *").rect
            card = row.find_element("css selector", ".cards > *").rect
            assert abs(card["y"] - text["y"]) < 30
            assert card["x"] > text["x"] + text["width"]

    def test_a_hostile_draft_runs_nothing(self, browser, tmp_path):
        opened(browser, tmp_path, made.hostile().drafts[0])
        assert len(browser.all("script")) == 1
        assert not browser.all("img")


def test_the_point_that_speaks_against_the_statement_marks_the_words():
    agreed = made.claim(made.UNION.quote, "Since late April some", made.CitationStance.SUPPORTS)
    both = made.UNION.model_copy(update={"points": (*agreed.points, *made.UNION.points)})
    marks = [(part.text, part.bearing) for part in quote_parts(both) if part.bearing]
    assert marks == [("some 820", "disagrees")]
