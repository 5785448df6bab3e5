"""What do the workers of a service take? Memory and file descriptors, from /proc (Linux)."""

from __future__ import annotations

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
    return Taken(pid, int(resident.split()[1]), len(list((PROC / str(pid) / "fd").iterdir())))
