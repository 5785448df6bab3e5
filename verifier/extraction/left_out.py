"""Which sentences of an article are no claims, and of what kind are they?"""

from __future__ import annotations

import re

from verifier.extraction.article import Told
from verifier.extraction.checkable import (
    UNCOUNTED,
    is_opinion_of_writer,
    is_question_put,
    points_without_telling,
    quotes_question,
    speaks_for_nobody,
)
from verifier.extraction.clause_parts import Clause
from verifier.extraction.pointing import MINE, OURS, Pointed
from verifier.extraction.quoted import Quoted
from verifier.reading.attribution.quotations import quotations
from verifier.reading.mood import Mood, mood_of
from verifier.reading.reading import Reading
from verifier.words.tables import words_of

_SILENT = re.compile(
    r"\b(?:not|n't|n’t) (?:immediately )?(?:respond|return|reply)\b.*"
    r"\b(?:requests?|calls?|comment|e-?mails?|emailed|messages?|inquiry|inquiries)\b"
    r"|\bhad no (?:response|comment)\b|\bnot (?:immediately )?be reached\b"
)
"""As in "did not return a call": nobody said anything."""

_LISTED = re.compile(r"\W*(?:One|Two|Three|Four|Five|First|Second|Third|Fourth|Finally), [a-z]+\b")
"""As in "Two, close the port": a point of a list, of which another sentence says what for."""

FEWEST_WORDS = 3
"""A sentence without name, figure, date or speaker must have so many words that carry meaning."""

FIRST_PERSON = ("i", "we", "my", "our")

_CONTENT = ("NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV")


def why_no_claim(told: Told, quoted: Quoted | None) -> str:
    """The kind of a sentence that cannot be a claim whatever it says, or "" for another one."""
    mood = mood_of(told.reading)
    if mood is not Mood.ASSERTION:
        return mood.name.lower().replace("_", " ")
    if quoted is not None and _is_told_to(told.reading):
        return Mood.INSTRUCTION.value
    if quoted is not None and _LISTED.match(told.reading.text):
        return Mood.FRAGMENT.value
    if told.reading.text.rstrip().endswith(":"):
        return "lead-in"
    return "quotation of nobody" if quoted is not None and quoted.by is None else ""


def why_nothing_is_said(reading: Reading, clause: Clause, *, quoted: bool) -> str:
    """The kind of a clause that is no claim, or "" for one that is.

    ``quoted`` where the whole clause stands in a quotation whose speaker another sentence names.
    """
    if is_personal(reading, clause):
        return "first person"
    if not says_something(reading, clause):
        return "nothing to check"
    if is_fragment(reading, clause):
        return Mood.FRAGMENT.value
    if is_question_put(reading, clause.attribution) or quotes_question(
        reading, clause, quoted=quoted
    ):
        return Mood.QUESTION.value
    if speaks_for_nobody(reading, clause):
        return "speaker unknown"
    if is_opinion_of_writer(reading, clause):
        return Mood.OPINION.value
    return "nothing to check" if points_without_telling(reading, clause, quoted=quoted) else ""


def why_not_alone(pointed: Pointed) -> str:
    """The kind of a clause that nobody understands without its article, or ""."""
    word = pointed.unknown.lower()
    if not word:
        return ""
    return "first person" if word in MINE | OURS else "points elsewhere"


def is_personal(reading: Reading, clause: Clause) -> bool:
    """Whether the writer speaks of himself: a column, or a quotation that has lost its marks."""
    speaker = clause.attribution.speaker if clause.attribution else None
    if clause.attribution is not None:
        return speaker is not None and speaker.written.lower() in FIRST_PERSON
    quoted = quotations(reading.text)
    return any(
        token.dep in ("nsubj", "nsubjpass")
        and token.text.lower() in FIRST_PERSON
        and (token.head == clause.head or token.text == "I")
        and not any(q.start <= token.start < q.end for q in quoted)
        for token in reading.tokens
        if clause.start <= token.start < clause.end
    )


def is_fragment(reading: Reading, clause: Clause) -> bool:
    """Whether the reporter's words are a phrase without a main verb: "The number that fell ill"."""
    if clause.attribution is not None or clause.start > 0:
        return False
    counted = any(f.written.lower() not in UNCOUNTED for f in reading.figures)
    root = next((i for i, token in enumerate(reading.tokens) if token.head == i), None)
    if root is None or counted or reading.dates:
        return False
    if reading.tokens[root].pos not in ("NOUN", "PROPN"):
        return False
    below = [token for token in reading.tokens if token.head == root]
    # a main verb that the parser takes for a noun still has clauses that are no relative ones
    verbs = any(t.pos == "VERB" and t.dep not in ("relcl", "acl") for t in reading.tokens)
    return not verbs and not any(t.dep in ("nsubj", "nsubjpass", "expl", "aux") for t in below)


def _is_told_to(reading: Reading) -> bool:
    """Whether a quoted sentence is an instruction: "And start talking about it."."""
    root = next((i for i, token in enumerate(reading.tokens) if token.head == i), None)
    if root is None or reading.tokens[root].tag != "VB":
        return False
    below = [token for token in reading.tokens if token.head == root]
    return not any(t.dep in ("nsubj", "nsubjpass", "expl") or t.tag == "MD" for t in below)


def says_something(reading: Reading, clause: Clause) -> bool:
    """Whether a clause holds anything that can be checked."""
    words = [t for t in reading.tokens if clause.start <= t.start < clause.end]
    if not any(t.pos in ("VERB", "AUX") for t in words):
        return False
    spans = (
        *((n.start, n.end) for n in reading.names if not n.resolved),
        *((f.start, f.end) for f in reading.figures),
        *((d.start, d.end) for d in reading.dates),
    )
    if _says_no_more(reading, clause):
        return False
    if clause.attribution is None and sum(t.pos != "PUNCT" for t in words) < FEWEST_WORDS:
        return False
    if clause.attribution is not None and clause.attribution.content:
        said = clause.attribution.content
        return any(
            any(part.start <= t.start < part.end for part in said)
            and t.pos in ("VERB", "AUX", "NOUN", "PROPN", "NUM")
            for t in words
        )
    if clause.attribution is not None:
        return True
    if any(clause.start <= start and end <= clause.end for start, end in spans):
        return True
    return sum(t.pos in _CONTENT for t in words) >= FEWEST_WORDS


def _says_no_more(reading: Reading, clause: Clause) -> bool:
    """As in "declined to comment": that nothing was said is no claim."""
    attribution = clause.attribution
    if _SILENT.search(reading.text, clause.start, clause.end):
        return True
    if attribution is None or attribution.verb not in ("decline", "refuse"):
        return False
    silent = words_of("checkable.toml", "silence", "verbs")
    verbs = [
        token.lemma
        for token in reading.tokens
        if token.pos == "VERB"
        and any(part.start <= token.start < part.end for part in attribution.content)
    ]
    return bool(verbs) and verbs[0] in silent
