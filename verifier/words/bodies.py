"""Which names mean the same body, and for whom does it speak? The table ``aliases.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from verifier.words.tables import BadTable, load_table

TABLE = "aliases.toml"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that news speaks of under several names."""

    name: str
    also: tuple[str, ...] = ()
    speaks_for: str = ""


@cache
def bodies_by_name() -> Mapping[str, Body]:
    """Every name and alias in the table, as written there, with the body that it means."""
    found: dict[str, Body] = {}
    for number, entry in enumerate(load_table(TABLE).get("body", ()), start=1):
        body = _checked(entry, number)
        for name in (body.name, *body.also):
            if name in found:
                raise BadTable(
                    f"verifier/words/{TABLE}: {name!r} names both {found[name].name!r} "
                    f"and {body.name!r} (entry {number})."
                )
            found[name] = body
    return found


@cache
def speaks_for_table() -> Mapping[str, str]:
    """For each body's name the body or state in whose name it speaks, where there is one."""
    return {body.name: body.speaks_for for body in bodies_by_name().values() if body.speaks_for}


def _checked(entry: Mapping[str, Any], number: int) -> Body:
    name, also = entry.get("name"), entry.get("also", [])
    speaks_for = entry.get("speaks_for", "")
    if not isinstance(name, str) or not name:
        raise BadTable(f"verifier/words/{TABLE}: entry {number} has no name.")
    if not isinstance(also, list) or not all(isinstance(a, str) and a for a in also):
        raise BadTable(f"verifier/words/{TABLE}: `also` of {name!r} must be a list of names.")
    if not isinstance(speaks_for, str):
        raise BadTable(f"verifier/words/{TABLE}: `speaks_for` of {name!r} must be one name.")
    return Body(name, tuple(also), speaks_for)
