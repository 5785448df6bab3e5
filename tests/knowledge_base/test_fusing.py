"""Does one ranking come of two, with all that either has?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.fusing import fused

ranking = st.lists(st.integers(1, 60), unique=True, max_size=40).map(
    lambda keys: [(key, 1.0) for key in keys]
)


def keys(found: list[tuple[int, float]]) -> list[int]:
    return [key for key, _ in found]


@pytest.mark.parametrize(
    ("words", "vectors", "expected"),
    [
        ([1, 2, 3], [], [1, 2, 3]),
        ([1, 2, 3], [3, 2, 1], [1, 3, 2]),
        ([1, 2, 3, 4], [4, 5], [4, 1, 2, 5, 3]),
        ([], [], []),
    ],
)
def test_what_stands_high_in_either_stands_high(words, vectors, expected) -> None:
    lists = [[(key, 0.0) for key in one] for one in (words, vectors)]
    assert keys(fused(lists, 10)) == expected


@given(first=ranking, second=ranking)
def test_nothing_is_lost_and_the_order_of_the_lists_does_not_matter(first, second) -> None:
    both = fused([first, second], 200)
    assert set(keys(both)) == {*keys(first), *keys(second)}
    assert both == fused([second, first], 200)
    assert fused([first, second], 5) == both[:5]


@given(first=ranking)
def test_a_ranking_with_itself_stays_as_it_is(first) -> None:
    assert keys(fused([first, first], 200)) == keys(first)
