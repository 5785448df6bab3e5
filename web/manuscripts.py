"""How does a draft that somebody sends become a manuscript? Read aside, so that nobody waits."""

from __future__ import annotations

from dataclasses import replace

import anyio.to_thread

from verifier.drafts.readers import read_draft
from verifier.drafts.readers.manuscript import Manuscript
from verifier.settings import DEFAULTS
from web.inputs import read_draft_text
from web.settings import Limits


async def read_manuscript(data: bytes, name: str, limits: Limits) -> Manuscript:
    """The prose of a file called ``name``.

    Raises :class:`~verifier.errors.UnusableInput` for a file that cannot be read, and
    :class:`~web.inputs.UnusableField` for words that cannot be checked or are too many.
    """

    def read() -> Manuscript:
        settings = replace(DEFAULTS, article_length_limit=limits.draft_length)
        manuscript = read_draft(data, name, settings)
        read_draft_text(manuscript.text, limits)
        return manuscript

    # opening a file of Word takes a process of its own, and a while
    return await anyio.to_thread.run_sync(read)
