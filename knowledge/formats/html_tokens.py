"""Of which tags and letters does a page consist, and where does each stand in the file?

Python's ``html.parser`` takes quadratic time on an unclosed tag or comment (half a minute for 60 KB
of ``<a <a <a``, in 3.11), so the boundaries are found here: every letter is looked at once. What is
not closed at the end of the file is dropped, as browsers do, and told as :class:`Unclosed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

RAW = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext")
)
"""Elements in which a tag is no tag; what they hold is one run of letters."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A run of text as it is written, character references and all, from ``start`` on."""

    start: int
    written: str


@dataclass(frozen=True, slots=True)
class Tag:
    """The beginning or the end of an element; names of tags and attributes in lower case."""

    name: str
    closing: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A tag, comment or raw element that begins at ``start`` and swallows the rest of the file."""

    start: int


_TAG = re.compile(
    r"<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<rest>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)>"
)
_ATTRIBUTE = re.compile(
    r"([^\s/>=\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++))?+)?+"
)
_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")


def html_tokens(text: str) -> Iterator[Letters | Tag | Unclosed]:
    """The tags and runs of letters of a page in their order; comments and declarations go."""
    at = 0
    while found := _MARKUP.search(text, at):
        if found.start() > at:
            yield Letters(at, text[at : found.start()])
        end = _end_of_comment(text, found.start())
        if end is not None:
            if end < 0:
                yield Unclosed(found.start())
                return
            at = end
            continue
        tag = _TAG.match(text, found.start())
        if tag is None:
            if text.startswith("</", found.start()):  # "</ >" is a comment to a browser
                at = text.find(">", found.start()) + 1
                if at:
                    continue
            yield Unclosed(found.start())
            return
        at = tag.end()
        name, closing = tag["name"].lower(), bool(tag["slash"])
        yield Tag(name, closing, {} if closing else _attributes(tag["rest"]))
        if name in RAW and not closing:
            end = _end_of_raw(text, at, name)
            if end < 0:
                yield Unclosed(found.start())
                end = len(text)
            if end > at:
                yield Letters(at, text[at:end])
            at = end
    if at < len(text):
        yield Letters(at, text[at:])


def _end_of_comment(text: str, at: int) -> int | None:
    """Where a comment, declaration or instruction ends; -1: nowhere; ``None``: it is a tag."""
    if text.startswith("<!--", at):
        if text.startswith((">", "->"), at + 4):
            return text.index(">", at + 4) + 1
        end, mark = text.find("-->", at + 4), 3
    elif text.startswith("<![CDATA[", at):
        end, mark = text.find("]]>", at), 3
    elif text.startswith(("<!", "<?"), at):
        end, mark = text.find(">", at), 1
    else:
        return None
    return end + mark if end >= 0 else -1


def _end_of_raw(text: str, at: int, name: str) -> int:
    """Where the end tag of such an element stands; -1: nowhere."""
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
    return closing.start() if closing else -1


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
