"""What a draft itself lets pass: which sentences a mark covers, and what is told of it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.drafts.failing import any_sentence_fails
from verifier.drafts.ignores import ignores_of
from verifier.drafts.levels import FailOn
from verifier.drafts.marks import MARK, without_marks
from verifier.drafts.readers import read_manuscript
from verifier.drafts.readers.manuscript import Ignore, Manuscript, Passage, unchanged
from verifier.drafts.review import review_draft
from verifier.drafts.sentences import sentences_of
from verifier.setup import open_verifier

DAY = date(2019, 8, 16)
WRONG = "Air strikes on Idlib killed 180 civilians on 21 July 2019."
RIGHT = "Air strikes on Idlib killed 18 civilians on 21 July 2019."


@pytest.fixture(scope="module")
def verifier(parser):
    with pytest.MonkeyPatch.context() as during:
        during.setenv("XDG_DATA_HOME", "/nonexistent")
        during.setattr("verifier.setup.load_parser", lambda name: parser)
        with open_verifier(None, clock=lambda: datetime.now(UTC), environ={}) as opened:
            yield opened.verifier


@pytest.mark.parametrize(
    ("name", "text", "covered", "reason"),
    [
        (
            "a.md",
            "Forty died. <!-- verifier: ignore: by telephone --> Ten fled.",
            ["Forty died."],
            "by telephone",
        ),
        (
            "a.md",
            "One.\n\n<!-- verifier: ignore: our own count -->\n\nForty died. Ten\nfled.\n\nTwo.",
            ["Forty died.", "Ten fled."],
            "our own count",
        ),
        (
            "a.md",
            "- Forty died. <!-- verifier: ignore: seen -->\n- Ten fled.\n",
            ["Forty died."],
            "seen",
        ),
        (
            "a.txt",
            "One sat.\n\n[verifier: ignore: seen by us]\nForty died. Ten fled.\n\nTwo left.",
            ["Forty died.", "Ten fled."],
            "seen by us",
        ),
        ("a.md", "Forty died. <!-- VERIFIER:ignore -->", ["Forty died."], ""),
        (
            "a.md",
            "Forty died.\n\n<!-- verifier: ignore: nothing follows -->",
            [],
            "nothing follows",
        ),
    ],
)
def test_a_mark_covers(name, text, covered, reason):
    manuscript = read_manuscript(text, name)
    sentences = tuple(sentences_of(manuscript))
    (mark,) = ignores_of(manuscript, sentences)
    assert [sentences[n].words for n in mark.covers] == covered
    assert mark.reason == reason
    assert not any("verifier" in one.words for one in sentences)


def test_a_mark_in_a_block_of_code_is_only_shown():
    text = "Forty died.\n\n```\n<!-- verifier: ignore: shown -->\n```\n\nTen fled.\n"
    manuscript = read_manuscript(text, "a.md")
    assert ignores_of(manuscript, tuple(sentences_of(manuscript))) == ()


def test_a_comment_of_the_file_covers_the_sentences_that_it_touches():
    text = "Forty died. Ten fled. Two left."
    ignore = Ignore(text.index("Ten"), text.index("Ten") + 3, "by telephone")
    manuscript = Manuscript(text, (Passage(text, unchanged(text)),), ignores=(ignore,))
    (mark,) = ignores_of(manuscript, tuple(sentences_of(manuscript)))
    assert (mark.covers, mark.reason, mark.line) == ((1,), "by telephone", 1)


def test_an_ignored_sentence_is_judged_and_fails_nothing(verifier):
    text = f"{WRONG} <!-- verifier: ignore: the desk knows better -->"
    report = review_draft("a.md", read_manuscript(text, "a.md"), verifier, as_of=DAY)
    (one,) = report.checked
    assert one.ignored == "the desk knows better"
    assert one.report.verdict == "contradicted"
    assert not any_sentence_fails(report.checked, FailOn.UNVERIFIED)
    assert report.notes == ()


@pytest.mark.parametrize(
    ("text", "ignored", "says"),
    [
        (f"{WRONG} <!-- verifier: ignore -->", "", "gives no reason"),
        (f"{RIGHT} <!-- verifier: ignore: sure -->", "sure", "is supported"),
        (f"How many died? <!-- verifier: ignore: asked -->\n\n{RIGHT}", "", "covers no sentence"),
        (f"{RIGHT}\n\n<!-- verifier: ignore: late -->", "", "covers no sentence"),
    ],
)
def test_a_mark_that_does_nothing_is_told(verifier, text, ignored, says):
    report = review_draft("a.md", read_manuscript(text, "a.md"), verifier, as_of=DAY)
    (note,) = report.notes
    assert says in note.says
    assert text.splitlines()[note.line - 1].count("verifier: ignore") == 1
    assert [one.ignored for one in report.checked] == [ignored]
    failing = any_sentence_fails(report.checked, FailOn.CONTRADICTED)
    assert failing == (WRONG in text and not ignored)


@given(st.text(alphabet="<!->-verifier:[] ignoreAb.\n", max_size=200))
def test_blanking_a_mark_moves_no_letter(text):
    plain = without_marks(text)
    assert len(plain) == len(text)
    assert not MARK.search(plain)
    assert all(a == b or b in " \n" for a, b in zip(text, plain, strict=True))
