"""How do words from outside stand in Markdown so that they stay words?

Signs that Markdown or HTML take for markup are escaped. What GitHub and GitLab turn into links,
mentions, references and emoji after the Markdown is read cannot be escaped there; a word joiner
(U+2060), which nobody sees, takes the sign away from the word behind it.
"""

from __future__ import annotations

import html
import re

from verifier.reports.characters import in_one_line

JOINER = "\u2060"

_LINKED = re.compile(
    r"(?<=[@#:!])(?=\S)"  # @desk, #12, https://, :smile:, !7
    r"|(?<=www)(?=\.)"
    r"|(?<=\bgh)(?=-\d)",
    re.IGNORECASE,
)
"""Where a sign is taken away from the word behind it."""

_MARKUP = re.compile(r"[\\`*_{}\[\]|~#$]")

_OPENING = re.compile(r"(?:\d{1,9}(?=[.)])|(?=[-+]))")
"""What would begin a list or a rule where the words begin a line or an item."""


def markdown_text(words: str) -> str:
    """The words in one line, to stand anywhere in a line of Markdown or a cell of its tables."""
    escaped = html.escape(_MARKUP.sub(r"\\\g<0>", unlinked(words)), quote=False)
    opening = _OPENING.match(escaped)
    if opening:
        escaped = f"{opening[0]}\\{escaped[opening.end() :]}"
    return escaped.replace(r"\$", "<span>$</span>")


def html_text(words: str) -> str:
    """The words in one line, to stand in an HTML element within Markdown."""
    return html.escape(unlinked(words))


def unlinked(words: str) -> str:
    """The words in one line, without anything that is linked by its looks."""
    return _LINKED.sub(JOINER, in_one_line(words))
