"""What does the template of the endpoint's documentation see? One frozen value, named ``page``."""

from __future__ import annotations

from dataclasses import dataclass

from web.pages.contexts import Site


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text: plain, a link within the page, or as programs write it."""

    text: str
    href: str = ""
    code: bool = False


Said = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ApiMember:
    """A parameter, or a member of a schema."""

    name: str
    type: Said
    says: Said
    required: bool = False
    where: str = ""
    """Of a parameter: path, query or header."""


@dataclass(frozen=True, slots=True)
class ApiShown:
    """An example as it is read: JSON with its lines indented, or the beginning of a text."""

    summary: str
    text: str
    long: bool


@dataclass(frozen=True, slots=True)
class ApiContent:
    """A body in one media type."""

    media: str
    type: Said
    examples: tuple[ApiShown, ...]
    members: tuple[ApiMember, ...] = ()


@dataclass(frozen=True, slots=True)
class ApiAnswer:
    """What is answered with one status."""

    status: int
    title: str
    says: Said
    headers: tuple[ApiMember, ...]
    contents: tuple[ApiContent, ...]


@dataclass(frozen=True, slots=True)
class ApiOperation:
    """A method of an address."""

    anchor: str
    method: str
    path: str
    summary: str
    says: Said
    role: str
    """The role that it needs, "" for none."""
    parameters: tuple[ApiMember, ...]
    bodies: tuple[ApiContent, ...]
    answers: tuple[ApiAnswer, ...]
    refusals: tuple[ApiAnswer, ...]
    curl: str
    python: str
    """Lines over a ``client``, "" where the client has no such method."""


@dataclass(frozen=True, slots=True)
class ApiGroup:
    """Operations that belong together."""

    name: str
    says: str
    operations: tuple[ApiOperation, ...]


@dataclass(frozen=True, slots=True)
class ApiSchema:
    """The shape of a JSON value."""

    name: str
    anchor: str
    says: Said
    members: tuple[ApiMember, ...]
    values: tuple[str, ...]
    """The words that it may be, where it is one of several."""


@dataclass(frozen=True, slots=True)
class ApiLimit:
    """How much a request may ask for."""

    what: str
    value: str


@dataclass(frozen=True, slots=True)
class ApiRole:
    """What a role, or a key with it, may do."""

    name: str
    may: str


@dataclass(frozen=True, slots=True)
class ApiPage:
    """``api.html``: the endpoint's documentation. It is the same for everybody, so it tells nothing
    of a knowledge base."""

    version: str
    address: str
    """Where the service answers, as the reader reached it."""
    groups: tuple[ApiGroup, ...]
    schemas: tuple[ApiSchema, ...]
    limits: tuple[ApiLimit, ...]
    roles: tuple[ApiRole, ...]
    site: Site | None = None
