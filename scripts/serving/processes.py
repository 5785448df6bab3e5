"""What do the workers of a service take? Memory and file descriptors, from /proc (Linux)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one process takes at one moment."""

    pid: int
    kilobytes: int
    """Resident memory."""
    descriptors: int
    seconds: float
    """Of processor time, since it began."""


def workers_of(parent: int) -> list[int]:
    """The process ids of the workers below a process, at any depth."""
    children = (PROC / str(parent) / "task" / str(parent) / "children").read_text().split()
    found = []
    for child in map(int, children):
        if b"spawn_main" in (PROC / str(child) / "cmdline").read_bytes():
            found.append(child)
        found.extend(workers_of(child))
    return found


def taken_by(pid: int) -> Taken:
    """What that process takes now."""
    status = (PROC / str(pid) / "status").read_text()
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    # what follows the name, which may have blanks in it: the third field and on
    fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    descriptors = len(list((PROC / str(pid) / "fd").iterdir()))
    return Taken(pid, int(resident.split()[1]), descriptors, seconds)
