"""``GET /metrics``: what has the service counted? For Prometheus, which asks every so often."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from web.access.needs import needs
from web.access.roles import Role
from web.api.documents import PROBLEMS
from web.desk import desk_of
from web.metrics import CONTENT_TYPE, Metrics

router = APIRouter(tags=["operation"])


@router.get(
    "/metrics",
    dependencies=[Depends(needs(Role.READER))],
    responses={
        401: PROBLEMS[401],
        200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
    },
    response_class=Response,
    summary="Tell what was counted, for Prometheus",
)
async def metrics(request: Request) -> Response:
    """Requests, times, verdicts, what waits, the store's revision and the lag of its index."""
    kept = request.state.metrics
    assert isinstance(kept, Metrics)
    revision, lag = await desk_of(request).look_up(
        lambda knowledge: (knowledge.revision, knowledge.index_lag)
    )
    return Response(kept.page(revision, lag), media_type=CONTENT_TYPE)
