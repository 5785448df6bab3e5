"""What is judged against? The knowledge base that is meant, or texts named on the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import ValidationError

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Source, Status
from verifier.cli.ending import NotDone, complain
from verifier.cli.sources import read_source
from verifier.errors import UnusableInput
from verifier.ingesting.contents import article_in
from verifier.language.english import other_language
from verifier.pipeline import Article
from verifier.settings import DEFAULTS
from verifier.setup import Opened, locate, open_in_memory, open_knowledge, open_verifier


def now() -> datetime:
    """The clock of the command line."""
    return datetime.now(UTC)


def opened_to_check(kb: str | None) -> Opened:
    """The verifier to judge with. Raises :class:`NotDone` where no citable claim is to be found."""
    opened = open_verifier(kb, clock=now, environ=os.environ, read_only=True)
    if opened.notice:
        complain(opened.notice)
    _must_hold_claims(opened.verifier.knowledge, opened.place)
    return opened


def store_to_check(kb: str | None) -> tuple[KnowledgeBase, str]:
    """The knowledge base that other processes judge against, and its place; raises as above.

    It comes without a language model, but for the sample, whose claims are read first.
    """
    place = locate(kb, os.environ).place
    knowledge = open_to_look(kb)
    _must_hold_claims(knowledge, place)
    return knowledge, place


def _must_hold_claims(knowledge: KnowledgeBase, place: str) -> None:
    if not knowledge.count(Status.CITABLE):
        knowledge.close()
        raise NotDone(
            f"the knowledge base {place} holds no citable claim, so nothing was checked; "
            "add some with `verifier ingest`, or approve drafts with `verifier claims approve`."
        )


def opened_over(files: Sequence[str], published: date | None) -> Opened:
    """A verifier over the claims of these texts alone, all of them citable."""
    texts = [read_source(file, DEFAULTS) for file in files]
    opened = open_in_memory(clock=now, environ=os.environ)
    for text in texts:
        # the file answers for what it says: a citation has to name something
        source = Source(publisher=Path(text.name).name, published=published)
        article = article_of(text.text, text.name, source)
        ingested = opened.verifier.ingest(article, status=Status.CITABLE)
        if not ingested.claims and not ingested.duplicates:
            raise NotDone(f"no claim could be read in {text.name}, so nothing was checked.")
    return opened


def article_of(text: str, name: str, source: Source) -> Article:
    """The article in a file: a title and a day that are not given come from the file itself.

    Raises :class:`~verifier.errors.UnusableInput` for an article in another language.
    """
    language = other_language(text)
    if language:
        raise UnusableInput(f"{name} is in {language}; only English can be read.")
    found = article_in(text, name, source)
    return Article(found.text, found.source)


def made(kb: str | None) -> str:
    """Makes the knowledge base that is meant, empty, where there is none; returns its place.

    Without a name it is the one in the user's data folder.
    """
    located = locate(kb, os.environ, create=True)
    open_knowledge(located, clock=now, create=True).close()
    return located.place


def open_store(kb: str | None) -> KnowledgeBase:
    """The knowledge base itself, to be written to, without a language model."""
    located = locate(kb, os.environ)
    if not located.place:
        raise NotDone(
            "no knowledge base is named and there is none in your data folder; "
            "name one with --kb, or make one with `verifier ingest`."
        )
    return open_knowledge(located, clock=now)


def open_to_change(kb: str | None) -> Opened:
    """The verifier over a knowledge base that may be changed: any but the sample."""
    opened = open_verifier(kb, clock=now, environ=os.environ)
    if not opened.place:
        raise NotDone("the sample cannot be changed; name a knowledge base with --kb.")
    return opened


def open_to_look(kb: str | None) -> KnowledgeBase:
    """The knowledge base itself, to be read only; the sample where there is no other."""
    located = locate(kb, os.environ)
    if located.place:
        return open_knowledge(located, clock=now, read_only=True)
    complain(located.notice)
    return open_verifier(kb, clock=now, environ=os.environ).verifier.knowledge


def usable_claim(made: Callable[[], Claim]) -> Claim:
    """The claim that ``made`` gives. Raises :class:`NotDone` where its parts are no claim."""
    try:
        return made()
    except ValidationError as error:
        first = error.errors()[0]
        part = ".".join(str(step) for step in first["loc"]) or "the claim"
        raise NotDone(f"{part} cannot be used: {first['msg']}.") from error
