"""What is the web application made of? Routes behind guards, and a desk that asks the verifier."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from importlib import metadata
from typing import Any

import anyio
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from verifier.pipeline import Verifier
from verifier.report import Report
from web.api import (
    batch,
    claim_exports,
    claim_life,
    claim_writing,
    claims,
    drafts,
    languagetool,
    liveness,
    measures,
    readiness,
    verify,
)
from web.api.openapi import describe
from web.desk import Desk
from web.failures import answer_failures
from web.guards.bodies import BodiesGuard
from web.guards.headers import HeadersGuard
from web.guards.hosts import HostsGuard
from web.guards.observing import ObservingGuard, hear
from web.guards.origins import OriginsGuard
from web.guards.patience import PatienceGuard
from web.guards.rates import RatesGuard
from web.metrics import Metrics
from web.pages import (
    account,
    api_docs,
    check,
    claim,
    drafts_page,
    figures,
    home,
    keys,
    method,
    people,
    sign_in,
)
from web.pages.knowledge_base import routes as knowledge_base
from web.pages.rendering import STATIC, STATIC_OF
from web.problems import API, EDITORS_API
from web.settings import WebSettings


def version() -> str:
    """The version that is installed; "0" in a source tree that is not."""
    try:
        return metadata.version("claims-verifier")
    except metadata.PackageNotFoundError:
        return "0"


def create_app(settings: WebSettings) -> FastAPI:
    """The application; the verifier is opened when it starts and closed when it stops."""
    metrics = Metrics(settings.metrics_folder)
    keep = settings.judged

    def judged(report: Report) -> None:
        keep(report)
        hear(report, metrics, settings.log, statements=settings.log_statements)

    settings = replace(settings, judged=judged)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
        with settings.open_checker() as checker, closing(Desk(checker, settings)) as desk:
            reading = checker.reader.version if isinstance(checker, Verifier) else ""
            async with anyio.create_task_group() as beside:
                if settings.watch is not None:
                    beside.start_soon(settings.watch, lambda: desk.held_for)
                yield {"desk": desk, "metrics": metrics, "reading": reading}
                beside.cancel_scope.cancel()

    app = FastAPI(
        title="Claims verifier",
        version=version(),
        summary="Judges statements against a knowledge base of sourced claims.",
        lifespan=lifespan,
        openapi_url=f"{API}/openapi.json",
        # their pages load scripts from another host
        docs_url=None,
        redoc_url=None,
    )
    for resource in (verify, batch, claim_exports, claims, claim_writing, claim_life, drafts):
        app.include_router(resource.router, prefix=API)
    app.include_router(api_docs.router, prefix=API)
    app.include_router(languagetool.router, prefix=EDITORS_API)
    for routes in (
        liveness,
        readiness,
        measures,
        home,
        check,
        knowledge_base,
        claim,
        method,
        figures,
        drafts_page,
        sign_in,
        account,
        keys,
        people,
    ):
        app.include_router(routes.router)
    app.mount(STATIC, StaticFiles(packages=[(package, "static") for package in STATIC_OF]))
    # the last one added stands outermost
    app.add_middleware(BodiesGuard, limit=settings.limits.body_bytes)
    app.add_middleware(OriginsGuard)
    app.add_middleware(PatienceGuard, seconds=settings.limits.request_seconds)
    app.add_middleware(
        RatesGuard,
        rate=settings.limits.rate,
        caller_of=settings.caller_of,
        refused=metrics.rate_limited,
    )
    app.add_middleware(HostsGuard, hosts=settings.hosts)
    app.add_middleware(HeadersGuard)
    app.add_middleware(ObservingGuard, metrics=metrics, log=settings.log, waiting=waiting_in)
    answer_failures(app)
    describe(app)
    return app


def waiting_in(scope: Scope) -> int:
    """How many checks wait at the desk of the application that answers a request."""
    desk = scope.get("state", {}).get("desk")
    return desk.waiting if isinstance(desk, Desk) else 0
