"""Is axe-core there, and does it find what is wrong? Without it the other tests prove less."""

from __future__ import annotations

import pytest

from tests.website.browser.axe import MISSING, axe_script, violations
from tests.website.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.axe, pytest.mark.slow]

FAULTY = """
document.documentElement.lang = "en"; document.title = "A page";
document.body.innerHTML = "<main><h1>A page</h1>"
  + "<p style='color: #999; background: white'>pale</p><input type='text'></main>";
"""


def test_axe_finds_what_is_wrong(browser: Visitor) -> None:
    if not axe_script():
        pytest.skip(MISSING)
    browser.run(FAULTY)
    assert {one.partition(":")[0] for one in violations(browser)} == {"color-contrast", "label"}
