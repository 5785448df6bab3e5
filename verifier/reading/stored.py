"""How is a reading kept with its claim? As JSON that loads back to an equal value."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter, ValidationError

from verifier.errors import VerifierError
from verifier.reading.reading import Reading


class DamagedReading(VerifierError):
    """A stored reading cannot be loaded; reading the claim again mends it."""


@cache
def _adapter() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


def dump_reading(reading: Reading) -> str:
    """The reading as JSON, without what equals the default."""
    return _adapter().dump_json(reading, exclude_defaults=True).decode()


def load_reading(stored: str) -> Reading:
    """The reading that :func:`dump_reading` wrote.

    Raises :class:`DamagedReading` where the text is something else.
    """
    try:
        return _adapter().validate_json(stored)
    except ValidationError as error:
        raise DamagedReading(
            "The stored reading of a claim is damaged; run `verifier index rebuild`."
        ) from error
