"""Which role does a route need? Each route says it, and a request without it is refused.

Written at a route as ``caller: Annotated[Caller, Depends(needs(Role.REVIEWER))]``, or among its
``dependencies`` where the route does not ask who it is. The role stands on the dependency, so that
a test can read from the router what each route needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from web.access.roles import Caller, Role
from web.access.signing_in import sign_in_first
from web.desk import desk_of
from web.problems import Problem


@dataclass(frozen=True, slots=True)
class Needs:
    """A dependency that answers with the caller, or refuses."""

    role: Role
    in_person: bool = False
    """Whether only somebody who has signed in may ask, no visitor and no program with a key: a key
    must not make another that may do more."""

    def __call__(self, request: Request) -> Caller:
        caller = desk_of(request).settings.caller_of(request)
        if self.in_person and caller.key:
            raise Problem(
                403, "An API key cannot do this; sign in with name and password in a browser."
            )
        if caller.visitor and (self.in_person or not caller.role.may(self.role)):
            raise sign_in_first(request)
        if caller.role.may(self.role):
            return caller
        raise Problem(403, f"{_who(caller)}, and this needs {_a(self.role)}; {_remedy(caller)}.")


def needs(role: Role, *, in_person: bool = False) -> Needs:
    """The dependency for a route that needs a role, and perhaps the person and no key of theirs."""
    return Needs(role, in_person)


def _who(caller: Caller) -> str:
    if caller.key:
        return f"The API key {caller.key} acts as {_a(caller.role)}"
    return f"{caller.name} is {_a(caller.role)} here"


def _remedy(caller: Caller) -> str:
    return "use a key with that role" if caller.key else "ask an admin for that role"


def _a(role: Role) -> str:
    return f"{'an' if role is Role.ADMIN else 'a'} {role.word}"
