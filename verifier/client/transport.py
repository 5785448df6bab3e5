"""How is a request sent? With the key, and again after the time that a busy server names."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx2

from verifier.client.refused import Refused, refusal_in

BUSY = (429, 503)
"""Too many requests of this caller, or of everybody."""


class Transport:
    """Sends requests to one server.

    A busy server is asked again at most ``attempts`` times in all, and only where its
    ``Retry-After`` names at most ``longest_wait`` seconds; ``sleep`` waits so many seconds.
    """

    def __init__(
        self,
        address: str,
        *,
        api_key: str = "",
        timeout: float = 60.0,
        attempts: int = 4,
        longest_wait: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._address = address.rstrip("/")
        self._attempts = attempts
        self._longest_wait = longest_wait
        self._sleep = sleep
        headers = {"Accept": "application/json"}
        if api_key:
            headers["Authorization"] = f"Bearer {api_key}"
        self._http = httpx2.Client(headers=headers, timeout=timeout)

    def send(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | int] | None = None,
        json: Any = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        """The answer, where the request was done. Raises :class:`Refused` otherwise."""
        attempt = 1
        while True:
            try:
                answer = self._http.request(
                    method,
                    f"{self._address}{path}",
                    params=query or None,
                    json=json,
                    content=content,
                    headers=headers,
                )
            except (httpx2.TransportError, httpx2.InvalidURL) as error:
                raise Refused(
                    0, f"No answer from {self._address} ({error}); look whether it is being served."
                ) from error
            if answer.is_success:
                return answer
            seconds = _wait_of(answer)
            if seconds is None or seconds > self._longest_wait or attempt >= self._attempts:
                raise refusal_in(answer)
            self._sleep(seconds)
            attempt += 1

    def close(self) -> None:
        """Ends the connections."""
        self._http.close()


def _wait_of(answer: httpx2.Response) -> int | None:
    """After how many seconds to come again; ``None`` where that would not help."""
    named = answer.headers.get("Retry-After", "").strip()
    if answer.status_code in BUSY and named.isascii() and named.isdecimal() and len(named) < 9:
        return int(named)
    return None
