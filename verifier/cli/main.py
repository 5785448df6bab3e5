"""The program: all commands, and what happens when one of them fails.

The list of commands is explicit. An error ends in one line on standard error, never in a traceback.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli import (
    accounts,
    backup,
    check,
    checks,
    claims,
    config,
    doctor,
    index,
    ingest,
    keys,
    mcp,
    method,
    review,
    serve,
)
from verifier.cli.configuring import find_file
from verifier.cli.ending import (
    TRACEBACK_VARIABLE,
    ExitCode,
    NotDone,
    OutputClosed,
    complain,
    emit,
    sentence_of,
)
from verifier.cli.options import Invocation

if TYPE_CHECKING:
    from verifier.cli.configuration import Configuration

app = typer.Typer(
    name="verifier",
    help="Judges statements against sourced claims: supported, contradicted or unverified, "
    "each with its citation.",
    add_completion=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("check")(check.check)
app.command("review")(review.review)
app.command("ingest")(ingest.ingest)
app.add_typer(claims.app, name="claims")
app.add_typer(checks.app, name="checks")
app.add_typer(config.app, name="config")
app.command("serve")(serve.serve)
app.add_typer(accounts.app, name="accounts")
app.add_typer(keys.app, name="keys")
app.command("mcp")(mcp.mcp)
app.command("method")(method.method)
app.add_typer(index.app, name="index")
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("doctor")(doctor.doctor)


@app.callback(invoke_without_command=True)
def verifier(
    context: typer.Context,
    kb: Annotated[
        str | None,
        typer.Option("--kb", metavar="URL", help="The knowledge base, for any command."),
    ] = None,
    config_file: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="The configuration, instead of the nearest verifier.toml or pyproject.toml.",
        ),
    ] = None,
    no_config: Annotated[
        bool, typer.Option("--no-config", metavar="", help="Read no configuration.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", metavar="", help="Tell the version and end.")
    ] = False,
) -> None:
    if version:
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as installed

        try:
            emit(f"claims-verifier {installed('claims-verifier')}\n")
        except PackageNotFoundError:
            emit("claims-verifier, not installed as a package\n")
        raise typer.Exit(ExitCode.CLEAN)
    if context.invoked_subcommand is None:
        emit(f"{context.get_help()}\n")
        raise typer.Exit(ExitCode.NOT_DONE)
    if config_file and no_config:
        raise NotDone("--config names a file and --no-config forbids any; give only one of them.")
    configuration = None if no_config else _configuration(config_file)
    context.obj = Invocation(kb, configuration)
    context.default_map = configuration.defaults if configuration else None


def _configuration(named: str | None) -> Configuration | None:
    """What the file sets that is named or nearest; ``None`` where there is none."""
    file = Path(named) if named else find_file(Path.cwd(), Path.home())
    if file is None:
        return None
    from verifier.cli.configuration import read_configuration  # only now: it loads pydantic

    return read_configuration(file)


def main() -> None:
    """The console script: runs the command and ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a terminal that cannot show ✓ must not end the run
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and gives its exit code; whatever goes wrong has been told."""
    try:
        return int(app(args=list(arguments), prog_name="verifier", standalone_mode=False) or 0)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OutputClosed:
        return ExitCode.OUTPUT_CLOSED
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    from knowledge.errors import KnowledgeError
    from verifier.errors import VerifierError

    if isinstance(error, typer.TyperException):
        complain(_usage(error))
    elif isinstance(error, (NotDone, KnowledgeError, VerifierError)):
        complain(str(error))
    else:
        if os.environ.get(TRACEBACK_VARIABLE):
            traceback.print_exception(error)
        complain(sentence_of(error, os.environ))
    return ExitCode.NOT_DONE


def _usage(error: typer.TyperException) -> str:
    """What was wrong with the command line, and which help to ask."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "verifier"
    said = error.format_message().replace("Value error, ", "").rstrip(".")
    return f"{said}; see `{command} --help`."
