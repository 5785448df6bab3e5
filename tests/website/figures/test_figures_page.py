"""What does a person see of a figure over time? Over the sample, as a browser gets it."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from pathlib import Path

import pytest

import web
from knowledge.claim import Claim, Source, Speaker, Status
from web.pages import figure_page, result_contexts

TOLL = "The Observatory puts the civilian toll in Idlib since late April at 1,200"
CENSUS = "The Census Bureau said 331,449,281 people were living in the United States on 1 April"
PAGES = {"figures.html": figure_page.FiguresPage, "result.html": result_contexts.ResultPage}


@pytest.fixture
def desk(serve, sample):
    with serve(sample) as client:
        yield client


@pytest.fixture
def toll(desk, page_of):
    return page_of(desk.get("/check", params={"statement": TOLL, "as_of": "2019-08-16"}))


def figure_link(page) -> str:
    return next(a["href"] for text, a in page.all("a") if "page of its own" in text)


def test_value_unit_period_and_tolerance_stand_side_by_side(toll) -> None:
    assert "“1,200” beside the source’s figure" in toll.texts("h2")
    rows = [
        text for text in toll.texts("tr") if text.startswith(("Value", "Unit", "Period", "Tol"))
    ]
    assert rows == [
        "Value1,200820",
        "Unita counta count",
        "Period21 April 2019 to 16 August 201921 April 2019 to 15 August 2019",
        "Tolerance1,150 to 1,250810 to 830 (about)",
    ]


def test_the_result_shows_the_figure_over_time_with_the_statement_in_it(toll) -> None:
    assert [a["class"] for _, a in toll.all("svg")] == ["over-time wide", "over-time narrow"]
    for svg, attributes in toll.all("svg"):
        assert attributes["role"] == "img"
        title, desc = attributes["aria-labelledby"].split()
        assert toll.texts("title", id=title) == [
            "Civilians, killed over time: 5 figures of 3 speakers"
        ]
        assert "The statement says 1,200." in toll.texts("desc", id=desc)[0]
        assert "The statement: 1,200" in svg
    table = toll.texts("table", class_="told")[0]
    assert "15 August 2019 Syrian Observatory for Human Rights some 820 810 to 830" in table
    assert table.endswith("The statement 1,200 1,150 to 1,250 –")


def test_one_claim_alone_is_not_drawn(desk, page_of) -> None:
    page = page_of(desk.get("/check", params={"statement": CENSUS}))
    assert not page.all("svg")
    assert "Value331,449,281331,449,281" in page.texts("tr")


def test_the_figure_has_a_page_of_its_own(desk, toll, page_of) -> None:
    page = page_of(desk.get(figure_link(toll)))
    assert page.texts("h1") == ["Civilians, killed over time"]
    assert page.texts("table", class_="told") == toll.texts("table", class_="told")
    assert TOLL in page.texts("main")[0]
    rows = [a["href"] for _, a in page.all("a") if a["href"].startswith("/claims/")]
    assert all(desk.get(href).status_code == 200 for href in rows)


def test_a_statement_without_that_figure_is_told(desk, page_of, toll) -> None:
    claim = figure_link(toll).split("measure=")[1].split("&")[0]
    page = page_of(desk.get("/figures", params={"measure": claim, "statement": "It rained."}))
    assert "gives no figure for this measure" in page.texts("main")[0]
    assert not page.all("line", class_="dashed")


def test_json_and_csv_give_the_same(desk, toll) -> None:
    href = figure_link(toll)
    document = desk.get(href.replace("/figures?", "/figures.json?")).json()
    assert document["measure"] == "civilians, killed"
    assert document["statement"] == {
        "written": "1,200", "value": 1200, "low": 1150, "high": 1250, "hedged": False,
    }  # fmt: skip
    assert [one["written"] for one in document["figures"]] == [
        "around 15", "around 200", "23", "18", "some 820",
    ]  # fmt: skip
    answer = desk.get(href.replace("/figures?", "/figures.csv?"))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["speaker"], row["low"], row["high"]) for row in rows][-2:] == [
        ("Syrian Observatory for Human Rights", "810", "830"),
        ("The statement", "1150", "1250"),
    ]


def test_an_open_end_is_null_and_an_empty_cell(desk, sample) -> None:
    [claim] = [one for one in sample.knowledge.claims() if "more than 400,000" in one.words]
    href = f"/figures.json?measure={claim.id}"
    ends = {one["written"]: one["high"] for one in desk.get(href).json()["figures"]}
    assert ends == {"150,000": 155_000, "more than 400,000": None}
    page = desk.get(href.replace(".json", ".csv")).text
    assert ",400000,400000,,True," in page


WRONG = {
    "no such claim": ({"measure": "ffff"}, 404, "There is no claim"),
    "no such figure": ({"measure": "CLAIM.9"}, 404, "gives no figure of number 9"),
    "no number": ({"measure": "CLAIM.x"}, 422, "Name the measure"),
    "nothing": ({"measure": " "}, 422, "Name the measure"),
    "no date": ({"measure": "CLAIM", "as_of": "soon"}, 422, "Write the date"),
    "another language": ({"measure": "CLAIM", "statement": "Ils sont 820 morts."}, 422, "English"),
}


@pytest.mark.parametrize("asked, status, words", WRONG.values(), ids=WRONG)
def test_what_cannot_be_shown_is_told(desk, sample, page_of, asked, status, words) -> None:
    claim = next(sample.knowledge.claims()).id
    asked = {name: value.replace("CLAIM", claim) for name, value in asked.items()}
    assert words in page_of(desk.get("/figures", params=asked), status).texts("main")[0]
    answer = desk.get("/figures.json", params=asked)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == status


def test_without_a_measure_the_page_says_how_to_come_to_one(client, page_of) -> None:
    assert "Check a statement" in page_of(client.get("/figures")).texts("main")[0]
    assert client.get("/figures?measure=aaaa111122223333").status_code == 501


@pytest.mark.parametrize("name, page", PAGES.items())
def test_a_template_uses_its_documented_page_and_escapes_it(name, page) -> None:
    source = (Path(web.__file__).parent / "templates" / name).read_text(encoding="utf-8")
    fields = {field.name for field in dataclasses.fields(page)}
    used = set(re.findall(r"\bpage\.(\w+)", source))
    assert "|safe" not in source
    assert used <= fields
    assert fields - used <= {"site"}


def test_the_style_names_no_colour_and_loads_nothing() -> None:
    style = (Path(web.__file__).parent / "static" / "figure.css").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|url\(|@import", style)


def test_words_of_claims_never_become_markup(serve, make_verifier, page_of) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"
    verifier = make_verifier()
    source = Source(publisher=hostile, title=hostile, url="javascript:alert(3)")
    said = (
        Claim(
            statement=f"The port said {number} sailors had been killed in Leone by May {year}.",
            speaker=Speaker(name=f"{hostile} {year}"),
            source=source,
            status=Status.CITABLE,
        )
        for number, year in ((40, 2021), (25, 2020))
    )
    first, _ = verifier.add(said).ids
    statement = f"About 30 sailors had been killed in Leone, {hostile} said."
    asked = {"measure": first, "statement": statement}
    with serve(verifier) as client:
        page = page_of(client.get("/figures", params=asked))
        checked = page_of(client.get("/check", params={"statement": statement}))
        table = client.get("/figures.csv", params=asked).text
    for one in (page, checked):
        assert not one.all("img") and "49" not in "".join(one.found[0][2])
        assert all(a["src"].startswith("/static/") for _, a in one.all("script"))
        assert not [a for _, a in one.all("a") if "javascript" in a["href"]]
    assert len(page.all("g", class_="claim")) == 4, "two in each drawing"
    assert "49" not in table
