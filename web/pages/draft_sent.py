"""What was sent as a draft? A pasted text or a file, with its name, its day and the form wanted.

Nothing of it is kept: the page that answers carries the draft, and a download sends it once more.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, replace
from datetime import date

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from verifier.drafts.readers import ENDINGS
from web.inputs import UnusableField, read_day, read_draft_text, read_name
from web.pages.contexts import Field
from web.pages.draft_contexts import Choice, DraftForm, SentAgain
from web.pages.draft_downloads import SAVED
from web.settings import Limits

PAGE = "page"
"""The form that is shown rather than saved."""

PASTED = {".txt": "plain text", ".md": "Markdown", ".html": "HTML"}
"""How pasted text may be read."""

FIELDS_AT_MOST = 10
BESIDE_THE_DRAFT = 10_000
"""Bytes of a form beside the draft in it."""

NOTHING_SENT = "Paste the text of a draft, or choose a file."
ONE_OF_BOTH = "Paste a text or choose a file, not both."
NOT_READABLE = "The draft did not come back whole from the page; send it again."


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent: what can be used of it, and the form as it is shown again."""

    form: DraftForm
    name: str = ""
    data: bytes = b""
    pasted: str = ""
    """The text, where it was pasted."""
    as_of: date | None = None
    wanted: str = PAGE

    def refused(self, sentence: str) -> Sent:
        """The same with a sentence at the field that the draft came in."""
        if self.pasted or self.form.text.value:
            return replace(
                self, form=replace(self.form, text=Field(self.form.text.value, sentence))
            )
        return replace(self, form=replace(self.form, file=Field("", sentence)))

    def again(self, limit: int) -> SentAgain | None:
        """What a page carries so that it can be sent again; ``None`` where that is too much."""
        day = self.as_of.isoformat() if self.as_of is not None else ""
        if self.pasted:
            return SentAgain(self.name, text=self.pasted, as_of=day)
        data = base64.b64encode(self.data).decode("ascii")
        if len(data) > limit - BESIDE_THE_DRAFT:
            return None
        return SentAgain(self.name, data=data, as_of=day)


def empty_form(kind: str = ".txt", wanted: str = PAGE) -> DraftForm:
    """The form with nothing in it."""
    forms = {PAGE: "on a page"} | {
        name: f"as {saved.label}, saved" for name, saved in SAVED.items()
    }
    return DraftForm(
        kinds=tuple(Choice(end, label, end == kind) for end, label in PASTED.items()),
        forms=tuple(Choice(name, label, name == wanted) for name, label in forms.items()),
    )


async def read_sent(request: Request, limits: Limits) -> Sent:
    """What a form holds; an error stands at its field. Reads no more than one body may have."""
    async with request.form(
        max_files=1, max_fields=FIELDS_AT_MOST, max_part_size=limits.body_bytes
    ) as form:
        return await _sent(form, limits)


async def _sent(form: FormData, limits: Limits) -> Sent:
    given = {name: value for name, value in form.items() if isinstance(value, str)}
    kind = given.get("kind", ".txt")
    wanted = given.get("form", PAGE)
    kind = kind if kind in PASTED else ".txt"
    wanted = wanted if wanted in SAVED else PAGE
    # a browser sends every line break of a field as two characters
    text = given.get("text", "").replace("\r\n", "\n").replace("\r", "\n")
    written_day = given.get("as_of", "")
    shown = replace(empty_form(kind, wanted), text=Field(text), as_of=Field(written_day))
    sent = Sent(shown, wanted=wanted)
    try:
        sent = replace(sent, as_of=read_day(written_day))
    except UnusableField as error:
        sent = replace(sent, form=replace(shown, as_of=Field(written_day, str(error))))
    try:
        return await _with_draft(sent, form, given, f"pasted{kind}", limits)
    except UnusableField as error:
        return sent.refused(str(error))


async def _with_draft(
    sent: Sent, form: FormData, given: dict[str, str], pasted: str, limits: Limits
) -> Sent:
    text, file = sent.form.text.value, form.get("file")
    uploaded = isinstance(file, UploadFile) and bool(file.filename or file.size)
    if text.strip():
        if uploaded:
            raise UnusableField(ONE_OF_BOTH)
        text = read_draft_text(text, limits)
        name = given.get("name", "")
        named = read_name(name, limits) if name.startswith("pasted.") else pasted
        return replace(sent, name=named, data=text.encode("utf-8"), pasted=text)
    if isinstance(file, UploadFile) and uploaded:
        return replace(sent, name=read_name(file.filename or "", limits), data=await file.read())
    if given.get("data"):
        return replace(
            sent, name=read_name(given.get("name", ""), limits), data=_decoded(given["data"])
        )
    raise UnusableField(NOTHING_SENT)


def _decoded(data: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise UnusableField(NOT_READABLE) from None


def accepted() -> str:
    """The endings of the files that are read, as a file field wants them."""
    return ",".join(ENDINGS)
