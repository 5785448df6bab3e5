"""How does a writer mark what is to be let pass? By a comment, or by a line in square brackets."""

from __future__ import annotations

import re

MARK = re.compile(
    r"<!--\s{0,20}verifier:\s{0,20}ignore\b(?P<comment>(?:[^-]|-(?!->)){0,500})-->"
    r"|^[ \t]{0,80}\[verifier:[ \t]{0,20}ignore\b(?P<line>[^\]\n\r]{0,500})\][ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


def without_marks(text: str) -> str:
    """The text with every mark blanked out, letter by letter, so that offsets hold.

    A mark on a line of its own ends the paragraph before it.
    """
    return MARK.sub(
        lambda mark: (" " if mark.group("line") is None else "\n") * len(mark.group()), text
    )
