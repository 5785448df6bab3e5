"""How does a draft of any kind become a Word file with comments? A Word file stays what it is."""

from __future__ import annotations

from datetime import datetime

from verifier.drafts.readers import READERS, read_manuscript
from verifier.drafts.readers.manuscript import Manuscript
from verifier.drafts.readers.plain_text import read_plain_text
from verifier.drafts.readers.transcript import written
from verifier.drafts.readers.word import open_word
from verifier.drafts.report import CheckedSentence, DraftReport, Place
from verifier.reports.word_comments import with_comments
from verifier.reports.word_comments.fresh import Fresh, fresh_word_file
from verifier.settings import DEFAULTS

WORD_ENDING = ".docx"


def marked_as_word(original: bytes, report: DraftReport, written_at: datetime) -> bytes:
    """The draft as a Word file with a comment on each checked sentence.

    ``original`` is what was checked; raises :class:`~verifier.errors.UnusableInput` where it is a
    Word file and another one than ``report`` is on.
    """
    if report.path.lower().endswith(WORD_ENDING):
        return with_comments(original, report, written_at)
    fresh = fresh_word_file(_manuscript(report))
    text = written(open_word(fresh.data, report.path, DEFAULTS).blocks)
    return with_comments(fresh.data, _moved(report, fresh, text), written_at)


def _manuscript(report: DraftReport) -> Manuscript:
    """What was read of a draft that is no Word file, from the letters that its offsets count in."""
    name = report.path.lower()
    if any(name.endswith(ending) for ending in READERS):
        return read_plain_text(report.written)
    return read_manuscript(report.written, report.path)


def _moved(report: DraftReport, fresh: Fresh, text: str) -> DraftReport:
    """The report with its sentences where they stand in the new file."""
    return report.model_copy(
        update={
            "written": text,
            "checked": tuple(_sentence(one, fresh) for one in report.checked),
        }
    )


def _sentence(sentence: CheckedSentence, fresh: Fresh) -> CheckedSentence:
    start, end = fresh.places(sentence.start, sentence.end)
    also = tuple(_place(place, fresh) for place in sentence.also_at)
    return sentence.model_copy(update={"start": start, "end": end, "also_at": also})


def _place(place: Place, fresh: Fresh) -> Place:
    start, end = fresh.places(place.start, place.end)
    return place.model_copy(update={"start": start, "end": end})
