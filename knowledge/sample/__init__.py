"""What can be tried before there is a knowledge base? A few claims, in our own words, read-only.

Real and public facts on several subjects, each with its publisher and date. Nothing in them was
taken word for word, so no claim has a quote: its statement is what is judged. The address is that
of the publication, or of its publisher's site where no lasting address is known. A title that
describes a release instead of citing it is in English, whatever the language of the release.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pydantic import ValidationError

from knowledge.claim import Claim
from knowledge.errors import KnowledgeError

SAMPLE_FILE = "claims.jsonl"


@cache
def sample_claims() -> tuple[Claim, ...]:
    """The sample claims, all citable, in the order of the file.

    Raises :class:`~knowledge.errors.KnowledgeError` naming the line that is no claim.
    """
    text = files(__name__).joinpath(SAMPLE_FILE).read_text(encoding="utf-8")
    return tuple(
        _claim(line, number) for number, line in enumerate(text.splitlines(), start=1) if line
    )


def _claim(line: str, number: int) -> Claim:
    try:
        return Claim.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the line"
        raise KnowledgeError(
            f"{SAMPLE_FILE} of the sample, line {number}: {where} cannot be used: {first['msg']}."
        ) from error
