"""Which words are proposed, for which of the draft's: ``corrections.examples.toml``."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from verifier.drafts.readers import read_manuscript
from verifier.drafts.replacing import (
    replacement_date,
    replacement_figure,
    replacement_name,
    replacement_speaker,
)
from verifier.drafts.review import review_draft
from verifier.report import Mark
from verifier.setup import open_verifier

EXAMPLES = tomllib.loads(
    Path(__file__).with_name("corrections.examples.toml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def corrected(parser):
    with pytest.MonkeyPatch.context() as during:
        during.setenv("XDG_DATA_HOME", "/nonexistent")
        during.setattr("verifier.setup.load_parser", lambda name: parser)
        with open_verifier(None, clock=lambda: datetime.now(UTC), environ={}) as opened:

            def corrections(text):
                manuscript = read_manuscript(text, "draft.md")
                day = date(2019, 8, 16)
                report = review_draft("draft.md", manuscript, opened.verifier, as_of=day)
                return [one for checked in report.checked for one in checked.corrections]

            yield corrections


@pytest.mark.parametrize("example", EXAMPLES["proposed"], ids=lambda one: one["text"][:60])
def test_the_words_of_the_source_are_proposed(corrected, example):
    text = example["text"]
    (one,) = corrected(text)
    assert (one.written, one.suggested) == (example["written"], example["suggested"])
    assert one.because == example["because"]
    assert text[one.start : one.end] == one.written


@pytest.mark.parametrize("example", EXAMPLES["silent"], ids=lambda one: one["why"])
def test_nothing_is_proposed(corrected, example):
    assert corrected(example["text"]) == []


def test_a_corrected_sentence_needs_no_correction(corrected):
    for example in EXAMPLES["proposed"]:
        text = example["text"]
        (one,) = corrected(text)
        assert corrected(text[: one.start] + one.suggested + text[one.end :]) == []


@pytest.mark.parametrize(
    ("written", "source", "before", "after", "put"),
    [
        ("1,200", "some 820", "killed ", " people", "some 820"),
        ("1,200", "some 820", "the ", " people", ""),
        ("Eighteen", "20", "", " people died", ""),
        ("Eighteen", "20", "On Monday ", " people died", "20"),
        ("14 per cent", "9.1 per cent", "by ", "", "9.1 per cent"),
        ("14", "9.1 per cent", "by ", " points", ""),
        ("$4 million", "$5 million", "cost ", "", "$5 million"),
        ("4 million", "$5 million", "cost ", "", ""),
        ("half", "40 per cent", "nearly ", " of them", ""),
        ("two", "1", "killed ", " people", ""),
        ("12", "none", "of which ", " burned", ""),
    ],
)
def test_figures_are_put_in_where_they_fit(written, source, before, after, put):
    assert replacement_figure(written, source, before, after) == put


@pytest.mark.parametrize(
    ("written", "meant", "source", "known", "put"),
    [
        ("1 August", "1 August 2019", "11 August 2019", "11 August 2019", "11 August"),
        ("1 August", "1 August 2018", "11 August 2019", "11 August 2019", "11 August 2019"),
        ("1 August 2019", "1 August 2019", "11 August", "11 August 2019", "11 August 2019"),
        ("1 August 2019", "1 August 2019", "11 August", "11 August 2018", ""),
        ("March 2018", "", "January 2019", "", "January 2019"),
        ("2018", "", "2019", "", "2019"),
        ("March 2018", "", "11 August 2019", "", ""),
        ("last week", "", "11 August 2019", "", ""),
        ("on Monday", "", "Thursday", "", ""),
    ],
)
def test_dates_are_put_in_where_they_are_written_alike(written, meant, source, known, put):
    ours = Mark(text=written, start=0, end=len(written), means=meant)
    theirs = Mark(text=source, start=0, end=len(source), means=known)
    assert replacement_date(ours, theirs) == put


@pytest.mark.parametrize(
    ("written", "source", "before", "put"),
    [
        ("Texas", "Utah", "In ", "Utah"),
        ("rebels", "regime", "the ", ""),
        ("Kingdom", "States", "the ", ""),
        ("Texas", "Utah; Ohio", "In ", ""),
    ],
)
def test_names_are_put_in_the_place_of_names(written, source, before, put):
    assert replacement_name(written, source, before) == put


@pytest.mark.parametrize(
    ("written", "named", "before", "after", "put"),
    [
        ("The Red Cross", "the United Nations", "", " said 40 died", "The United Nations"),
        ("Berg", "the United Nations", "Forty died, ", " said", "the United Nations"),
        ("the Red Cross", "Anna Berg", "according to ", ".", "Anna Berg"),
        ("The ministers", "the United Nations", "", " deny it", ""),
        ("Berg", "Russia; Iran", "", " said 40 died", ""),
        ("officials", "the United Nations", "some ", " said", ""),
    ],
)
def test_speakers_are_put_in_where_the_verb_agrees(written, named, before, after, put):
    assert replacement_speaker(written, named, before, after) == put
