"""What may a configuration file set? Options of commands, a table a command; nothing else.

A key is an option of the command whose table it stands in, without the dashes; what is said on the
command line counts more. Paths count from the file's folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from glob import escape
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
)
from rapidfuzz.process import extractOne

from knowledge.formats.cells import DateOrder
from verifier.cli.configuring import own_part
from verifier.cli.ending import NotDone
from verifier.cli.options import Format, IngestStatus, Reading, ReviewFormat
from verifier.drafts.levels import FailOn
from verifier.settings import DEFAULTS

CLOSE = 60
"""How alike, of 100, a key must be to one that is known to be suggested."""


def _folder(info: ValidationInfo) -> Path:
    return Path(str(info.context))


def _from_folder(written: str, info: ValidationInfo) -> str:
    """A path of the file as one that counts from anywhere; an address stays as it is."""
    return written if "://" in written else str((_folder(info) / written).resolve())


def _pattern(written: str, info: ValidationInfo) -> str:
    """A pattern with a folder in it counts from the file's own, one without fits any name."""
    return f"{escape(str(_folder(info)))}/{written.lstrip('/')}" if "/" in written else written


def _several(written: Any) -> Any:
    """One word as a list of one."""
    return [written] if isinstance(written, str) else written


PathFromFolder = Annotated[str, AfterValidator(_from_folder)]
Pattern = Annotated[str, AfterValidator(_pattern)]
NearestCount = Annotated[int, Field(ge=0, le=DEFAULTS.nearest_limit)]
JobsCount = Annotated[int, Field(ge=1, le=64)]


class _Table(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-")
    )


class CheckTable(_Table):
    """Of ``verifier check``."""

    as_of: date | None = None
    speaker: str | None = None
    nearest: NearestCount | None = None
    format: Format | None = None
    why: bool | None = None
    fail_on: FailOn | None = None


class ReviewTable(_Table):
    """Of ``verifier review``."""

    as_of: date | None = None
    fail_on: FailOn | None = None
    nearest: NearestCount | None = None
    format: Annotated[tuple[ReviewFormat, ...], BeforeValidator(_several)] | None = None
    why: bool | None = None
    baseline: PathFromFolder | None = None
    exclude: tuple[Pattern, ...] | None = None
    jobs: JobsCount | None = None


class IngestTable(_Table):
    """Of ``verifier ingest``."""

    publisher: str | None = None
    author: str | None = None
    status: IngestStatus | None = None
    date_order: DateOrder | None = None
    jobs: JobsCount | None = None
    by: str | None = None


Count = Annotated[int, Field(ge=1)]
Seconds = Annotated[float, Field(gt=0)]


class LimitsTable(_Table):
    """How much a request to ``verifier serve`` may ask for, and how many a caller may send."""

    statement_length: Count | None = None
    speaker_length: Count | None = None
    batch: Count | None = None
    stream: Count | None = None
    draft_length: Count | None = None
    name_length: Count | None = None
    nearest: Annotated[int, Field(ge=0)] | None = None
    body_bytes: Count | None = None
    waiting: Annotated[int, Field(ge=0)] | None = None
    check_seconds: Seconds | None = None
    request_seconds: Seconds | None = None
    rate: str | None = None

    @property
    def set_(self) -> dict[str, Any]:
        """Those that are set, by the names of the application's limits."""
        return self.model_dump(exclude_none=True)


class ServeTable(_Table):
    """Of ``verifier serve``."""

    port: Annotated[int, Field(ge=0, le=65_535)] | None = None
    reading: Reading | None = None
    own_approval: bool | None = None
    workers: JobsCount | None = None
    proxy: Annotated[tuple[str, ...], BeforeValidator(_several)] | None = None
    log: bool | None = None
    log_statements: bool | None = None
    limits: LimitsTable = LimitsTable()


class Tables(_Table):
    """Everything that can be set."""

    knowledge_base: PathFromFolder | None = None
    check: CheckTable = CheckTable()
    review: ReviewTable = ReviewTable()
    ingest: IngestTable = IngestTable()
    serve: ServeTable = ServeTable()


@dataclass(frozen=True, slots=True)
class Configuration:
    """What one file sets."""

    file: Path
    tables: Tables

    @property
    def defaults(self) -> dict[str, dict[str, Any]]:
        """For each command its options, by the names of its parameters, as if written out."""
        set_: dict[str, Any] = self.tables.model_dump(mode="json", exclude_none=True)
        return {
            command: {
                parameter_of(key): value
                for key, value in table.items()
                # a table within a command's is no option of it
                if not isinstance(value, dict)
            }
            for command, table in set_.items()
            if isinstance(table, dict)
        }


def parameter_of(key: str) -> str:
    """The parameter that an option fills: one of them has another name."""
    return "form" if key == "format" else key.replace("-", "_")


def read_configuration(file: Path) -> Configuration:
    """What the file sets; raises :class:`NotDone` with the first key that does not fit."""
    written = own_part(file)
    if written is None:
        raise NotDone(f"{file} has no table [tool.verifier]; add one, or name another file.")
    try:
        tables = Tables.model_validate(written, context=file.resolve().parent)
    except ValidationError as error:
        raise NotDone(_sentence(file, error.errors()[0])) from None
    return Configuration(file, tables)


def _sentence(file: Path, error: Any) -> str:
    where = [str(step) for step in error["loc"]]
    key = ".".join(where)
    if error["type"] != "extra_forbidden":
        said = str(error["msg"])
        return f"{file}: {key} does not fit: {said[:1].lower()}{said[1:]}."
    known = known_keys(where[:-1])
    near = extractOne(where[-1].replace("_", "-"), known, score_cutoff=CLOSE)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}."
    return f"{file} sets {key}, which is not known; {hint}"


def known_keys(table: list[str]) -> list[str]:
    """The keys of a table, as they are written; of the whole without a name."""
    shape: Any = Tables
    for name in table:
        shape = shape.model_fields[name.replace("-", "_")].annotation
    return [field.alias or name for name, field in shape.model_fields.items()]


def option_keys(table: list[str]) -> list[str]:
    """The keys of a command's table that are options of it, and no table within it."""
    return [key for key in known_keys(table) if not _is_table([*table, key])]


def _is_table(where: list[str]) -> bool:
    shape: Any = Tables
    for name in where:
        shape = shape.model_fields[name.replace("-", "_")].annotation
    return isinstance(shape, type) and issubclass(shape, BaseModel)
