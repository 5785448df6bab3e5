"""How do many files get into the knowledge base? Read in batches, stored in order, counted.

Each batch is one transaction: what an outcome tells is on the disk. What is there already is not
read again, a claim by its content and an article by a hash in the reason for which its claims were
added, so an ingest that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from knowledge.base import KnowledgeBase
from knowledge.errors import KnowledgeError
from knowledge.formats.items import FoundArticle, FoundClaim, Unreadable
from verifier.errors import VerifierError
from verifier.ingesting.contents import Contents
from verifier.ingesting.reading import ReadBatch

CLAIMS_AT_ONCE = 200
"""Claims that are read and stored together: enough for a fast parse, little to do again."""

_HASH = re.compile(r"\(content ([0-9a-f]{16})\)$")

ReadAll = Callable[[Iterator["Batch"]], Iterator[tuple["Batch", ReadBatch]]]
"""Reads batches, in this process or in several; the order stays."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is read and stored together, all from one file."""

    file: str
    why: str
    items: tuple[FoundArticle | FoundClaim, ...] = ()
    failures: tuple[str, ...] = ()
    known: int = 0
    """Claims that the knowledge base has already."""
    done: float = 1.0
    """About which part of the file is read with it."""
    notes: tuple[str, ...] = ()
    last: bool = False
    """Whether the file ends with it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch, told once it is stored."""

    file: str
    added: int
    duplicates: int
    failures: tuple[str, ...]
    left_out: Counter[str]
    """Pieces of pages and sentences of articles that are no claims, by kind."""
    done: float
    notes: tuple[str, ...]
    last: bool


def ingest_all(
    files: Iterable[tuple[str, Callable[[], Contents]]],
    knowledge: KnowledgeBase,
    read_all: ReadAll,
    *,
    version: str,
    by: str = "",
) -> Iterator[Outcome]:
    """Stores what the files hold; an outcome for each batch, when it is on the disk.

    ``files``: the name of each with what opens it. A file that cannot be opened is a failure, and
    the next one is read. ``version``: that of the reader, which reads an article anew when it has
    changed. Raises :class:`~knowledge.errors.KnowledgeError` where nothing can be stored any more.
    """
    for batch, read in read_all(_Batches(knowledge, version).of(files)):
        added = knowledge.add(read.entries, by=by, why=batch.why)
        yield Outcome(
            batch.file,
            len(added.ids),
            len(added.duplicates) + batch.known,
            (*batch.failures, *read.failures),
            read.left_out,
            batch.done,
            batch.notes,
            batch.last,
        )


@dataclass(slots=True)
class _Batches:
    """Parts files into batches, without what the knowledge base has already."""

    knowledge: KnowledgeBase
    version: str
    _articles: Counter[str] | None = field(default=None)

    def of(self, files: Iterable[tuple[str, Callable[[], Contents]]]) -> Iterator[Batch]:
        for name, opened in files:
            yield from self._of_file(name, opened)

    def _of_file(self, name: str, opened: Callable[[], Contents]) -> Iterator[Batch]:
        claims: list[FoundClaim] = []
        failures: list[str] = []
        why = f"read in {_storable(name)}"
        expected, seen = 1, 0
        notes: tuple[str, ...] = ()
        try:
            contents = opened()
            expected, notes = contents.expected, contents.notes
            for item in contents.items:
                seen += 1
                done = min(seen / (expected + 1), 1.0)
                if isinstance(item, FoundArticle):
                    yield self._of_article(name, item, done)
                elif isinstance(item, Unreadable):
                    failures.append(item.why)
                else:
                    claims.append(item)
                if len(claims) + len(failures) >= CLAIMS_AT_ONCE:
                    new, known = self._new(claims)
                    yield Batch(name, why, new, tuple(failures), known, done, notes)
                    claims, failures, notes = [], [], ()
        except (KnowledgeError, VerifierError) as error:
            failures.append(str(error))
        new, known = self._new(claims)
        yield Batch(name, why, new, tuple(failures), known, notes=notes, last=True)

    def _new(self, claims: Sequence[FoundClaim]) -> tuple[tuple[FoundClaim, ...], int]:
        """The claims that are not there yet, and how many are."""
        there = self.knowledge.there([item.claim for item in claims])
        new = tuple(item for item, known in zip(claims, there, strict=True) if not known)
        return new, len(claims) - len(new)

    def _of_article(self, name: str, article: FoundArticle, done: float) -> Batch:
        content = article_hash(article, self.version)
        why = f"read in {_storable(article.where)} (content {content})"
        if known := self._known_articles()[content]:
            return Batch(name, why, known=known, done=done)
        return Batch(name, why, (article,), done=done)

    def _known_articles(self) -> Counter[str]:
        """The articles that were read before, each with the number of its claims."""
        if self._articles is None:
            self._articles = Counter()
            for why, claims in self.knowledge.added_for().items():
                if found := _HASH.search(why):
                    self._articles[found[1]] += claims
        return self._articles


def _storable(name: str) -> str:
    """A name that may hold bytes which are no letters, as file systems allow, as text."""
    return name.encode("utf-8", "replace").decode("utf-8")


def article_hash(article: FoundArticle, version: str) -> str:
    """Names the words of an article with their source, as that version of the reader reads them."""
    parts = (article.text, article.source.model_dump_json(exclude={"retrieved"}), version)
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
