"""``verifier ingest``: which sourced claims do these files hold? They go to the knowledge base."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from knowledge.formats.cells import DateOrder
from knowledge.formats.kinds import Kind
from verifier.cli.ending import ExitCode, NotDone, complain
from verifier.cli.options import Author, By, IngestStatus, Kb, Published, Publisher, Title, Url

if TYPE_CHECKING:
    from verifier.ingesting.contents import Contents, Options

Named = tuple[str, Callable[[], "Contents"]]


def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Articles (text, Markdown, HTML), feeds (RSS, Atom), fact-checks (ClaimReview), "
            "tables (CSV, XLSX) and JSON Lines: files, folders, patterns, or - for standard input.",
        ),
    ],
    publisher: Publisher = "",
    published: Published = None,
    title: Title = "",
    url: Url = "",
    author: Author = "",
    status: Annotated[
        IngestStatus,
        typer.Option(
            "--status",
            help="citable: claims decide verdicts at once; draft: only after `verifier claims "
            "approve`.",
        ),
    ] = IngestStatus.CITABLE,
    column: Annotated[
        list[str],
        typer.Option(
            "--column",
            metavar="FIELD=HEADING",
            help="Of tables: which column holds the claim, speaker, said_on ...; may be repeated.",
        ),
    ] = [],  # noqa: B006 - typer copies it
    date_order: Annotated[
        DateOrder | None,
        typer.Option("--date-order", help="Of tables: what 3/4/2021 means."),
    ] = None,
    form: Annotated[
        Kind | None,
        typer.Option("--format", help="What the sources are, where it is not to be told."),
    ] = None,
    stdin_filename: Annotated[
        str,
        typer.Option(
            "--stdin-filename", metavar="NAME", help="What standard input would be called."
        ),
    ] = "",
    allow_urls: Annotated[
        bool,
        typer.Option(
            "--allow-urls",
            metavar="",
            help="Fetch sources that begin with http:// or https:// from public addresses.",
        ),
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="N", min=1, max=64, help="How many processes read.")
    ] = 1,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            metavar="",
            help="Show how the sources are understood, and store nothing.",
        ),
    ] = False,
    by: By = "",
    kb: Kb = None,
) -> None:
    """Keep the claims that sources make, each with its quote, speaker, date and source.

    What a source says of itself (title, day, publisher) counts where no option gives it. Without
    --kb the knowledge base in your data folder is used, and made where there is none. A claim that
    is there already is not added twice, so that an interrupted run is gone on with by starting it
    again.
    """
    from knowledge.claim import Source
    from knowledge.formats.kinds import DOCUMENTS, ENDINGS
    from verifier.cli.ingest_preview import preview
    from verifier.cli.ingest_run import ingest_files
    from verifier.cli.sources import find_files
    from verifier.ingesting.contents import Options
    from verifier.settings import DEFAULTS

    options = Options(
        source=Source(
            publisher=publisher, published=published, title=title, url=url, author=author
        ),
        kind=form,
        columns=_columns(column),
        order=date_order,
    )
    names = find_files(sources, DEFAULTS, (*ENDINGS, *DOCUMENTS))
    for option, value in (("--title", title), ("--url", url)):
        if value and len(names) > 1:
            raise NotDone(f"{option} names one article; give the articles one by one.")
    files = [_named(name, options, stdin_filename, allow_urls) for name in names]
    began, failed = _first_that_opens(files)
    if not began:
        raise typer.Exit(ExitCode.NOT_DONE)
    if dry_run:
        failed += preview(began)
    else:
        failed = ingest_files(began, kb, os.environ, status=status, jobs=jobs, by=by, failed=failed)
    if failed:
        raise typer.Exit(ExitCode.NOT_DONE)


def _columns(given: Sequence[str]) -> dict[str, str]:
    columns = {}
    for one in given:
        field, sign, heading = one.partition("=")
        if not sign or not field.strip():
            raise NotDone(f"--column {one} cannot be read; write it as --column claim=HEADING.")
        columns[field.strip().lower()] = heading.strip()
    return columns


def _named(name: str, options: Options, stdin_filename: str, allow_urls: bool) -> Named:
    """The source by the name that messages use, with what opens it."""
    from verifier.cli.sources import STANDARD_INPUT, read_bytes
    from verifier.ingesting.contents import open_contents
    from verifier.settings import DEFAULTS

    if name.lower().startswith(("http://", "https://")):
        return name, lambda: _fetched(name, options, allow_urls)
    called = (stdin_filename or "standard input") if name == STANDARD_INPUT else name
    return called, lambda: open_contents(
        read_bytes(name, DEFAULTS.source_size_limit), called, options, DEFAULTS
    )


def _fetched(name: str, options: Options, allow_urls: bool) -> Contents:
    from dataclasses import replace

    from verifier.cli.opening import now
    from verifier.errors import UnusableInput
    from verifier.ingesting.contents import open_contents
    from verifier.ingesting.fetching import fetch
    from verifier.settings import DEFAULTS

    if not allow_urls:
        raise UnusableInput(
            f"{name} is an address on the network; allow it to be fetched with --allow-urls."
        )
    fetched = fetch(name, limit=DEFAULTS.source_size_limit)
    source = options.source.model_copy(update={"retrieved": now()})
    known = replace(options, source=source)
    return open_contents(fetched.data, fetched.url, known, DEFAULTS)


def _first_that_opens(files: Sequence[Named]) -> tuple[list[Named], int]:
    """The sources from the first one that opens, which is open then, and how many came before.

    So no knowledge base is made for sources of which none can be read.
    """
    from knowledge.errors import KnowledgeError
    from verifier.errors import VerifierError

    for number, (name, opened) in enumerate(files):
        try:
            contents = opened()
        except (KnowledgeError, VerifierError) as error:
            complain(str(error))
            continue
        return [(name, partial(_already, contents)), *files[number + 1 :]], number
    return [], len(files)


def _already(contents: Contents) -> Contents:
    return contents
