"""Does docs/commands.md tell of every command and option, and of none that is not there?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from verifier.cli.main import app

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"

_HEADING = re.compile(r"^## (verifier .+)$", re.MULTILINE)
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def commands(command: object, path: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The path of each command that can be run, with all spellings of its options."""
    inner = getattr(command, "commands", None)
    if inner:
        for name, sub in inner.items():
            yield from commands(sub, f"{path} {name}")
    else:
        yield path, options_of(command)


def options_of(command: object) -> frozenset[str]:
    return frozenset(
        spelling
        for parameter in getattr(command, "params", [])
        if parameter.param_type_name == "option" and not parameter.hidden
        for spelling in [*parameter.opts, *parameter.secondary_opts]
    )


ROOT = get_command(app)
COMMANDS = dict(commands(ROOT, "verifier"))


def sections() -> dict[str, str]:
    """The text under each heading that names a command; under "" what stands before them."""
    before, *rest = _HEADING.split(PAGE.read_text(encoding="utf-8"))
    return {"": before, **dict(zip(rest[::2], rest[1::2], strict=True))}


def options_in_table(text: str) -> set[str]:
    """The options that the first column of a section's table names."""
    first_cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `-")]
    return {option for cell in first_cells for option in _OPTION.findall(cell)}


def test_the_page_has_a_section_for_each_command_and_no_other() -> None:
    assert set(sections()) - {""} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_section_tells_of_the_options_of_its_command(command: str) -> None:
    assert options_in_table(sections()[command]) == set(COMMANDS[command])


def test_the_options_before_any_command_are_told_of_at_the_top() -> None:
    assert options_of(ROOT) <= set(_OPTION.findall(sections()[""]))


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_what_a_command_does_and_what_each_option_means(command: str) -> None:
    found: object = ROOT
    for name in command.split()[1:]:
        found = getattr(found, "commands")[name]  # noqa: B009
    assert getattr(found, "help", None), f"{command} has no docstring"
    unexplained = [
        parameter.name
        for parameter in getattr(found, "params", [])
        if not getattr(parameter, "help", None)
    ]
    assert not unexplained
