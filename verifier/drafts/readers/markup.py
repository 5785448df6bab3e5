"""Which letters of a line of Markdown are read aloud? All but its markup.

The words of a link stay and its target goes; emphasis loses its stars, an entity becomes its
letter; images, HTML tags, comments, footnote marks, bare addresses and struck-out words go.
Every pattern runs in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from verifier.drafts.readers.manuscript import Piece

_MARKUP = re.compile(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>`[^`]+`)
    | (?P<dropped>
          !\[[^\[\]]*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])?  # an image
        | \[\^[^\[\]\s]+\]                                                # a footnote's mark
        | <!--(?:[^-]|-(?!->)){0,500}-->                                  # a comment
        | <(?:https?|mailto):[^<>\s]*>                                    # an address
        | https?://[^\s<>"'“”]*[^\s<>"'“”.,;:!?)\]*_]                     # a bare address
        | </?[A-Za-z][^<>]*>                                              # a tag
        | ~~[^~\n]+~~                                                     # struck-out words
      )
    | (?P<link_end>\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\[\]\n]*\])
    | (?P<link_begin>\[)
    | (?P<bracket>\])
    | (?P<entity>&(?:[A-Za-z]{2,10}|\#\d{1,7}|\#x[0-9A-Fa-f]{1,6});)
    | (?P<emphasis>\*+|_+)
    """,
    re.VERBOSE,
)


def without_markup(text: str) -> tuple[str, tuple[Piece, ...]]:
    """The words of ``text``, and where in ``text`` each stretch of them stood.

    >>> without_markup("**820** [died](https://example.org)")[0]
    '820 died'
    """
    matches = list(_MARKUP.finditer(text))
    marks = _paired(text, matches)
    words: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for start, end, written in _kept(text, matches, marks):
        pieces.append(Piece(at, start, end))
        words.append(written)
        at += len(written)
    return "".join(words), tuple(pieces)


def _kept(
    text: str, matches: Sequence[re.Match[str]], marks: frozenset[int]
) -> Iterator[tuple[int, int, str]]:
    """Begin, end and words of each stretch that stays, in order and never empty."""
    copied = 0
    for match in matches:
        start, end = match.span()
        stays: tuple[int, int, str] | None = None
        if match.lastgroup == "escape":
            stays = (start + 1, end, text[start + 1])
        elif match.lastgroup == "code":
            stays = (start + 1, end - 1, text[start + 1 : end - 1])
        elif match.lastgroup == "entity":
            stays = (start, end, unescape(match.group()))
        elif match.lastgroup != "dropped" and start not in marks:
            continue  # a lone bracket or star is what the writer wrote
        if copied < start:
            yield copied, start, text[copied:start]
        if stays is not None:
            yield stays
        copied = end
    if copied < len(text):
        yield copied, len(text), text[copied:]


def _paired(text: str, matches: Sequence[re.Match[str]]) -> frozenset[int]:
    """Where the marks begin that belong together: the brackets of links, the stars of emphasis."""
    paired: set[int] = set()
    brackets: list[int] = []
    opened: dict[str, list[int]] = {}
    for match in matches:
        start, end = match.span()
        if match.lastgroup == "link_begin":
            brackets.append(start)
        elif match.lastgroup in ("bracket", "link_end") and brackets:
            begin = brackets.pop()
            if match.lastgroup == "link_end":
                paired |= {begin, start}
        elif match.lastgroup == "emphasis":
            before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
            waiting = opened.setdefault(match.group(), [])
            if match.group()[0] == "_" and before.isalnum() and after.isalnum():
                continue  # snake_case
            if waiting and not before.isspace():
                paired |= {waiting.pop(), start}
            elif not after.isspace():
                waiting.append(start)
    return frozenset(paired)
