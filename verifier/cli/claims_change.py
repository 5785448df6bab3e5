"""``verifier claims add|approve|revise|retract``: who changes what the knowledge base holds?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verifier.cli.ending import NotDone, emit
from verifier.cli.options import (
    Author,
    By,
    IngestStatus,
    Kb,
    Published,
    Publisher,
    Reason,
    Title,
    Url,
    day,
)

if TYPE_CHECKING:
    from knowledge.claim import Claim

Ids = Annotated[list[str], typer.Argument(metavar="ID", help="Ids of claims.")]
SpeakerName = Annotated[
    str, typer.Option("--speaker", metavar="NAME", help="Who said it; without: the publisher.")
]
Quote = Annotated[
    str, typer.Option("--quote", metavar="TEXT", help="The source's own words, where they differ.")
]
SaidOn = Annotated[
    date | None,
    typer.Option("--said-on", metavar="DATE", parser=day, help="The day on which it was said."),
]
Place = Annotated[str, typer.Option("--place", metavar="NAME", help="The place it speaks of.")]


def add(
    statement: Annotated[
        str, typer.Argument(metavar="STATEMENT", help="What was said, readable by itself.")
    ],
    speaker: SpeakerName = "",
    quote: Quote = "",
    said_on: SaidOn = None,
    place: Place = "",
    publisher: Publisher = "",
    published: Published = None,
    title: Title = "",
    url: Url = "",
    author: Author = "",
    status: Annotated[
        IngestStatus, typer.Option("--status", help="Whether it decides verdicts at once.")
    ] = IngestStatus.CITABLE,
    by: By = "",
    why: Reason = "",
    kb: Kb = None,
) -> None:
    """Add one claim by hand, and print its id."""
    from knowledge.claim import Claim, Source, Speaker, Stance, Status
    from verifier.cli.opening import now, usable_claim
    from verifier.setup import open_verifier

    claim = usable_claim(
        lambda: Claim(
            statement=statement.strip(),
            quote=quote.strip(),
            speaker=Speaker(name=speaker) if speaker else None,
            stance=Stance.SAYS if speaker else Stance.REPORTS,
            said_on=said_on,
            place=place,
            places=(place,) if place else (),
            subject=title,
            source=Source(
                publisher=publisher, published=published, title=title, url=url, author=author
            ),
            status=Status.CITABLE if status is IngestStatus.CITABLE else Status.EXTRACTED,
        )
    )
    with open_verifier(kb, clock=now, environ=os.environ, create=True) as opened:
        added = opened.verifier.add([claim], by=by, why=why)
        for claim_id in added.ids:
            emit(f"{claim_id}  added to {opened.place}\n")
        for claim_id in added.duplicates:
            emit(f"{claim_id}  already in {opened.place}\n")


def approve(ids: Ids, by: By = "", why: Reason = "", kb: Kb = None) -> None:
    """Make draft claims citable: from now on they decide verdicts."""
    from knowledge.claim import Status

    _set_status(ids, Status.CITABLE, "approved", by=by, why=why, kb=kb)


def retract(ids: Ids, by: By = "", why: Reason = "", kb: Kb = None) -> None:
    """Withdraw claims: they stay in the history and decide nothing any more."""
    from knowledge.claim import Status

    _set_status(ids, Status.RETRACTED, "retracted", by=by, why=why, kb=kb)


def _set_status(
    ids: Sequence[str], status: Any, done: str, *, by: str, why: str, kb: str | None
) -> None:
    from verifier.cli.opening import open_store

    with open_store(kb) as knowledge:
        for claim_id in ids:
            # an unknown id is told before anything is changed
            knowledge.get(claim_id)
        for claim_id in ids:
            knowledge.set_status(claim_id, status, by=by, why=why)
            emit(f"{claim_id}  {done}\n")


def revise(
    claim_id: Annotated[str, typer.Argument(metavar="ID", help="The claim's id.")],
    statement: Annotated[
        str | None, typer.Option("--statement", metavar="TEXT", help="The new statement.")
    ] = None,
    quote: Annotated[
        str | None, typer.Option("--quote", metavar="TEXT", help="The source's own words.")
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help='Who said it; "" for the publisher.'),
    ] = None,
    said_on: SaidOn = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help="The place it speaks of.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")
    ] = None,
    published: Published = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.")] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="Its address.")] = None,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Who wrote it.")
    ] = None,
    expected_revision: Annotated[
        int | None,
        typer.Option(
            "--expected-revision",
            min=0,
            help="Only if the claim still has this revision, so that nobody's change is lost.",
        ),
    ] = None,
    by: By = "",
    why: Reason = "",
    kb: Kb = None,
) -> None:
    """Correct a claim; what is not named stays, and the former state stays in the history."""
    from verifier.cli.opening import now, usable_claim
    from verifier.setup import open_verifier
    from verifier.upkeep import entries_for

    changed = {"statement": statement, "place": place, "said_on": said_on}
    in_source = {
        "publisher": publisher,
        "published": published,
        "title": title,
        "url": url,
        "author": author,
    }
    named = (*changed.values(), *in_source.values(), quote, speaker)
    if all(value is None for value in named):
        raise NotDone("nothing to change is named; see `verifier claims revise --help`.")
    with open_verifier(kb, clock=now, environ=os.environ) as opened:
        if not opened.place:
            raise NotDone("the sample cannot be changed; name a knowledge base with --kb.")
        old = opened.verifier.knowledge.get(claim_id)
        update = {name: value for name, value in changed.items() if value is not None}
        source = {name: value for name, value in in_source.items() if value is not None}
        new = usable_claim(lambda: _revised(old, update, source, quote, speaker))
        (entry,) = entries_for([new], opened.verifier)
        opened.verifier.knowledge.revise(entry, by=by, why=why, expected_revision=expected_revision)
        emit(f"{claim_id}  revised\n")


def _revised(
    old: Claim,
    update: dict[str, Any],
    source: dict[str, Any],
    quote: str | None,
    speaker: str | None,
) -> Claim:
    """The claim with its changes, checked as a whole."""
    fields = {**old.model_dump(), **update, "source": {**old.source.model_dump(), **source}}
    if quote is not None and quote != old.quote:
        # the offsets were those of the former words
        fields |= {"quote": quote, "start": None, "end": None, "before": "", "after": ""}
    if "statement" in update or quote is not None:
        fields["figures"] = ()  # read again from the new words
    if speaker is not None:
        fields["speaker"] = {"name": speaker} if speaker else None
    return type(old).model_validate(fields)


def add_to(app: typer.Typer) -> None:
    """The commands of this module, listed."""
    app.command("add")(add)
    app.command("approve")(approve)
    app.command("revise")(revise)
    app.command("retract")(retract)
