"""``/v2/check``: does an editor that speaks LanguageTool's language mark what does not hold?"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from verifier.pipeline import Verifier
from web.api.languagetool_text import CodeUnits, manuscript_of
from web.app import create_app
from web.settings import Limits, WebSettings

ROOT = Path(__file__).parent.parent.parent
WRONG = "Turnout at the German election in September 2021 was 86.6 per cent."
RIGHT = "Turnout at the German election in September 2021 was 76.6 per cent."
OPEN = "The bridge at Orsk is 240 metres long."
SHIFT = "It was a 😀 day. "

Check = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def editor(sample: Verifier) -> Iterator[TestClient]:
    application = create_app(
        WebSettings(lambda: nullcontext(sample), limits=Limits(draft_length=500))
    )
    with TestClient(application, base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture(scope="module")
def check(editor: TestClient) -> Check:
    def answer(**form: Any) -> dict[str, Any]:
        reply = editor.post("/v2/check", data={"language": "en-GB", **form})
        assert reply.status_code == 200, reply.text
        return reply.json()

    return answer


def marked(text: str, match: dict[str, Any]) -> str:
    """The words of a match, counted as Java and JavaScript count."""
    units = text.encode("utf-16-le")
    start, end = match["offset"], match["offset"] + match["length"]
    return units[2 * start : 2 * end].decode("utf-16-le")


def test_a_contradiction_is_marked_with_the_words_of_the_source(check: Check) -> None:
    text = SHIFT + WRONG
    [match] = check(text=text)["matches"]
    assert marked(text, match) == "86.6 per cent"
    assert match["replacements"] == [{"value": "76.6 per cent"}]
    assert match["sentence"] == WRONG
    assert marked(match["context"]["text"], match["context"]) == "86.6 per cent"
    assert "76.6 per cent" in match["message"]
    assert match["rule"] == {
        "id": "CONTRADICTED",
        "description": match["rule"]["description"],
        "issueType": "inconsistency",
        "category": {"id": "VERDICTS", "name": "Verdicts"},
        "urls": [{"value": "https://www.bundeswahlleiterin.de/"}],
    }


def test_what_is_supported_or_open_is_no_match(check: Check) -> None:
    answer = check(text=f"{RIGHT} {OPEN}")
    assert answer["matches"] == []
    assert answer["warnings"] == {"incompleteResults": False}
    assert answer["language"]["code"] == "en-GB"
    assert answer["software"]["apiVersion"] == 1


def test_what_is_open_is_a_mild_hint_for_the_picky(check: Check) -> None:
    [match] = check(text=f"{RIGHT} {OPEN}", level="picky")["matches"]
    assert (match["rule"]["id"], match["rule"]["issueType"]) == ("UNVERIFIED", "style")
    assert match["type"] == {"typeName": "Hint"}
    assert match["replacements"] == []


@pytest.mark.parametrize(
    ("form", "rules"),
    [
        ({}, ["CONTRADICTED"]),
        ({"level": "picky"}, ["CONTRADICTED", "UNVERIFIED"]),
        ({"disabledRules": "CONTRADICTED,OTHER"}, []),
        ({"disabledRules": "contradicted"}, []),
        ({"disabledCategories": "VERDICTS", "level": "picky"}, []),
        ({"enabledRules": "UNVERIFIED"}, ["CONTRADICTED", "UNVERIFIED"]),
        ({"enabledRules": "UNVERIFIED", "enabledOnly": "true"}, ["UNVERIFIED"]),
        ({"enabledCategories": "VERDICTS", "enabledOnly": "true"}, ["CONTRADICTED"]),
        ({"enabledCategories": "FINDINGS", "enabledOnly": "true"}, []),
    ],
)
def test_rules_are_switched_on_and_off(
    check: Check, form: dict[str, str], rules: list[str]
) -> None:
    found = check(text=f"{WRONG} {OPEN}", **form)["matches"]
    assert [match["rule"]["id"] for match in found] == rules


def test_a_sentence_that_stands_twice_is_marked_twice(check: Check) -> None:
    text = f"{WRONG} {OPEN} {WRONG}"
    found = check(text=text)["matches"]
    assert [marked(text, match) for match in found] == ["86.6 per cent"] * 2
    assert found[0]["offset"] < found[1]["offset"]


def test_a_sentence_that_an_earlier_one_excludes_is_marked(check: Check) -> None:
    later = "The flood in Orsk killed 30 people on 3 May 2021."
    text = f"The flood in Orsk killed 12 people on 3 May 2021. It is sad. {later}"
    [match] = check(text=text)["matches"]
    assert match["rule"]["id"] == "INCONSISTENT"
    assert marked(text, match) == later
    assert "12" in match["message"]


def test_the_day_of_a_text_may_be_given(check: Check) -> None:
    text = "The Syrian Observatory puts the civilian toll in Idlib since late April at 1,200."
    [match] = check(text=text, as_of="2019-08-16")["matches"]
    assert match["replacements"] == [{"value": "some 820"}]


def test_markup_is_passed_over_and_counted(check: Check) -> None:
    pieces = [
        {"markup": "<h1>"},
        {"text": "An evening in 😀 Berlin"},
        {"markup": "</h1><p>", "interpretAs": "\n\n"},
        {"text": "Turnout at the German election in September 2021 was "},
        {"markup": "<b>"},
        {"text": "86.6"},
        {"markup": "</b>"},
        {"text": " per cent."},
    ]
    whole = "".join(piece.get("text") or piece["markup"] for piece in pieces)
    [match] = check(data=json.dumps({"annotation": pieces}))["matches"]
    assert marked(whole, match) == whole[whole.index("Turnout") :]
    assert match["replacements"] == []  # the markup would be lost with it


@pytest.mark.parametrize("text", ["", "  \n", "…"])
def test_an_empty_page_has_no_match(check: Check, text: str) -> None:
    assert check(text=text)["matches"] == []


@pytest.mark.parametrize(
    ("form", "status", "says", "pointer"),
    [
        ({"text": "x"}, 422, '"language" is missing', "#/language"),
        ({"text": "x", "language": "de"}, 422, "Only English can be checked", "#/language"),
        ({"language": "en"}, 422, 'Send either "text" or "data"', "#/text"),
        ({"language": "en", "text": "a", "data": "{}"}, 422, 'Send either "text" or', "#/data"),
        ({"language": "en", "data": "["}, 422, '"data" cannot be read', "#/data"),
        (
            {"language": "en", "data": '{"annotation": [{"text": "a", "markup": "b"}]}'},
            *(422, "piece 0 must have either", "#/data"),
        ),
        ({"language": "en", "text": "x " * 300}, 413, "at most 500", "#/text"),
        ({"language": "auto", "text": "Les eaux ont tué des gens."}, 422, "French", "#/text"),
        ({"language": "en", "text": "x", "enabledOnly": "true"}, 422, "must name", "#/enabledOnly"),
        ({"language": "en", "text": "x", "level": "strict"}, 422, '"level" does not', "#/level"),
    ],
)
def test_a_request_that_cannot_be_answered(
    editor: TestClient, form: dict[str, str], status: int, says: str, pointer: str
) -> None:
    reply = editor.post("/v2/check", data=form, headers={"Accept": "text/html"})
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert says in problem["detail"]
    assert problem["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("origin", "may"),
    [
        ("chrome-extension://abcdef", True),
        ("moz-extension://1-2-3", True),
        ("https://example.org", False),
        ("http://chrome-extension://x", False),
        ("null", False),
    ],
)
def test_add_ons_of_browsers_may_read_and_sites_may_not(
    editor: TestClient, origin: str, may: bool
) -> None:
    reply = editor.post(
        "/v2/check", data={"text": OPEN, "language": "en"}, headers={"Origin": origin}
    )
    assert reply.headers.get("Access-Control-Allow-Origin") == (origin if may else None)


def test_another_content_type_is_refused(editor: TestClient) -> None:
    reply = editor.post("/v2/check", json={"text": WRONG, "language": "en"})
    assert (reply.status_code, reply.json()["status"]) == (415, 415)


@given(st.lists(st.tuples(st.booleans(), st.text(max_size=6), st.none() | st.text(max_size=3))))
def test_offsets_of_pieces_count_in_the_whole(pieces: list[tuple[bool, str, str | None]]) -> None:
    """Every letter of the prose that is text stands where its offset says."""
    annotation = [
        {"text": words} if plain else {"markup": words, **({"interpretAs": as_} if as_ else {})}
        for plain, words, as_ in pieces
    ]
    whole = "".join(words for _, words, _ in pieces)
    manuscript = manuscript_of(None, json.dumps({"annotation": annotation}))
    assert manuscript.text == whole
    at = origin = 0
    for plain, words, as_ in pieces:
        shown = words if plain else as_ or ""
        for passage in manuscript.passages:
            assert passage.text[at : at + len(shown)] == shown
            if plain:
                assert [passage.origin(at + n) for n in range(len(words))] == [
                    origin + n for n in range(len(words))
                ]
        at, origin = at + len(shown), origin + len(words)


@given(st.text())
def test_code_units_are_those_of_utf_16(text: str) -> None:
    units = CodeUnits(text)
    for offset in range(len(text) + 1):
        assert units.before(offset) == len(text[:offset].encode("utf-16-le")) // 2


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server over the sample, as users start it."""
    folder = tmp_path_factory.mktemp("served")
    process = subprocess.Popen(
        [sys.executable, "-m", "verifier", "serve", "--port", "0"],
        cwd=folder,
        env={
            **{name: v for name, v in os.environ.items() if not name.startswith("VERIFIER_")},
            **{"PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(folder), "HOME": str(folder)},
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://[\d.:]+", line)
        assert found, process.communicate()
        yield found.group()
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def api() -> Any:
    """The client of the package ``pylanguagetool``, without its command line, which asks for parts
    of setuptools that are gone."""
    package = importlib.util.find_spec("pylanguagetool")
    assert package is not None and package.submodule_search_locations
    file = Path(package.submodule_search_locations[0]) / "api.py"
    spec = importlib.util.spec_from_file_location("languagetool_client", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_real_client_is_answered(address: str, api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    url = f"{address}/v2/"
    assert {"name": "English (GB)", "code": "en", "longCode": "en-GB"} in api.get_languages(url)
    text = SHIFT + WRONG
    [match] = api.check(text, url, "en-GB", mother_tongue="de", picky=True)["matches"]
    assert marked(text, match) == "86.6 per cent"
    assert api.check(text, url, "auto", disabled_rules="CONTRADICTED")["matches"] == []
    with pytest.raises(ValueError, match="Only English can be checked"):
        api.check("Es regnet.", url, "de-DE")
