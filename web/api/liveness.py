"""``GET /livez``: is the process alive? It asks nothing of the knowledge base."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["operation"])


@router.head("/livez", include_in_schema=False)
@router.get("/livez", summary="Tell whether the process is alive")
async def alive() -> dict[str, str]:
    """Always ``{"status": "alive"}``."""
    return {"status": "alive"}
