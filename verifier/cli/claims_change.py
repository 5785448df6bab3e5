"""``verifier claims add|revise``: what does a claim say that somebody takes down by hand?"""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated, Any

import typer

from verifier.cli.ending import NotDone, emit
from verifier.cli.options import (
    Author,
    By,
    ExpectedRevision,
    Id,
    IngestStatus,
    Kb,
    Published,
    Publisher,
    Reason,
    Title,
    Url,
    day,
)

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
ValidUntil = Annotated[
    date | None,
    typer.Option(
        "--valid-until", metavar="DATE", parser=day, help="The last day on which it decides."
    ),
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
    valid_until: ValidUntil = None,
    status: Annotated[
        IngestStatus, typer.Option("--status", help="Whether it decides verdicts at once.")
    ] = IngestStatus.CITABLE,
    by: By = "",
    why: Reason = "",
    kb: Kb = None,
) -> None:
    """Add one claim by hand, and print its id."""
    from knowledge.claim import Source, Status
    from verifier.cli.opening import now, usable_claim
    from verifier.curating.taken_down import taken_down
    from verifier.setup import open_verifier

    claim = usable_claim(
        lambda: taken_down(
            statement,
            Source(publisher=publisher, published=published, title=title, url=url, author=author),
            quote=quote,
            speaker=speaker,
            said_on=said_on,
            place=place,
            valid_until=valid_until,
            status=Status.CITABLE if status is IngestStatus.CITABLE else Status.EXTRACTED,
        )
    )
    with open_verifier(kb, clock=now, environ=os.environ, create=True) as opened:
        added = opened.verifier.add([claim], by=by, why=why)
        for claim_id in added.ids:
            emit(f"{claim_id}  added to {opened.place}\n")
        for claim_id in added.duplicates:
            emit(f"{claim_id}  already in {opened.place}\n")


def revise(
    claim_id: Id,
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
    valid_until: ValidUntil = None,
    always_valid: Annotated[
        bool, typer.Option("--always-valid", metavar="", help="Take its valid-until away.")
    ] = False,
    expected_revision: ExpectedRevision = None,
    by: By = "",
    why: Reason = "",
    kb: Kb = None,
) -> None:
    """Change a claim; what is not named stays, and the former state stays in the history.

    This is for slips in how the claim was taken down. Where the source itself corrected what it
    had said, `verifier claims correct` keeps both.
    """
    from verifier.cli.opening import open_to_change, usable_claim
    from verifier.curating.taken_down import revised
    from verifier.storing import entries_of

    if valid_until and always_valid:
        raise NotDone("--valid-until and --always-valid exclude each other; give one of them.")
    changed = {
        "statement": statement,
        "place": place,
        "said_on": said_on,
        "valid_until": valid_until,
    }
    in_source = {
        "publisher": publisher,
        "published": published,
        "title": title,
        "url": url,
        "author": author,
    }
    named = (*changed.values(), *in_source.values(), quote, speaker)
    if all(value is None for value in named) and not always_valid:
        raise NotDone("nothing to change is named; see `verifier claims revise --help`.")
    with open_to_change(kb) as opened:
        old = opened.verifier.knowledge.get(claim_id)
        update: dict[str, Any] = {n: value for n, value in changed.items() if value is not None}
        update |= {"valid_until": None} if always_valid else {}
        source = {name: value for name, value in in_source.items() if value is not None}
        new = usable_claim(lambda: revised(old, update, source, quote, speaker))
        (entry,) = entries_of([new], opened.verifier.reader)
        # what was read here must still be there when it is written
        seen = old.revision if expected_revision is None else expected_revision
        opened.verifier.knowledge.revise(entry, by=by, why=why, expected_revision=seen)
        emit(f"{claim_id}  revised\n")


def add_to(app: typer.Typer) -> None:
    """The commands of this module, listed."""
    app.command("add")(add)
    app.command("revise")(revise)
