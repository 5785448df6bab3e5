"""May somebody make a claim citable? Not one of their own, unless the settings allow it.

A claim is somebody's own when they added it or wrote words of it. It needs a second pair of eyes,
also where the rest of its words came from another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.claim import Claim, Revision
from knowledge.life import same_words
from web.access.names import folded
from web.access.roles import Caller
from web.problems import Problem


def may_approve(history: Sequence[Revision], caller: Caller, *, own_allowed: bool = False) -> bool:
    """Whether the caller may make the claim citable that has this history, oldest change first.

    An empty history is that of a claim which the caller is about to add. Asks nothing about the
    caller's role. ``own_allowed`` is the setting; who works alone may approve anything, as there is
    nobody else.
    """
    if own_allowed or caller.alone:
        return True
    return bool(history) and folded(caller.name) not in set(map(folded, authors(history)))


def must_be_allowed_to_approve(
    history: Sequence[Revision], caller: Caller, *, own_allowed: bool = False
) -> None:
    """Raises a :class:`~web.problems.Problem` (403) where :func:`may_approve` says no."""
    if not may_approve(history, caller, own_allowed=own_allowed):
        raise Problem(
            403,
            f"{caller.name} added this claim or wrote words of it, so somebody else must approve "
            "it; leave it in review and ask another reviewer.",
        )


def authors(history: Sequence[Revision]) -> Iterator[str]:
    """Whose words are in the claim: who added it, and who gave it words that it never had before.

    Who moves it on in its life, or brings back words that it had, is none of them.
    """
    states: list[Claim] = []
    for revision in history:
        if not any(same_words(revision.claim, state) for state in states):
            yield revision.by
            states.append(revision.claim)
