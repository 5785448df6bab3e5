"""Which pages look after the knowledge base? Those with a fixed address come before one claim's."""

from __future__ import annotations

from fastapi import APIRouter

from web.pages import shortcuts
from web.pages.knowledge_base import (
    conflicts,
    correcting,
    editing,
    first_start,
    importing,
    moving,
    outdated,
    reviewing,
    search,
    source,
    speaker,
    writing,
)

router = APIRouter()
for pages in (
    search,
    writing,
    importing,
    first_start,
    editing,
    correcting,
    moving,
    reviewing,
    conflicts,
    outdated,
    source,
    speaker,
    shortcuts,
):
    router.include_router(pages.router)
