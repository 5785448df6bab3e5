"""Is a page as every page must be? It has one heading, is narrow enough, leaves the console silent
and gives axe nothing to find."""

from __future__ import annotations

from tests.website.browser.axe import violations
from tests.website.browser.visitor import Visitor

NARROW, USUAL = 320, 1280
"""Widths in CSS pixels."""
SCHEMES = ("light", "dark")


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
        for scheme in SCHEMES:
            browser.prefer(scheme)
            found += [f"{width} {scheme}: {one}" for one in violations(browser)]
    browser.prefer(SCHEMES[0])
    found += browser.console()
    return found
