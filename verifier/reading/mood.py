"""Does a text assert anything? Questions, instructions and wishes do not."""

from __future__ import annotations

import re
from enum import StrEnum

from verifier.reading.predicates import PASSIVE_SUBJECTS, SUBJECTS
from verifier.reading.reading import Reading
from verifier.reading.spelling import plain
from verifier.words.tables import words_of

_NO_LETTERS = re.compile(r"[^a-z']+")


class Mood(StrEnum):
    """What a sentence does."""

    ASSERTION = "assertion"
    QUESTION = "question"
    INSTRUCTION = "instruction"
    OPINION = "opinion"

    @property
    def sentence(self) -> str:
        """The mood as the subject of a sentence: "A question"."""
        return f"{'An' if self.value[0] in 'aio' else 'A'} {self.value}"


def mood_of(reading: Reading) -> Mood:
    """What the text does, by its end, its first words and its main verb.

    An opinion is told by the words with which writers mark one as their own ("in my view", "I
    think"); what somebody else is said to think is an assertion about that person.
    """
    text = reading.text.strip().rstrip("\"'”’)")
    if text.endswith("?"):
        return Mood.QUESTION
    own_words = f" {_NO_LETTERS.sub(' ', _outside_quotes(reading).lower())} "
    if any(f" {phrase} " in own_words for phrase in words_of("moods.toml", "opinion", "phrases")):
        return Mood.OPINION
    for predicate in reading.predicates:
        token = reading.tokens[predicate.token]
        if token.dep != "ROOT":
            continue
        subject = any(
            t.dep in SUBJECTS | PASSIVE_SUBJECTS and t.head == predicate.token
            for t in reading.tokens
        )
        if (
            token.tag == "VB"
            and not subject
            and reading.tokens[0].lemma in (token.lemma, "please", "do", "let")
        ):
            return Mood.INSTRUCTION
        break
    return Mood.ASSERTION


def _outside_quotes(reading: Reading) -> str:
    """The words that are the writer's own, not what somebody is said to have said."""
    text = plain(reading.text)
    for attribution in reading.attributions:
        for part in attribution.content:
            text = text[: part.start] + " " * (part.end - part.start) + text[part.end :]
    return text
