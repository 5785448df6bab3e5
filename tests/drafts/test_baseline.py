"""Which findings a baseline knows again, and which it does not."""

import json
from datetime import UTC, date, datetime

import pytest

from verifier.drafts.baseline import (
    Baseline,
    Met,
    key_of,
    known_in,
    read_baseline,
    says_stale,
    written,
)
from verifier.drafts.failing import any_sentence_fails
from verifier.drafts.levels import FailOn
from verifier.drafts.readers import read_manuscript
from verifier.drafts.review import review_draft
from verifier.errors import UnusableInput
from verifier.report import Verdict
from verifier.setup import open_verifier

WRONG = "Air strikes on Idlib killed 180 civilians on 21 July 2019."
RIGHT = "Air strikes on Idlib killed 18 civilians on 21 July 2019."
SUPPORTED = "Hayat Tahrir al-Sham took control of the Idlib region in January 2019."
UNKNOWN = "Norlund Lines cut 40 jobs in the port of Tarn."


@pytest.fixture(scope="module")
def reviewed(parser):
    with pytest.MonkeyPatch.context() as during:
        during.setenv("XDG_DATA_HOME", "/nonexistent")
        during.setattr("verifier.setup.load_parser", lambda name: parser)
        with open_verifier(None, clock=lambda: datetime.now(UTC), environ={}) as opened:

            def review(text, name="draft.md"):
                return review_draft(
                    name, read_manuscript(text, name), opened.verifier, as_of=date(2019, 8, 16)
                )

            yield review


def baseline_of(*drafts):
    return read_baseline(written(known for draft in drafts for known in known_in(draft)), "b.json")


def test_known_findings_stay_quiet(reviewed):
    draft = reviewed(f"{WRONG} {SUPPORTED} {UNKNOWN}")
    baseline = baseline_of(draft)
    assert {known.verdict for known in baseline.findings} == {"contradicted", "unverified"}
    again = baseline.applied_to(draft)
    assert [one.known for one in again.checked] == [True, False, True]
    assert not any_sentence_fails(again.checked, FailOn.UNVERIFIED)


@pytest.mark.parametrize(
    ("changed", "known"),
    [
        (f"Ten lines above.\n\n\n\n{WRONG}", True),
        (f"**Air strikes** on Idlib killed 180 civilians\non {WRONG[-13:]}", True),
        (WRONG.replace("180", "190"), False),
        (WRONG.replace("killed", "injured"), False),
    ],
)
def test_lines_may_move_and_words_may_not_change(reviewed, changed, known):
    after = baseline_of(reviewed(WRONG)).applied_to(reviewed(changed))
    assert any(one.known for one in after.checked) == known


def test_a_finding_of_another_verdict_is_new(reviewed):
    draft = reviewed(WRONG)
    (one,) = draft.checked
    report = one.report.model_copy(update={"verdict": Verdict.UNVERIFIED})
    assert key_of(one) != key_of(one.model_copy(update={"report": report}))


def test_what_is_no_longer_found_is_told(reviewed):
    baseline = baseline_of(reviewed(f"{WRONG} {UNKNOWN}"), reviewed(WRONG, "other.md"))
    mended = reviewed(f"{RIGHT} {UNKNOWN}")
    (stale,) = baseline.stale([mended])
    assert (stale.path, stale.verdict) == ("draft.md", "contradicted")
    assert "draft.md" in says_stale(stale)
    assert baseline.stale_after(Met().with_draft(mended)) == (stale,)


def test_an_ignored_sentence_enters_no_baseline(reviewed):
    assert known_in(reviewed(f"{WRONG} <!-- verifier: ignore: by telephone -->")) == ()


def test_the_file_is_the_same_whatever_the_order(reviewed):
    first, second = reviewed(WRONG), reviewed(UNKNOWN, "other.md")
    entries = [*known_in(first), *known_in(second)]
    assert written(entries) == written(reversed(entries)) == written([*entries, *entries])


def test_the_file_shows_people_a_short_text_only(reviewed):
    long = f"{WRONG[:-1]}, in the north of the province and in many of its smaller villages."
    (entry,) = json.loads(written(known_in(reviewed(long))))["findings"]
    assert len(entry["text"]) < 70
    assert set(entry) == {"key", "path", "verdict", "text"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 1}',
        '{"version": 2, "findings": []}',
        '{"version": 1, "findings": [{"key": "x"}]}',
    ],
)
def test_another_file_is_refused_in_one_sentence(text):
    with pytest.raises(UnusableInput) as refused:
        read_baseline(text, "known.json")
    message = str(refused.value)
    assert message.startswith("known.json is ")
    assert message.endswith(".")
    assert "\n" not in message


def test_an_empty_one_knows_nothing(reviewed):
    assert not any(one.known for one in Baseline().applied_to(reviewed(WRONG)).checked)
