"""How does somebody look after the claims? By adding, editing, importing, reviewing, retracting.

A way yields wherever a page stands that is worth a look: one that no address alone shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.website.browser.newsroom import CITED, LATER
from tests.website.browser.ways import Walk

MOVE = "form[action$='/move']"
TABLE = (
    "Claim,Said by,Day,Where\nThe lido of Holm had 310 visitors in 2023,Bo Lind,2024-02-01,Holm\n"
)


def write_a_claim(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/claims")
    browser.follow(browser.link("Add a claim"))
    browser.send("form[action='/claims/new']")
    assert browser.text("[role=alert]")
    yield
    browser.send(
        "form[action='/claims/new']",
        statement="The tram of Holm had 7,300 passengers in 2023.",
        publisher="Coast Courier",
        citable="1",
    )
    assert browser.text("h1 .status") == "citable"
    browser.follow(browser.link("Edit"))
    browser.send("form[action$='/edit']", place="Holm", why="the place was missing")
    assert "the place was missing" in browser.text(".history")
    browser.follow(browser.link("Correct"))
    browser.send("form[action$='/correct']", statement="")
    assert browser.text(".error")
    yield
    browser.send(
        "form[action$='/correct']", statement="The tram of Holm had 7,400 passengers in 2023."
    )
    assert "7,400" in browser.text("blockquote") and browser.text("h1 .status") == "citable"


def add_what_is_nearly_there(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/claims/new")
    fields = {
        "statement": "Three lighthouses were lit in 2021, again.",
        "publisher": "Island Gazette",
    }
    browser.send("form[action='/claims/new']", **fields)
    assert "Nearly the same is here already" in browser.text(), browser.text()
    yield
    browser.follow(browser.button("Add it all the same"))
    assert "Claim" in browser.text("h1")


def retract_and_undo(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to(f"/claims/{walk.room.claims['Two piers were closed in 2023.']}")
    browser.send(MOVE, why="the paper took it back", press="button[value=retract]")
    assert browser.text("h1 .status") == "retracted"
    browser.send(MOVE, press="button[value=undo]")
    assert browser.text("h1 .status") == "citable"
    browser.unfold(".actions details")
    together = len(browser.all(MOVE)) - 1
    if browser.all("#successor"):
        browser.put(browser.one("#successor"), "0000000000000000")
    browser.send(MOVE, together, press="button[value=supersede]")
    assert browser.text("[role=alert]")
    yield


def bring_in_a_table(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    sent = walk.folder / "claims.csv"
    broken = walk.folder / "broken.xlsx"
    broken.write_bytes(b"no table at all")
    sent.write_text(TABLE, encoding="utf-8")
    form = "form[action='/claims/import']"
    walk.to("/claims")
    browser.follow(browser.link("Import a file"))
    browser.send(form, file=str(broken))
    assert browser.text("#file-error")
    yield
    browser.send(form, file=str(sent), publisher="Coast Courier")
    assert "Nothing is stored yet" in browser.text() and "310 visitors" in browser.text(".held")
    yield
    browser.send(form, column_3="place", press="button[value=look]")
    assert "Holm" in browser.text(".held")
    browser.follow(browser.button("Import"))
    assert browser.text("h1") == "1 claim added"
    yield


def review_what_waits(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/")
    browser.follow(browser.link("Review"))
    before = browser.value("#statement")
    left = int(browser.text(".pace").split()[0])
    browser.follow(browser.one(".buttons button[value=reject]"))
    assert f"{left - 1} left, 1 done" in browser.text(".pace")
    yield
    browser.follow(browser.one(".last button"))
    assert browser.value("#statement") == before
    if walk.script:
        with browser.leaving():
            browser.one("body").send_keys("a")
        browser.send("form.switch")
        assert not browser.all("[data-key]")
        browser.send("form.switch")
        assert browser.all("[data-key]")
    else:
        browser.follow(browser.one(".buttons button[value=accept]"))
        assert not browser.one("form.switch").is_displayed()
    assert browser.value("#statement") != before


def settle_a_conflict(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/claims")
    browser.follow(browser.link("Conflicts"))
    assert "1,900" in browser.text() and "17 people" in browser.text()
    browser.follow(browser.button("Let the later one take its place"))
    assert browser.text("h1 .status") == "superseded"
    yield from ()


def let_old_claims_expire(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/claims")
    browser.follow(browser.link("Outdated"))
    assert "40 crowns" in browser.text()
    browser.follow(browser.button("Let it expire"))
    assert "No citable claim is past" in browser.text()
    yield


def retract_a_source(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to(f"/claims/{walk.room.claims[LATER]}")
    browser.follow(browser.link("Everything in this source"))
    assert CITED in browser.text(".relied")
    browser.send("form[action='/sources/retract']", why="the Gazette took it back")
    assert "retracted" in browser.text(".claims")
    yield


WAYS = (
    write_a_claim,
    add_what_is_nearly_there,
    retract_and_undo,
    bring_in_a_table,
    review_what_waits,
    settle_a_conflict,
    let_old_claims_expire,
    retract_a_source,
)
