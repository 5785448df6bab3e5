"""How does the service answer under load? Callers on kept connections, arrivals on a clock."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

FAILED = "no answer"
OPEN_AT_MOST = 2_000
"""Connections at a time: what arrives beyond them is a failure of its own."""

Answer = tuple[float, str]
"""When it came, on the clock of ``perf_counter``, and its status; or :data:`FAILED`."""


@dataclass(slots=True)
class Asking:
    """Where and what is asked, one statement after the other."""

    port: int
    statements: Sequence[str]
    _turn: itertools.count[int] = field(default_factory=itertools.count)

    def request(self) -> bytes:
        """The next request as it goes over the wire."""
        statement = self.statements[next(self._turn) % len(self.statements)]
        body = json.dumps({"statement": statement}).encode()
        head = (
            f"POST /v1/verify HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


class Line:
    """One kept connection; opened anew after it has failed or was closed."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self) -> Answer:
        """Asks once and waits for the whole answer."""
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._asking.port)
            reader, writer = self._streams
            writer.write(self._asking.request())
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
            await reader.readexactly(length)
            return time.perf_counter(), head[9:12].decode()
        except (OSError, asyncio.IncompleteReadError, IndexError):
            await self.close()
            return time.perf_counter(), FAILED

    async def close(self) -> None:
        """Lets go of the connection."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def steady(asking: Asking, connections: int, seconds: float) -> list[Answer]:
    """So many callers, each of whom asks again as soon as it is answered."""
    end = time.perf_counter() + seconds

    async def caller() -> list[Answer]:
        line, answers = Line(asking), []
        while time.perf_counter() < end:
            answers.append(await line.ask())
        await line.close()
        return answers

    of_each = await asyncio.gather(*(caller() for _ in range(connections)))
    return sorted(answer for answers in of_each for answer in answers)


async def arrivals(asking: Asking, a_second: float, seconds: float) -> list[Answer]:
    """Requests that come by the clock, whether those before are answered or not."""
    idle: list[Line] = []
    answers: list[Answer] = []
    under_way: set[asyncio.Task[None]] = set()

    async def arrive() -> None:
        line = idle.pop() if idle else Line(asking)
        answers.append(await line.ask())
        idle.append(line)

    began = time.perf_counter()
    for number in itertools.count():
        due = began + number / a_second
        if due - began > seconds:
            break
        wait = due - time.perf_counter()
        await asyncio.sleep(max(wait, 0))
        if len(under_way) >= OPEN_AT_MOST:
            answers.append((time.perf_counter(), FAILED))
            continue
        task = asyncio.create_task(arrive())
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    # not waited for before the clock of the recovery runs: they are part of what it recovers from
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(30, lambda: [task.cancel() for task in under_way])
    return answers


def counted(answers: Sequence[Answer]) -> Counter[str]:
    """How many answers of each status."""
    return Counter(status for _, status in answers)


def recovered_after(answers: Sequence[Answer], began: float, wanted: float, window: float) -> float:
    """Seconds from ``began`` to the first window from which on every answer is a 200 and as many
    come a second as ``wanted``; infinite where there is none."""
    last = max((at for at, _ in answers), default=began)
    windows = int((last - began) / window)
    good = [0] * windows
    bad = [0] * windows
    for at, status in answers:
        number = int((at - began) / window)
        if number < windows:
            good[number] += status == "200"
            bad[number] += status != "200"
    for number in range(windows):
        rest = range(number, windows)
        if not any(bad[n] for n in rest) and good[number] >= wanted * window:
            return (number + 1) * window
    return float("inf")
