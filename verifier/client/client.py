"""What can a Python program ask a server? Everything of ``/v1`` that programs need, as values.

The values are those of the program itself: reports, reports of drafts, claims.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar
from urllib.parse import quote as in_path

import httpx2
from pydantic import BaseModel, ValidationError

from knowledge.claim import Claim, Source, Status
from verifier.client.refused import ProblemDocument, Refused
from verifier.client.transport import Transport
from verifier.drafts.report import DraftReport
from verifier.report import Report

Form = Literal["jsonl", "csv", "claimreview", "bibtex", "csl-json"]
SOURCE_MEMBERS = ("publisher", "title", "url", "author", "published", "licence")
"""What the server takes of a source."""


Shape = TypeVar("Shape", bound=BaseModel)


class _Unchecked(BaseModel):
    problem: ProblemDocument


class _Reports(BaseModel):
    reports: tuple[Report | _Unchecked, ...]


class _Page(BaseModel):
    claims: tuple[Claim, ...]
    next: str = ""


class Client:
    """A server at ``address``, asked with an API key where it wants one.

    Every method raises :class:`~verifier.client.Refused` where the server does not do it. A busy
    server is asked again, ``attempts`` times at most, after the seconds that it names. For one
    thread at a time. Remembers the state in which it saw each claim, for :meth:`move`.
    """

    def __init__(
        self,
        address: str = "http://127.0.0.1:8000",
        *,
        api_key: str = "",
        timeout: float = 60.0,
        attempts: int = 4,
        longest_wait: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._transport = Transport(
            address,
            api_key=api_key,
            timeout=timeout,
            attempts=attempts,
            longest_wait=longest_wait,
            sleep=sleep,
        )
        self._seen: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connections."""
        self._transport.close()

    def check(
        self, statement: str, *, as_of: date | None = None, speaker: str = "", nearest: int = 3
    ) -> Report:
        """The report on one statement."""
        asked = {"statement": statement, **_asked(as_of, speaker, nearest)}
        return _value(Report, self._transport.send("POST", "/v1/verify", json=asked))

    def check_many(
        self,
        statements: Sequence[str],
        *,
        as_of: date | None = None,
        speaker: str = "",
        nearest: int = 3,
    ) -> list[Report | Refused]:
        """Reports by position; where a statement cannot be checked, the reason stands there."""
        if not statements:
            return []
        asked = {"statements": list(statements), **_asked(as_of, speaker, nearest)}
        answer = self._transport.send("POST", "/v1/verify/batch", json=asked)
        return [
            one.problem.refusal() if isinstance(one, _Unchecked) else one
            for one in _value(_Reports, answer).reports
        ]

    def review(
        self,
        draft: Path | str | bytes,
        name: str = "",
        *,
        as_of: date | None = None,
        nearest: int = 3,
    ) -> DraftReport:
        """The report on a file, by its path, or by its bytes and the name that tells its kind.

        Raises ``OSError`` for a file that cannot be read.
        """
        if not isinstance(draft, bytes):
            name = name or Path(draft).name
            draft = Path(draft).read_bytes()
        query: dict[str, str | int] = {"name": name, "nearest": nearest}
        if as_of:
            query["as_of"] = as_of.isoformat()
        answer = self._transport.send(
            "POST",
            "/v1/drafts",
            query=query,
            content=draft,
            headers={"Content-Type": "application/octet-stream"},
        )
        return _value(DraftReport, answer)

    def claims(self, *, page: int = 50, **narrowed: str | date | Status) -> Iterator[Claim]:
        """The claims that are meant, the newest first, fetched ``page`` at a time.

        ``narrowed`` by ``q``, ``speaker``, ``publisher``, ``subject``, ``measure``, ``status``,
        ``since`` and ``until``, as at ``GET /v1/claims``.
        """
        cursor = ""
        while True:
            query: dict[str, str | int] = {"limit": page, **_narrowed(narrowed)}
            if cursor:
                query["cursor"] = cursor
            found = _value(_Page, self._transport.send("GET", "/v1/claims", query=query))
            yield from found.claims
            cursor = found.next
            if not cursor:
                return

    def claim(self, claim_id: str) -> Claim:
        """One claim."""
        return self._claim(self._transport.send("GET", _path(claim_id)))

    def add(
        self,
        statement: str,
        source: Source,
        *,
        quote: str = "",
        speaker: str = "",
        said_on: date | None = None,
        place: str = "",
        valid_until: date | None = None,
        why: str = "",
        idempotency_key: str = "",
    ) -> Claim:
        """Stores a claim as a draft, and gives it as it was read; or the same, already there."""
        asked = {
            "statement": statement,
            "quote": quote,
            "speaker": speaker,
            "said_on": _day(said_on),
            "place": place,
            "valid_until": _day(valid_until),
            "why": why,
            "source": source.model_dump(mode="json", include=set(SOURCE_MEMBERS)),
        }
        headers = {"Idempotency-Key": idempotency_key} if idempotency_key else None
        return self._claim(self._transport.send("POST", "/v1/claims", json=asked, headers=headers))

    def move(self, claim_id: str, move: str, why: str, *, successor: str = "") -> Claim:
        """Leads a claim on: ``approve``, ``reject``, ``retract``, ``undo`` and so on.

        Holds for the state in which this client saw the claim last; it looks where it has not. A
        ``Refused`` of status 412 says that somebody has changed it since: look at it again.
        """
        if claim_id not in self._seen:
            self.claim(claim_id)
        asked = {"move": move, "why": why, "successor": successor}
        headers = {"If-Match": self._seen[claim_id]}
        path = f"{_path(claim_id)}/moves"
        return self._claim(self._transport.send("POST", path, json=asked, headers=headers))

    def export(self, form: Form = "jsonl", **narrowed: str | date | Status) -> bytes:
        """A file of the claims that are meant, in UTF-8; narrowed as :meth:`claims`."""
        query = {"format": form, **_narrowed(narrowed)}
        return self._transport.send("GET", "/v1/claims/export", query=query).content

    def _claim(self, answer: httpx2.Response) -> Claim:
        claim = _value(Claim, answer)
        self._seen[claim.id] = answer.headers.get("ETag", "")
        return claim


def _value(shape: type[Shape], answer: httpx2.Response) -> Shape:
    try:
        return shape.model_validate_json(answer.content)
    except ValidationError as error:
        raise Refused(
            answer.status_code,
            "The answer has another shape than this client knows; "
            "look whether the server has the same version.",
        ) from error


def _asked(as_of: date | None, speaker: str, nearest: int) -> dict[str, Any]:
    return {"as_of": _day(as_of), "speaker": speaker, "nearest": nearest}


def _narrowed(narrowed: dict[str, str | date | Status]) -> dict[str, str]:
    return {
        key: value.isoformat() if isinstance(value, date) else str(value)
        for key, value in narrowed.items()
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _path(claim_id: str) -> str:
    return f"/v1/claims/{in_path(claim_id, safe='')}"
