"""Ten drafts of our own with labelled errors: most are found, hardly a right sentence is blamed.

``scripts/measure_drafts.py`` prints the same figures in full.
"""

import pytest

from scripts.measuring.drafts import measure, planted_drafts, verifiers

FOUND_AT_LEAST = 0.84
ALARMS_IN_A_THOUSAND_WORDS = 1.0


@pytest.fixture(scope="module")
def measured(reader):
    opened = {name: make() for name, make in verifiers(reader).items()}
    return [measure(draft, opened[draft.knowledge]) for draft in planted_drafts()]


def test_there_are_ten_drafts_with_errors_and_right_statements(measured):
    assert len(measured) == 10
    for one in measured:
        assert 400 <= one.draft.words <= 1_200
        assert 6 <= len(one.draft.errors) <= 15
        assert one.supported >= 6


def test_planted_errors_are_found(measured):
    found = sum(sum(one.found) for one in measured)
    assert found / sum(len(one.found) for one in measured) >= FOUND_AT_LEAST


def test_right_sentences_are_not_blamed(measured):
    words = sum(one.draft.words for one in measured)
    with_errors = sum(len(one.alarms) for one in measured)
    without = sum(len(one.alarms_when_right) for one in measured)
    assert with_errors / words * 1_000 <= ALARMS_IN_A_THOUSAND_WORDS
    assert without / words * 1_000 <= ALARMS_IN_A_THOUSAND_WORDS
