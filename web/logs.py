"""What does the service write while it runs? One line of JSON for each event, on standard error.

No line holds the words of a statement, a draft or a claim: not of a request, of which the route is
named and not the address; nor of an error, whose kind and place in the program are told and not
what it says. A setting lets the statements in.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

REQUESTS = "verifier.requests"
ROOT = Path(__file__).resolve().parents[1]
SITE = "site-packages"


@dataclass(frozen=True, slots=True)
class Logging:
    """What is written of a run."""

    requests: bool = True
    """A line for every request; without it only what goes wrong."""
    statements: bool = False
    """Also the words of statements, with their verdicts, and the sentences of errors."""


class JsonLines(logging.Formatter):
    """A record as one line of JSON. ``texts`` tells whether the sentences of errors are written."""

    def __init__(self, texts: bool = False) -> None:
        super().__init__()
        self._texts = texts

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": record.process,
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            line["error"] = type(error).__name__
            line["where"] = places_of(error)
            if self._texts:
                line["says"] = str(error)
        return json.dumps(line, ensure_ascii=False, default=str)


def places_of(error: BaseException) -> list[str]:
    """Where in the program it happened, from outside to inside: "web/desk.py:55 check"."""
    return [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]


def _short(file: str) -> str:
    """The path without what tells of the machine."""
    path = Path(file)
    if SITE in path.parts:
        return "/".join(path.parts[path.parts.index(SITE) + 1 :])
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def write(line: Mapping[str, object]) -> None:
    """One line of a request; its member ``event`` says what happened."""
    fields = {name: value for name, value in line.items() if name != "event"}
    logging.getLogger(REQUESTS).info(str(line.get("event", "request")), extra={"fields": fields})


def configuration(kept: Logging) -> dict[str, Any]:
    """What ``logging.config.dictConfig`` is to be told, the server's own loggers included."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "web.logs.JsonLines", "texts": kept.statements}},
        "handlers": {
            "error": {
                "class": "logging.StreamHandler",
                "formatter": "lines",
                "stream": "ext://sys.stderr",
            }
        },
        "root": {"handlers": ["error"], "level": "WARNING"},
        "loggers": {
            "uvicorn": {"level": "INFO" if kept.requests else "WARNING"},
            REQUESTS: {"level": "INFO" if kept.requests else "WARNING"},
        },
    }
