"""What did somebody upload, and what do they say of it?

Read alike for the preview and the import.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile

from knowledge.claim import Source
from knowledge.formats.cells import DateOrder
from web.inputs import UnusableField, read_day, read_name
from web.pages.contexts import Field
from web.pages.knowledge_base.contexts import SourceForm
from web.pages.knowledge_base.form_fields import readers
from web.pages.knowledge_base.held import file_in, within
from web.pages.knowledge_base.mapping_form import Chosen, read_columns
from web.pages.knowledge_base.posted import FIELDS_AT_MOST, limit_of, texts_in
from web.settings import Limits


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file with what the form says of it; ``problem`` where there is none that can be read."""

    name: str
    data: bytes
    form: SourceForm
    source: Source
    chosen: Chosen
    order: DateOrder | None
    citable: bool
    wants_import: bool
    problem: str = ""

    @property
    def errors(self) -> bool:
        """Whether a field of the source cannot be used."""
        form = self.form
        fields = (form.publisher, form.published, form.title, form.url, form.author)
        return any(field.error for field in fields)


async def read_upload(request: Request, limits: Limits) -> Uploaded:
    """The file of the form, or the one that an earlier form held."""
    async with request.form(
        max_files=1, max_fields=FIELDS_AT_MOST, max_part_size=limit_of(request)
    ) as form:
        typed, file = texts_in(form), form.get("file")
        name, data = typed.get("name", ""), b""
        if isinstance(file, UploadFile):
            name, data = file.filename or "", await file.read()
    return _read(typed, name, data, limits)


def _read(typed: Mapping[str, str], name: str, data: bytes, limits: Limits) -> Uploaded:
    source, form = _source(typed, limits)
    problem = ""
    try:
        if not data and typed.get("held"):
            data = file_in(typed["held"], limits)
        if not data:
            raise UnusableField("Choose a file that holds something.")
        name, data = read_name(name, limits), within(data, limits)
    except UnusableField as error:
        problem, data = str(error), b""
    orders = {order.value: order for order in DateOrder}
    return Uploaded(
        name=name,
        data=data,
        form=form,
        source=source,
        chosen=read_columns(typed),
        order=orders.get(typed.get("order", "")),
        citable=bool(typed.get("citable")),
        wants_import=typed.get("do") == "import",
        problem=problem,
    )


def _source(typed: Mapping[str, str], limits: Limits) -> tuple[Source, SourceForm]:
    source, form = Source(), SourceForm()
    reading: dict[str, Callable[[str], Any]] = {
        name: reader for name, reader in readers(limits).items() if name in SourceForm.__slots__
    }
    for name, read in {**reading, "published": read_day}.items():
        written = typed.get(name, "")
        try:
            source = source.model_copy(update={name: read(written)})
            form = replace(form, **{name: Field(written)})
        except UnusableField as error:
            form = replace(form, **{name: Field(written, str(error))})
    return source, form
