"""Does the reader come back from texts that nobody would write?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reading.figures import read_figures

PIECES = [
    "1,", "1 ", "1-", "1.", "1/", "1/2 ", "111,", "111 ", "9", "one ", "one hundred and ",
    "twenty-", "half ", "a dozen ", "between ", "and ", "from 1 to 2 ", "more than ", "million ",
    "hundreds of ", "thousands and ", "including 1 ", "no ", "per 1 ", "- ", "$", "£1 and 1 p ",
    "April 1 ", "2014-", "1, ", "1e9", "½", "1.111.", "point one ", "(1 ", "1 in 2 ", "%", "0-",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_repeated_pieces_are_read_and_keep_their_offsets(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    for figure in read_figures(text):
        assert text[figure.start : figure.end] == figure.written


@given(st.lists(st.sampled_from([*PIECES, "people ", "km", " per cent", "in ", "five ", "."])))
def test_any_mixture_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = -1
    for figure in read_figures(text):
        assert text[figure.start : figure.end] == figure.written
        assert figure.start <= figure.head_start < figure.head_end <= len(text)
        assert figure.start >= last
        last = figure.start


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for figure in read_figures(text, with_idle=True):
        assert text[figure.start : figure.end] == figure.written
