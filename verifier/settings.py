"""Which limits hold? One frozen value that every door hands to the pipeline.

A limit that is reached is said and never silently applied: what was not read was not checked.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of one run. The defaults suit a newsroom's texts on a laptop."""

    statement_length_limit: int = 5_000
    """Characters of one statement. A longer text is a draft and belongs to ``review``."""
    assertion_limit: int = 60
    """Assertions of one statement: each is compared by itself. A statement of five thousand
    characters of prose has about fifty."""
    batch_limit: int = 100
    """Statements in one request to the endpoint for batches."""
    nearest_limit: int = 10
    """Claims that did not decide, shown with an unverified statement."""
    file_size_limit: int = 8_000_000
    """Bytes of one file, draft or article, before it is decoded."""
    article_length_limit: int = 2_000_000
    """Characters of one article or draft: about four hundred thousand words, a thick book."""
    sentence_limit: int = 40_000
    """Sentences of one draft: more than a thick book has."""
    reading_here_limit: int = 200_000
    """Characters of a text from which it is read in another process, like a PDF."""
    document_size_limit: int = 64_000_000
    """Bytes of one Word, OpenDocument or PDF file, its pictures included."""
    page_limit: int = 2_000
    """Pages of one PDF file: more than four thick books."""
    reading_memory_limit: int = 1_000_000_000
    """Bytes that the process may take which reads one document or one long text."""
    reading_processor_limit: int = 20
    """Seconds of processor time that it may take."""
    reading_seconds_limit: float = 23.0
    """Seconds that it may take by the clock."""
    reading_output_limit: int = 48_000_000
    """Bytes of the manuscript that it hands out: the longest article with where each piece of it
    stands."""
    source_size_limit: int = 64_000_000
    """Bytes of one table, feed or list of claims: some hundreds of thousands of claims."""
    entailment: bool = True
    """Whether the entailment model is asked where the rules leave a statement open."""
    vectors: bool = True
    """Whether claims are found that say the same in other words, by vectors beside the words."""
    files_limit: int = 10_000
    """Files that the folders given to one command may hold between them."""


DEFAULTS = Settings()
"""The limits that hold where nobody sets others."""
