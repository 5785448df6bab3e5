"""What does a person see of a draft? The form, the draft with its cards, and what can be saved."""

from __future__ import annotations

import base64
import dataclasses
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from importlib import resources
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import web
from tests.drafts.word_files import packed, paragraph, parts_of, word_file
from verifier.drafts.readers import ENDINGS
from verifier.pipeline import Verifier
from verifier.reports import FORMATS
from verifier.reports.annotated import ANNOTATED
from web.app import create_app
from web.pages import draft_contexts
from web.pages.draft_downloads import SAVED
from web.settings import Limits, WebSettings

DRAFT = """# A summer in Idlib

Some 820 civilians have been killed in Idlib since late April, the Syrian Observatory for Human \
Rights says. Air strikes on Idlib killed 28 civilians on 21 July 2019. What will happen next?

| place | dead |
|---|---|
| Idlib | 820 |

HTS took control of the Idlib region in January 2018.
"""
WRONG = "Air strikes on Idlib killed 28 civilians on 21 July 2019."
PAGES = {
    "drafts.html": draft_contexts.DraftsPage,
    "draft_report.html": draft_contexts.DraftReportPage,
}


@pytest.fixture(scope="module")
def desk(sample: Verifier) -> Iterator[TestClient]:
    settings = WebSettings(
        lambda: nullcontext(sample), limits=Limits(draft_length=20_000, body_bytes=200_000)
    )
    headers = {"Accept": "text/html"}
    with TestClient(
        create_app(settings),
        base_url="http://127.0.0.1:8000",
        headers=headers,
        raise_server_exceptions=False,
    ) as client:
        yield client


def pasted(desk: TestClient, text: str = DRAFT, **more: str):
    fields = {"text": text, "kind": ".md", "as_of": "2019-08-16", **more}
    return desk.post("/drafts", files={name: (None, value) for name, value in fields.items()})


def uploaded(desk: TestClient, name: str, data: bytes, **more: str):
    return desk.post("/drafts", files={"file": (name, data)}, data={"as_of": "2019-08-16", **more})


def test_the_form_takes_every_file_that_is_read(desk, page_of) -> None:
    page = page_of(desk.get("/drafts"))
    [(_, form)] = page.all("form")
    assert (form["action"], form["method"], form["enctype"]) == (
        "/drafts", "post", "multipart/form-data",
    )  # fmt: skip
    [(_, file)] = page.all("input", id="file")
    assert file["accept"].split(",") == list(ENDINGS)
    links = [text for text, a in page.all("a") if a["href"] == "/drafts"]
    assert links == ["Draft"]


def test_the_draft_stands_with_its_marks_and_the_cards_beside_it(desk, page_of) -> None:
    page = page_of(pasted(desk))
    assert page.texts("h1") == ["A summer in Idlib"]
    assert page.texts("p", class_="count") == [
        "4 sentences, 3 checkable: 1 supported, 2 contradicted, 0 unverified"
    ]
    assert [a["class"].split()[:2] for _, a in page.all("section", class_="card")] == [
        ["card", "supported"], ["card", "contradicted"], ["card", "contradicted"],
    ]  # fmt: skip
    assert WRONG in " ".join(page.texts("span", class_="marked"))
    assert page.texts("span", class_="corrected") == ["28", "January 2018"]
    suggested = [(page.texts("del")[n], page.texts("ins")[n]) for n in (0, 1)]
    assert suggested == [("28", "18"), ("January 2018", "January 2019")]
    assert page.texts("p", class_="unread") == ["Lines 5-7: a table, not read"]
    assert [a["href"] for _, a in page.all("a", class_="number")] == [
        f"#draft-1-sentence-{number}" for number in (1, 2, 3)
    ]


def test_the_keys_can_be_switched_off(desk, page_of) -> None:
    page = page_of(pasted(desk))
    [(_, box)] = page.all("input", id="keys")
    assert box["type"] == "checkbox" and "checked" in box
    scripts = [a["src"].split("?")[0] for _, a in page.all("script")]
    assert scripts == ["/static/site.js", "/static/keys.js"]
    for _, a in page.all("script") + page.all("link"):
        assert desk.get(a.get("src") or a["href"]).status_code == 200


