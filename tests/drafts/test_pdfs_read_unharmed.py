"""PDF files that want to do harm and can be read all the same: their text is read, nothing runs."""

import pytest

from tests.drafts.hostile_pdfs import LINE, looping_tables, running_scripts
from verifier.drafts.readers import read_draft
from verifier.settings import DEFAULTS


@pytest.mark.parametrize(
    ("make", "marks"),
    [
        (running_scripts, (b"/JavaScript", b"/Launch")),
        (looping_tables, (b"/Prev",)),
    ],
)
def test_its_text_is_read_and_nothing_else(make, marks):
    data = make()
    assert all(mark in data for mark in marks)
    manuscript = read_draft(data, "draft.pdf", DEFAULTS)
    assert [passage.text for passage in manuscript.passages] == [LINE]
    assert manuscript.text.strip() == LINE
    assert manuscript.not_read == ()
