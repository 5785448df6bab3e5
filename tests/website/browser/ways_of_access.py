"""How do people come in, and let others and programs in? Sign-in, account, people and keys.

A way yields wherever a page stands that is worth a look: one that no address alone shows.
"""

from __future__ import annotations

from collections.abc import Iterator

import httpx2 as httpx

from tests.website.browser.newsroom import ADMIN, CITED, PASSWORD
from tests.website.browser.ways import Walk

OTHER_PASSWORD = "six loud winter gulls"


def sign_in(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/account")
    assert browser.text("h1") == "Sign in"
    browser.send("form[action='/sign-in']", name=ADMIN, password="not this one at all")
    assert "wrong" in browser.text("[role=alert]")
    yield
    browser.send("form[action='/sign-in']", password=PASSWORD)
    assert f"signed in as {ADMIN}" in browser.text()


def change_the_password(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    form = "form[action='/account/password']"
    walk.to("/account")
    browser.send(form, present="not this one at all", password=OTHER_PASSWORD)
    assert browser.text("[role=alert]")
    yield
    browser.send(form, present=PASSWORD, password=OTHER_PASSWORD)
    assert "is changed" in browser.text("[role=status]")
    yield


def let_somebody_in(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/account")
    browser.follow(browser.link("People"))
    browser.send("form[action='/people/add']", name="ron", password=PASSWORD)
    assert browser.text("[role=alert]")
    yield
    browser.send("form[action='/people/add']", name="con", role="contributor", password=PASSWORD)
    assert "The account is made" in browser.text("[role=status]")
    card = "li:has([value=con])"
    for action, fields, said in (
        ("role", {"role": "reviewer"}, "The role is changed"),
        ("password", {"password": OTHER_PASSWORD}, "The password is changed"),
        ("disable", {}, "lets nobody in any more"),
        ("enable", {}, "lets its owner in again"),
    ):
        browser.unfold(f"{card} details")
        browser.send(f"{card} form[action='/people/{action}']", **fields)
        assert said in browser.text("[role=status]")
    assert "con, reviewer" in browser.text(card)


def make_and_use_a_key(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/account")
    browser.follow(browser.link("API keys"))
    browser.send("form[action='/keys']", label="the agenda", role="reader", days="never")
    assert browser.text("[role=alert]")
    yield
    browser.send("form[action='/keys']", label="the agenda", role="reader", days="30")
    key = browser.text("code.key")
    yield

    def asked() -> httpx.Response:
        claim = f"{walk.address}/v1/claims/{walk.room.claims[CITED]}"
        return httpx.get(claim, headers={"Authorization": f"Bearer {key}"})

    assert asked().json()["statement"] == CITED
    browser.send(f"form:has([value='{key.split('_')[0]}_{key.split('_')[1]}'])")
    assert asked().status_code == 401


def sign_out(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/account")
    browser.send("form[action='/sign-out']")
    walk.to("/keys")
    assert browser.text("h1") == "Sign in"
    yield from ()


def begin_with_the_sample(walk: Walk) -> Iterator[None]:
    """In a room in which there is nothing and nobody yet."""
    browser = walk.browser
    walk.to("/")
    assert "This knowledge base is empty" in browser.text()
    browser.follow(browser.button("Add the sample"))
    assert "To try" in browser.text()
    browser.follow(browser.one(".examples a"))
    assert browser.text("h1 .verdict")
    walk.to("/account")
    browser.follow(browser.link("let the first one in"))
    browser.send("form[action='/people/add']", name=ADMIN, role="admin", password=PASSWORD)
    assert browser.text("h1") == "Sign in"
    yield


WAYS = (sign_in, let_somebody_in, make_and_use_a_key, change_the_password)
