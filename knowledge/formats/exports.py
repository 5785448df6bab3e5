"""In which forms do claims go out? One list, and one way to write each, for every door."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.claim import Claim


class Exported(StrEnum):
    """The forms in which claims go out."""

    JSONL = "jsonl"
    CSV = "csv"
    CLAIMREVIEW = "claimreview"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


def write_exported(claims: Iterable[Claim], form: Exported, stream: IO[str]) -> int:
    """Writes the claims in that form; returns how many it had to leave out.

    A review needs a rating: of ``claimreview`` those are left out that nobody rated.
    """
    # the command line names the forms whenever it starts, and writes them seldom
    from knowledge.formats.bibtex import write_bibtex
    from knowledge.formats.claimreview import write_claim_reviews
    from knowledge.formats.claims_csv import write_csv
    from knowledge.formats.csl_json import write_csl_json
    from knowledge.formats.jsonl import write_claims

    if form is Exported.CLAIMREVIEW:
        _, left = write_claim_reviews(claims, stream)
        return left
    writers = {
        Exported.JSONL: write_claims,
        Exported.CSV: write_csv,
        Exported.BIBTEX: write_bibtex,
        Exported.CSL_JSON: write_csl_json,
    }
    writers[form](claims, stream)
    return 0
