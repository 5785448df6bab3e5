"""Which role does a route need? Each route says it, and a request without it is refused.

Written at a route as ``caller: Annotated[Caller, Depends(needs(Role.REVIEWER))]``, or among its
``dependencies`` where the route does not ask who it is. The role stands on the dependency, so that
a test can read from the router what each route needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from web.access.roles import Caller, Role
from web.desk import desk_of
from web.problems import Problem


@dataclass(frozen=True, slots=True)
class Needs:
    """A dependency that answers with the caller, or refuses."""

    role: Role

    def __call__(self, request: Request) -> Caller:
        caller = desk_of(request).settings.caller_of(request)
        if not caller.role.may(self.role):
            raise Problem(
                403,
                f"{caller.name} is a {caller.role.name.lower()} here, and this needs a "
                f"{self.role.name.lower()}; ask an admin for that role.",
            )
        return caller


def needs(role: Role) -> Needs:
    """The dependency for a route that needs a role."""
    return Needs(role)
