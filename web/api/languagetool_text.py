"""Which text does a LanguageTool client send? Plain, or in pieces of text and markup.

Its clients count in UTF-16 code units, as Java and JavaScript do, and over text and markup alike.
"""

from __future__ import annotations

from bisect import bisect_left

from pydantic import BaseModel, ConfigDict, ValidationError

from verifier.drafts.readers.manuscript import Manuscript, Passage, Piece
from verifier.drafts.readers.plain_text import first_heading, read_plain_text
from web.inputs import UnusableField

PIECES_AT_MOST = 100_000


class _Annotation(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str | None = None
    markup: str | None = None
    interpretAs: str | None = None  # noqa: N815 - as clients write it


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True)

    text: str | None = None
    annotation: tuple[_Annotation, ...] = ()


def manuscript_of(text: str | None, data: str | None) -> Manuscript:
    """The prose of a request, with its way back to what the client's offsets count in.

    Raises :class:`~web.inputs.UnusableField` unless exactly one of both is given and readable.
    """
    if (text is None) == (data is None):
        raise UnusableField('Send either "text" or "data".')
    if text is not None:
        return read_plain_text(text)
    try:
        given = _Data.model_validate_json(data or "")
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UnusableField(
            f'"data" cannot be read{f" at {where}" if where else ""}; send it as JSON: '
            '{"annotation": [{"text": "..."}, {"markup": "..."}]}.'
        ) from None
    if given.text is not None and not given.annotation:
        return read_plain_text(given.text)
    if len(given.annotation) > PIECES_AT_MOST:
        raise UnusableField(f'"data" may have at most {PIECES_AT_MOST:,} pieces.')
    return _annotated(given.annotation)


def _annotated(pieces: tuple[_Annotation, ...]) -> Manuscript:
    """Text as it is, markup as what it stands for: a paragraph's tag for an empty line."""
    whole, prose, places = [], [], []
    at = origin = 0
    for number, piece in enumerate(pieces):
        if (piece.text is None) == (piece.markup is None):
            raise UnusableField(
                f'"data": piece {number} must have either "text" or "markup", not both.'
            )
        written = piece.text if piece.text is not None else piece.markup or ""
        shown = piece.text if piece.text is not None else piece.interpretAs or ""
        if shown:
            places.append(Piece(at, origin, origin + len(written)))
            prose.append(shown)
        whole.append(written)
        at, origin = at + len(shown), origin + len(written)
    text = "".join(prose)
    if not text.strip():
        return Manuscript("".join(whole), ())
    return Manuscript("".join(whole), (Passage(text, tuple(places)),), title=first_heading(text))


class CodeUnits:
    """Offsets in UTF-16 code units: a letter beyond the basic plane counts twice."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]

    def before(self, offset: int) -> int:
        """How many code units stand before the letter at ``offset``.

        >>> CodeUnits("a😀b").before(2)
        3
        """
        return offset + bisect_left(self._wide, offset)
