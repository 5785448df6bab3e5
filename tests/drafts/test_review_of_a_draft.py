"""A draft of our own over the sample knowledge base: planted errors are found where they stand."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from verifier.drafts.failing import any_fails
from verifier.drafts.levels import FailOn
from verifier.drafts.readers import read_manuscript
from verifier.drafts.review import review_draft
from verifier.errors import UnusableInput
from verifier.report import Verdict
from verifier.setup import open_verifier

CLEAN = (Path(__file__).parent / "texts" / "idlib.md").read_text(encoding="utf-8")

PLANTED = {
    "About 400,000": "About 40,000",
    "January 2019": "January 2018",
    "Russia denied that it\nwas targeting": "Russia admitted that it\nwas targeting",
    "killed 18 civilians on": "killed 180 civilians on",
}
"""Errors in four of the draft's twelve sentences: a toll, a year, a denial, a figure."""


def with_errors() -> str:
    text = CLEAN
    for right, wrong in PLANTED.items():
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    return text


@pytest.fixture(scope="module")
def verifier(parser):
    with pytest.MonkeyPatch.context() as during:
        during.setenv("XDG_DATA_HOME", "/nonexistent")
        during.setattr("verifier.setup.load_parser", lambda name: parser)
        with open_verifier(None, clock=lambda: datetime.now(UTC), environ={}) as opened:
            yield opened.verifier


def lines_contradicted(text, verifier, path="draft.md"):
    report = review_draft(path, read_manuscript(text, path), verifier)
    return [one.line for one in report.checked if one.report.verdict is Verdict.CONTRADICTED]


def test_the_draft_is_counted(verifier):
    report = review_draft("draft.md", read_manuscript(CLEAN, "draft.md"), verifier)
    assert report.sentences == 12
    assert report.checkable == 10
    assert sum(report.counts.values()) == 10
    assert report.left_alone == {"question": 1, "opinion": 1}
    assert report.title == "A summer of strikes on Idlib"
    assert report.as_of == date(2019, 8, 16)


def test_the_planted_errors_are_found_on_their_lines(verifier):
    text = with_errors()
    wanted = [
        text[: text.index(wrong)].count("\n") + 1 for wrong in ("About 40,000", "Hayat", "Russia a")
    ]
    wanted.append(text[: text.index("Air\nstrikes on")].count("\n") + 1)
    assert lines_contradicted(text, verifier) == wanted
    report = review_draft("draft.md", read_manuscript(text, "draft.md"), verifier)
    assert any_fails((one.report for one in report.checked), FailOn.CONTRADICTED)


def test_without_them_nothing_is_contradicted(verifier):
    assert lines_contradicted(CLEAN, verifier) == []
    report = review_draft("draft.md", read_manuscript(CLEAN, "draft.md"), verifier)
    assert report.counts[Verdict.SUPPORTED] >= 8


def test_one_error_at_a_time_is_the_only_one_found(verifier):
    for right, wrong in PLANTED.items():
        assert len(lines_contradicted(CLEAN.replace(right, wrong), verifier)) == 1, wrong


def test_each_sentence_stands_where_the_report_says(verifier):
    text = CLEAN.replace("\n", "\r\n")
    report = review_draft("draft.md", read_manuscript(text, "draft.md"), verifier)
    lines = text.split("\r\n")
    for one in report.checked:
        assert text[one.start : one.end] == one.text
        assert lines[one.line - 1][one.column - 1 :].startswith(one.text.split("\r\n")[0])
        assert "**" not in one.report.statement
        assert "http" not in one.report.statement
        assert one.report.statement == " ".join(one.report.statement.split())


def test_the_same_words_as_plain_text_get_the_same_verdicts(verifier):
    marked = review_draft("draft.md", read_manuscript(CLEAN, "draft.md"), verifier)
    plain = "\n\n".join(one.report.statement for one in marked.checked)
    report = review_draft(
        "draft.txt", read_manuscript(plain, "draft.txt"), verifier, as_of=date(2019, 8, 16)
    )
    assert [one.report.verdict for one in report.checked] == [
        one.report.verdict for one in marked.checked
    ]


def test_a_sentence_over_the_limit_is_not_a_clean_result(verifier):
    text = f"Forty people died on 3 May. And {'more and ' * 1000}more died."
    (lines,) = review_draft("draft.txt", read_manuscript(text, "draft.txt"), verifier).not_read
    assert lines.lost
    assert "5,000" in lines.what


def test_a_foreign_quotation_is_named_and_passed_over(verifier):
    text = "Forty people died on 3 May.\n\nLes frappes ont tué des civils dans la région.\n"
    report = review_draft("draft.txt", read_manuscript(text, "draft.txt"), verifier)
    assert [(lines.line, lines.what) for lines in report.not_read] == [(3, "a sentence in French")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no sentence"),
        ("\n \n", "holds no sentence"),
        ("---\ntitle: x\n---\n", "holds no sentence"),
        ("Les frappes ont tué des civils dans la région, selon les ONG.", "is in French"),
    ],
)
def test_a_draft_of_which_nothing_can_be_read_is_refused(verifier, text, says):
    with pytest.raises(UnusableInput, match=says):
        review_draft("draft.md", read_manuscript(text, "draft.md"), verifier)


def test_pronouns_and_relative_days_are_read_in_context(verifier):
    text = (
        "The United Nations has given new figures on Idlib. "
        "It said 40,000 people had been displaced by the bombardment.\n\n"
        "On 21 July 2019 air strikes on Idlib killed 18 civilians. "
        "The next day strikes by Russia and the Syrian government killed 50 people there."
    )
    report = review_draft(
        "draft.txt", read_manuscript(text, "draft.txt"), verifier, as_of=date(2019, 8, 16)
    )
    verdicts = {one.report.statement[:12]: one.report.verdict for one in report.checked}
    assert verdicts["It said 40,0"] is Verdict.CONTRADICTED
    assert verdicts["The next day"] is Verdict.SUPPORTED
