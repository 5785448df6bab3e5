"""How long does each hostile file of the tests keep the reader busy, and with how much memory?

    python scripts/measure_hostile.py [PART OF A NAME]

Reads every file of ``tests/drafts/hostile_files.py`` as ``verifier review`` does (in the process
apart where it is read there) and finds its sentences. One row a file: seconds by the clock, the
largest memory of all processes in MB, and what is said.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Prints the rows, and last the worst of both."""
    sys.path.insert(0, str(ROOT))
    from tests.drafts.hostile_files import HOSTILE

    part = sys.argv[1] if len(sys.argv) > 1 else ""
    slowest = largest = 0.0
    for one in HOSTILE:
        if part not in one.name:
            continue
        data = one.make()[:64_000_001]
        began = time.perf_counter()
        said, megabytes = _in_a_process(data, one.name)
        seconds = time.perf_counter() - began
        slowest, largest = max(slowest, seconds), max(largest, megabytes)
        print(f"{one.name:24} {seconds:6.2f} s {megabytes:6.0f} MB  {said}", flush=True)
    print(f"The slowest took {slowest:.1f} s, the largest {largest:.0f} MB.")


def _in_a_process(data: bytes, name: str) -> tuple[str, float]:
    """What is said of the file, and the memory of the process that asked and those it started."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, _said(data, name).encode()[:500])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read().decode("utf-8", "replace")
    _, _, used = os.wait4(child, 0)
    return said, used.ru_maxrss / 1024


def _said(data: bytes, name: str) -> str:
    from verifier.drafts.readers import read_draft, size_limit
    from verifier.drafts.sentences import sentences_of
    from verifier.errors import UnusableInput
    from verifier.settings import DEFAULTS

    try:
        manuscript = read_draft(data[: size_limit(name, DEFAULTS) + 1], name, DEFAULTS)
    except UnusableInput as error:
        return f"refused: {error}"
    count = sum(1 for _ in sentences_of(manuscript))
    lost = "; ".join(note.what for note in manuscript.not_read if note.lost)
    return f"{count:,} sentences" + (f", lost: {lost}" if lost else "")


if __name__ == "__main__":
    main()
