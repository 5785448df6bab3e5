"""Does a text assert anything? Questions, instructions, wishes and fragments do not."""

from __future__ import annotations

import re
from enum import StrEnum

from verifier.reading.assertions import Assertion
from verifier.reading.predicates import PASSIVE_SUBJECTS, SUBJECTS
from verifier.reading.reading import Reading
from verifier.reading.spelling import plain
from verifier.words.tables import words_of

_SENTENCE_END = re.compile(r"[.!?\n](?=\W|$)")
_NO_LETTERS = re.compile(r"[^a-z']+")


class Mood(StrEnum):
    """What a sentence does."""

    ASSERTION = "assertion"
    QUESTION = "question"
    INSTRUCTION = "instruction"
    OPINION = "opinion"
    FRAGMENT = "fragment"

    @property
    def sentence(self) -> str:
        """The mood as the subject of a sentence: "A question"."""
        return f"{'An' if self.value[0] in 'aio' else 'A'} {self.value}"


def mood_of_part(part: Assertion) -> Mood:
    """What one part of a text does: its own sentence counts, and whether it says anything.

    "In 2019" or "the minister" says nothing of anything; "820 civilians killed" does.
    """
    text = part.reading.text
    before = max((text.rfind(sign, 0, part.start) for sign in ".!?\n"), default=-1)
    after = _SENTENCE_END.search(text, part.end)
    mood = _mood(part.reading, before + 1, after.end() if after else len(text))
    says = part.predicates or part.attribution is not None or _counts_something(part)
    if mood is Mood.ASSERTION and not says:
        return Mood.FRAGMENT
    return mood


def _counts_something(part: Assertion) -> bool:
    """Whether there is a figure with a word beside it: "820 civilians", "diesel: 1.50 euros"."""
    tokens = part.reading.tokens
    nouns = [tokens[i] for i in part.tokens if tokens[i].pos in ("NOUN", "PROPN", "ADJ")]
    return bool(part.figures) and any(
        not any(f.start <= noun.start < f.end for f in part.figures)
        and not any(d.start <= noun.start < d.end for d in part.dates)
        for noun in nouns
    )


def mood_of(reading: Reading) -> Mood:
    """What the whole text does."""
    return _mood(reading, 0, len(reading.text))


def _mood(reading: Reading, start: int, end: int) -> Mood:
    """What a stretch of text does, by its end, its first words and its main verb.

    An opinion is told by the words with which writers mark one as their own ("in my view", "I
    think"); what somebody else is said to think is an assertion about that person.
    """
    text = reading.text[start:end].strip().rstrip("\"'”’)")
    if text.endswith("?"):
        return Mood.QUESTION
    own_words = f" {_NO_LETTERS.sub(' ', _outside_quotes(reading)[start:end].lower())} "
    if any(f" {phrase} " in own_words for phrase in words_of("moods.toml", "opinion", "phrases")):
        return Mood.OPINION
    for predicate in reading.predicates:
        token = reading.tokens[predicate.token]
        if token.dep != "ROOT" or not start <= token.start < end:
            continue
        first = next(t for t in reading.tokens if start <= t.start < end)
        subject = any(
            t.dep in SUBJECTS | PASSIVE_SUBJECTS and t.head == predicate.token
            for t in reading.tokens
        )
        if (
            token.tag == "VB"
            and not subject
            and first.lemma in (token.lemma, "please", "do", "let")
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
