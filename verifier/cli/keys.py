"""``verifier keys``: with which keys may programs use the endpoint, and for whom?"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import typer

from verifier.cli.ending import complain, emit
from verifier.cli.entrance import opened_entrance, role_of
from verifier.cli.options import Format, Kb, OutputFormat, RoleName
from verifier.showing import shown

app = typer.Typer()

LONGEST_DAYS = 3_650


@app.callback()
def keys() -> None:
    """API keys: a program that sends one acts for an account, under its name."""


@app.command()
def create(
    account: Annotated[str, typer.Argument(metavar="NAME", help="The account that it acts for.")],
    label: Annotated[str, typer.Option("--label", metavar="TEXT", help="What it is for.")],
    role: Annotated[
        RoleName, typer.Option("--role", help="What it may do; at most what the account may.")
    ] = RoleName.READER,
    days: Annotated[
        int | None,
        typer.Option(
            "--days",
            metavar="N",
            min=1,
            max=LONGEST_DAYS,
            help="For how many days it holds; without it, until it is revoked.",
        ),
    ] = None,
    kb: Kb = None,
) -> None:
    """Make a key and write it to standard output. It is not kept and cannot be shown again."""
    until = datetime.now(UTC) + timedelta(days=days) if days else None
    with opened_entrance(kb) as entrance:
        owner = entrance.accounts.get(account)
        key, text = entrance.keys.make(owner, label, role_of(role), until)
        complain(f"keep this key now, it is not shown again; it is listed as {key.prefix}")
        emit(f"{text}\n")


@app.command("list")
def list_keys(
    account: Annotated[
        str, typer.Option("--account", metavar="NAME", help="Only those of this account.")
    ] = "",
    form: OutputFormat = Format.TEXT,
    kb: Kb = None,
) -> None:
    """List the keys by their first letters, the newest first."""
    with opened_entrance(kb, read_only=True) as entrance:
        found = entrance.keys.all(entrance.accounts.get(account) if account else None)
    if form is Format.JSON:
        emit(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=2) + "\n")
        return
    emit("".join(f"{line_of(one)}\n" for one in found))


@app.command()
def revoke(
    prefixes: Annotated[
        list[str], typer.Argument(metavar="KEY", help="First letters, such as cv_12ab34cd.")
    ],
    kb: Kb = None,
) -> None:
    """Let programs with these keys in no more."""
    with opened_entrance(kb) as entrance:
        for prefix in prefixes:
            emit(f"{line_of(entrance.keys.revoke(prefix))}\n")


def line_of(key: Any) -> str:
    """A key in one line; ``key`` is a ``web.access.keys.Key``."""
    parts = [
        f"{key.prefix}  {key.role.word} for {key.owner}",
        f"“{key.label}”",
        f"made {key.made:%Y-%m-%d}",
        f"until {key.until:%Y-%m-%d}" if key.until else "no end",
        f"used {key.used:%Y-%m-%d %H:%M}" if key.used else "never used",
    ]
    if key.revoked:
        parts.append(f"revoked {key.revoked:%Y-%m-%d}")
    return shown(", ".join(parts))


def as_json(key: Any) -> dict[str, Any]:
    """A key for programs."""
    moments = {name: getattr(key, name) for name in ("made", "until", "used", "revoked")}
    return {
        "prefix": key.prefix,
        "label": key.label,
        "account": key.owner,
        "role": key.role.word,
        **{name: at.isoformat() if at else None for name, at in moments.items()},
    }
