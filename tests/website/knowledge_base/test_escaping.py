"""Can what somebody wrote become part of these pages? Hostile text in every field."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

import web
from knowledge.checks import Check, Keeping, Reliance
from knowledge.claim import Claim, Source, Speaker, Status
from knowledge.period import Period
from web.pages.knowledge_base import contexts, lists

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{333*333}}"
LIVE_TAGS = ("img", "iframe", "object", "svg", "base", "style")
FOLDER = Path(web.__file__).parent / "templates"


def hostile(
    number: int, status: Status = Status.CITABLE, url: str = "javascript:alert(3)"
) -> Claim:
    words = f"{HOSTILE} The ferry carried {number:,} passengers in May 2024."
    return Claim(
        statement=words,
        quote=words,
        before=HOSTILE,
        after=HOSTILE,
        speaker=Speaker(name=HOSTILE, aliases=(HOSTILE + "2",)),
        verb=HOSTILE,
        said_on=date(2024, 5, 20),
        period=Period(date(2024, 5, 1), date(2024, 5, 31)),
        place=HOSTILE,
        subject=HOSTILE,
        source=Source(publisher=HOSTILE, title=HOSTILE, url=url, author=HOSTILE, licence=HOSTILE),
        valid_until=date(2024, 5, 31),
        status=status,
    )


def harmless(page) -> None:
    """Only the page's own script, no element, handler or address of the writer's."""
    for tag, attributes, text in page.found:
        if tag == "script":
            assert attributes.get("src", "").startswith("/static/") and not "".join(text)
        assert tag not in LIVE_TAGS
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "cite", "formaction"):
            address = attributes.get(name, "")
            assert address.startswith(("/", "#", "https://", "http://")) or not address
    assert "110889" not in "".join("".join(text) for _, _, text in page.found)
    ids = [attributes["id"] for _, attributes, _ in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.fixture
def stocked(site):
    site.knowledge.checks.keep(Keeping.STATEMENTS)
    ids = site.add(
        hostile(1_200),
        hostile(1_900, url='https://x.example/"><script>'),
        hostile(1_200, Status.EXTRACTED).model_copy(update={"said_on": date(2024, 5, 21)}),
        hostile(3_000, Status.IN_REVIEW),
        by=HOSTILE,
    )
    reliances = tuple(Reliance(one, HOSTILE) for one in ids)
    site.knowledge.checks.record([Check(HOSTILE, HOSTILE, 1, reliances, HOSTILE)])
    fields = {"move": "retract", "why": HOSTILE, "revision": site.revision(ids[1])}
    site.post(f"/claims/{ids[1]}/move", **fields)
    return site, ids


def test_hostile_claims_on_every_page(stocked) -> None:
    site, ids = stocked
    first, _, draft, _ = ids
    paths = [
        "/",
        "/claims",
        "/claims/new",
        "/claims/import",
        "/review",
        f"/review?at={draft}&last={first}&done=2&began=1717406000",
        "/conflicts",
        "/conflicts?one_sided=1",
        "/outdated",
        *(f"/claims/{one}" for one in ids),
        f"/claims/{draft}/edit",
        f"/claims/{first}/correct",
        f"/speakers/{quote(HOSTILE, safe='')}",
        f"/sources?publisher={quote(HOSTILE)}",
    ]
    for path in paths:
        page = site.page(path)
        harmless(page)
    assert HOSTILE in "".join(site.page(f"/claims/{first}").found[0][2])


FIELDS = ("statement", "quote", "speaker", "said_on", "period_first", "place", "publisher", "title",
          "url", "author", "published", "valid_until", "why")  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_fields_come_back_as_text(site, field: str) -> None:
    typed = f"</textarea>{HOSTILE}"
    form = {"statement": "x", "publisher": "y", "said_on": "soon"} | {field: typed}
    harmless(site.refused("/claims/new", 422, **form))


def test_a_hostile_search_comes_back_as_text(site) -> None:
    site.add(hostile(1_200))
    asked = dict.fromkeys(("text", "speaker", "publisher", "subject", "measure"), HOSTILE)
    harmless(site.page("/claims", **asked))
    harmless(site.page("/claims", 422, since=HOSTILE, until=HOSTILE, status=HOSTILE))
    harmless(site.page("/review", at=HOSTILE, last=HOSTILE, after=HOSTILE, began=HOSTILE))


def test_a_hostile_file_comes_back_as_text(site) -> None:
    cell = HOSTILE.replace('"', '""')
    table = f'"Claim","{cell}"\n"{cell} left at dawn today","{cell}"\n"","x"\n'.encode()
    answer = site.client.post(
        "/claims/import", files={"file": (f"{HOSTILE}.csv", table)}, data={"author": HOSTILE}
    )
    page = site.page_of(answer, 200)
    harmless(page)
    form = {a["name"]: a["value"] for _, a in page.all("input") if a["type"] != "checkbox"}
    done = {name: (None, value) for name, value in {**form, "do": "import"}.items()}
    harmless(site.page_of(site.client.post("/claims/import", files=done), 200))


def test_a_hostile_refusal_comes_back_as_text(site) -> None:
    (claim_id,) = site.add(hostile(1_200))
    fields = {"move": "supersede", "successor": HOSTILE[:90], "why": HOSTILE, "revision": 1}
    harmless(site.refused(f"/claims/{claim_id}/move", 409, **fields))
    harmless(site.refused(f"/claims/{claim_id}/move", 409, **(fields | {"move": HOSTILE})))


TEMPLATES = [
    "claim.html",
    "home.html",
    *sorted(f"knowledge_base/{one.name}" for one in (FOLDER / "knowledge_base").glob("*.html")),
]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_uses_its_documented_page_and_escapes_it(name: str) -> None:
    source = (FOLDER / name).read_text(encoding="utf-8")
    assert "|safe" not in source and "autoescape" not in source
    named = re.match(r"\{# page: knowledge_base\.(\w+)\.(\w+) #\}", source)
    if named is None:
        assert name in ("knowledge_base/forms.html", "knowledge_base/pieces.html")
        return
    page = getattr({"contexts": contexts, "lists": lists}[named[1]], named[2])
    fields = {field.name for field in dataclasses.fields(page)}
    used = set(re.findall(r"page\.(\w+)", source))
    assert used <= fields, "a template names what its page does not have"
    assert fields - used <= {"site"}, "a page carries what its template does not show"


def test_the_style_names_no_colour_and_loads_nothing() -> None:
    style = (FOLDER.parent / "static" / "knowledge_base.css").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|url\(|@import|http", style)
