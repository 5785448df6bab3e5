"""Can what somebody wrote become part of a page? All payloads in all stored fields, on every page.

The last assertions tell that each of them was met at all, without which the others prove nothing.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.website.browser import injections
from tests.website.browser.harm import Watch, watching
from tests.website.browser.injections import PAYLOADS, PRINTABLE, packs, text_of
from tests.website.browser.newsroom import Newsroom, newsroom
from tests.website.browser.pages import checked, routes
from tests.website.browser.visitor import Visitor
from verifier.reading.reader import Reader
from verifier.words.lexicon import Lexicon
from web.pages.figure_page import FigureAddress
from web.pages.knowledge_base.links import source_href, speaker_href

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WHERE_TO_ADD = "give its addresses in addresses() of tests/website/browser/test_injections.py"


def addresses(room: Newsroom, citable: list[str], waiting: list[str]) -> dict[str, list[str]]:
    """By template: where the hostile claims, people and questions are shown."""
    claims = [room.knowledge.get(one) for one in citable]
    typed = [text_of(pack, "typed") for pack in packs()]
    return {
        "/check": [
            *(
                checked(one.words.partition(". ")[0] + ".", speaker=one.speaker.name[:150])
                for one in claims
            ),
            checked("The ferry stood still.", as_of=typed[0], speaker=typed[1]),
        ],
        "/claims": [
            *(f"/claims?page={number}" for number in (1, 2)),
            *(f"/claims?{urlencode({name: typed[at] for name in SEARCHED})}" for at in (0, 1)),
        ],
        "/claims/{claim_id}": [
            *(f"/claims/{one}" for one in (*citable, *waiting)),
            f"/claims/{quote(typed[0], safe='')}",
        ],
        "/claims/{claim_id}/edit": [f"/claims/{one}/edit" for one in waiting],
        "/claims/{claim_id}/correct": [f"/claims/{one}/correct" for one in citable],
        "/review": [f"/review?at={one}" for one in waiting],
        "/sources": [source_href(one.source) for one in claims],
        "/speakers/{name:path}": [
            *(speaker_href(one.speaker.name) for one in claims),
            f"/speakers/{quote(typed[0], safe='')}",
        ],
        "/figures": [
            FigureAddress(citable[0], statement=claims[3].words).href(),
            f"/figures?{urlencode({'measure': typed[0]})}",
        ],
        "/conflicts": ["/conflicts?one_sided=1"],
        "/sign-in": [f"/sign-in?{urlencode({'back': typed[0]})}"],
        "/people": [f"/people?{urlencode({'done': typed[0]})}"],
    }


SEARCHED = ("text", "speaker", "publisher", "subject", "measure", "since", "until", "status")


def send_drafts(watch: Watch, room: Newsroom, folder: Path) -> None:
    """Drafts with all payloads in their text, and files with them in their names."""
    browser = watch.browser
    text = "\n\n".join(
        f"{text_of(pack, 'draft')}\n\nThe ferry to Holm carried {1_000 + 150 * at:,} passengers in "
        "May 2024."
        for at, pack in enumerate(packs())
    )
    file = folder / "drafts.txt"
    file.write_text(text, encoding="utf-8")
    for sent in (file, *(folder / name for name in injections.file_names())):
        if sent is not file:
            sent.write_text("The ferry to Holm carried 1,000 passengers in May 2024.")
        browser.open(f"{room.address}/drafts")
        browser.send("form.draft-form", file=str(sent))
        watch.look(f"the draft {sent.name}")


def send_a_table(watch: Watch, room: Newsroom, folder: Path) -> None:
    """A table with all payloads in its cells, and some in its headings."""
    cells = [text_of(set(pack) & set(PRINTABLE), "cell").replace('"', '""') for pack in packs()]
    head = text_of(packs()[0], "head").replace('"', '""')
    rows = "".join(f'"The tram had {at} riders, {one}","{one}"\n' for at, one in enumerate(cells))
    file = folder / "claims.csv"
    file.write_text(f'Claim,"{head}"\n{rows}', encoding="utf-8")
    browser = watch.browser
    browser.open(f"{room.address}/claims/import")
    browser.send("form[action='/claims/import']", file=str(file))
    watch.look("the preview")
    browser.follow(browser.button("Import"))
    watch.look("the import")
    browser.follow(browser.link("All extracted claims"))
    watch.look("what was imported")


def test_nothing_that_was_written_becomes_part_of_a_page(
    browser: Visitor, reader: Reader, lexicon: Lexicon, tmp_path: Path
) -> None:
    name = text_of(packs()[0], "base")
    with (
        newsroom(tmp_path, reader, lexicon, (), sample=False, people=False, name=name) as room,
        watching(browser) as watch,
    ):
        citable, waiting = injections.fill(room.knowledge, room)
        browser.keep_cookie(room.cookie(injections.let_in(room.knowledge, room)))
        given = addresses(room, citable, waiting)
        for template in routes(room.app, "GET"):
            assert "{" not in template or template in given, f"{template}: {WHERE_TO_ADD}"
            bare = [] if set("{.") & set(template) else [template]
            for path in [*bare, *given.get(template, ())]:
                browser.open(room.address + path)
                watch.look(f"{template} {path[:100]}")
        send_drafts(watch, room, tmp_path)
        send_a_table(watch, room, tmp_path)
    assert watch.told == []
    everywhere = (*injections.IN_A_CLAIM, "draft")
    assert len(PAYLOADS) >= 100 and len(injections.names()) >= 100 <= len(PRINTABLE)
    expected = {(number, field) for number in range(len(PAYLOADS)) for field in everywhere}
    expected |= {(number, "account") for number in injections.names()}
    expected |= {(number, field) for number in PRINTABLE for field in ("label", "cell")}
    expected |= {(number, "address") for number in injections.ADDRESSES}
    expected |= injections.tokens(" ".join(injections.file_names()))
    assert sorted(expected - watch.found) == []
