"""Are many items worked on by several processes, in order, whatever happens to one of them?"""

from __future__ import annotations

import os
import signal
import time
from contextlib import closing
from functools import partial

import pytest

from verifier.processes import Lost, in_order

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def own(number: int = 0) -> int:
    return number


def doubled(own: int, item: int) -> int:
    time.sleep((item % 3) * 0.02)
    return 2 * item


def dies_at_three(own: int, item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def process_id(own: int, item: int) -> int:
    return os.getpid()


def fails(own: int, item: int) -> int:
    raise ValueError(f"item {item} is bad")


def nothing_to_begin_with() -> int:
    raise ValueError("no model")


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_results_come_in_the_order_of_the_items() -> None:
    done = list(in_order(range(30), partial(own, 7), doubled, 3))
    assert done == [(item, 2 * item) for item in range(30)]


def test_only_a_few_items_are_taken_ahead() -> None:
    items = iter(range(1_000))
    with closing(in_order(items, own, doubled, 2)) as results:
        next(results)
        assert next(items) < 10


def test_a_killed_process_costs_its_item_alone() -> None:
    done = list(in_order(range(8), own, dies_at_three, 2))
    assert [item for item, _ in done] == list(range(8))
    assert [result for _, result in done if isinstance(result, Lost)] == [
        Lost("was ended by SIGKILL")
    ]
    assert isinstance(done[3][1], Lost)


def test_every_process_that_dies_is_told_and_the_run_ends() -> None:
    done = list(in_order(range(4), partial(os._exit, 3), doubled, 2))  # type: ignore[arg-type]
    assert [result for _, result in done] == [Lost("ended with code 3")] * 4


@pytest.mark.parametrize(
    ("begins", "works", "says"),
    [(own, fails, "item 0 is bad"), (nothing_to_begin_with, doubled, "no model")],
)
def test_an_error_is_raised_here(begins, works, says) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=says):
        list(in_order(range(3), begins, works, 2))


@pytest.mark.parametrize("ended_early", [True, False])
def test_no_process_outlives_the_run(ended_early: bool) -> None:
    results = in_order(range(6), own, process_id, 2)
    processes = {next(results)[1] for _ in range(3)}
    if ended_early:
        results.close()
    else:
        processes |= {result for _, result in results}
    assert not [one for one in processes if isinstance(one, int) and alive(one)]


def test_what_needs_no_process_begins_none() -> None:
    done = list(in_order(range(5), nothing_to_begin_with, doubled, 2, lambda item: -item - 1))
    assert done == [(item, -item - 1) for item in range(5)]
