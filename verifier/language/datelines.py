"""Is a line a dateline and nothing else: "London, 3 May 2022", or a paper's name and its day?"""

from __future__ import annotations

import re

_ALONE = re.compile(
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}, ){1,2}"
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2},?) \d{4}\.?"
)


def is_dateline(line: str) -> bool:
    """Whether a line names places, or a paper, and a day, and nothing else."""
    return bool(_ALONE.fullmatch(line.strip()))
