"""Hostile and damaged Word and OpenDocument files are refused with one sentence."""

import pytest

from tests.drafts.hostile_word import hostile_files, strange_files
from verifier.drafts.readers import read_draft
from verifier.errors import UnusableInput
from verifier.settings import DEFAULTS

HOSTILE = {what: rest for what, *rest in hostile_files()}
STRANGE = {what: rest for what, *rest in strange_files()}


@pytest.mark.parametrize(("name", "data", "says"), HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_with_a_sentence(name, data, says):
    with pytest.raises(UnusableInput) as refused:
        read_draft(data, name, DEFAULTS)
    sentence = str(refused.value)
    assert says in sentence
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(("name", "data", "letters"), STRANGE.values(), ids=STRANGE)
def test_what_only_looks_hostile_is_read(name, data, letters):
    assert read_draft(data, name, DEFAULTS).text == letters
