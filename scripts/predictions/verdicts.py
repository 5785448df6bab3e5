"""How is a ``claim`` judged against a row's own ``evidence``, and nothing else?

Each text of the evidence is an article of a source without a name: its claims are taken from it in
the ordinary way, and what gave none (a heading, a piece of a table) becomes a claim as it stands,
so that every word of the evidence can be cited. Whatever else the row holds is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Source, Status
from scripts.predictions.judging import now, verdict_row, verifier_over
from scripts.predictions.rows import Row
from verifier.extraction import extract
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
    """All of the evidence becomes citable claims."""
    claims = [claim for text in evidence for claim in claims_of(text, verifier)]
    verifier.add(claim.model_copy(update={"status": Status.CITABLE}) for claim in claims)


def claims_of(text: str, verifier: Verifier) -> Iterator[Claim]:
    """The claims of one text, then one for each sentence that gave none."""
    source = Source()
    found = extract(text, source, verifier.reader)
    yield from found
    taken = [(claim.start, claim.end) for claim in found if claim.start is not None]
    for sentence in split_sentences(text):
        if not any(start < sentence.end and sentence.start < (end or 0) for start, end in taken):
            words = text[sentence.start : sentence.end]
            yield Claim(
                statement=words, quote=words, start=sentence.start, end=sentence.end, source=source
            )
