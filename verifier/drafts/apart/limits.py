"""How much may a process use that reads one file? Memory, processor, time and files to write."""

from __future__ import annotations

import contextlib
import os
from threading import Timer

from verifier.settings import Settings

OUT_OF_TIME = 75
"""The exit code of a process that its own clock has ended."""


def limit_this_process(settings: Settings) -> None:
    """Binds this process to the limits, for good; what the system does not know is passed over.

    Windows knows no limits of this kind and macOS none of memory: there the clock alone ends the
    process, from within here and from outside in :mod:`~verifier.drafts.apart.reading`.
    """
    _end_after(settings.reading_seconds_limit)
    try:
        import resource
    except ImportError:
        return
    seconds = settings.reading_processor_limit
    _bind(resource.RLIMIT_AS, settings.reading_memory_limit)
    _bind(resource.RLIMIT_DATA, settings.reading_memory_limit)
    # one second from the signal that can be caught to the one that cannot
    _bind(resource.RLIMIT_CPU, seconds, seconds + 1)
    _bind(resource.RLIMIT_FSIZE, 0)
    _bind(resource.RLIMIT_CORE, 0)


def _bind(which: int, soft: int, hard: int | None = None) -> None:
    import resource

    _, allowed = resource.getrlimit(which)
    wanted = soft if hard is None else hard
    if allowed != resource.RLIM_INFINITY:
        soft, wanted = min(soft, allowed), min(wanted, allowed)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(which, (soft, wanted))


def _end_after(seconds: float) -> None:
    """Ends this process even where the one that started it is gone."""
    timer = Timer(seconds, os._exit, (OUT_OF_TIME,))
    timer.daemon = True
    timer.start()
