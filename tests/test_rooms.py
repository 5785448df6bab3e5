"""Do the imports keep the direction of the house? web -> verifier -> knowledge, never back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ROOMS = ("knowledge", "verifier", "web")
"""Lowest first: a room may import itself and the rooms before it."""

STOREYS = (
    # values and errors, which everybody may name
    ("errors", "processes", "report", "settings", "showing", "reading.reading"),
    ("words",),
    ("language",),
    ("reading",),
    ("extraction", "matching"),
    ("judging",),
    ("storing",),
    ("pipeline",),
    ("setup", "upkeep", "drafts"),
    ("recording", "curating", "ingesting"),
    ("client", "reports"),
    ("assistants",),
    ("cli",),
    ("__main__",),
)
"""Inside the verifier, lowest first: a part may import itself and the storeys below its own."""


@dataclass(frozen=True)
class Import:
    """A line that imports ``imported``, one of our own modules."""

    path: Path
    line: int
    module: str
    imported: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line} imports {self.imported}"


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[Import]:
    """Everything of ours that a file imports, inside functions and for type checkers too."""
    module = module_of(path)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for line, imported in imported_in(path.read_text(encoding="utf-8"), package):
        yield Import(path, line, module, imported)


def imported_in(source: str, package: str) -> Iterator[tuple[int, str]]:
    """Line and module of every import of ours in the source of a module of ``package``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(filter(None, [above(package, node.level), node.module or ""]))
            # "from a.b import c" may name the module a.b.c or something in a.b
            inner = [f"{base}.{alias.name}" for alias in node.names]
            targets = [name if is_module(name) else base for name in inner]
        else:
            continue
        for target in targets:
            if target.partition(".")[0] in ROOMS:
                yield node.lineno, target


def above(package: str, level: int) -> str:
    """The package that so many leading dots mean: one is the package itself."""
    parts = package.split(".")
    return ".".join(parts[: len(parts) - level + 1]) if level else ""


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or path.is_dir()


def storey_of(module: str) -> tuple[int, str]:
    """Number and part of a module of the verifier: the most specific part that names it."""
    inside = module.removeprefix("verifier").removeprefix(".")
    fits = [
        (len(part), number, part)
        for number, parts in enumerate(STOREYS)
        for part in parts
        if inside == part or inside.startswith(f"{part}.")
    ]
    if not fits:
        raise LookupError(f"{module} has no storey: name its part in STOREYS of this test.")
    _, number, part = max(fits)
    return number, part


FILES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
PARTS = [
    path
    for path in FILES
    if path.is_relative_to(ROOT / "verifier") and path != ROOT / "verifier" / "__init__.py"
]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_room_has_files() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in FILES} == set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_room_imports_no_room_above_it(path: Path) -> None:
    own = ROOMS.index(path.relative_to(ROOT).parts[0])
    upward = [
        str(found)
        for found in imports_of(path)
        if ROOMS.index(found.imported.partition(".")[0]) > own
    ]
    assert not upward


@pytest.mark.parametrize("path", PARTS, ids=name)
def test_a_part_of_the_verifier_imports_only_what_lies_below_it(path: Path) -> None:
    storey, part = storey_of(module_of(path))
    upward = []
    for found in imports_of(path):
        if not found.imported.startswith("verifier."):
            continue
        other_storey, other = storey_of(found.imported)
        if other != part and other_storey >= storey:
            upward.append(str(found))
    assert not upward


@pytest.mark.parametrize(
    ("source", "imported"),
    [
        ("import web.app", "web.app"),
        ("from verifier import pipeline", "verifier.pipeline"),
        ("from verifier.pipeline import Verifier", "verifier.pipeline"),
        ("def f():\n    from verifier.reading import reader", "verifier.reading.reader"),
        ("from .sample import sample_claims", "knowledge.sample"),
        ("from . import claim", "knowledge.claim"),
        ("if TYPE_CHECKING:\n    import verifier", "verifier"),
    ],
)
def test_every_form_of_an_import_is_seen(source: str, imported: str) -> None:
    assert [found for _, found in imported_in(source, "knowledge")] == [imported]


def test_a_module_stands_on_the_storey_of_its_most_specific_part() -> None:
    assert storey_of("verifier.reading.reading") < storey_of("verifier.words.tables")
    assert storey_of("verifier.words.tables") < storey_of("verifier.reading.reader")
    assert storey_of("verifier.pipeline") < storey_of("verifier.cli.check")
