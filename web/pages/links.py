"""Which addresses may a page link to? Its own, and plain http(s) addresses of sources."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlencode, urlsplit


def safe_href(address: str) -> str:
    """The address when it is a plain http(s) one with a host, else ``""``.

    ``javascript:``, ``data:`` and the like never become links, nor does an address that holds
    a control character, a blank or a user name (which disguises the host).
    """
    address = address.strip()
    if any(character.isspace() or ord(character) < 0x20 for character in address):
        return ""
    if "\\" in address:
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
        return ""
    return address


def check_href(
    statement: str,
    *,
    as_of: date | None = None,
    speaker: str = "",
    revision: int | None = None,
    form: str = "",
) -> str:
    """The permalink of a verdict; ``form`` is "", "json" or "csv"."""
    asked: dict[str, str] = {"statement": statement}
    if as_of is not None:
        asked["as_of"] = as_of.isoformat()
    if speaker:
        asked["speaker"] = speaker
    if revision is not None:
        asked["revision"] = str(revision)
    return f"/check{'.' + form if form else ''}?{urlencode(asked, errors='replace')}"


def claim_href(claim_id: str) -> str:
    """The page of a claim."""
    return f"/claims/{quote(claim_id, safe='')}" if claim_id else ""


def claim_json_href(claim_id: str) -> str:
    """The claim as JSON."""
    return f"/v1/claims/{quote(claim_id, safe='')}"
