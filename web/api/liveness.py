"""``GET /livez``: is the process alive? It asks nothing of the knowledge base."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(tags=["operation"])


@router.api_route("/livez", methods=["GET", "HEAD"], summary="Tell whether the process is alive")
async def alive() -> dict[str, str]:
    """Always ``{"status": "alive"}``."""
    return {"status": "alive"}
