"""How fast does somebody go through the review queue? Kept in the address, not on the server.

So two people, or two windows, have a count each, and nothing about anybody's pace is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from web.pages.knowledge_base.links import REVIEW, with_query

DIGITS = 12
LONGEST = 86_400
"""Seconds: what began longer ago is begun again."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What one sitting has come to."""

    done: int = 0
    began: int = 0
    """In seconds of the clock; 0 before the first decision."""
    last: str = ""
    """Id of the claim that was decided last."""
    after: str = ""
    """Id of the claim behind which the queue is gone on with, where some were left for later."""

    def decided(self, claim_id: str) -> Pace:
        """One more."""
        return replace(self, done=self.done + 1, last=claim_id)

    def taken_back(self) -> Pace:
        """One less; what came before it cannot be undone from here."""
        return replace(self, done=max(0, self.done - 1), last="")

    def a_minute(self, now: int) -> str:
        """Decisions a minute to a tenth; "" before the first one."""
        if not self.done or not self.began:
            return ""
        return f"{self.done * 60 / max(1, now - self.began):.1f}"

    def href(self, at: str = "") -> str:
        """The queue, gone on with; ``at`` shows that claim first."""
        return with_query(REVIEW, {**self.fields, "at": at})

    @property
    def fields(self) -> dict[str, str]:
        """As parameters of an address, and as hidden fields of a form."""
        return {
            "done": str(self.done) if self.done else "",
            "began": str(self.began) if self.began else "",
            "last": self.last,
            "after": self.after,
        }


def read_pace(typed: Mapping[str, str], now: int) -> Pace:
    """The pace that an address or a form brings along; begins now where it brings none."""
    began = _number(typed.get("began", ""))
    if not now - LONGEST <= began <= now:
        return Pace(began=now, after=typed.get("after", "")[:40])
    return Pace(
        done=min(_number(typed.get("done", "")), 100_000),
        began=began,
        last=typed.get("last", "")[:40],
        after=typed.get("after", "")[:40],
    )


def _number(written: str) -> int:
    usable = written.isascii() and written.isdecimal() and len(written) <= DIGITS
    return int(written) if usable else 0
