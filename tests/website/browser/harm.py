"""Has hostile text done anything in a browser? No dialog, no script, no element, no breach of the
policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import verifier.reports
import web
from tests.website.browser.injections import tokens
from tests.website.browser.visitor import Visitor

LOOK = Path(__file__).with_name("harm.js").read_text(encoding="utf-8")
LISTEN = """
window.breaches = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.breaches.push(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""


def tags_of(folder: Path) -> set[str]:
    """Every element that the templates in a folder write."""
    return {
        tag
        for template in folder.rglob("*.html")
        for tag in re.findall(r"<([a-z][a-z0-9]*)", template.read_text(encoding="utf-8"))
    }


# what stands between a table and its rows is the browser's own
OF_REPORTS = tags_of(Path(verifier.reports.__file__).parent) | {"tbody"}
OF_PAGES = (tags_of(Path(web.__file__).parent) | OF_REPORTS) - {"style"}


@dataclass
class Watch:
    """What was met on all the pages so far."""

    browser: Visitor
    told: list[str] = field(default_factory=list)
    found: set[tuple[int, str]] = field(default_factory=set)
    """The payloads that stood there, by number and field."""
    copies: set[str] = field(default_factory=set)
    """What pages offer to be copied as Markdown."""
    pages: int = 0

    def look(self, where: str, tags: set[str] = OF_PAGES, own_scripts: int = 0) -> None:
        """Looks at the page that is open."""
        seen = self.browser.run(LOOK, sorted(tags), own_scripts)
        self.told += [f"{where}: {one}" for one in [*seen["told"], *self.browser.console()]]
        self.found |= tokens(seen["texts"])
        self.copies |= set(seen["copies"])
        self.pages += 1


@contextmanager
def watching(browser: Visitor) -> Iterator[Watch]:
    """Listens in every page that is opened within it for breaches of its policy."""
    added = browser.driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument", {"source": LISTEN}
    )
    try:
        yield Watch(browser)
    finally:
        browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
