"""Are the right words marked, and is the text still whole?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verifier.report import Assertion, Bearing, Mark, Point, Verdict
from web.pages.marking import Marked, cut, passages, statement_marks

TEXT = "Some 820 civilians have been killed since late April."
offsets = st.integers(0, len(TEXT))
marks = st.builds(
    lambda a, b, bearing, name: Marked(min(a, b), max(a, b), bearing, name),
    offsets,
    offsets,
    st.sampled_from([Bearing.AGREES, Bearing.NEAR, Bearing.DISAGREES]),
    st.sampled_from(["figure", "period", "wording"]),
)


def marked(words: str, bearing: Bearing, comparison: str) -> Marked:
    start = TEXT.index(words)
    return Marked(start, start + len(words), bearing, comparison)


def shown(*wanted: Marked) -> list[tuple[str, str]]:
    return [(s.text, s.comparison) for s in cut(TEXT, wanted) if s.bearing]


def test_marks_stand_where_they_are() -> None:
    assert shown(
        marked("Some 820", Bearing.AGREES, "figure"),
        marked("since late April", Bearing.AGREES, "period"),
    ) == [("Some 820", "figure"), ("since late April", "period")]


def test_the_shorter_words_tell_more() -> None:
    assert shown(
        marked("820", Bearing.AGREES, "figure"),
        marked("Some 820 civilians", Bearing.AGREES, "names"),
    ) == [("Some ", "names"), ("820", "figure"), (" civilians", "names")]


def test_what_disagrees_weighs_more_than_what_agrees() -> None:
    assert shown(
        marked("820", Bearing.AGREES, "figure"),
        marked("Some 820 civilians", Bearing.DISAGREES, "measure"),
    ) == [("Some 820 civilians", "measure")]


def test_marks_that_do_not_fit_the_text_are_left_out() -> None:
    def point(mark: Mark, bearing: Bearing = Bearing.AGREES) -> Point:
        return Point(comparison="figure", level="same", bearing=bearing, statement=mark, says=".")

    assert not statement_marks(
        (
            point(Mark(text="820", start=0, end=3)),
            point(Mark(text="April.", start=48, end=54)),
            point(Mark(text="given beside", start=0, end=0)),
            point(Mark(text="x", start=-1, end=0)),
            point(Mark(text="Some", start=0, end=4), Bearing.SILENT),
        ),
        TEXT,
    )


def test_agreement_of_the_whole_sentence_is_not_marked_and_its_disagreement_is() -> None:
    def wording(bearing: Bearing) -> Point:
        whole = Mark(text=TEXT, start=0, end=len(TEXT))
        return Point(comparison="wording", level="x", bearing=bearing, statement=whole, says=".")

    assert not statement_marks((wording(Bearing.AGREES),), TEXT)
    assert statement_marks((wording(Bearing.DISAGREES),), TEXT)


@given(st.lists(marks, max_size=6), offsets, offsets)
def test_the_stretches_joined_are_the_text(wanted: list[Marked], a: int, b: int) -> None:
    start, end = min(a, b), max(a, b)
    pieces = cut(TEXT, wanted, start, end)
    assert "".join(piece.text for piece in pieces) == TEXT[start:end]
    assert all(piece.text for piece in pieces)


@given(st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=5))
def test_the_passages_joined_are_the_statement(spans: list[tuple[int, int]]) -> None:
    assertions = [
        Assertion(text="", start=start, end=end, verdict=Verdict.SUPPORTED, reason="")
        for start, end in spans
    ]
    parts = passages(TEXT, assertions, ())
    assert "".join(piece.text for part in parts for piece in part.stretches) == TEXT
