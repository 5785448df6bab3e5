"""With which parts are statements judged here? The ones that the doors use, loaded once."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache

from knowledge.base import KnowledgeBase
from scripts.predictions.rows import Row
from verifier.language.entailment import EntailmentModel, load_entailment
from verifier.language.parser import load_parser
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.report import Report
from verifier.settings import DEFAULTS
from verifier.setup import ENTAILMENT_VARIABLE, is_on, open_reader
from verifier.words.lexicon import load_lexicon


def now() -> datetime:
    """The clock of the knowledge bases that are made here."""
    return datetime.now(UTC)


@cache
def reader() -> Reader:
    """A reader over the installed pipeline, one a process."""
    return Reader(load_parser())


@cache
def encoding_reader() -> Reader:
    """The reader of a knowledge base in a file, which says as well what a text is about."""
    return open_reader("", os.environ)


@cache
def entailment() -> EntailmentModel | None:
    """The entailment model that ships, one a process; none where ``VERIFIER_ENTAILMENT`` is off."""
    return load_entailment() if is_on(os.environ, ENTAILMENT_VARIABLE) else None


def verifier_over(knowledge: KnowledgeBase, *, encoding: bool = False) -> Verifier:
    """The pipeline over that knowledge base; ``encoding`` finds claims by vectors as well."""
    used = encoding_reader() if encoding else reader()
    return Verifier(knowledge, used, load_lexicon(), DEFAULTS, entailment())


def verdict_row(row: Row, report: Report) -> Row:
    """A report as a prediction; the reason is for those who read the errors."""
    return {
        "id": row["id"],
        "verdict": report.verdict.value,
        "findings": [finding.value for finding in report.findings],
        "reason": report.reason,
    }
