"""Which route answers a request? Its template, which holds nothing that anybody wrote."""

from __future__ import annotations

from starlette.routing import Match
from starlette.types import Scope

NO_ROUTE = "none"
"""What stands for all addresses at which there is nothing."""


def template_of(scope: Scope) -> str:
    """"/v1/claims/{claim_id}", whatever the id; of files the folder; :data:`NO_ROUTE` otherwise.

    Whether the route takes the method is not asked.
    """
    routed = getattr(scope.get("route"), "path", "")
    if routed:
        return str(routed)
    for route in getattr(scope.get("app"), "routes", ()):
        if route.matches(scope)[0] is not Match.NONE:
            return str(getattr(route, "path", "")) or NO_ROUTE
    return NO_ROUTE
