"""Do the pages whose address has no parameter fit a narrow screen, and keep the console empty?

The list is made from the router, so that a new page is met without being named here.
"""

from __future__ import annotations

import shutil
import socket
import threading
from contextlib import nullcontext
from pathlib import Path

import pytest
import uvicorn
from fastapi.routing import APIRoute, iter_route_contexts

from verifier.pipeline import Verifier
from verifier.setup import SAMPLE
from web.app import create_app
from web.settings import Limits, WebSettings

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium drives the browser")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER),
        reason="no browser: install Debian's packages chromium and chromium-driver",
    ),
]


def test_every_page_without_parameters(sample: Verifier, tmp_path: Path) -> None:
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
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    found = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            browser = webdriver.Chrome(
                options=options, service=webdriver.ChromeService(executable_path=DRIVER)
            )
            try:
                browser.execute_cdp_cmd(
                    "Emulation.setDeviceMetricsOverride",
                    {"width": 320, "height": 900, "deviceScaleFactor": 1, "mobile": False},
                )
                for path in paths:
                    browser.get(f"http://127.0.0.1:{listener.getsockname()[1]}{path}")
                    wide = browser.execute_script("return document.documentElement.scrollWidth")
                    headings = browser.execute_script(
                        "return document.querySelectorAll('h1').length"
                    )
                    # a page that cannot be had says so with its status, which Chromium notes
                    told = [
                        entry["message"]
                        for entry in browser.get_log("browser")
                        if "the server responded with a status of 4" not in entry["message"]
                    ]
                    if wide > 320 or headings != 1 or told:
                        found.append((path, wide, headings, told))
            finally:
                browser.quit()
        finally:
            server.should_exit = True
            thread.join(60)
    assert not found
