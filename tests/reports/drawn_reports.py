"""Reports with any words in them, hostile ones above all, drawn by hypothesis."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from tests.reports import drafts_made_by_hand as made
from verifier.drafts.report import (
    CheckedSentence,
    Correction,
    DraftReport,
    Inconsistency,
    Note,
    NotReadLines,
    Place,
    ReviewReport,
    Unreadable,
)
from verifier.report import Assertion, Citation, CitationStance, FindingName, Report, Verdict

PIECES = (
    "]]>", "::", "::error::", "##[error]", "%0A", "\n", "\r", "\r\n", "\x00", "\x1b[31m", "\x0b",
    "\x85", "\u2028", "\u202e", "\ufffe", "\ud800", "\udcff", "|", "`", "```", "**", "_", "<b>",
    "</script>", "<!--", "-->", "&amp;", "<", ">", '"', "'", "=1+1", "@desk", "#12", "$x$", "~~",
    "[a](b)", "![a](b)", "{0}", "\\", "https://example.org", "www.example.org", "<details>",
    "</summary>", "ä", "😀", "1,200", " ", "",
)  # fmt: skip
WORDS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=6).map("".join)
NAMES = WORDS.filter(bool)
DAYS = st.none() | st.just(date(2019, 8, 15))
VERDICTS = st.sampled_from(list(Verdict))
FINDINGS = st.lists(st.sampled_from(list(FindingName)), unique=True, max_size=2).map(tuple)


def citations() -> st.SearchStrategy[Citation]:
    return st.builds(
        Citation,
        claim_id=WORDS,
        stance=st.sampled_from(list(CitationStance)),
        quote=WORDS,
        speaker=WORDS,
        said_on=DAYS,
        publisher=WORDS,
        title=WORDS,
        url=st.one_of(WORDS, WORDS.map("https://example.org/{}".format)),
        published=DAYS,
    )


def assertions() -> st.SearchStrategy[Assertion]:
    few = st.lists(citations(), max_size=2).map(tuple)
    return st.builds(
        Assertion,
        text=WORDS,
        start=st.just(0),
        end=st.just(1),
        verdict=VERDICTS,
        findings=FINDINGS,
        reason=WORDS,
        citations=few,
        nearest=few,
    )


def statements() -> st.SearchStrategy[Report]:
    return st.builds(
        Report,
        statement=WORDS,
        as_of=DAYS,
        verdict=VERDICTS,
        findings=FINDINGS,
        reason=WORDS,
        assertions=st.lists(assertions(), max_size=2).map(tuple),
        knowledge_base=st.just(made.STATE),
        elapsed_ms=st.floats(0, 1e6),
    )


@st.composite
def sentences(draw: st.DrawFn, written: str) -> CheckedSentence:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(written))] * 2)))
    words = written[start:end]
    place = {**made.place_of(written, words, start), "end": end}
    corrections = st.builds(
        Correction,
        start=st.just(start),
        end=st.just(end),
        written=st.just(words),
        suggested=WORDS,
        because=WORDS,
    )
    others = st.builds(Inconsistency, at=st.just(Place(**place)), text=WORDS, says=WORDS)
    return CheckedSentence(
        text=words,
        report=draw(statements()),
        page=draw(st.none() | st.integers(1, 9)),
        also_at=tuple(draw(st.lists(st.just(Place(**place)), max_size=1))),
        corrections=tuple(draw(st.lists(corrections, max_size=1))),
        inconsistent_with=tuple(draw(st.lists(others, max_size=1))),
        ignored=draw(WORDS),
        known=draw(st.booleans()),
        **place,
    )


@st.composite
def drafts(draw: st.DrawFn) -> DraftReport:
    written = draw(NAMES)
    checked = draw(st.lists(sentences(written), max_size=3))
    lines = 1 + written.count("\n")
    unread = st.builds(
        NotReadLines,
        line=st.integers(1, lines),
        end_line=st.integers(lines, lines + 1),
        what=WORDS,
        lost=st.booleans(),
    )
    return made.draft_of(
        draw(NAMES) + draw(st.sampled_from([".md", ".txt", ".docx"])),
        draw(st.sampled_from([written, ""])),
        checked,
        title=draw(WORDS),
        left_alone={"question": 1},
        notes=tuple(draw(st.lists(st.builds(Note, line=st.just(1), says=WORDS), max_size=1))),
        not_read=tuple(draw(st.lists(unread, max_size=2))),
    )


@st.composite
def reviews(draw: st.DrawFn) -> ReviewReport:
    return made.run_over(
        *draw(st.lists(drafts(), max_size=2)),
        unreadable=tuple(
            draw(st.lists(st.builds(Unreadable, path=NAMES, reason=WORDS), max_size=1))
        ),
        interrupted=draw(st.booleans()),
    )
