"""Whatever stands in drafts and claims, each form stays what it is and tells all that happened."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from markdown_it import MarkdownIt

from knowledge.formats.formulas import unguarded
from tests.reports import drafts_made_by_hand as made
from tests.reports.drawn_reports import reviews
from tests.reports.test_sarif import VALIDATOR
from verifier.drafts.report import ReviewReport
from verifier.reports import FORMATS, format_named
from verifier.reports.as_csv import COLUMNS
from verifier.reports.as_markdown import LENGTH_LIMIT, length_of
from verifier.reports.characters import printable
from verifier.reports.style import Style

NAMES = [form.name for form in FORMATS]
# without shrinking, which takes minutes over whole reports
drawn = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    max_examples=25,
    suppress_health_check=list(HealthCheck),
)


def written(name: str, report: ReviewReport) -> str:
    return format_named(name).review(report, Style(why=True))


@pytest.mark.parametrize("name", NAMES)
@given(report=reviews())
@drawn
def test_any_report_can_be_written_to_a_file(name, report):
    text = written(name, report)
    assert text.encode("utf-8").decode("utf-8") == text
    assert text.endswith("\n")


@given(reviews())
@drawn
def test_any_report_is_valid_json(report):
    assert ReviewReport.model_validate(json.loads(written("json", report))) is not None


@given(reviews())
@drawn
def test_any_report_is_valid_json_lines(report):
    lines = written("ndjson", report).splitlines()
    events = [json.loads(line) for line in lines]
    sorts = [event["type"] for event in events]
    assert sorts.count("draft") == len(report.drafts)
    assert sorts.count("sentence") == sum(len(draft.checked) for draft in report.drafts)
    assert sorts.count("not_read") == sum(len(draft.not_read) for draft in report.drafts)
    assert sorts.count("note") == sum(len(draft.notes) for draft in report.drafts)
    assert sorts.count("unreadable") == len(report.unreadable)
    assert sorts.count("totals") == 1 and sorts[-1] == "totals"


@given(reviews())
@drawn
def test_any_report_is_valid_csv_without_formulas(report):
    rows = list(csv.reader(io.StringIO(written("csv", report), newline="")))
    assert rows[0] == list(COLUMNS)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert not [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r\n]", cell)]
    statements = [
        unguarded(row[COLUMNS.index("statement")])
        for row in rows[1:]
        if row[COLUMNS.index("verdict")] not in ("not read", "interrupted", "note")
    ]
    assert statements == [
        re.sub("\r\n?", "\n", printable(one.report.statement))
        for draft in report.drafts
        for one in draft.checked
    ]


@given(reviews())
@drawn
def test_any_report_is_valid_sarif(report):
    log = json.loads(written("sarif", report))
    assert not [error.message for error in VALIDATOR.iter_errors(log)]
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is report.complete


@given(reviews())
@drawn
def test_any_report_is_valid_xml(report):
    suites = ElementTree.fromstring(written("junit", report).encode("utf-8"))
    cases = suites.findall("./testsuite/testcase")
    lost = sum(stretch.lost for draft in report.drafts for stretch in draft.not_read)
    checked = sum(len(draft.checked) for draft in report.drafts)
    errors = lost + len(report.unreadable) + report.interrupted
    assert len(cases) == checked + errors
    assert len(suites.findall(".//error")) == errors
    for suite in suites:
        for outcome, counts in (("failure", "failures"), ("error", "errors")):
            assert int(suite.get(counts)) == len(suite.findall(f".//{outcome}"))


@given(reviews())
@drawn
def test_any_report_keeps_to_the_commands_of_github(report):
    for line in written("github", report).splitlines():
        command = re.fullmatch(
            r"::(error|warning|notice) (?:[a-zA-Z]+=[^,:]*)(?:,[a-zA-Z]+=[^,:]*)*::.*", line
        )
        assert command or line.startswith("Draft ") or re.match(r"\d+ drafts?: ", line)
        assert command or "##[" not in line


class Elements(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", {}))


def elements(page: str) -> Elements:
    parser = Elements()
    parser.feed(page)
    parser.close()
    return parser


OURS = frozenset(
    """
    html head meta title style body a header p label input kbd main article h1 h2 h3 nav ol ul
    li div span section strong del ins figure blockquote figcaption mark details summary q pre
    br script
    """.split()  # noqa: SIM905
)


@given(reviews())
@drawn
def test_any_report_is_a_page_without_anything_of_the_draft_in_its_markup(report):
    page = elements(written("html", report))
    assert {tag for tag, _ in page.elements} <= OURS
    assert sum(tag == "script" for tag, _ in page.elements) == 1
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        if "href" in attributes:
            assert tag == "a" and re.match(r"#|https?://", attributes["href"])
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    cards = [1 for _, a in page.elements if (a.get("class") or "").startswith("card ")]
    assert len(cards) == sum(len(draft.checked) for draft in report.drafts)


def rendered(markdown: str) -> Elements:
    """Markdown as GitHub reads it: tables, struck-out words and raw HTML, addresses linked."""
    return elements(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(markdown))


MARKDOWN = frozenset(
    """
    h3 p blockquote strong ul li table thead tbody tr th td details summary span
    """.split()  # noqa: SIM905
)


@given(reviews())
@drawn
def test_any_report_is_markdown_without_anything_of_the_draft_in_its_markup(report):
    text = written("markdown", report)
    page = rendered(text)
    assert {tag for tag, _ in page.elements} <= MARKDOWN
    # what is linked by its looks after the Markdown is read
    words = "".join(page.words)
    assert not re.search(r"@\w|#\d|https?:/|www\.|:\w+:", words.replace(": ", ""))


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_draft_stays_words(name):
    """The same by one example, whose forms lie in ``golden/`` to be read."""
    text = written(name, made.hostile())
    if name in ("html", "markdown"):
        assert "<script>alert" not in text and "<img" not in text
    if name != "json" and name != "ndjson" and name != "sarif":
        assert "\x1b" not in text and "\x00" not in text


@pytest.mark.parametrize("name", NAMES)
def test_an_interrupted_run_is_told(name, everything):
    finished = everything.model_copy(update={"interrupted": False})
    text = written(name, everything)
    assert text != written(name, finished)
    assert re.search("interrupted|stopped before the last draft", text, re.IGNORECASE)


@pytest.mark.parametrize("name", NAMES)
def test_a_run_is_the_same_piece_by_piece(name, everything):
    form = format_named(name)
    pieces = [form.opening(Style(why=True))]
    for before, draft in enumerate(everything.drafts):
        pieces.append(form.draft(draft, before, Style(why=True)))
    pieces.append(form.closing(everything.totals, len(everything.drafts), Style(why=True)))
    assert "".join(pieces) == written(name, everything)


def test_a_comment_keeps_to_its_greatest_length_and_tells_what_was_cut():
    drafts = [
        made.ferry().model_copy(update={"path": f"drafts/a-season-on-the-strait/{n}.md"})
        for n in range(900)
    ]
    text = written("markdown", made.run_over(*drafts))
    assert length_of(text) <= LENGTH_LIMIT
    cut = int(re.search(r"\*\*Cut:\*\* (\d+) findings did not fit", text)[1])
    assert text.count("(line ") + cut == 900 * 3
    assert re.search(r"^\d+ more in the full report\.$", text, re.MULTILINE)
    page = rendered(text)
    assert sum(tag == "details" for tag, _ in page.elements) == text.count("</details>")


def test_a_comment_on_one_long_draft_tells_its_first_findings():
    draft = made.ferry()
    lines = tuple(draft.not_read[0].model_copy(update={"line": n}) for n in range(1, 2000))
    long = draft.model_copy(update={"checked": draft.checked * 500, "not_read": lines})
    text = written("markdown", made.run_over(long))
    cut = int(re.search(r"\*\*Cut:\*\* (\d+) findings did not fit", text)[1])
    assert LENGTH_LIMIT // 2 < length_of(text) <= LENGTH_LIMIT
    assert text.count("(line ") + cut == 500 * 3
    assert re.search(r"^- \d+ more in the full report$", text, re.MULTILINE)
