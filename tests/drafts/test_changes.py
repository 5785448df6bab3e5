"""Which sentences are new against an earlier version, and what is judged then."""

from datetime import UTC, date, datetime

import pytest

from verifier.drafts.changes import changed_since
from verifier.drafts.readers import read_manuscript
from verifier.drafts.review import review_draft
from verifier.drafts.sentences import sentences_of
from verifier.setup import open_verifier

OLD = "# Tolls\n\nForty died in Tarn. Ten people\nfled.\n\nThe army left on 3 May."


def changed(now, old=OLD, name="draft.md"):
    manuscript = read_manuscript(now, name)
    numbers = changed_since(read_manuscript(old, name), manuscript)
    words = [one.words for one in sentences_of(manuscript)]
    return [words[n] for n in sorted(numbers)]


@pytest.mark.parametrize(
    ("now", "new"),
    [
        (OLD, []),
        (OLD.replace("Forty", "**Forty**"), []),
        (OLD.replace("people\nfled", "people fled"), []),
        ("The army left on 3 May.\n\nTen people fled. Forty died in Tarn.", []),
        (OLD.replace("Forty", "Fifty"), ["Fifty died in Tarn."]),
        (OLD.replace("3 May", "5 May"), ["The army left on 5 May."]),
        (OLD + " Nobody was hurt.", ["Nobody was hurt."]),
        ("", []),
    ],
)
def test_words_decide_and_not_places(now, new):
    assert changed(now) == new


def test_a_comma_in_a_number_is_no_mere_punctuation():
    assert changed("Prices rose by 1.2 per cent.", "Prices rose by 12 per cent.") != []
    assert changed("Prices rose by 1,200 euros.", "Prices rose by 1.200 euros.") != []


def test_only_new_sentences_are_judged_in_the_light_of_the_old_ones(parser):
    old = "On 21 July 2019 air strikes on Idlib killed 18 civilians."
    new = f"{old} The next day strikes by Russia and the Syrian government killed 500 people there."
    with pytest.MonkeyPatch.context() as during:
        during.setenv("XDG_DATA_HOME", "/nonexistent")
        during.setattr("verifier.setup.load_parser", lambda name: parser)
        with open_verifier(None, clock=lambda: datetime.now(UTC), environ={}) as opened:
            report = review_draft(
                "a.txt",
                read_manuscript(new, "a.txt"),
                opened.verifier,
                as_of=date(2019, 8, 16),
                base=read_manuscript(old, "a.txt"),
            )
    (one,) = report.checked
    assert one.report.verdict == "contradicted"
    assert (report.checkable, report.unchanged, report.sentences) == (1, 1, 2)
    assert sum(report.counts.values()) == 1
