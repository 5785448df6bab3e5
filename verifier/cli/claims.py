"""``verifier claims``: what does the knowledge base hold? Its commands, one module a purpose."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli import claims_change, claims_exchange
from verifier.cli.ending import NotDone, emit
from verifier.cli.options import Format, Kb, OutputFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.claim import Claim, Revision, Status

app = typer.Typer()


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
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="Only these: draft (also: extracted), in review, citable, superseded, corrected, "
            "retracted, expired, rejected.",
        ),
    ] = None,
    speaker: Annotated[
        str,
        typer.Option(
            "--speaker", metavar="NAME", help="Only claims whose speaker's name contains this."
        ),
    ] = "",
    form: Annotated[
        ListFormat, typer.Option("--format", help="text: one line a claim; json; or JSON Lines.")
    ] = ListFormat.TEXT,
    kb: Kb = None,
) -> None:
    """List the claims, one a line: id, status, day, speaker and words."""
    from verifier.cli.opening import open_to_look

    wanted = status_named(status) if status else None
    with open_to_look(kb) as knowledge:
        found = (c for c in knowledge.claims(status=wanted) if _spoken_by(c, speaker))
        if form is ListFormat.JSON:
            emit("[")
            for number, claim in enumerate(found):
                emit(("," if number else "") + "\n" + claim.model_dump_json())
            emit("\n]\n")
            return
        for claim in found:
            emit(_line(claim) if form is ListFormat.TEXT else claim.model_dump_json() + "\n")


@app.command()
def show(
    claim_id: Annotated[str, typer.Argument(metavar="ID", help="The claim's id.")],
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
    emit("".join(f"{name + ':':<12}{value}\n" for name, value in _fields(claim) if value))
    emit("".join(_change(revision) for revision in revisions))


def status_named(written: str) -> Status:
    """The status of that name; raises :class:`NotDone` with the names that there are."""
    from knowledge.claim import Status

    wanted = written.strip().lower().replace("-", " ")
    if wanted == "draft":
        return Status.EXTRACTED
    try:
        return Status(wanted)
    except ValueError:
        names = ", ".join(["draft", *Status])
        raise NotDone(f"there is no status {written!r}; there are: {names}.") from None


def _spoken_by(claim: Claim, name: str) -> bool:
    if not name:
        return True
    speaker = claim.speaker
    known = [speaker.name, *speaker.aliases] if speaker else [claim.source.publisher]
    return any(name.lower() in one.lower() for one in known)


def _line(claim: Claim) -> str:
    day = claim.said_on or claim.source.published
    who = claim.speaker.name if claim.speaker else claim.source.publisher or "source not named"
    words = " ".join(claim.words.split())
    return f"{claim.id}  {claim.status}  {day or 'undated'}  {who}: {words}\n"


def _fields(claim: Claim) -> Iterator[tuple[str, object]]:
    yield "id", claim.id
    yield "status", claim.status
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
    yield "revision", claim.revision


def _change(revision: Revision) -> str:
    by = f" by {revision.by}" if revision.by else ""
    why = f": {revision.why}" if revision.why else ""
    state = f" ({revision.claim.status})"
    return f"{revision.number:>6}  {revision.at:%Y-%m-%d %H:%M} {revision.action}{state}{by}{why}\n"


claims_change.add_to(app)
claims_exchange.add_to(app)
