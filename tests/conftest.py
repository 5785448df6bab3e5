"""What do all tests share? The language model, loaded once, and the rule for skipped tests."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from verifier.language.parser import SpacyParser
    from verifier.pipeline import Verifier
    from verifier.reading.reader import Reader
    from verifier.words.lexicon import Lexicon

pytest_plugins = ["tests.website.browser.fixtures"]
"""The browser that the tests of the pages, and those of the HTML report, share."""

BROWSER_REQUIRED = "CLAIMS_VERIFIER_BROWSER_REQUIRED"
OFFICE_REQUIRED = "CLAIMS_VERIFIER_OFFICE_REQUIRED"
AXE_REQUIRED = "CLAIMS_VERIFIER_AXE_REQUIRED"
"""Set by .ci/run: there, a test that was skipped for want of a browser, of LibreOffice or of
axe-core is a failure."""

_REQUIRED = {
    BROWSER_REQUIRED: ("browser", re.compile(r"browser|chrom(?:e|ium)|selenium", re.IGNORECASE)),
    AXE_REQUIRED: ("axe", re.compile(r"axe-core", re.IGNORECASE)),
    OFFICE_REQUIRED: ("office", re.compile(r"libreoffice|soffice", re.IGNORECASE)),
}
"""By switch: the marker of its tests, and what their reason to be skipped speaks of."""


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    """The installed English pipeline, loaded once for the whole run."""
    from verifier.language.parser import load_parser

    return load_parser()


@pytest.fixture(scope="session")
def reader(parser: SpacyParser) -> Reader:
    """A reader over the installed pipeline."""
    from verifier.reading.reader import Reader

    return Reader(parser)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The relations of ordinary English words."""
    from verifier.words.lexicon import load_lexicon

    return load_lexicon()


@pytest.fixture(scope="session")
def make_verifier(reader: Reader, lexicon: Lexicon) -> Callable[[], Verifier]:
    """Makes a verifier over a fresh, empty knowledge base in memory."""
    from knowledge.base import KnowledgeBase
    from verifier.pipeline import Verifier
    from verifier.settings import DEFAULTS

    def make() -> Verifier:
        base = KnowledgeBase.in_memory(clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
        return Verifier(base, reader, lexicon, DEFAULTS)

    return make


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a browser or LibreOffice is required, a test skipped for want of one has failed."""
    report = yield
    if not report.skipped or hasattr(report, "wasxfail"):
        return report
    reason = call.excinfo.value if call.excinfo else ""
    for switch, (marker, spoken_of) in _REQUIRED.items():
        if not os.environ.get(switch):
            continue
        if item.get_closest_marker(marker) or spoken_of.search(f"{item.nodeid} {reason}"):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped where {marker} is required: {reason}"
    return report
