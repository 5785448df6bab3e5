"""How are JSON Lines of statements read? Each line is one statement, at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from verifier.drafts.positions import Lines
from verifier.drafts.readers.json_strings import (
    NoJson,
    WrittenValue,
    letters_of,
    written_fields,
    written_value,
)
from verifier.drafts.readers.manuscript import Manuscript, NotRead, Passage, PassageKind
from verifier.drafts.readers.statements import LOOKED_AT, statement_field, unused
from verifier.errors import UnusableInput

MOST_FIELDS = 1_000
"""An object with more is no statement."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    """Where it begins in the file."""
    written: str
    read: WrittenValue | None
    """``None`` where it is no JSON."""

    @property
    def fields(self) -> Mapping[str, object]:
        """Its fields, where it is an object that may be a statement."""
        value = self.read.value if self.read else None
        return value if isinstance(value, dict) and len(value) <= MOST_FIELDS else {}


def read_json_lines(text: str) -> Manuscript:
    """The statements of a file: the lines that are a text, and of objects the field that holds it.

    The field is told by its name, else by its words; fields that say who made a statement or when
    are told as not read. A line without a statement is told, as lost. Raises
    :class:`~verifier.errors.UnusableInput` for a file in which no line holds one.
    """
    lines = list(_lines(text))
    if not lines:
        return Manuscript(text, ())
    objects = list(islice((line.fields for line in lines if line.fields), LOOKED_AT))
    name = statement_field(objects) if objects else ""
    passages: list[Passage] = []
    not_read: list[NotRead] = []
    if objects and name:
        names = list(dict.fromkeys(key for one in objects for key in one))
        if others := unused(names, names.index(name)):
            not_read.append(NotRead(1, 1, f"the fields beside the statements ({others})"))
    for line in lines:
        statement = _statement(line, name)
        if isinstance(statement, Passage):
            passages.append(statement)
        else:
            not_read.append(NotRead(line.number, line.number, statement, lost=True))
    if not passages:
        raise UnusableInput(
            "no line of the file holds a statement; write one JSON object a line, with the "
            "statement in a field of that name."
        )
    return Manuscript(text, tuple(passages), not_read=tuple(not_read))


def _lines(text: str) -> Iterator[_Line]:
    lines = Lines.of(text)
    for number, start in enumerate(lines.starts):
        written = lines.written(number, text)
        if not written.strip():
            continue
        try:
            read = written_value(written)
        except NoJson:
            read = None
        yield _Line(number + 1, start, written, read)


def _statement(line: _Line, name: str) -> Passage | str:
    """The statement of a line, or what the line is that has none."""
    if line.read is None:
        return "a line that is not JSON"
    found: WrittenValue | None = None
    if isinstance(line.read.value, str):
        found = line.read
    elif line.fields and name:
        # of fields with the same name the last one counts, as everywhere in JSON
        fields = dict(written_fields(line.written, line.read.start))
        found = fields.get(name)
    if found is None or not isinstance(found.value, str) or not found.value.strip():
        return f"a line without a text in “{name}”" if name else "a line without a statement"
    text, pieces = letters_of(line.written, found, line.start)
    return Passage(text, pieces, PassageKind.STATEMENT)