def test_the_page_holds_no_script_no_style_and_each_id_once(desk, page_of) -> None:
    page = page_of(pasted(desk))
    for tag, attributes, text in page.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert tag != "style" and not (tag == "script" and "".join(text))
    ids = [attributes["id"] for _, attributes, _ in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))


SOURCES = {
    "text": ("draft.txt", DRAFT.encode()),
    "Markdown": ("draft.md", DRAFT.encode()),
    "HTML": ("draft.html", f"<h1>Idlib</h1><p>{WRONG}</p>".encode()),
    "a table of statements": ("draft.csv", f"statement\n{WRONG}\n".encode()),
    "JSON Lines": ("draft.jsonl", f'{{"statement": "{WRONG}"}}\n'.encode()),
    "Word": ("draft.docx", word_file(WRONG)),
}


@pytest.mark.parametrize("name, data", SOURCES.values(), ids=SOURCES)
def test_a_file_of_each_kind_is_read_and_can_be_sent_again(desk, page_of, name, data) -> None:
    page = page_of(uploaded(desk, name, data))
    assert WRONG in " ".join(page.texts("span", class_="marked"))
    hidden = {a["name"]: a["value"] for _, a in page.all("input") if a["type"] == "hidden"}
    assert hidden.keys() == {"name", "as_of", "data"}
    assert base64.b64decode(hidden["data"]) == data
    first = uploaded(desk, name, data, form="json").json()
    sent = {key: (None, value) for key, value in (hidden | {"form": "json"}).items()}
    again = desk.post("/drafts", files=sent).json()["drafts"][0]
    assert again["path"] == name
    assert [one["start"] for one in again["checked"]] == [
        one["start"] for one in first["drafts"][0]["checked"]
    ]


def test_every_form_of_the_report_can_be_saved(desk, page_of) -> None:
    assert set(SAVED) == {form.name for form in FORMATS} | set(ANNOTATED)
    page = page_of(pasted(desk))
    hidden = {a["name"]: a["value"] for _, a in page.all("input") if a["type"] == "hidden"}
    assert hidden == {"name": "pasted.md", "as_of": "2019-08-16", "text": DRAFT}
    buttons = [a["value"] for _, a in page.all("button") if a.get("name") == "form"]
    assert buttons == list(SAVED)
    for form in buttons:
        # as a browser sends it: a line break is two characters
        sent = {**hidden, "form": form, "text": DRAFT.replace("\n", "\r\n")}
        answer = desk.post("/drafts", files={name: (None, v) for name, v in sent.items()})
        assert answer.status_code == 200, answer.text
        told = answer.headers["content-disposition"]
        assert told == f"attachment; filename*=UTF-8''pasted.checked{SAVED[form].ending}"
        assert answer.content


def test_what_is_saved_is_what_the_page_shows(desk) -> None:
    report = pasted(desk, form="json").json()
    assert report["counts"] == {"supported": 1, "contradicted": 2, "unverified": 0}
    wrong = report["drafts"][0]["checked"][1]
    assert DRAFT[wrong["start"] : wrong["end"]] == wrong["text"] == WRONG
    assert "28 → 18" in pasted(desk, form="text").text


def test_a_word_file_comes_back_with_comments(desk) -> None:
    data = word_file("What will happen next?", WRONG)
    back = uploaded(desk, "desk/budget.docx", data, form="docx")
    assert back.headers["content-disposition"].endswith("budget.checked.docx")
    with zipfile.ZipFile(io.BytesIO(back.content)) as file:
        comments = file.read("word/comments.xml").decode()
        assert "contradicted" in comments.lower()
        assert "What will happen next?" in file.read("word/document.xml").decode()


MISTAKES = {
    "nothing": ({}, "text", "Paste the text of a draft, or choose a file."),
    "only blanks": ({"text": "  \n"}, "text", "Paste the text"),
    "too long": ({"text": "a " * 15_000}, "text", "30,000 characters"),
    "another language": (
        {"text": "Des frappes ont tué 820 civils dans la région depuis la fin avril."},
        "text", "only English",
    ),
    "no date": ({"text": DRAFT, "as_of": "16/8/2019"}, "as_of", "2019-08-16"),
    "half a draft": ({"data": "%%%", "name": "draft.md"}, "file", "did not come back whole"),
}  # fmt: skip


