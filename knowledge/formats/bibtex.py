"""How are sources cited in LaTeX? As BibTeX: an entry for each publication, for any style.

Entries are ``@misc``, which every style knows, with the fields of BibTeX and of biblatex. Values
are set in LaTeX, so every sign that LaTeX reads as a command is written as the command that sets
it; braces are written by name, because BibTeX counts them wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO
from urllib.parse import quote

from knowledge.claim import Claim
from knowledge.formats.publications import Publication, publications

SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%-._"
"""Signs of an address that stay as they are; "~" and everything else is written as %XX."""


def write_bibtex(claims: Iterable[Claim], stream: IO[str]) -> int:
    """Writes an entry for each publication of the claims; returns how many."""
    entries = publications(claims)
    for entry in entries:
        fields = "".join(f"  {name} = {value},\n" for name, value in _fields(entry))
        stream.write(f"@misc{{{entry.key},\n{fields}}}\n\n")
    return len(entries)


def _fields(entry: Publication) -> Iterator[tuple[str, str]]:
    source = entry.source
    if source.author:
        yield "author", f"{{{{{latex(source.author)}}}}}"
    # doubled braces: the name of a newspaper has no first name, a headline keeps its capitals
    yield "title", f"{{{{{latex(entry.title)}}}}}"
    if source.publisher:
        yield "howpublished", f"{{{latex(source.publisher)}}}"
        yield "publisher", f"{{{latex(source.publisher)}}}"
    if source.published:
        yield "year", f"{{{source.published.year}}}"
        yield "month", MONTHS[source.published.month - 1]
        yield "date", f"{{{source.published.isoformat()}}}"
    if source.url:
        yield "url", f"{{{address(source.url)}}}"
    if entry.retrieved:
        yield "urldate", f"{{{entry.retrieved.isoformat()}}}"
    yield "annote", f"{{{latex(entry.note)}}}"
    yield "keywords", f"{{{latex(', '.join(one for one in entry.ids if one))}}}"


def latex(text: str) -> str:
    """The text as LaTeX sets it, in one line."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return "".join(SIGNS.get(c, c) for c in " ".join(shown.split()))


def address(url: str) -> str:
    """The address with only such signs as stand in a field that is taken letter by letter."""
    return quote(url, safe=IN_ADDRESSES)
