"""What does every page say about the knowledge base that it rests on?"""

from __future__ import annotations

from knowledge.claim import Status
from verifier.recording import kept_of_a_check
from web.desk import Desk
from web.pages.contexts import Site
from web.settings import Knowledge


async def site_of(desk: Desk) -> Site:
    """Name, number of citable claims, revision, and what is kept of checks, as they are now."""
    name = desk.settings.knowledge_base

    def ask(knowledge: Knowledge) -> Site:
        return Site(
            name,
            knowledge.count(Status.CITABLE),
            knowledge.revision,
            kept_of_a_check(knowledge),
        )

    return await desk.look_up(ask)
