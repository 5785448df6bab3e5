"""How does a test use a browser as a person would? It acts, and reads a page only once it stands.

What sends the browser to another page happens within :meth:`Visitor.leaving`, which ends when the
next page has been read to its end. Nothing is read of a page that is being replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import (
    NoAlertPresentException,
    NoSuchElementException,
    WebDriverException,
)
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.website.browser.chromium import PATIENCE

DIALOGS_AT_MOST = 1_000
OPEN_DETAILS = "for (const one of document.querySelectorAll('details')) one.open = true"
WIDTH = "return document.documentElement.scrollWidth"


def is_no_fault(message: str) -> bool:
    """Whether the console tells what a page is meant to be.

    A page that is itself an error (404, 422 ...) has its status; a style or script that is missing
    is a fault. A site without HTTPS, under a name that is not the machine's own, is told that some
    headers need it.
    """
    if "the server responded with a status of 4" in message:
        return "/static/" not in message
    return "Cross-Origin-Opener-Policy header has been ignored" in message


class Visitor:
    """A browser with one open page. ``driver`` is Selenium's own; ``downloads`` the folder in which
    it saves files."""

    def __init__(self, driver: Chrome, downloads: Path) -> None:
        self.driver = driver
        self.downloads = downloads

    # The page that is open

    def one(self, css: str) -> WebElement:
        """The first element that fits; an error when there is none."""
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        """Every element that fits."""
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def text(self, css: str = "main") -> str:
        """What can be read in the first element that fits."""
        return self.one(css).text

    def texts(self, css: str) -> list[str]:
        """What can be read in each element that fits."""
        return [element.text for element in self.all(css)]

    def value(self, css: str) -> str:
        """What stands in a field."""
        return str(self.one(css).get_property("value"))

    def button(self, words: str) -> WebElement:
        """The button, or what opens details, that begins with these words and can be seen."""
        fitting = [
            element
            for element in self.all("button, summary")
            if element.is_displayed() and element.text.startswith(words)
        ]
        if not fitting:
            raise NoSuchElementException(f"no button {words!r} at {self.driver.current_url}")
        return fitting[0]

    def link(self, words: str, within: str = "body") -> WebElement:
        """The first link with exactly these words, within the first element that fits."""
        return self.one(within).find_element(By.LINK_TEXT, words)

    def focused(self) -> WebElement:
        """Where the keyboard stands."""
        return self.driver.switch_to.active_element

    def run(self, script: str, *given: object) -> Any:
        """What a script answers that is run in the page."""
        return self.driver.execute_script(script, *given)

    def width(self) -> int:
        """How wide the page is with all details open, in CSS pixels."""
        self.run(OPEN_DETAILS)
        return int(self.run(WIDTH))

    # From page to page

    def open(self, address: str) -> None:
        """Goes to an address."""
        self.driver.get(address)

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Within it something is done that leads to another page; it ends when that page stands."""
        before = self.one("html").id
        yield

        def arrived(_: object) -> bool:
            return (
                self.one("html").id != before
                and self.run("return document.readyState") == "complete"
            )

        # in between there is no page that could be asked
        WebDriverWait(
            self.driver, PATIENCE, poll_frequency=0.02, ignored_exceptions=[WebDriverException]
        ).until(arrived, f"still at {self.driver.current_url}")

    def follow(self, element: WebElement) -> None:
        """Clicks on what leads to another page, and waits for it."""
        with self.leaving():
            element.click()

    def send(self, form: str, /, number: int = 0, press: str = "button", **fields: str) -> None:
        """Fills the form that fits (the first, or one further down) and sends it."""
        found = self.all(form)[number]
        for name, given in fields.items():
            self.put(found.find_element(By.NAME, name), given)
        self.follow(found.find_element(By.CSS_SELECTOR, press))

    def put(self, field: WebElement, given: str) -> None:
        """Puts something into a field in place of what stands there."""
        kind = field.get_attribute("type")
        if field.tag_name == "select":
            Select(field).select_by_visible_text(given)
        elif kind == "checkbox":
            if field.is_selected() != bool(given):
                field.click()
        else:
            if kind != "file":
                field.clear()
            field.send_keys(given)

    def unfold(self, details: str) -> None:
        """Opens details, as a click on their summary does; they may be open already."""
        found = self.one(details)
        if found.get_attribute("open") is None:
            found.find_element(By.TAG_NAME, "summary").click()

    def save(self, element: WebElement, ending: str) -> bytes:
        """Clicks on what sends a file, and returns what was saved under a name that ends so."""
        element.click()

        def there() -> list[Path]:
            return [one for one in self.downloads.iterdir() if one.name.endswith(ending)]

        self.until(there, f"a file {ending} is saved")
        [file] = there()
        content = file.read_bytes()
        file.unlink()
        return content

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Waits until something holds that a script of the page, or the server, brings about."""
        WebDriverWait(
            self.driver, PATIENCE, poll_frequency=0.02, ignored_exceptions=[WebDriverException]
        ).until(lambda _: holds(), what)

    # The browser itself

    def resize(self, width: int, height: int = 900) -> None:
        """Makes the window so many CSS pixels wide."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def prefer(self, scheme: str) -> None:
        """Asks pages for their "light" or "dark" colours."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def scripts(self, on: bool) -> None:
        """Lets the pages that are opened from now on run their scripts, or not."""
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not on})

    def keep_cookie(self, cookie: dict[str, object]) -> None:
        """Keeps a cookie as if a site had set it."""
        self.driver.execute_cdp_cmd("Network.setCookie", cookie)

    def allow_the_clipboard(self, origin: str) -> None:
        """Lets the pages of an origin write to the clipboard and read it."""
        granted = ["clipboardReadWrite", "clipboardSanitizedWrite"]
        self.driver.execute_cdp_cmd(
            "Browser.grantPermissions", {"permissions": granted, "origin": origin}
        )

    def console(self) -> list[str]:
        """What was told in the console since it was last asked, but for what is no fault."""
        told = [str(entry["message"]) for entry in self.driver.get_log("browser")]
        return [message for message in told if not is_no_fault(message)]

    def dismiss(self) -> None:
        """Closes the dialogs that a page has opened, one after the other."""
        for _ in range(DIALOGS_AT_MOST):
            try:
                self.driver.switch_to.alert.dismiss()
            except NoAlertPresentException:
                return

    def forget(self) -> None:
        """Is again as it was at first: nothing kept, nothing emulated, no page open."""
        self.dismiss()
        self.scripts(True)
        where = self.run("return location.origin")
        self.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        if where != "null":
            self.driver.execute_cdp_cmd(
                "Storage.clearDataForOrigin", {"origin": where, "storageTypes": "all"}
            )
        self.driver.execute_cdp_cmd("Browser.resetPermissions", {})
        self.open("about:blank")
        self.prefer("light")
        self.resize(1280)
        self.driver.get_log("browser")
