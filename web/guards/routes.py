"""Which route answered a request? Its template, which holds nothing that anybody wrote."""

from __future__ import annotations

from starlette.types import Scope

from web.pages.rendering import STATIC
from web.problems import API, EDITORS_API

NO_ROUTE = "none"
"""Where there is nothing at the address, or a guard refused the request before any route."""


def template_of(scope: Scope) -> str:
    """What is known after the request was answered: "/v1/claims/{claim_id}", whatever the id.

    Of the files of the pages it is the folder.
    """
    path = str(scope["path"])
    if path.startswith(f"{STATIC}/"):
        return STATIC
    template = str(getattr(scope.get("route"), "path", ""))
    if not template:
        return NO_ROUTE
    # a route knows its address below the prefix under which it was included
    prefix = next((each for each in (API, EDITORS_API) if path.startswith(f"{each}/")), "")
    return template if template.startswith(prefix) else prefix + template
