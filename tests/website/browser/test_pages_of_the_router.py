"""Do the pages whose address has no parameter fit a narrow screen, and keep the console empty?

The list is made from the router, so that a new page is met without being named here.
"""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from tests.website.browser.serving import served
from tests.website.browser.visitor import Visitor
from verifier.pipeline import Verifier
from verifier.setup import SAMPLE
from web.app import create_app
from web.settings import Limits, WebSettings

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_every_page_without_parameters(browser: Visitor, sample: Verifier) -> None:
    settings = WebSettings(
        lambda: nullcontext(sample), knowledge_base=SAMPLE, limits=Limits(rate="100000/minute")
    )
    app = create_app(settings)
    paths = sorted(
        {
            one.path
            for one in iter_route_contexts(app.routes)
            if isinstance(one.original_route, APIRoute)
            and "GET" in one.methods
            and not one.original_route.include_in_schema
            and not set("{.") & set(one.path)
        }
    )
    assert {"/", "/method", "/claims"} <= set(paths)
    found = []
    browser.resize(320)
    with served(app) as address:
        for path in paths:
            browser.open(address + path)
            wide, headings, told = browser.width(), len(browser.all("h1")), browser.console()
            if wide > 320 or headings != 1 or told:
                found.append((path, wide, headings, told))
    assert not found
