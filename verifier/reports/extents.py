"""Where does a checked sentence end? Line and column for forms that mark a stretch of a file."""

from __future__ import annotations

from verifier.drafts.positions import Lines
from verifier.drafts.report import CheckedSentence


def end_of(sentence: CheckedSentence) -> tuple[int, int]:
    """Line and column behind the last letter of the sentence, both counted from 1.

    They are read off the words of the draft, so that a report without the draft's letters has them.
    """
    line, column = Lines.of(sentence.text).position(len(sentence.text))
    if line == 1:
        return sentence.line, sentence.column + column - 1
    return sentence.line + line - 1, column
