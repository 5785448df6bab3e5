"""The forms of a report, compared with files that a person has read (``golden/``).

``UPDATE_GOLDEN=1 pytest tests/reports`` writes them anew; read the difference before committing.
"""

import json
import os
import re
from pathlib import Path

import pytest

from tests.reports import drafts_made_by_hand as made
from verifier.report import Report, Verdict
from verifier.reports import FORMATS, as_text, format_named
from verifier.reports.style import Style
from verifier.reports.wording import counting_line

GOLDEN = Path(__file__).parent / "golden"


def same_as_golden(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_statements_as_text(contradicted, unverified):
    blocks = as_text.statements([contradicted, unverified], Style())
    same_as_golden("statements.txt", "".join(blocks))


def test_statements_with_every_point(contradicted, unverified):
    blocks = as_text.statements([contradicted, unverified], Style(why=True))
    same_as_golden("statements-why.txt", "".join(blocks))


def test_statements_in_colour(contradicted):
    blocks = as_text.statements([contradicted], Style(colour=True))
    same_as_golden("statements-colour.txt", "".join(blocks))


def test_review_as_text(reviewed):
    same_as_golden("review.txt", format_named("text").review(reviewed, Style()))


def test_review_in_a_pipe_keeps_the_lines_of_tools_whole(reviewed):
    same_as_golden("review-piped.txt", format_named("text").review(reviewed, Style(piped=True)))


def test_review_as_json(reviewed):
    same_as_golden("review.json", format_named("json").review(reviewed, Style()))


def test_statements_as_json_lines(contradicted, unverified):
    lines = list(format_named("json").statements([contradicted, unverified], Style()))
    assert [Report.model_validate_json(line) for line in lines] == [contradicted, unverified]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert list(json.loads(lines[0])) == [
        "statement",
        "as_of",
        "verdict",
        "findings",
        "reason",
        "assertions",
        "knowledge_base",
        "elapsed_ms",
    ]


@pytest.mark.parametrize("why", [False, True])
def test_text_keeps_to_its_width(reviewed, why):
    for line in format_named("text").review(reviewed, Style(why=why)).splitlines():
        assert len(line) <= 80 or line.strip().startswith("https://")


def test_a_source_cannot_steer_the_terminal(unverified):
    for style in (Style(), Style(why=True)):
        assert "\x1b" not in "".join(as_text.statements([unverified], style))


def test_the_line_that_counts():
    counts = {Verdict.SUPPORTED: 9, Verdict.CONTRADICTED: 2, Verdict.UNVERIFIED: 3}
    assert (
        counting_line(31, 14, counts)
        == "31 sentences, 14 checkable: 9 supported, 2 contradicted, 3 unverified"
    )
    assert counting_line(1, 0, {}) == "1 sentence, 0 checkable"


def test_the_forms_are_listed():
    names = ["text", "json", "ndjson", "csv", "sarif", "github", "junit", "markdown", "html"]
    assert [form.name for form in FORMATS] == names
    assert [form.name for form in FORMATS if form.statements] == ["text", "json"]


def test_each_form_has_its_section_in_the_document():
    document = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (\S+)$", document, re.MULTILINE)
    assert sorted(sections) == sorted(form.name for form in FORMATS)


ENDINGS = {
    "text": "txt",
    "json": "json",
    "ndjson": "ndjson",
    "csv": "csv",
    "sarif": "sarif",
    "github": "github.txt",
    "junit": "xml",
    "markdown": "md",
    "html": "html",
}


def as_read(name: str, text: str) -> str:
    """What a golden file holds: not the version of the program, and of a page not its style."""
    if name == "sarif":
        text = re.sub(r',\n +"version": "[^"]+"(?=\n +\}\n)', "", text)
    if name == "html":
        text = re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)
        text = re.sub(r"<script>.*?</script>", "<script></script>", text, flags=re.DOTALL)
        text = re.sub(r"sha256-[\w+/=]+", "sha256-…", text)
    return text


@pytest.mark.parametrize(("name", "ending"), ENDINGS.items())
def test_everything_in_each_form(name, ending, everything):
    text = format_named(name).review(everything, Style())
    same_as_golden(f"everything.{ending}", as_read(name, text))


@pytest.mark.parametrize(("name", "ending"), ENDINGS.items())
def test_a_hostile_draft_in_each_form(name, ending):
    text = format_named(name).review(made.hostile(), Style())
    same_as_golden(f"hostile.{ending}", as_read(name, text))
