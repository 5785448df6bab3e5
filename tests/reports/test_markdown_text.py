"""Words in Markdown stay words, wherever they stand, and link nothing."""

import pytest
from hypothesis import given

from tests.reports.drawn_reports import WORDS
from tests.reports.test_every_form import elements, rendered
from verifier.reports.characters import in_one_line
from verifier.reports.markdown_text import JOINER, html_text, markdown_text


@pytest.mark.parametrize(
    "words",
    [
        "# no heading",
        "#",
        "- no list",
        "+ no list",
        "1. no list",
        "12) no list",
        "---",
        "- - -",
        "> no quotation",
        "``` no code",
        "    no code",
        "~~not struck~~",
        "[no](link)",
        "![no](image)",
        "[ ] no task",
        "[^1] no note",
        "<b>no</b> <!-- markup -->",
        "&amp; no entity",
        "a | b",
        "between 5 and 7 per cent, 1,200 killed (or more)",
    ],
)
def test_no_markup(words):
    page = rendered(f"- {markdown_text(words)}\n")
    assert [tag for tag, _ in page.elements] == ["ul", "li"]
    assert "".join(page.words).strip().replace(JOINER, "") == words.strip()


@pytest.mark.parametrize(
    ("words", "unlinked"),
    [
        ("@desk and a@b.example", "@‸desk and a@‸b.example"),
        ("#12, org/repo#3", "#‸12, org/repo#‸3"),
        ("GH-12", "GH‸-12"),
        ("!7", "!‸7"),
        ("https://example.org", "https:‸//example.org"),
        ("www.example.org", "www‸.example.org"),
        (":smile:", ":‸smile:"),
        ("At 12:30: it ended!", "At 12:‸30: it ended!"),
    ],
)
def test_nothing_is_linked_by_its_looks(words, unlinked):
    page = rendered(f"- {markdown_text(words)}\n")
    assert "".join(page.words).strip() == unlinked.replace("‸", JOINER)


def test_a_dollar_opens_no_formula():
    assert markdown_text("$5 and $6") == "<span>$</span>5 and <span>$</span>6"


@given(WORDS)
def test_any_words_stay_themselves(words):
    shown = in_one_line(words)
    for around in ("- x {} y\n", "| a |\n|---|\n| {} |\n", "**x** (y): {}\n"):
        page = rendered(around.format(markdown_text(words)))
        assert shown.replace(JOINER, "") in "".join(page.words).replace(JOINER, "")
        assert {tag for tag, _ in page.elements} <= {
            *("ul", "li", "p", "span", "strong"),
            *("table", "thead", "tbody", "tr", "th", "td"),
        }
    page = elements(f"<p>{html_text(words)}</p>")
    assert [tag for tag, _ in page.elements] == ["p"]
    assert "".join(page.words).replace(JOINER, "") == shown.replace(JOINER, "")
