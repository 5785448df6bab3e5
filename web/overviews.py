"""Which claims are meant in all, and how do they divide? Counted once for each state of the base.

A list shows a page of claims, but counts all of them and their facets; who goes from page to page
asks the same again. What was counted is kept until something changes: ids only, no claims.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from knowledge.facets import Facet, facets_of
from knowledge.selection import Selection
from web.settings import Knowledge

KEPT_AT_MOST = 16
"""Selections of which it is known what they mean: those of as many people who look about."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All claims that are meant, by their ids, the newest first; and their facets."""

    ids: Sequence[str]
    facets: Sequence[Facet]


class Overviews:
    """The overviews of the present state of one knowledge base; safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[int, Selection, int], Overview] = OrderedDict()

    def of(self, knowledge: Knowledge, wanted: Selection, values: int) -> Overview:
        """The claims that are meant; facets with at most ``values`` values each."""
        # asked before the claims are read: a change meanwhile is met by the next question
        state = (knowledge.revision, wanted, values)
        with self._lock:
            if state in self._kept:
                self._kept.move_to_end(state)
                return self._kept[state]
        claims = list(knowledge.meant(wanted))
        overview = Overview(tuple(claim.id for claim in claims), facets_of(claims, values))
        with self._lock:
            self._kept[state] = overview
            while len(self._kept) > KEPT_AT_MOST:
                self._kept.popitem(last=False)
        return overview