@pytest.mark.parametrize("typed, field, words", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_at_its_field_and_no_text_is_lost(
    desk, page_of, typed, field, words
) -> None:
    files = {name: (None, value) for name, value in ({"as_of": ""} | typed).items()}
    page = page_of(desk.post("/drafts", files=files), 422)
    told = page.texts("p", class_="error")
    assert len(told) == 1 and words in told[0]
    if field != "file" and typed:
        [error] = page.texts("p", id=f"{field}-error")
        assert words in error
    [area] = [text for name, _, text in page.found if name == "textarea"]
    assert "".join(area) == "\n" + typed.get("text", "")


def test_a_file_that_cannot_be_read_is_told_at_the_file(desk, page_of) -> None:
    page = page_of(uploaded(desk, "draft.docx", b"no Word file"), 422)
    [error] = page.texts("p", id="file-error")
    assert error.startswith("draft.docx")


def test_a_text_and_a_file_at_once_is_one_too_many(desk, page_of) -> None:
    answer = desk.post("/drafts", files={"file": ("a.md", b"x")}, data={"text": DRAFT})
    assert "not both" in page_of(answer, 422).texts("p", id="text-error")[0]


def test_a_file_too_large_for_the_page_is_not_carried_by_it(desk, page_of) -> None:
    picture = {"word/media/image1.png": bytes(150_000)}
    data = packed(parts_of(paragraph(WRONG)) | picture, zipfile.ZIP_STORED)
    page = page_of(uploaded(desk, "large.docx", data))
    assert not page.all("button") and not page.all("input", name="data")
    assert "send the file again" in page.texts("section", class_="downloads")[0]
    saved = uploaded(desk, "large.docx", data, form="docx")
    assert zipfile.ZipFile(io.BytesIO(saved.content)).getinfo("word/comments.xml")


def test_words_of_a_draft_never_become_markup(desk, parse_page) -> None:
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{7*7}}'
    for answer in (
        pasted(desk, f"{hostile} {WRONG}", kind=".txt"),
        uploaded(desk, f"{hostile.replace('/', '')}.txt", WRONG.encode()),
        pasted(desk, hostile, as_of=hostile),
    ):
        page = parse_page(answer.text)
        assert not page.open
        assert not page.all("img") and "49" not in "".join(page.found[0][2])
        assert all("src" in a and not text for text, a in page.all("script"))


def test_a_server_that_judges_statements_only_says_so(client, page_of) -> None:
    answer = client.post("/drafts", files={"text": (None, WRONG)})
    assert "single statements" in page_of(answer, 501).texts("main")[0]


@pytest.mark.parametrize("name, page", PAGES.items())
def test_a_template_uses_its_documented_page_and_escapes_it(name, page) -> None:
    source = (Path(web.__file__).parent / "templates" / name).read_text(encoding="utf-8")
    fields = {field.name for field in dataclasses.fields(page)}
    used = set(re.findall(r"\bpage\.(\w+)", source))
    assert "|safe" not in source
    assert used <= fields
    assert fields - used <= {"site"}


def test_the_report_is_the_one_that_programs_get(desk) -> None:
    page = pasted(desk, form="json").json()["drafts"][0]
    api = desk.post("/v1/drafts?name=pasted.md&as_of=2019-08-16&nearest=2", content=DRAFT.encode())

    def timeless(report: dict) -> str:
        return re.sub(r'"elapsed_ms": [\d.]+', "", json.dumps(report))

    assert timeless(page) == timeless(api.json())


def test_cards_can_be_read_on_their_ground_in_both_schemes() -> None:
    style = (Path(web.__file__).parent / "static" / "drafts.css").read_text(encoding="utf-8")
    page = resources.files("verifier.reports").joinpath("static", "page.css").read_text("utf-8")
    grounds = re.findall(r"--card: (#[0-9a-f]{6})", style)
    # the report's own, whose contrast its tests compute
    assert grounds == re.findall(r"--card: (#[0-9a-f]{6})", page)
    assert not re.findall(r"#[0-9a-f]{3,6}\b", re.sub(r"--card: #[0-9a-f]{6}", "", style))
