"""What does a person see before and beside a verdict? Form, mistakes, claims, method, errors."""

from __future__ import annotations

from datetime import date

import pytest

from web.settings import Example

SUPPORTED = "The Observatory says 820 civilians have been killed since late April."
TWO = "By early May 150,000 people had fled and 20 hospitals were out of action."
OPEN = "HTS has 30,000 fighters."


def test_the_first_page_says_what_it_asks_and_what_can_be_tried(client, page_of) -> None:
    page = page_of(client.get("/"))
    text = page.texts("main")[0]
    assert "our claims" in text and "5 citable claims" in text
    [(_, form)] = page.all("form")
    assert (form["action"], form["method"]) == ("/check", "get")
    tries = [
        attributes["href"] for _, attributes in page.all("a") if "/check?" in attributes["href"]
    ]
    assert tries, "claims of the knowledge base are offered"
    assert all(client.get(href).status_code == 422 for href in tries)  # not written by hand


def test_examples_that_are_given_are_offered(serve, page_of) -> None:
    with serve(examples=(Example(OPEN, date(2019, 8, 16), "HTS"),)) as client:
        [(text, link)] = page_of(client.get("/")).all(
            "a", href="/check?statement=HTS+has+30%2C000+fighters.&as_of=2019-08-16&speaker=HTS"
        )
    assert text == OPEN
    assert link


MISTAKES = {
    "empty": ({"statement": " "}, "statement", "Write or paste a statement"),
    "too long": ({"statement": "a " * 3_000}, "statement", "6,000 characters"),
    "another language": ({"statement": "Ils sont 820."}, "statement", "only English"),
    "no date": ({"statement": OPEN, "as_of": "16/8/2019"}, "as_of", "2019-08-16"),
    "no such day": ({"statement": OPEN, "as_of": "2019-02-30"}, "as_of", "2019-08-16"),
    "long speaker": ({"statement": OPEN, "speaker": "a" * 201}, "speaker", "200"),
}


@pytest.mark.parametrize("typed, field, words", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(
    client, typed: dict[str, str], field: str, words: str, page_of
) -> None:
    answer = client.get("/check", params=typed)
    page = page_of(answer, 422)
    [error] = page.texts("p", id=f"{field}-error")
    assert words in error
    [(_, given)] = page.all("textarea" if field == "statement" else "input", id=field)
    assert given["aria-invalid"] == "true" and f"{field}-error" in given["aria-describedby"]
    [area] = [text for name, _, text in page.found if name == "textarea"]
    # HTML drops the first line break in a textarea; the template writes one
    assert "".join(area) == "\n" + typed["statement"]
    values = {a["name"]: a["value"] for _, a in page.all("input")}
    assert values == {"as_of": typed.get("as_of", ""), "speaker": typed.get("speaker", "")}
    types = {a["name"]: a["type"] for _, a in page.all("input")}
    assert types["as_of"] == ("text" if field == "as_of" else "date")


def test_mistakes_are_problems_where_json_is_asked_for(client) -> None:
    answer = client.get("/check.json", params={"statement": "", "as_of": "soon"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [error["pointer"] for error in answer.json()["errors"]] == ["#/statement", "#/as_of"]


def test_without_a_statement_the_form_is_shown(client) -> None:
    answer = client.get("/check")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_the_page_of_a_claim(client, page_of) -> None:
    page = page_of(client.get("/claims/aaaa111122223333"))
    text = page.texts("main")[0]
    assert "some 820 civilian lives" in text
    assert "21 April 2019 to 15 August 2019" in text
    assert "810 to 830 civilian lives" in text
    assert "added, 2 January 2026, 03:04, by desk: for the tests" in text
    assert [a["rel"] for _, a in page.all("a", href="https://news.example/idlib?id=1&part=2")] == [
        "noopener noreferrer nofollow"
    ]


def test_an_unknown_claim_is_a_page_that_says_so(client, page_of) -> None:
    page = page_of(client.get("/claims/ffff"), 404)
    assert "There is no claim" in page.texts("main")[0]
    assert page_of(client.get("/nothing"), 404)
    assert page_of(client.post("/method"), 405)


def test_a_program_gets_a_problem_on_a_page_too(client) -> None:
    answer = client.get("/nothing", headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_method_page_shows_every_ladder_with_its_examples(client, page_of) -> None:
    from verifier.matching.comparisons import ALL, examples

    page = page_of(client.get("/method"))
    text = page.texts("main")[0]
    for comparison in ALL:
        assert comparison.question in text
        for level in comparison.levels:
            assert level.name in page.texts("strong")
        for example in examples(comparison.name):
            if not example.not_yet:
                assert " ".join(example.statement.split()) in text


@pytest.mark.parametrize(
    "path",
    ["/", f"/check?statement={SUPPORTED}", f"/check?statement={TWO}", f"/check?statement={OPEN}",
     "/claims/aaaa111122223333", "/method", "/nothing", "/check?statement="],
)  # fmt: skip
def test_pages_hold_no_script_no_style_and_nothing_from_elsewhere(
    client, path: str, parse_page
) -> None:
    page = parse_page(client.get(path).text)
    for tag, attributes, text in page.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        if tag == "script":
            assert attributes["src"].startswith("/static/") and not "".join(text)
        if tag == "link":
            assert attributes["href"].startswith("/static/")
        assert tag not in ("style", "iframe", "img", "base", "object")
    ids = [attributes["id"] for _, attributes, _ in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_pages_answer_head(client) -> None:
    for path in ("/", "/method", "/claims/aaaa111122223333", f"/check?statement={OPEN}"):
        assert client.head(path).status_code == 200


def test_static_files_carry_a_mark_of_their_content(client, parse_page) -> None:
    page = parse_page(client.get("/").text)
    for _, attributes in page.all("script") + page.all("link"):
        address = attributes.get("src") or attributes["href"]
        assert "?v=" in address
        assert client.get(address).status_code == 200
    assert client.get("/static/../app.py").status_code == 404
