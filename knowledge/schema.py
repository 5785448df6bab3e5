"""Which schema does a database have, and how does it get the present one?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
"""The newest migration, written here so that opening a database need not load alembic."""


def version(connection: Connection) -> str | None:
    """The schema's version, ``None`` where there are no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def is_known(found: str) -> bool:
    """Whether this program knows the way from that version to the present one."""
    if found == HEAD:
        return True
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(configuration())
    return found in {script.revision for script in scripts.walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Takes the steps that are missing, within the connection's open transaction."""
    from alembic import command

    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def configuration() -> Config:
    """Alembic's settings; the steps are files of this package, there is no .ini."""
    from alembic.config import Config

    config = Config()
    # The parser of .ini files reads % as the start of a variable.
    location = str(Path(__file__).with_name("migrations")).replace("%", "%%")
    config.set_main_option("script_location", location)
    return config
