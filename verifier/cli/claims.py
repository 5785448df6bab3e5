"""``verifier claims``: what does the knowledge base hold? Its commands, one module a purpose."""

from __future__ import annotations

from enum import StrEnum
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli import claims_alike, claims_change, claims_exchange, claims_life
from verifier.cli.ending import emit
from verifier.cli.options import (
    Format,
    Id,
    Kb,
    LapsedOn,
    OutputFormat,
    PublisherPart,
    Since,
    SpeakerPart,
    StatusName,
    SubjectPart,
    TextPart,
    Until,
)
from verifier.cli.selecting import selected, selection
from verifier.showing import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.claim import Claim, Revision

app = typer.Typer()

WIDEST_VALUE = 60
"""Characters of a value that a history shows; JSON has all of it."""


class ListFormat(StrEnum):
    """The forms of a list of claims."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


@app.callback()
def claims() -> None:
    """The claims of the knowledge base: look at them, change them, hand them on."""


@app.command("list")
def list_claims(
    status: StatusName = None,
    speaker: SpeakerPart = "",
    publisher: PublisherPart = "",
    subject: SubjectPart = "",
    since: Since = None,
    until: Until = None,
    text: TextPart = "",
    lapsed_on: LapsedOn = None,
    form: Annotated[
        ListFormat, typer.Option("--format", help="text: one line a claim; json; or JSON Lines.")
    ] = ListFormat.TEXT,
    kb: Kb = None,
) -> None:
    """List the claims, one a line: id, status, day, speaker and words."""
    from verifier.cli.opening import open_to_look

    wanted = selection(
        status=status,
        speaker=speaker,
        publisher=publisher,
        subject=subject,
        since=since,
        until=until,
        text=text,
        lapsed_on=lapsed_on,
    )
    with open_to_look(kb) as knowledge:
        found = selected(knowledge, wanted)
        if form is ListFormat.JSON:
            emit("[")
            for number, claim in enumerate(found):
                emit(("," if number else "") + "\n" + claim.model_dump_json())
            emit("\n]\n")
            return
        for claim in found:
            emit(line_of(claim) if form is ListFormat.TEXT else claim.model_dump_json() + "\n")


@app.command()
def show(
    claim_id: Id,
    history: Annotated[
        bool, typer.Option("--history", metavar="", help="Tell every change of the claim as well.")
    ] = False,
    form: OutputFormat = Format.TEXT,
    kb: Kb = None,
) -> None:
    """Show one claim with everything that is known of it."""
    from verifier.cli.opening import open_to_look

    with open_to_look(kb) as knowledge:
        claim = knowledge.get(claim_id)
        revisions = knowledge.history(claim_id) if history else []
    if form is Format.JSON:
        import json

        whole = claim.model_dump(mode="json")
        if history:
            whole["history"] = [revision.model_dump(mode="json") for revision in revisions]
        emit(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
        return
    lines = (f"{name + ':':<12}{value}" for name, value in _fields(claim) if value)
    emit("".join(f"{shown(line)}\n" for line in lines))
    emit("".join(_change(revision) for revision in revisions))


@app.command()
def history(claim_id: Id, form: OutputFormat = Format.TEXT, kb: Kb = None) -> None:
    """Tell every change of a claim: when, by whom, why, and what became different."""
    import json

    from verifier.cli.opening import open_to_look

    with open_to_look(kb) as knowledge:
        revisions = knowledge.history(claim_id)
    former: dict[str, object] = {}
    told = []
    for revision in revisions:
        whole = revision.model_dump(mode="json")
        state = {name: value for name, value in whole["claim"].items() if name != "revision"}
        changed = {
            name: [former.get(name), value]
            for name, value in state.items()
            if former and former.get(name) != value
        }
        told.append(whole | {"changed": changed})
        former = state
        if form is Format.TEXT:
            emit(_change(revision))
            emit("".join(_difference(name, *values) for name, values in changed.items()))
    if form is Format.JSON:
        emit(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def _difference(name: str, before: object, after: object) -> str:
    """One field of a claim that has another value than before."""
    sides = (
        shorten(json_of(value), width=WIDEST_VALUE, placeholder=" …") for value in (before, after)
    )
    return shown(f"        {name}: {' -> '.join(side or 'nothing' for side in sides)}") + "\n"


def json_of(value: object) -> str:
    """A value of a claim in one line: a word as it is, anything with parts as JSON."""
    import json

    if value in (None, "", []):
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def line_of(claim: Claim) -> str:
    """A claim in one line, as lists of claims have it."""
    day = claim.known_since
    who = claim.speaker.name if claim.speaker else claim.source.publisher or "source not named"
    words = " ".join(claim.words.split())
    return shown(f"{claim.id}  {claim.status}  {day or 'undated'}  {who}: {words}") + "\n"


def _fields(claim: Claim) -> Iterator[tuple[str, object]]:
    yield "id", claim.id
    yield "status", claim.status
    yield "replaced by", claim.replaced_by
    yield "valid until", claim.valid_until
    yield "statement", claim.statement
    yield "quote", claim.quote if claim.quote != claim.statement else ""
    yield "offsets", f"{claim.start} to {claim.end}" if claim.start is not None else ""
    yield "speaker", claim.speaker.name if claim.speaker else ""
    yield "stance", claim.stance if claim.speaker else ""
    yield "said on", claim.said_on
    yield "speaks of", claim.period
    yield "place", claim.place or ", ".join(claim.places)
    if claim.review is not None:
        yield "rated", f"{claim.review.rating} ({claim.review.reviewer})"
    yield "figures", "; ".join(figure.written for figure in claim.figures)
    yield "subject", claim.subject
    source = claim.source
    yield "publisher", source.publisher
    yield "title", source.title
    yield "author", source.author
    yield "published", source.published
    yield "address", source.url
    for one in claim.appearances:
        source = one.source
        parts = (one.claim_id, source.publisher, source.title, source.published, source.url)
        yield "also in", ", ".join(str(part) for part in parts if part)
    yield "revision", claim.revision


def _change(revision: Revision) -> str:
    by = f" by {revision.by}" if revision.by else ""
    why = f": {revision.why}" if revision.why else ""
    state = f" ({revision.claim.status})"
    line = f"{revision.number:>6}  {revision.at:%Y-%m-%d %H:%M} {revision.action}{state}{by}{why}"
    return f"{shown(line)}\n"


claims_change.add_to(app)
claims_life.add_to(app)
claims_alike.add_to(app)
claims_exchange.add_to(app)
