"""Is each source stored once, in batches, and is what was stored not read again?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from knowledge.base import Entry, KnowledgeBase
from knowledge.claim import Claim, Source, Speaker, Status
from knowledge.errors import UnusableFile
from knowledge.formats.items import FoundArticle, FoundClaim, Item, Skipped, Unreadable
from knowledge.formats.kinds import Kind
from verifier.ingesting.contents import Contents, Options, open_contents
from verifier.ingesting.loop import Batch, Outcome, ReadAll, ingest_all
from verifier.ingesting.processes import in_this_process
from verifier.ingesting.reading import ReadBatch, read_batch
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS

Opening = Callable[[], Contents]


@pytest.fixture
def knowledge() -> Iterator[KnowledgeBase]:
    with KnowledgeBase.in_memory(clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as opened:
        yield opened


def claim(number: int) -> FoundClaim:
    return FoundClaim(f"row {number}", Claim(statement=f"The quay sank by {number} centimetres."))


def holding(*items: Item) -> Opening:
    return lambda: Contents(Kind.SPREADSHEET, iter(items), len(items))


def bare(batches: Iterator[Batch]) -> Iterator[tuple[Batch, ReadBatch]]:
    """Reads nothing in the claims: what is stored and counted does not depend on that."""
    for batch in batches:
        claims = [item.claim for item in batch.items if isinstance(item, FoundClaim)]
        yield batch, ReadBatch(tuple(Entry(one) for one in claims))


def told(
    knowledge: KnowledgeBase, *files: tuple[str, Opening], read_all: ReadAll = bare
) -> list[Outcome]:
    return list(ingest_all(files, knowledge, read_all, version="1", by="desk"))


def test_a_table_is_stored_in_batches_and_only_new_claims_are_read_again(knowledge) -> None:
    first = told(knowledge, ("a.csv", holding(*map(claim, range(450)))))
    assert [(one.added, one.last) for one in first] == [(200, False), (200, False), (50, True)]
    assert [round(one.done, 1) for one in first] == [0.4, 0.9, 1.0]
    seen: list[int] = []

    def watching(batches: Iterator[Batch]) -> Iterator[tuple[Batch, ReadBatch]]:
        for batch, read in bare(batches):
            seen.append(len(batch.items))
            yield batch, read

    again = told(knowledge, ("a.csv", holding(*map(claim, range(470)))), read_all=watching)
    assert seen == [0, 0, 20]
    assert (sum(o.added for o in again), sum(o.duplicates for o in again)) == (20, 450)
    assert knowledge.revision == knowledge.count() == 470


def test_the_same_claim_twice_in_a_file_is_stored_once(knowledge) -> None:
    (outcome,) = told(knowledge, ("a.csv", holding(claim(1), claim(1))))
    assert (outcome.added, outcome.duplicates) == (1, 1)


def test_what_fails_does_not_keep_the_rest_out(knowledge) -> None:
    def damaged() -> Iterator[Item]:
        yield claim(1)
        raise UnusableFile("b.csv is damaged further on.")

    def missing() -> Contents:
        raise UnusableFile("c.csv cannot be read.")

    outcomes = told(
        knowledge,
        ("a.csv", holding(Unreadable("row 1", "row 1 is bad."), claim(2))),
        ("b.csv", lambda: Contents(Kind.SPREADSHEET, damaged())),
        ("c.csv", missing),
        ("d.csv", holding(claim(3))),
    )
    assert [one.added for one in outcomes] == [1, 1, 0, 1]
    assert [failure for one in outcomes for failure in one.failures] == [
        "row 1 is bad.",
        "b.csv is damaged further on.",
        "c.csv cannot be read.",
    ]
    assert knowledge.count() == 3


def test_a_file_whose_name_is_no_text_is_read_all_the_same(knowledge) -> None:
    (outcome,) = told(knowledge, ("caf\udce9.csv", holding(claim(1))))
    assert (outcome.added, outcome.failures) == (1, ())
    assert list(knowledge.added_for()) == ["read in caf?.csv"]


TEXT = "The storm took the roofs off 31 houses in Larn, the fire brigade said on Monday."
SOURCE = Source(publisher="Larn Today", title="Storm", published=date(2021, 5, 3))


def test_an_article_is_not_read_again_with_the_same_words_and_source(
    knowledge: KnowledgeBase, reader: Reader
) -> None:
    def article(text: str, source: Source = SOURCE) -> tuple[str, Opening]:
        found = FoundArticle("storm.html", text, source, (Skipped("caption", 2),))
        return "storm.html", holding(found)

    parsed: list[int] = []

    def read_all(batches: Iterator[Batch]) -> Iterator[tuple[Batch, ReadBatch]]:
        for batch, read in in_this_process(reader, Status.CITABLE)(batches):
            parsed.append(len(batch.items))
            yield batch, read

    first, end = told(knowledge, article(TEXT), read_all=read_all)
    assert (first.added, dict(first.left_out), end.last) == (1, {"caption": 2}, True)
    again, _ = told(knowledge, article(TEXT), read_all=read_all)
    assert (again.added, again.duplicates) == (0, 1)
    assert parsed == [1, 0, 0, 0]
    later = SOURCE.model_copy(update={"published": date(2022, 5, 3)})
    other, _ = told(knowledge, article(TEXT, later), read_all=read_all)
    assert other.added == 1
    newer = list(ingest_all([article(TEXT)], knowledge, read_all, version="2"))
    assert (newer[0].added, newer[0].duplicates) == (0, 1)
    assert parsed[-2:] == [1, 0], "another version of the reader reads it anew"


def test_what_the_reader_stumbles_over_is_told_and_the_rest_is_read(reader: Reader) -> None:
    class Stumbling:
        version = reader.version

        vector_of = reader.vector_of

        def read_all(self, texts):
            if any("Larn" in text for text, _ in texts):
                raise ValueError("stumbled")
            return reader.read_all(texts)

    in_larn = FoundClaim("row 2", Claim(statement="Rain fell in Larn."))
    read = read_batch([claim(1), in_larn, claim(3)], Stumbling(), Status.CITABLE)  # type: ignore[arg-type]
    assert len(read.entries) == 2
    (failure,) = read.failures
    assert failure.startswith("row 2 was left out: an error of the program itself (ValueError")


def test_a_status_of_its_own_is_kept(reader: Reader) -> None:
    exported = Claim(
        statement="Rain fell.", speaker=Speaker(name="Ada Poole"), status=Status.RETRACTED
    )
    read = read_batch([FoundClaim("line 1", exported), claim(1)], reader, Status.CITABLE)
    assert [entry.claim.status for entry in read.entries] == [Status.RETRACTED, Status.CITABLE]


MARKDOWN = """---
title: Storm damage
date: 2021-05-03
---

The storm took **31 roofs** &amp; two towers.

Nobody was hurt, the
police said.
"""


def test_letters_of_markdown_have_their_place_in_the_file() -> None:
    opened = open_contents(MARKDOWN.encode(), "storm.md", Options(), DEFAULTS)
    (found,) = opened.items
    assert isinstance(found, FoundArticle)
    assert (found.source.title, found.source.published) == ("Storm damage", date(2021, 5, 3))

    def place(quote: str) -> str | None:
        start = found.text.index(quote)
        span = found.in_file(start, start + len(quote))
        return MARKDOWN[slice(*span)] if span else None

    assert place("31 roofs") == "31 roofs"
    assert place("Nobody was hurt, the\npolice said.") == "Nobody was hurt, the\npolice said."
    assert place("took 31 roofs") is None
    assert place("roofs & two") is None
