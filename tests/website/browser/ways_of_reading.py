"""How does somebody come to what they want to know? Statements, drafts, figures and claims.

A way yields wherever a page stands that is worth a look: one that no address alone shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.website.browser.newsroom import CITED
from tests.website.browser.pages import TOLL, checked
from tests.website.browser.ways import Walk
from web.examples import OVER_THE_SAMPLE

DRAFT = f"""{CITED}

{OVER_THE_SAMPLE[1].statement}

The mayor of Holm was born in 1961.
"""


def check_a_statement(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    browser.allow_the_clipboard(walk.address)
    walk.to("/")
    browser.send("form.check", statement="Des frappes ont tué 820 civils à Idlib.")
    assert browser.text("#statement-error")
    yield
    browser.send("form.check", statement=CITED)
    assert "Supported" in browser.text("h1")
    if walk.script:
        browser.one("figure .copy-buttons button").click()
        browser.until(lambda: browser.text("figure .copied"), "it is told that it was copied")
        assert "1,200 passengers" in browser.run("return navigator.clipboard.readText()")
    else:
        assert not browser.one(".copy-buttons").is_displayed()
    browser.unfold(".copies details")
    assert "1,200 passengers" in browser.text(".plain-citation")
    yield
    browser.follow(browser.link("Link to this verdict"))
    assert "revision=" in browser.driver.current_url and "Supported" in browser.text("h1")
    assert b"1,200 passengers" in browser.save(browser.link("Its points as a table (CSV)"), ".csv")
    browser.follow(browser.link("The whole answer as JSON"))
    assert '"verdict": "supported"' in browser.text("body")


def see_why_it_is_contradicted(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to(checked(OVER_THE_SAMPLE[1].statement))
    assert "Contradicted" in browser.text("h1")
    assert browser.texts(".facing mark.disagrees") == ["8.1 per cent", "9.1 per cent"]
    assert "≠" in browser.text("table.points")
    browser.follow(browser.link("citable"))
    assert "9.1" in browser.text("blockquote")
    yield from ()


def follow_a_claim(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to(f"/claims/{walk.room.claims[CITED]}")
    assert "added" in browser.text(".history")
    assert CITED in browser.text(".relied")
    browser.follow(browser.link("Everything this speaker said"))
    assert browser.text("h1") == "The Harbour Office of Holm"
    browser.driver.back()
    browser.follow(browser.link("Everything in this source"))
    assert browser.text("h1") == "Ferries fill up again"
    yield from ()


def see_a_figure_over_time(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/figures")
    walk.to(checked(TOLL, as_of="2019-08-16"))
    assert "1,200" in browser.text("table.side-by-side")
    browser.follow(browser.link("This figure on a page of its own"))
    assert len([one for one in browser.all("svg.over-time") if one.is_displayed()]) == 1
    assert "The statement" in browser.text("table.told")
    assert b"820" in browser.save(browser.link("CSV"), ".csv")
    browser.follow(browser.link("JSON"))
    assert "820" in browser.text("body")
    yield from ()


def check_a_draft(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/drafts")
    browser.send("form.draft-form")
    assert "Paste the text" in browser.text("form.draft-form")
    yield
    browser.send("form.draft-form", text=DRAFT)
    assert len(browser.all(".card")) == 3 and browser.text("h1")
    if walk.script:
        browser.one("body").send_keys("j")
        assert "finding" in browser.focused().get_attribute("class")
    else:
        assert not browser.one(".keys").is_displayed()
    yield
    markdown = browser.save(browser.one("button[value=markdown]"), ".md").decode()
    assert "Contradicted" in markdown or "contradicted" in markdown
    file = walk.folder / "harbour.md"
    file.write_text(f"# Harbour\n\n{DRAFT}", encoding="utf-8")
    walk.to("/drafts")
    browser.send("form.draft-form", file=str(file))
    assert browser.text("article h1") == "Harbour"
    yield
    assert browser.save(browser.one("button[value=docx]"), ".docx").startswith(b"PK")


def search_the_claims(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/")
    browser.follow(browser.link("Claims"))
    browser.send("form.search", text="ferry Holm")
    assert "3 claims" in browser.text("#found")
    browser.follow(browser.link("Coast Courier", ".facets"))
    assert "1 claim" in browser.text("#found")
    yield
    assert CITED.encode() in browser.save(browser.link("CSV"), ".csv")
    browser.follow(browser.link("JSON"))
    assert CITED in browser.text("body")
    browser.driver.back()
    browser.follow(browser.one(".narrowing a"))
    assert "publisher" in browser.driver.current_url and "text" not in browser.driver.current_url
    walk.to("/claims?since=soon")
    assert browser.text("#since-error")
    yield


def read_the_method(walk: Walk) -> Iterator[None]:
    walk.to("/")
    walk.browser.follow(walk.browser.link("Method"))
    assert walk.browser.text("h1")
    yield from ()


def read_how_programs_ask(walk: Walk) -> Iterator[None]:
    browser = walk.browser
    walk.to("/")
    browser.follow(browser.link("the endpoint’s documentation"))
    operation = browser.one(".operations a")
    operation.click()
    assert browser.driver.current_url.endswith(operation.get_attribute("href"))
    assert "curl" in browser.text(".operation")
    yield from ()


WAYS = (
    check_a_statement,
    see_why_it_is_contradicted,
    follow_a_claim,
    see_a_figure_over_time,
    check_a_draft,
    search_the_claims,
    read_the_method,
    read_how_programs_ask,
)
