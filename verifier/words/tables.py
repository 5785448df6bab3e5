"""How are the tables of words loaded? Each is TOML beside this module, checked when it is read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from verifier.errors import VerifierError


class BadTable(VerifierError):
    """A table of words breaks its own grammar; the text names the file and the entry."""


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """The table ``name`` (such as ``"negation.toml"``), read once and never changed."""
    return load_package_table("verifier.words", name)


@cache
def load_package_table(package: str, name: str) -> Mapping[str, Any]:
    """The table ``name`` that stands beside the modules of ``package``."""
    source = files(package).joinpath(name)
    try:
        return MappingProxyType(tomllib.loads(source.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise BadTable(f"{package.replace('.', '/')}/{name} is not valid TOML: {error}.") from error


@cache
def words_of(name: str, *path: str) -> frozenset[str]:
    """The list of lower-case words at ``path`` in the table ``name``, as a set."""
    entry: Any = load_table(name)
    for key in path:
        if not isinstance(entry, Mapping) or key not in entry:
            raise BadTable(f"verifier/words/{name} has no entry {'.'.join(path)!r}.")
        entry = entry[key]
    if not isinstance(entry, Sequence) or isinstance(entry, str):
        raise BadTable(f"verifier/words/{name}: {'.'.join(path)!r} must be a list of words.")
    for word in entry:
        if not isinstance(word, str) or word != word.lower() or not word.strip():
            raise BadTable(
                f"verifier/words/{name}: {word!r} in {'.'.join(path)!r} must be a lower-case word."
            )
    return frozenset(entry)
