"""``verifier ingest``: which sourced claims does an article make? They go to the knowledge base."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.ending import ExitCode, NotDone, complain, emit
from verifier.cli.options import Author, By, IngestStatus, Kb, Published, Publisher, Title, Url
from verifier.cli.wording import counted

if TYPE_CHECKING:
    from verifier.cli.sources import Text


def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Articles as text or Markdown: files, folders of such files, or - for standard "
            "input.",
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
    by: By = "",
    kb: Kb = None,
) -> None:
    """Read articles and keep the claims they make, each with its quote, speaker and date.

    The heading on the first line is the title where --title gives none. Without --kb the knowledge
    base in your data folder is used, and made where there is none. A claim that is there already is
    not added twice.
    """
    from knowledge.claim import Source, Status
    from verifier.cli.opening import article_of, now
    from verifier.cli.sources import find_files
    from verifier.cli.terminal import with_progress
    from verifier.errors import UnusableInput
    from verifier.settings import DEFAULTS
    from verifier.setup import open_verifier

    files = find_files(sources, DEFAULTS)
    if title and len(files) > 1:
        raise NotDone("--title names one article; give the articles one by one.")
    source = Source(publisher=publisher, published=published, title=title, url=url, author=author)
    kept = Status.CITABLE if status is IngestStatus.CITABLE else Status.EXTRACTED
    texts = _readable(files)
    if not texts:
        raise typer.Exit(ExitCode.NOT_DONE)
    failed = len(files) - len(texts)
    total = 0
    with open_verifier(kb, clock=now, environ=os.environ, create=True) as opened:
        for text in with_progress(texts, "Reading articles"):
            try:
                article = article_of(text.text, text.name, source)
                done = opened.verifier.ingest(article, status=kept, by=by)
            except UnusableInput as error:
                complain(str(error))
                failed += 1
                continue
            total += len(done.claims)
            there = f", {done.duplicates} already there" if done.duplicates else ""
            emit(f"{text.name}: {counted(len(done.claims))}{there}\n")
            if not done.claims and not done.duplicates:
                complain(f"{text.name}: no claim could be read in it.")
                failed += 1
        emit(f"{counted(total, status)} added to {opened.place}\n")
    if failed:
        raise typer.Exit(ExitCode.NOT_DONE)


def _readable(files: list[str]) -> list[Text]:
    """The sources that can be read; each of the others is told."""
    from verifier.cli.sources import read_source
    from verifier.errors import UnusableInput
    from verifier.settings import DEFAULTS

    texts = []
    for name in files:
        try:
            texts.append(read_source(name, DEFAULTS))
        except (NotDone, UnusableInput) as error:
            complain(str(error))
    return texts
