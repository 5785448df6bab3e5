"""Which file sets options for commands? ``verifier.toml``, or ``[tool.verifier]`` in
``pyproject.toml``: the nearest one, from the working directory upwards.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verifier.cli.ending import NotDone

FILE, SHARED_FILE = "verifier.toml", "pyproject.toml"


def find_file(start: Path, home: Path) -> Path | None:
    """The nearest file that sets anything, from the folder ``start`` upwards.

    The root of a repository and ``home`` are the last folders that are looked at. Raises
    :class:`NotDone` for a ``pyproject.toml`` that is no TOML: it may set something.
    """
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        if (folder / SHARED_FILE).is_file() and own_part(folder / SHARED_FILE) is not None:
            return folder / SHARED_FILE
        if (folder / ".git").exists() or folder == home:
            break
    return None


def own_part(file: Path) -> Mapping[str, Any] | None:
    """What of a file is ours; ``None`` where nothing is."""
    try:
        whole = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise NotDone(f"{file} cannot be read: {error.strerror}; check the path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NotDone(f"{file} is no TOML: {error}; mend it.") from error
    if file.name != SHARED_FILE:
        return whole
    tool = whole.get("tool")
    part = tool.get("verifier") if isinstance(tool, dict) else None
    return part if isinstance(part, dict) else None
