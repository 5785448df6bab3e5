"""What does axe-core find wrong in a page? It stands in ``node_modules``, as ``package.json`` asks.

It is used by the tests and never shipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.website.browser.visitor import Visitor

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
MISSING = "no axe-core: run 'npm ci' in tests/website/browser"
THERE = "return typeof axe === 'object'"
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"], preload: false}).then(
  (found) => done(found.violations.map((one) =>
    one.id + ": " + one.nodes.map((node) => node.target.join(" ") + " (" +
      node.any.concat(node.all, node.none).map((check) => check.message).join("; ") + ")")
    .join(", "))),
  (error) => done([String(error)])
);
"""


def load_axe() -> str:
    """The script; the test is skipped where it is not installed."""
    if not AXE.is_file():
        pytest.skip(MISSING)
    return AXE.read_text(encoding="utf-8")


def violations(browser: Visitor, axe: str) -> list[str]:
    """What breaks a rule on the page that is open, whichever rule: its name, and where."""
    if not browser.run(THERE):
        browser.run(axe)
    return list(browser.driver.execute_async_script(RUN))
