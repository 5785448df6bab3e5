"""What does each tool answer? A text to read and the same as data, from a verifier and a request.

Raises :class:`~verifier.errors.UnusableInput` or :class:`~knowledge.errors.KnowledgeError`, each
with one sentence that says what to do; the server hands it on as the tool's error.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from knowledge.claim import Claim, Revision, Status
from knowledge.selection import Selection
from verifier.drafts.readers import read_manuscript
from verifier.drafts.report import ReviewReport
from verifier.drafts.review import review_draft
from verifier.drafts.totals import review_report
from verifier.errors import UnusableInput
from verifier.matching.candidates import query_for
from verifier.pipeline import Verifier, usable
from verifier.report import Report
from verifier.reports import format_named, statements_in
from verifier.reports.style import Style
from verifier.showing import shown

LONGEST_DRAFT = 200_000
"""Characters of a draft, as the endpoint has it."""

MOST_CLAIMS = 50
"""Claims of one search."""

LOOKED_AT = 200
"""Claims that are near enough to a search to be held against the other things asked for."""

PLAIN = Style(why=True, piped=True)

Data = TypeVar("Data", bound=BaseModel, covariant=True)


class ClaimsFound(BaseModel):
    """Claims that answer a search, the nearest first."""

    model_config = ConfigDict(frozen=True)

    claims: tuple[Claim, ...]
    more: bool
    """Whether there are others; ask for something narrower to see them."""


class ClaimShown(BaseModel):
    """A claim with its life."""

    model_config = ConfigDict(frozen=True)

    claim: Claim
    history: tuple[Revision, ...]
    """Every state of it, oldest first."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[Data]):
    """One answer, for a reader and for a program."""

    text: str
    data: Data


def verify(
    verifier: Verifier,
    statement: str,
    *,
    as_of: date | None = None,
    speaker: str = "",
    nearest: int = 3,
) -> Answer[Report]:
    """The verdict on one statement, with its citations and every point that was compared."""
    report = verifier.check(statement, as_of=as_of, speaker=speaker.strip(), nearest=nearest)
    return Answer("".join(statements_in("text")([report], PLAIN)), report)


def check_draft(
    verifier: Verifier,
    text: str,
    *,
    name: str = "draft.txt",
    as_of: date | None = None,
    between: Callable[[], None] = lambda: None,
) -> Answer[ReviewReport]:
    """Every sentence of a draft that can be checked, with its lines and offsets in the text.

    ``between`` is called before each sentence, so that others can be answered meanwhile.
    """
    if len(text) > LONGEST_DRAFT:
        raise UnusableInput(
            f"The draft has {len(text):,} characters, the limit is {LONGEST_DRAFT:,}; send it in "
            "parts, or check the file with `verifier review`."
        )
    began = time.perf_counter()
    draft = review_draft(name, read_manuscript(text, name), verifier, as_of=as_of, between=between)
    elapsed = round((time.perf_counter() - began) * 1000, 3)
    report = review_report([draft], [], verifier.state, elapsed)
    return Answer(format_named("text").review(report, PLAIN), report)


def search_claims(
    verifier: Verifier, words: str = "", *, wanted: Selection | None = None, limit: int = 20
) -> Answer[ClaimsFound]:
    """Claims that speak of ``words``, the nearest first, among those that are ``wanted``.

    Without words the wanted ones, as they were added. With words only citable claims are found.
    """
    wanted = wanted or Selection()
    knowledge = verifier.knowledge
    if words.strip():
        text = usable(words, verifier.settings)
        reading = verifier.reader.read(text)
        query = query_for(reading, LOOKED_AT, verifier.reader.vector_of(text))
        fitting = (found.claim for found in knowledge.search(query) if wanted.holds(found.claim))
    else:
        status = wanted.status or Status.CITABLE
        fitting = (claim for claim in knowledge.claims(status=status) if wanted.holds(claim))
    found = [claim for claim, _ in zip(fitting, range(limit + 1), strict=False)]
    data = ClaimsFound(claims=tuple(found[:limit]), more=len(found) > limit)
    lines = [line_of(claim) for claim in data.claims] or ["No claim fits; ask with fewer words."]
    if data.more:
        lines.append("There are more; ask for something narrower to see them.")
    return Answer("\n".join(lines) + "\n", data)


def show_claim(verifier: Verifier, claim_id: str) -> Answer[ClaimShown]:
    """A claim with its source and every change of it."""
    claim = verifier.knowledge.get(claim_id.strip())
    history = tuple(verifier.knowledge.history(claim.id))
    lines = [line_of(claim), f"Source: {source_of(claim)}"]
    lines += [
        f"{one.at:%Y-%m-%d} {one.action}" + (f": {shown(one.why)}" if one.why else "")
        for one in history
    ]
    return Answer("\n".join(lines) + "\n", ClaimShown(claim=claim, history=history))


def line_of(claim: Claim) -> str:
    """A claim in one line, its words in quotation marks: they are somebody's, not ours."""
    who = claim.speaker.name if claim.speaker else claim.source.publisher or "source not named"
    words = shown(" ".join(claim.words.split()))
    return f"{claim.id} ({claim.status}, {claim.known_since or 'undated'}) {shown(who)}: “{words}”"


def source_of(claim: Claim) -> str:
    """Publisher, title, day and address, as far as they are known."""
    source = claim.source
    parts = (source.publisher, source.title, source.published, source.url)
    return shown(", ".join(str(part) for part in parts if part)) or "not named"
