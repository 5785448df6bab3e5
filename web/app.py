"""What is the web application made of? Routes behind guards, and a desk that asks the verifier."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import metadata

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from web.api import batch, claims, drafts, languagetool, liveness, verify
from web.desk import Desk
from web.failures import answer_failures
from web.guards.bodies import BodiesGuard
from web.guards.headers import HeadersGuard
from web.guards.hosts import HostsGuard
from web.pages import check, claim, drafts_page, figures, home, method
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

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Desk]]:
        with settings.open_checker() as checker:
            yield {"desk": Desk(checker, settings)}

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
    for resource in (verify, batch, claims, drafts):
        app.include_router(resource.router, prefix=API)
    app.include_router(languagetool.router, prefix=EDITORS_API)
    for routes in (liveness, home, check, claim, method, figures, drafts_page):
        app.include_router(routes.router)
    app.mount(STATIC, StaticFiles(packages=[(package, "static") for package in STATIC_OF]))
    # the last one added stands outermost
    app.add_middleware(BodiesGuard, limit=settings.limits.body_bytes)
    app.add_middleware(HostsGuard, hosts=settings.hosts)
    app.add_middleware(HeadersGuard)
    answer_failures(app)
    return app
