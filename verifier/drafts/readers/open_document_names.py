"""What are the namespaces of an OpenDocument file called?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        f"{_OASIS}office:1.0": "office",
        f"{_OASIS}text:1.0": "text",
        f"{_OASIS}table:1.0": "table",
        f"{_OASIS}drawing:1.0": "draw",
        f"{_OASIS}style:1.0": "style",
        f"{_OASIS}manifest:1.0": "manifest",
        "http://purl.org/dc/elements/1.1/": "dc",
    }
)
"""The prefixes by which elements are known here, whatever the file calls them."""

MIME_TYPE = "application/vnd.oasis.opendocument.text"
OTHER_TYPES = MappingProxyType(
    {
        "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument table",
        "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
        "application/vnd.oasis.opendocument.graphics": "an OpenDocument drawing",
        "application/epub+zip": "a book",
    }
)
