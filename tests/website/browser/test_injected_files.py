"""Can what somebody wrote become part of a report, an export or a copied citation?

What a browser can show is opened in it; what a program reads is read as such a program does.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import httpx2 as httpx
import pytest
from defusedxml.ElementTree import fromstring
from markdown_it import MarkdownIt

from tests.website.browser import injections
from tests.website.browser.harm import OF_REPORTS, Watch, watching
from tests.website.browser.injections import PAYLOADS, packs, text_of, tokens
from tests.website.browser.newsroom import Newsroom, newsroom
from tests.website.browser.pages import checked
from tests.website.browser.visitor import Visitor
from verifier.drafts.readers import read_manuscript
from verifier.drafts.report import DraftReport, Unreadable
from verifier.drafts.review import review_draft
from verifier.drafts.totals import review_report
from verifier.reading.reader import Reader
from verifier.reports import FORMATS
from verifier.reports.style import Style
from verifier.words.lexicon import Lexicon
from web.api.claim_exports import TYPES
from web.pages.figure_page import FigureAddress

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ALL = range(len(PAYLOADS))
OF_MARKDOWN = {
    "html", "head", "body", "meta", "title", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol",
    "li", "table", "thead", "tbody", "tr", "th", "td", "em", "strong", "code", "pre", "a",
    "blockquote", "br", "hr", "details", "summary", "span",
}  # fmt: skip


def drafts(room: Newsroom) -> list[DraftReport]:
    """Reports on a draft with all payloads in it, and on some with payloads for names."""
    sentence = "The ferry to Holm carried {:,} passengers in May 2024."
    body = "\n\n".join(
        f"{text_of(pack, 'draft')}\n\n{sentence.format(1_000 + 150 * at)}"
        for at, pack in enumerate(packs())
    )
    texts = {"harbour.txt": body, "harbour.md": body}
    texts |= dict.fromkeys(injections.file_names(), sentence.format(1_000))
    return [
        review_draft(name, read_manuscript(text, name), room.verifier)
        for name, text in texts.items()
    ]


def reports(room: Newsroom) -> dict[str, str]:
    """The run over those drafts in every form, by the form's name."""
    unreadable = [Unreadable(path=name, reason=name) for name in injections.file_names()]
    run = review_report(drafts(room), unreadable, room.verifier.state, 0.0)
    return {form.name: form.review(run, Style(why=True, piped=True)) for form in FORMATS}


def runs_no_formula(text: str) -> bool:
    cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
    return not [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)]


def is_json(text: str) -> bool:
    return json.loads(text) is not None


def is_json_lines(text: str) -> bool:
    return all(is_json(line) for line in text.splitlines())


def is_xml(text: str) -> bool:
    return fromstring(text) is not None


def commands_nothing(text: str) -> bool:
    """No letter that moves the cursor or changes colours, none that turns the writing round."""
    return not re.search(r"[\x00-\x08\x0b-\x1f\x7f\x9b\u202e]", text)


def annotates_only(text: str) -> bool:
    """Every line is one of ours, and names one of the drafts."""
    return "\n::error file=hit" not in text and commands_nothing(text)


READ_AS: dict[str, Callable[[str], bool]] = {
    "text": commands_nothing,
    "csv": runs_no_formula,
    "json": is_json,
    "ndjson": is_json_lines,
    "sarif": is_json,
    "junit": is_xml,
    "github": annotates_only,
}
OPENED = {"html", "markdown"}
"""Those that a browser shows."""


def opened(watch: Watch, file: Path, text: str, tags: set[str], own_scripts: int = 0) -> None:
    file.write_text(text, encoding="utf-8")
    watch.browser.open(file.as_uri())
    watch.look(file.name, tags, own_scripts)


def rendered(markdown: str) -> str:
    """As a viewer shows it that lets HTML through, and has no policy that would hold it back."""
    body = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    return f"<!doctype html><html><head><meta charset=utf-8><title>a</title><body>{body}"


@pytest.fixture
def hostile(reader: Reader, lexicon: Lexicon, tmp_path: Path):
    """A room full of payloads with nobody in it, and the ids of its citable claims."""
    with newsroom(tmp_path, reader, lexicon, (), sample=False, people=False) as room:
        yield room, injections.fill(room.knowledge, room)[0]


def test_no_report_on_drafts_carries_anything_that_acts(
    browser: Visitor, hostile: tuple[Newsroom, list[str]], tmp_path: Path
) -> None:
    room, _ = hostile
    written = reports(room)
    assert set(written) == OPENED | set(READ_AS), "say above how the new form is read"
    for name, holds in READ_AS.items():
        assert holds(written[name]), name
    with watching(browser) as watch:
        opened(watch, tmp_path / "report.html", written["html"], OF_REPORTS, own_scripts=1)
        opened(watch, tmp_path / "markdown.html", rendered(written["markdown"]), OF_MARKDOWN)
        assert watch.told == []
    shown = tokens(written["html"])
    assert sorted({(number, field) for number in ALL for field in ("draft", "quote")} - shown) == []
    for name, text in written.items():
        carried = {field for _, field in tokens(text)}
        assert {"draft", "file", "quote", "speaker", "publisher"} <= carried, name


def test_no_copied_citation_carries_anything_that_acts(
    browser: Visitor, hostile: tuple[Newsroom, list[str]], tmp_path: Path
) -> None:
    room, citable = hostile
    with watching(browser) as watch:
        for claim_id in citable:
            browser.open(f"{room.address}/claims/{claim_id}")
            watch.look(claim_id)
        copies = "\n\n---\n\n".join(sorted(watch.copies))
        assert {(number, "quote") for number in ALL} <= tokens(copies)
        opened(watch, tmp_path / "copies.html", rendered(copies), OF_MARKDOWN)
        assert watch.told == []


def test_no_answer_of_the_endpoint_is_taken_for_a_page(
    browser: Visitor, hostile: tuple[Newsroom, list[str]]
) -> None:
    room, citable = hostile
    first = citable[0]
    asked = checked(room.knowledge.get(first).words.partition(". ")[0] + ".", ".json")
    paths = [
        "/claims.json", "/claims.csv", asked, asked.replace(".json", ".csv"),
        FigureAddress(first).href("json"), FigureAddress(first).href("csv"),
        "/v1/claims", f"/v1/claims/{first}", f"/v1/claims/{first}/claimreview",
        *(f"/v1/claims/{one}/{what}" for one in citable for what in ("history", "checks")),
        *(f"/v1/claims/export?format={form}" for form in TYPES), "/v1/claims/<b>",
    ]  # fmt: skip
    found = set()
    with httpx.Client(base_url=room.address) as client, watching(browser):
        for path in paths:
            answer = client.get(path)
            assert answer.headers["x-content-type-options"] == "nosniff", path
            kind = answer.headers["content-type"]
            assert "html" not in kind and "xml" not in kind, path
            found |= tokens(answer.text)
            if "csv" in kind:
                assert runs_no_formula(answer.text), path
            if "content-disposition" not in answer.headers:
                browser.open(room.address + path)
                assert browser.run("return document.contentType") in kind, path
                assert not browser.run("return window.hit || window.breaches?.length"), path
                assert browser.console() == []
    everywhere = (*injections.IN_A_CLAIM, "words", "address")
    kept = {(number, field) for number in ALL for field in everywhere}
    assert sorted(kept - found) == []
