"""``verifier config``: which options hold here, and who set them?"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import typer

from verifier.cli.ending import emit
from verifier.cli.options import KB_VARIABLE, Format, Invocation, OutputFormat, invocation
from verifier.cli.serve import APPLICATION_SETTINGS
from verifier.showing import shown

app = typer.Typer()


@dataclass(frozen=True, slots=True)
class Setting:
    """One option that a file may set."""

    key: str
    """As a file writes it: "review.fail-on"."""
    value: Any
    set_by: str
    """A file, a variable, the command line, or "default"."""


@app.callback()
def config() -> None:
    """The options that a verifier.toml or pyproject.toml sets for this folder."""


@app.command()
def show(context: typer.Context, form: OutputFormat = Format.TEXT) -> None:
    """Show every option that a file may set: its value here, and who set it."""
    settings = list(_settings(context.find_root().command, invocation(context)))
    if form is Format.JSON:
        told = [{"key": s.key, "value": s.value, "set_by": s.set_by} for s in settings]
        emit(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    wide = max(len(setting.key) for setting in settings)
    lines = [f"{s.key:{wide}}  {_written(s.value)}  ({s.set_by})" for s in settings]
    emit("".join(f"{shown(line)}\n" for line in lines))


def _settings(program: Any, said: Invocation) -> Iterator[Setting]:
    from verifier.cli.configuration import known_keys, option_keys, parameter_of

    file = str(said.configuration.file) if said.configuration else ""
    tables = said.configuration.defaults if said.configuration else {}
    yield _knowledge_base(said, file)
    for name, command in program.commands.items():
        if name not in known_keys([]):
            continue
        options = {parameter.name: parameter for parameter in command.params}
        for key in option_keys([name]):
            parameter = parameter_of(key)
            set_here = tables.get(name, {})
            if parameter in set_here:
                yield Setting(f"{name}.{key}", set_here[parameter], file)
            else:
                yield Setting(f"{name}.{key}", _plain(options[parameter].default), "default")
    yield from _limits(said, file)


def _limits(said: Invocation, file: str) -> Iterator[Setting]:
    """The limits of the service, which are no options of a command."""
    from importlib import import_module

    from verifier.cli.configuration import known_keys, parameter_of

    set_here = said.configuration.tables.serve.limits.set_ if said.configuration else {}
    defaults = import_module(APPLICATION_SETTINGS).Limits()
    for key in known_keys(["serve", "limits"]):
        name = parameter_of(key)
        value, by = (set_here[name], file) if name in set_here else (None, "default")
        yield Setting(
            f"serve.limits.{key}", getattr(defaults, name) if value is None else value, by
        )


def _knowledge_base(said: Invocation, file: str) -> Setting:
    if said.kb:
        by = "the command line"
    elif os.environ.get(KB_VARIABLE):
        by = KB_VARIABLE
    else:
        by = file if said.knowledge_base else "default"
    return Setting("knowledge-base", said.knowledge_base, by)


def _plain(value: Any) -> Any:
    """A default as a file would write it."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return getattr(value, "value", value)


def _written(value: Any) -> str:
    if value is None or value == []:
        return "-"
    return json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value or "-"
