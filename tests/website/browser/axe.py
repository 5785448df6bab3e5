"""What does axe-core find wrong in a page? It stands in ``node_modules``, as ``package.json`` asks.

It is used by the tests and never shipped. Where it is not installed, pages are looked at without
it, and ``test_axe.py`` is skipped, which fails in ``.ci/run``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.website.browser.visitor import Visitor

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
MISSING = "no axe-core: run 'npm ci' in tests/website/browser"
THERE = "return typeof axe === 'object'"
RUN = """
const done = arguments[arguments.length - 1];
const only = arguments[0].length ? {runOnly: {type: "rule", values: arguments[0]}} : {};
axe.run(document, {resultTypes: ["violations"], preload: false, ...only}).then(
  (found) => done(found.violations.map((one) =>
    one.id + ": " + one.nodes.map((node) => node.target.join(" ") + " (" +
      node.any.concat(node.all, node.none).map((check) => check.message).join("; ") + ")")
    .join(", "))),
  (error) => done([String(error)])
);
"""


@cache
def axe_script() -> str:
    """The script, "" where it is not installed."""
    return AXE.read_text(encoding="utf-8") if AXE.is_file() else ""


def violations(browser: Visitor, rules: tuple[str, ...] = ()) -> list[str]:
    """What breaks a rule on the page that is open, one of these or any: its name, and where."""
    if not axe_script():
        return []
    if not browser.run(THERE):
        browser.run(axe_script())
    return list(browser.driver.execute_async_script(RUN, rules))
