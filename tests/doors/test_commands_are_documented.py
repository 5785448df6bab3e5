"""docs/commands.md tells every command and every option, and none that does not exist."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from verifier.cli.main import app
from verifier.cli.options import Format, ReviewFormat
from verifier.reports import FORMATS
from verifier.reports.annotated import ANNOTATED

DOCUMENT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
        return
    for name, one in inner.items():
        yield from commands(one, f"{path} {name}")


ALL = dict(commands(typer.main.get_command(app), "verifier"))


def options(command: Any) -> set[str]:
    return {
        name
        for parameter in command.params
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("-")
    } - {"--help", "-h"}


def section(path: str) -> str:
    found = re.search(rf"^## {re.escape(path)}\n(.*?)(?=^## |\Z)", DOCUMENT, re.M | re.S)
    assert found, f"docs/commands.md has no heading '## {path}'"
    return found.group(1)


@pytest.mark.parametrize("path", ALL)
def test_every_option_stands_in_its_section(path):
    told = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", section(path)))
    assert options(ALL[path]) <= told, "an option is not documented"
    elsewhere = {"--config", "--kb", "--against", "--as-of", "--published"}
    assert told <= options(ALL[path]) | elsewhere, "an option is documented that does not exist"


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_has_help(path):
    assert ALL[path].help
    for parameter in ALL[path].params:
        assert getattr(parameter, "help", None), f"{path} {parameter.name}"


def test_no_other_command_is_documented():
    headings = re.findall(r"^## (verifier .*)$", DOCUMENT, re.M)
    assert sorted(headings) == sorted(ALL)


def test_options_of_the_program_itself_stand_above():
    above = DOCUMENT.split("## verifier", 1)[0]
    for name in options(typer.main.get_command(app)):
        assert name in above


def test_the_forms_that_can_be_asked_for_are_those_that_exist():
    assert [form.value for form in ReviewFormat] == [*(form.name for form in FORMATS), *ANNOTATED]
    assert [form.value for form in Format] == [form.name for form in FORMATS if form.statements]
