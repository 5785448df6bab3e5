"""Which place is meant, and does one lie in the other? Answered by the table ``places.tsv``."""

from __future__ import annotations

import re

from verifier.words.gazetteer import Place, gazetteer

_DIRECTION = (
    r"(?:north|south|east|west|northern|southern|eastern|western|central|north-?west(?:ern)?|"
    r"north-?east(?:ern)?|south-?west(?:ern)?|south-?east(?:ern)?|upper|lower|greater|rural|"
    r"downtown|mainland|coastal|nearby|neighbouring|neighboring|parts of|most of|all of|nearly all "
    r"of|the rest of)"
)
_SORT = (
    r"(?:province|region|governorate|city|county|district|state|area|island|peninsula|countryside|"
    r"prefecture|oblast|town|village|territory|enclave)"
)
_AROUND = re.compile(rf"^(?:the\s+)?(?:{_DIRECTION}\s+){{0,3}}(?:the\s+)?", re.IGNORECASE)
_AFTER = re.compile(rf"(?:['’]s)?(?:\s+{_SORT}){{0,2}}$", re.IGNORECASE)
_KIND_OF = re.compile(rf"^{_SORT}\s+of\s+", re.IGNORECASE)


def bare_place(written: str) -> str:
    """The name without what is around it: "the northwestern Idlib region" -> "Idlib"."""
    whole = " ".join(written.split())
    if whole in gazetteer().by_name:
        return whole
    bare = _KIND_OF.sub("", _AROUND.sub("", whole))
    return _AFTER.sub("", bare) or whole


def places_named(written: str) -> tuple[Place, ...]:
    """The places of the table that bear this name, which may be none or several."""
    return gazetteer().by_name.get(bare_place(written), ())


def place_name(written: str) -> str:
    """The name under which the table keeps the place ("Britain" -> "United Kingdom"), or ""."""
    found = places_named(written)
    return found[0].name if found else ""


def country_of_people(word: str) -> str:
    """The state or area of a people ("Syrian" -> "Syria"), or ""."""
    return gazetteer().by_people.get(word, "")


def state_of_capital(name: str) -> str:
    """The state whose government a capital may stand for ("Moscow" -> "Russia"), or ""."""
    return gazetteer().capital_of.get(name, "")


def contains(place: str, other: str) -> bool:
    """Whether ``other`` lies in ``place`` or is the same place.

    Names that several places bear count in every sense: "Punjab" lies in India and in Pakistan.
    A name that the table lacks contains only itself.
    """
    outer = place_name(place) or bare_place(place).casefold()
    inner = places_named(other)
    if not inner:
        return bare_place(other).casefold() == outer
    return any(outer == bearer.name or outer in bearer.within for bearer in inner)


def related(place: str, other: str) -> bool:
    """Whether one of the two places lies in the other."""
    return contains(place, other) or contains(other, place)
