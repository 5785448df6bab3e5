"""Which sentences does a draft itself let pass, and why?

A writer puts ``<!-- verifier: ignore: reason -->`` into Markdown or HTML, a line ``[verifier:
ignore: reason]`` into any text, or a comment into a Word file. Behind a sentence, on its line, the
mark covers that sentence; on a line of its own it covers the paragraph that follows. A mark without
a reason covers nothing, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verifier.drafts.marks import MARK
from verifier.drafts.positions import Lines
from verifier.drafts.readers.manuscript import Ignore, Manuscript
from verifier.drafts.report import CheckedSentence, Note
from verifier.drafts.sentences import DraftSentence
from verifier.report import Verdict

CODE = "a code block"
"""A mark in a block of code is shown to readers, not meant."""

_BESIDE = re.compile(r"[\s>*+\-•\d.)]*")
"""What may stand before a mark that is alone: the marks of a list or a quotation."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A mark with the sentences that it covers, by their numbers."""

    line: int
    reason: str
    covers: tuple[int, ...]


def ignores_of(manuscript: Manuscript, sentences: Sequence[DraftSentence]) -> tuple[Ignored, ...]:
    """The marks of a draft, in its order; the ``sentences`` are those of ``sentences_of``."""
    lines = Lines.of(manuscript.text)
    code = [range(n.line, n.end_line + 1) for n in manuscript.not_read if n.what == CODE]
    found = []
    for mark in MARK.finditer(manuscript.text):
        at, _ = lines.position(mark.start() + len(mark.group()) - len(mark.group().lstrip()))
        if any(at in block for block in code):
            continue
        reason = mark.group("comment") if mark.group("comment") is not None else mark.group("line")
        covers = _covered(mark, manuscript.text, lines, sentences)
        found.append(Ignored(at, _reason(reason), covers))
    for given in manuscript.ignores:
        found.append(
            Ignored(
                lines.position(given.start)[0],
                " ".join(given.reason.split()),
                tuple(n for n, one in enumerate(sentences) if _overlaps(one, given)),
            )
        )
    return tuple(sorted(found, key=lambda one: one.line))


def applied(
    ignores: Sequence[Ignored], checked: Sequence[tuple[int, CheckedSentence]]
) -> tuple[tuple[CheckedSentence, ...], tuple[Note, ...]]:
    """The sentences with the reasons that cover them, and what is to say of the marks themselves.

    ``checked`` gives each sentence with its number in the draft.
    """
    reasons = {
        number: one.reason for one in reversed(ignores) if one.reason for number in one.covers
    }
    told = tuple(
        sentence.model_copy(update={"ignored": reasons[number]}) if number in reasons else sentence
        for number, sentence in checked
    )
    judged = dict(checked)
    notes = [_note(one, [judged[n] for n in one.covers if n in judged]) for one in ignores]
    return told, tuple(note for note in notes if note is not None)


def _note(ignored: Ignored, covered: Sequence[CheckedSentence]) -> Note | None:
    if not ignored.reason:
        return Note(
            line=ignored.line,
            says="This ignore gives no reason, so it does not hold; "
            "write why, as in: verifier: ignore: figure confirmed by telephone.",
        )
    if not covered:
        says = "This ignore covers no sentence that can be checked; take it out or move it."
    elif all(_is_clean(one) for one in covered):
        says = "This ignore is not needed: what it covers is supported; take it out."
    else:
        return None
    return Note(line=ignored.line, says=says)


def _is_clean(one: CheckedSentence) -> bool:
    supported = one.report.verdict is Verdict.SUPPORTED
    return supported and not one.report.findings and not one.inconsistent_with


def _covered(
    mark: re.Match[str], text: str, lines: Lines, sentences: Sequence[DraftSentence]
) -> tuple[int, ...]:
    line, _ = lines.position(mark.start())
    before = text[lines.starts[line - 1] : mark.start()]
    if mark.group("comment") is not None and not _BESIDE.fullmatch(before):
        earlier = [n for n, one in enumerate(sentences) if one.start < mark.start()]
        return (earlier[-1],) if earlier else ()
    following = next((n for n, one in enumerate(sentences) if one.start >= mark.end()), None)
    if following is None:
        return ()
    paragraph = sentences[following].paragraph
    return tuple(
        n for n, one in enumerate(sentences) if n >= following and one.paragraph == paragraph
    )


def _overlaps(sentence: DraftSentence, given: Ignore) -> bool:
    return sentence.start < max(given.end, given.start + 1) and given.start < sentence.end


def _reason(written: str) -> str:
    """The reason behind the colon, in one line."""
    return " ".join(written.strip().removeprefix(":").split())
