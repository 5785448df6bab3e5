"""How are sources handed to Zotero, Pandoc and word processors? As CSL-JSON, an item each.

The names of types and fields are those of the schema for input data of the Citation Style Language
(https://github.com/citation-style-language/schema, ``csl-data.json``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import IO, Any

from knowledge.claim import Claim
from knowledge.formats.publications import Publication, publications


def write_csl_json(claims: Iterable[Claim], stream: IO[str]) -> int:
    """Writes a list with an item for each publication of the claims; returns how many."""
    items = [item_of(entry) for entry in publications(claims)]
    json.dump(items, stream, ensure_ascii=False, indent=2)
    stream.write("\n")
    return len(items)


def item_of(entry: Publication) -> dict[str, Any]:
    """A publication as an item; a field that is not known is left out."""
    source = entry.source
    fields: dict[str, Any] = {
        "id": entry.key,
        "type": "webpage" if source.url else "document",
        "title": entry.title,
        # the whole name: which part of it is the family's is not known
        "author": [{"literal": source.author}] if source.author else None,
        "container-title": source.publisher,
        "publisher": source.publisher,
        "issued": _day(source.published),
        "accessed": _day(entry.retrieved),
        "URL": source.url,
        "annote": entry.note,
        "keyword": ", ".join(one for one in entry.ids if one),
    }
    return {name: value for name, value in fields.items() if value}


def _day(day: date | None) -> dict[str, Any] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
