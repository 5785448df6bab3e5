"""Is a page as every page must be? It has one heading, is narrow enough, leaves the console silent
and gives axe nothing to find."""

from __future__ import annotations

from tests.website.browser.axe import violations
from tests.website.browser.visitor import Visitor

NARROW, USUAL = 320, 1280
"""Widths in CSS pixels."""
SCHEMES: dict[str, tuple[str, ...]] = {
    "light": (),
    "dark": ("color-contrast", "link-in-text-block"),
}
"""The rules of axe that are asked in each, () for all: in the second only those that look at
colours, as the others see the same page once more."""


def faults(browser: Visitor) -> list[str]:
    """What is wrong with the page that is open, with all its details open too."""
    found = []
    headings = browser.all("h1")
    if len(headings) != 1:
        found.append(f"{len(headings)} headings of the first order")
    for width in (NARROW, USUAL):
        browser.resize(width)
        wide = browser.width()
        if wide > width:
            found.append(f"{wide} pixels wide on a screen of {width}")
        for scheme, rules in SCHEMES.items():
            browser.prefer(scheme)
            found += [f"{width} {scheme}: {one}" for one in violations(browser, rules)]
    browser.prefer("light")
    found += browser.console()
    return found
