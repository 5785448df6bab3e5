"""How is a ``claim`` judged against a row's own ``evidence``, and nothing else?

Each text of the evidence is taken apart into its sentences, as an article is; each sentence is a
citable claim of a source without a name. Whatever else the row holds is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Source, Status
from scripts.predictions.judging import now, verdict_row, verifier_over
from scripts.predictions.rows import Row
from verifier.language.sentences import split_sentences
from verifier.pipeline import Verifier
from verifier.report import Report


def predict(row: Row) -> Row:
    """``{"id", "verdict", "findings", "reason"}`` for a row with a claim and its evidence."""
    return verdict_row(row, judged(row))


def judged(row: Row) -> Report:
    """The report on the row's claim against a fresh knowledge base of its evidence."""
    with KnowledgeBase.in_memory(clock=now) as knowledge:
        verifier = verifier_over(knowledge)
        store_evidence(verifier, row["evidence"])
        return verifier.check(row["claim"])


def store_evidence(verifier: Verifier, evidence: list[str]) -> None:
    """Every sentence of the evidence becomes a citable claim."""
    verifier.add(claim for text in evidence for claim in sentences_as_claims(text))


def sentences_as_claims(text: str) -> Iterator[Claim]:
    """One claim a sentence, with its offsets in the text."""
    for sentence in split_sentences(text):
        words = text[sentence.start : sentence.end]
        yield Claim(
            statement=words,
            quote=words,
            start=sentence.start,
            end=sentence.end,
            source=Source(),
            status=Status.CITABLE,
        )
