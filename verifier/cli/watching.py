"""Which files have changed? Asked again and again, for as long as somebody waits for the answer."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from verifier.cli.ending import NotDone

PAUSE = 0.5
"""Seconds between two looks."""

State = Mapping[str, tuple[int, int]]


def changes(
    find: Callable[[], Sequence[str]], pause: Callable[[], None] = lambda: time.sleep(PAUSE)
) -> Iterator[list[str]]:
    """All files first, then those that are new or have changed, whenever there are any.

    A file is told once it is the same at two looks: an editor may still be writing it. ``find``
    names the files; where it finds none for a while, none have changed.
    """
    first = list(find())
    before = _state(first)
    yield first
    told = dict(before)
    while True:
        pause()
        try:
            now = _state(find())
        except NotDone:
            now = {}
        settled = [
            name for name, state in now.items() if told.get(name) != state == before.get(name)
        ]
        told = {name: state for name, state in told.items() if name in now}
        before = now
        if settled:
            yield settled
            told.update((name, now[name]) for name in settled)


def _state(names: Sequence[str]) -> State:
    """When each file that is there was written, in nanoseconds, and how many bytes it has."""
    states = {}
    for name in names:
        try:
            status = os.stat(name)
        except OSError:
            continue
        states[name] = (status.st_mtime_ns, status.st_size)
    return states
