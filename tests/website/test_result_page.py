"""What does a person see of a verdict? The result page, as a browser without JavaScript gets it."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

SUPPORTED = "The Observatory says 820 civilians have been killed since late April."
TWO = "By early May 150,000 people had fled and 20 hospitals were out of action."
OPEN = "HTS has 30,000 fighters."


def test_a_supported_statement_faces_its_source(check) -> None:
    page = check(SUPPORTED, as_of="2019-08-16")
    assert page.texts("h1") == ["✓ Supported"]
    assert page.texts("mark", class_="agrees")[:3] == ["The Observatory", "820", "since late April"]
    [quote] = page.texts("figure", class_="supports")
    assert "The source that supports it" in quote and "some 820" in quote
    assert "Syrian Observatory for Human Rights" in quote and "14 August 2019" in quote
    [finding] = page.texts("ul", class_="findings")
    assert finding.startswith("hedge-dropped The source hedges its figure")
    assert "As of 16 August 2019." in page.texts("p", class_="asked")


def test_the_marks_on_both_sides_are_of_the_same_points(check) -> None:
    titles = [attributes["title"] for _, attributes in check(SUPPORTED).all("mark")]
    points = ["figure: agrees", "period: agrees", "speaker: agrees"]
    assert sorted(titles[:3]) == sorted(titles[3:]) == points


def test_why_has_a_row_a_point_and_folds_silence_away(check) -> None:
    page = check(SUPPORTED)
    rows = page.texts("tr", class_="agrees")
    assert [row.split()[1] for row in rows] == ["wording", "period", "figure", "speaker"]
    assert "820 (exactly 820 civilians)" in rows[2]
    assert "some 820 (810 to 830 civilian lives)" in rows[2]
    [silent] = page.texts("details", class_="silent")
    assert silent.startswith("1 point on which one side says nothing")


def test_a_statement_with_two_assertions_has_a_part_for_each(check) -> None:
    page = check(TWO)
    assert page.texts("h1") == ["✗ Contradicted"]
    assert [text.split()[0] for text in page.texts("span", class_="assertion")] == ["By", "20"]
    assert page.texts("h2")[:2] == ["1 of 2 ✓ Supported", "2 of 2 ✗ Contradicted"]
    assert page.texts("mark", class_="disagrees") == ["20", "20", "Twelve", "health facilities"]
    assert any("Fails on measure" in text for text in page.texts("summary"))


def test_an_unverified_statement_shows_the_nearest_claim_and_where_it_fails(check) -> None:
    page = check(OPEN)
    assert page.texts("h1") == ["? Unverified"]
    [near] = page.texts("figure", class_="mentions")
    assert near.startswith("The nearest claim, which does not decide")
    assert page.texts("mark") == ["HTS", "fighters", "Hayat Tahrir al-Sham (HTS)"]
    assert "Fails on measure: The claim says nothing of the number of fighters." in near


def test_status_and_page_of_a_claim_are_linked_where_it_is_still_held(check) -> None:
    links = {a["href"]: text for text, a in check(TWO).all("a") if "/claims/" in a["href"]}
    assert links == {
        "/claims/bbbb111122223333": "citable",
        "/claims/cccc111122223333": "citable",
        "/claims/dddd111122223333": "citable",
    }


def test_the_permalink_gives_the_same_page(client, check, page_of) -> None:
    page = check(SUPPORTED, as_of="2019-08-16", speaker="AFP")
    [href] = [a["href"] for text, a in page.all("a") if text == "Link to this verdict"]
    assert parse_qs(urlsplit(href).query) == {
        "statement": [SUPPORTED],
        "as_of": ["2019-08-16"],
        "speaker": ["AFP"],
        "revision": ["12"],
    }
    again = page_of(client.get(href))
    assert again.texts("h1") == page.texts("h1")
    assert not again.all("p", class_="changed")
    assert [a["href"] for text, a in again.all("a") if text == "Link to this verdict"] == [href]


def test_a_link_from_another_revision_says_so(check) -> None:
    page = check(SUPPORTED, revision="7")
    assert page.texts("p", class_="changed") == [
        "The link to this page was made at revision 7 of the knowledge base; it is at revision 12 "
        "now, and this is the verdict of today."
    ]
    assert not check(SUPPORTED, revision="soon").all("p", class_="changed")


def test_json_and_csv_are_linked(client, check) -> None:
    page = check(TWO)
    links = [a["href"] for _, a in page.all("a")]
    [json_href] = [href for href in links if href.startswith("/check.json")]
    [csv_href] = [href for href in links if href.startswith("/check.csv")]
    assert client.get(json_href).json()["verdict"] == "contradicted"
    answer = client.get(csv_href)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["assertion_verdict"], row["role"], row["comparison"]) for row in rows] == [
        ("supported", "supports", "period"),
        ("supported", "supports", "figure"),
        ("contradicted", "contradicts", "measure"),
        ("contradicted", "contradicts", "figure"),
        ("contradicted", "mentions", ""),
        ("contradicted", "nearest", "measure"),
    ]
