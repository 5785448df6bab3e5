"""What does a web page hold? Its article, and the fact-checks that it carries as ClaimReview."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.claim import Source
from knowledge.errors import UnusableFile
from knowledge.formats.claimreview import claim_reviews_in
from knowledge.formats.claimreview_fields import url_of
from knowledge.formats.items import FoundArticle, FoundClaim, Item
from knowledge.formats.main_text import main_text
from knowledge.formats.page_facts import page_facts
from knowledge.formats.page_letters import page_letters

LARGEST = 8_000_000
"""Bytes. The longest pages of newspapers have a tenth of it."""


def read_web_page(data: bytes, name: str, source: Source) -> Iterator[Item]:
    """The article of a page, then its reviews; what ``source`` gives counts before the page's own.

    Raises :class:`~knowledge.errors.UnusableFile` for what is no text and for a page without any
    article.
    """
    if len(data) > LARGEST:
        raise UnusableFile(f"{name} is larger than {LARGEST:,} bytes, the limit for a web page.")
    written = page_letters(data, name)
    article = main_text(written)
    facts = page_facts(written, article.headline)
    reviews = [
        _sourced(item, facts.source)
        for one in facts.documents
        for item in claim_reviews_in(one, name)
    ]
    if not article.text and not reviews:
        raise UnusableFile(
            f"{name} shows no article; it may be drawn by a script: save the page from the "
            "browser as a whole, or its text as plain text."
        )
    if article.text:
        yield FoundArticle(
            name,
            article.text,
            filled(filled(source, facts.source), Source(url=url_of(name))),
            article.skipped,
            article.stretches,
        )
    yield from reviews


def _sourced(item: Item, page: Source) -> Item:
    """A review that does not say where it stands stands on the page that carries it."""
    if not isinstance(item, FoundClaim):
        return item
    source = filled(item.claim.source, page)
    return FoundClaim(item.where, item.claim.model_copy(update={"source": source}))


def filled(given: Source, found: Source) -> Source:
    """What was given, and where it says nothing what was found."""
    return given.model_copy(
        update={
            name: getattr(found, name)
            for name in Source.model_fields
            if not getattr(given, name) and getattr(found, name)
        }
    )
