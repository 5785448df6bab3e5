"""How does a page become HTML? Through a template that escapes everything it is given."""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

STATIC = "/static"
STATIC_OF = ("web", "verifier.reports")
"""Packages whose static files are served: the style of a draft is that of the report on one."""


@functools.cache
def templates() -> Environment:
    """The templates of the package, loaded once; unknown names are errors, not blanks."""
    environment = Environment(
        loader=PackageLoader("web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["static"] = static_address
    environment.filters["place"] = place
    return environment


def place(position: float) -> str:
    """A position in a drawing, to a tenth: ``12.0`` -> "12".

    >>> place(12.0), place(7.46)
    ('12', '7.5')
    """
    return f"{round(position, 1):g}"


@functools.cache
def static_address(name: str) -> str:
    """The address of a static file, with a mark of its content so that no old copy is used."""
    places = (resources.files(package).joinpath("static", name) for package in STATIC_OF)
    content = next(place for place in places if place.is_file()).read_bytes()
    return f"{STATIC}/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def render(template: str, page: Any) -> str:
    """The page as HTML; ``page`` is a value of :mod:`web.pages.contexts`."""
    return templates().get_template(template).render(page=page)
