"""Who says the sentences of a quotation that runs on? "We lost ten," Berg said. "All were guards."

The second sentence has no words of its own for who speaks: it is judged as what Berg said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verifier.drafts.sentences import DraftSentence
from verifier.extraction.article import Told
from verifier.extraction.quoted import quoted_sentences
from verifier.reading.reading import Reading


def quoted_by(told: Sequence[tuple[DraftSentence, Reading | None]]) -> Mapping[int, str]:
    """For the numbers of sentences that stand in a quotation without a cue, who says them."""
    text = ""
    pieces: dict[int, int] = {}
    articles: list[Told] = []
    paragraphs: dict[tuple[int, int], int] = {}
    for number, (sentence, reading) in enumerate(told):
        if reading is None or sentence.heading:
            continue
        known = sentence.paragraph in paragraphs
        paragraph = paragraphs.setdefault(sentence.paragraph, len(paragraphs))
        text += (" " if known else "\n\n") if text else ""
        pieces[len(text)] = number
        articles.append(Told(len(text), len(text) + len(sentence.words), paragraph, reading))
        text += sentence.words
    return {
        pieces[start]: quoted.by.speaker.canonical
        for start, quoted in quoted_sentences(text, articles).items()
        if quoted.by is not None and quoted.by.speaker is not None
    }
