"""``verifier accounts``: who may sign in to the web application, and what may they do?"""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from verifier.cli.ending import emit
from verifier.cli.entrance import asked_password, opened_entrance, role_of
from verifier.cli.options import Format, Kb, OutputFormat, RoleName
from verifier.showing import shown

app = typer.Typer()

AccountName = Annotated[str, typer.Argument(metavar="NAME", help="The name of the account.")]


@app.callback()
def accounts() -> None:
    """Who may sign in to the web application, and what may they do?

    Passwords are asked on the terminal, or read from standard input: one line.
    """


@app.command()
def add(
    name: AccountName,
    role: Annotated[
        RoleName, typer.Option("--role", help="What they may do; the first must be an admin.")
    ] = RoleName.READER,
    kb: Kb = None,
) -> None:
    """Let somebody in, with a password that is asked for."""
    with opened_entrance(kb) as entrance:
        account = entrance.accounts.add(name, role_of(role), asked_password())
        emit(f"{line_of(account)}\n")


@app.command("list")
def list_accounts(form: OutputFormat = Format.TEXT, kb: Kb = None) -> None:
    """List the accounts, by name."""
    with opened_entrance(kb, read_only=True) as entrance:
        found = entrance.accounts.all()
    if form is Format.JSON:
        emit(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=2) + "\n")
        return
    emit("".join(f"{line_of(one)}\n" for one in found))


@app.command()
def role(
    name: AccountName,
    new: Annotated[RoleName, typer.Argument(metavar="ROLE", help="What they may do from now on.")],
    kb: Kb = None,
) -> None:
    """Give somebody another role: reader, contributor, reviewer or admin."""
    with opened_entrance(kb) as entrance:
        emit(f"{line_of(entrance.accounts.set_role(name, role_of(new)))}\n")


@app.command()
def password(name: AccountName, kb: Kb = None) -> None:
    """Give somebody another password, which is asked for; ends all their sessions."""
    with opened_entrance(kb) as entrance:
        entrance.accounts.get(name)  # a name that is not there is told before anything is typed
        account = entrance.accounts.set_password(name, asked_password())
        emit(f"{line_of(account)}, with a new password\n")


@app.command()
def disable(
    name: AccountName,
    undo: Annotated[
        bool, typer.Option("--undo", metavar="", help="Let them in again instead.")
    ] = False,
    kb: Kb = None,
) -> None:
    """Let somebody in no more, neither by password nor by key. The history keeps their name."""
    with opened_entrance(kb) as entrance:
        change = entrance.accounts.enable if undo else entrance.accounts.disable
        emit(f"{line_of(change(name))}\n")


def line_of(account: Any) -> str:
    """An account in one line; ``account`` is a ``web.access.accounts.Account``."""
    disabled = f", disabled since {account.disabled:%Y-%m-%d}" if account.disabled else ""
    return shown(f"{account.name}  {account.role.word} since {account.made:%Y-%m-%d}{disabled}")


def as_json(account: Any) -> dict[str, Any]:
    """An account for programs."""
    return {
        "name": account.name,
        "role": account.role.word,
        "made": account.made.isoformat(),
        "disabled": account.disabled.isoformat() if account.disabled else None,
    }
