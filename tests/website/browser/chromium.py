"""How is Debian's Chromium started for a test? Headless, with a profile of its own, and quietly."""

from __future__ import annotations

import shutil
from pathlib import Path

from selenium import webdriver

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
MISSING = "no browser: install Debian's packages chromium and chromium-driver"
DOWNLOADS = "downloads"
PATIENCE = 60
"""Seconds that anything may take on a busy machine; no test asserts a time."""
FOREIGN_NAME = "claims.test"
"""Not the machine's own name, and no HTTPS: such a site is told less by the browser, which sends no
``Sec-Fetch-Site``."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
    # a mouse, as whoever has a keyboard has one: pages tell about keys only then
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,"
    "primaryPointerType=4,availablePointerTypes=4",
    f"--host-resolver-rules=MAP {FOREIGN_NAME} 127.0.0.1",
)


def start(folder: Path) -> webdriver.Chrome:
    """A browser that keeps its profile and what it downloads in a folder; ``quit`` ends it."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    downloads = folder / DOWNLOADS
    downloads.mkdir()
    options.add_experimental_option(
        "prefs",
        {"download.default_directory": str(downloads), "download.prompt_for_download": False},
    )
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_page_load_timeout(PATIENCE)
    driver.set_script_timeout(PATIENCE)
    return driver
