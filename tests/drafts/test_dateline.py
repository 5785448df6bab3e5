"""From where and from when a draft is, by its dateline."""

from datetime import date

import pytest

from verifier.drafts.dateline import dateline_of
from verifier.drafts.readers import read_manuscript
from verifier.drafts.review import review_draft
from verifier.drafts.sentences import sentences_of

DAY = date(2019, 8, 16)


@pytest.mark.parametrize(
    ("text", "day", "places"),
    [
        (
            "IDLIB, Syria, 16 August 2019 (AFP) — Ten people died. Two fled.",
            DAY,
            ("Idlib", "Syria"),
        ),
        ("Idlib, Syria, 16 August 2019 - Ten people died. Two fled.", DAY, ("Idlib", "Syria")),
        ("BEIRUT, Aug 16, 2019 — Ten people died. Two fled.", DAY, ("Beirut",)),
        ("London, 16 August 2019\n\nTen people died. Two fled.", DAY, ("London",)),
        ("LONDON (Reuters) - Ten people died. Two fled.", None, ("London",)),
        ("PARIS, Aug 16 (AFP) - Ten people died. Two fled.", None, ("Paris",)),
        ("Ten people died in Tarn on 16 August 2019. Two fled.", None, ()),
    ],
)
def test_a_dateline_says(text, day, places):
    manuscript = read_manuscript(text, "draft.txt")
    read = dateline_of(manuscript)
    assert (read.written_on, read.places) == (day, places)
    if places:
        assert next(iter(sentences_of(manuscript))).words == "Ten people died."


def test_the_day_of_the_dateline_counts_where_no_other_is_given(make_verifier):
    text = "IDLIB, Syria, 16 August 2019 — Ten people died on Monday."
    manuscript = read_manuscript(text, "draft.txt")
    assert review_draft("draft.txt", manuscript, make_verifier()).as_of == DAY
    other = date(2020, 1, 1)
    assert review_draft("draft.txt", manuscript, make_verifier(), as_of=other).as_of == other


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbour Herald, 3 June 2024\n\nSTORM ON THE COAST\n\nTwo fled.", "STORM ON THE COAST"),
        ("Storm on the coast\n\nLondon, 3 June 2024\n\nTwo fled.", "Storm on the coast"),
        ("London, 3 June 2024\n\nTwo fled.", ""),
        ("Two fled. Ten died.", ""),
    ],
)
def test_a_dateline_is_no_title(text, title):
    assert read_manuscript(text, "draft.txt").title == title
