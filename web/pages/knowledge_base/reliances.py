"""Which checks relied on claims? Told to everybody; what was asked only to reviewers.

A statement that was checked may be unpublished, so that a reader is told that there was a check and
what came of it, not of what.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from knowledge.checks import Check, Keeping
from knowledge.period import say_day
from web.access.roles import Caller, Role
from web.pages.contexts import Detail
from web.pages.knowledge_base.lists import CheckRow, Reliances
from web.pages.links import check_href, claim_href
from web.settings import Knowledge


def reliances_on(
    knowledge: Knowledge, claim_ids: Collection[str], caller: Caller, *, several: bool = False
) -> Reliances:
    """The checks that cited one of the claims, the latest first."""
    checks = knowledge.checks.relying_on(claim_ids)
    kept = knowledge.checks.keeping is not Keeping.NOTHING
    reads = caller.role.may(Role.REVIEWER)
    rows = tuple(_row(check, set(claim_ids), reads, several) for check in reversed(checks))
    hidden = not reads and any(check.statement for check in checks)
    return Reliances(kept or bool(rows), rows, hidden)


def _row(check: Check, ids: set[str], reads: bool, several: bool) -> CheckRow:
    cited = [one.claim_id for one in check.reliances if one.claim_id in ids] if several else []
    statement = check.statement if reads else ""
    return CheckRow(
        at=f"{say_day(check.at.date())}, {check.at:%H:%M}",
        door=check.door,
        verdict=check.verdict,
        statement=statement,
        href=check_href(statement, as_of=check.as_of) if statement else "",
        claim_hrefs=_named(cited),
    )


def _named(ids: Sequence[str]) -> tuple[Detail, ...]:
    return tuple(Detail("claim", one, claim_href(one)) for one in ids)
