"""``POST /v2/check``: what does an editor that speaks LanguageTool's language mark in a text?"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Request, Response
from pydantic import BaseModel, ConfigDict

from verifier.errors import UnusableInput
from web.access.needs import needs
from web.access.roles import Role
from web.api.documents import PROBLEMS, problems
from web.api.drafts import unusable
from web.api.languagetool_matches import Match, Wanted, matches_of, rule_id
from web.api.languagetool_text import manuscript_of
from web.api.requests import Day, content_type
from web.desk import desk_of
from web.guards.origins import EXTENSIONS
from web.inputs import UnusableField, read_draft_text
from web.problems import Problem


async def for_extensions(request: Request, response: Response) -> None:
    """Lets an add-on in a browser read the answer."""
    origin = request.headers.get("origin", "")
    if origin.startswith(EXTENSIONS):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Vary"] = "Origin"


router = APIRouter(
    tags=["editors"], dependencies=[Depends(needs(Role.READER)), Depends(for_extensions)]
)

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
NAMED = "text"
"""What a text is called that has no name."""

VARIANTS = {
    "en": "English",
    "en-US": "English (US)",
    "en-GB": "English (GB)",
    "en-AU": "English (Australian)",
    "en-CA": "English (Canadian)",
    "en-NZ": "English (New Zealand)",
    "en-ZA": "English (South African)",
}
"""The languages that clients may name: of English, all variants are read alike."""


class EditorRequest(BaseModel):
    """A form as LanguageTool's clients send it; what is not known here is left alone, as they send
    their user's name and preferences as well."""

    model_config = ConfigDict(frozen=True)

    text: str | None = None
    data: str | None = None
    language: str
    level: Literal["default", "picky"] = "default"
    enabledRules: str = ""  # noqa: N815 - as clients write it
    disabledRules: str = ""  # noqa: N815
    enabledCategories: str = ""  # noqa: N815
    disabledCategories: str = ""  # noqa: N815
    enabledOnly: bool = False  # noqa: N815
    as_of: Day = None
    """Not of LanguageTool: the day from which relative dates count."""


class Software(BaseModel):
    """Who answers."""

    name: str = "Claims verifier"
    version: str
    buildDate: str = ""  # noqa: N815
    apiVersion: int = 1  # noqa: N815
    premium: bool = False
    status: str = ""


class Language(BaseModel):
    """As one of those at ``/v2/languages``."""

    name: str
    code: str
    longCode: str  # noqa: N815


class DetectedLanguage(BaseModel):
    """What the text is written in: whatever is answered is in English."""

    name: str = VARIANTS["en"]
    code: str = "en"


class CheckedLanguage(BaseModel):
    """In which language the text was checked."""

    name: str
    code: str
    detectedLanguage: DetectedLanguage = DetectedLanguage()  # noqa: N815


class Warnings(BaseModel):
    """Whether a limit kept back what may have been checkable."""

    incompleteResults: bool  # noqa: N815


class EditorReply(BaseModel):
    """What is not supported in a text, in LanguageTool's shape."""

    software: Software
    warnings: Warnings
    language: CheckedLanguage
    matches: list[Match]


async def only_forms(request: Request) -> None:
    """Raises a 415 unless the body is announced as a form."""
    if content_type(request) not in FORM_TYPES:
        raise Problem(415, f"Send the body as {FORM_TYPES[0]} and say so in Content-Type.")


@router.post(
    "/check",
    responses=PROBLEMS,
    dependencies=[Depends(only_forms)],
    summary="Check a text for an editor",
)
async def check_text(request: Request, asked: Annotated[EditorRequest, Form()]) -> EditorReply:
    """What is contradicted or misleads, and with ``level=picky`` what is merely open as well."""
    desk = desk_of(request)
    language = _language(asked.language)
    wanted = _wanted(asked)
    field = "data" if asked.data is not None else "text"
    incomplete, matches = False, list[Match]()
    try:
        # a field that is empty counts as left out; an editor sends one when nothing is written yet
        text = "" if asked.text is None and "text" in await request.form() else asked.text
        manuscript = manuscript_of(text, asked.data)
        read_draft_text(manuscript.text, desk.settings.limits)
        if any(any(c.isalnum() for c in passage.text) for passage in manuscript.passages):
            draft = await desk.review(NAMED, manuscript, as_of=asked.as_of, nearest=0)
            incomplete = any(lines.lost for lines in draft.not_read)
            matches = matches_of(draft, wanted)
    except (UnusableField, UnusableInput) as error:
        raise unusable(field, error) from None
    return EditorReply(
        software=Software(version=request.app.version),
        warnings=Warnings(incompleteResults=incomplete),
        language=CheckedLanguage(name=VARIANTS[language], code=language),
        matches=matches,
    )


@router.get(
    "/languages",
    responses=problems(401),
    summary="List the languages that can be checked",
)
async def languages() -> list[Language]:
    """English, and its variants by which editors name it."""
    return [Language(name=name, code="en", longCode=code) for code, name in VARIANTS.items()]


def _language(written: str) -> str:
    """The variant that is meant."""
    if written.strip().lower() == "auto":
        return "en"
    for code in VARIANTS:
        if code.lower() == written.strip().lower():
            return code
    sentence = f"Only English can be checked; send language={', '.join(VARIANTS)} or auto."
    raise unusable("language", UnusableField(sentence))


def _wanted(asked: EditorRequest) -> Wanted:
    enabled = _names(asked.enabledRules) | _names(asked.enabledCategories)
    if asked.enabledOnly and not enabled:
        sentence = "With enabledOnly, enabledRules or enabledCategories must name what is enabled."
        raise unusable("enabledOnly", UnusableField(sentence))
    return Wanted(
        picky=asked.level == "picky",
        enabled=enabled,
        disabled=_names(asked.disabledRules) | _names(asked.disabledCategories),
        enabled_only=asked.enabledOnly,
    )


def _names(written: str) -> frozenset[str]:
    return frozenset(rule_id(name) for name in written.split(",") if name.strip())
