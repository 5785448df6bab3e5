"""Does a clause tell anything that somebody could check, and if not, what is it instead?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.extraction.clause_parts import SUBJECT, Clause
from verifier.reading.attribution.quotations import quotations
from verifier.reading.predicates import children_of
from verifier.reading.reading import Attribution, Reading, Span, Token
from verifier.reading.spelling import plain
from verifier.words.tables import words_of

ASKING = frozenset({"ask", "wonder", "inquire", "query"})
SHARE = "per cent"
"""The unit of shares: "half", "two in five", "47%"."""

ADVISING = frozenset({"should", "ought"})
POINTING = frozenset({"you", "it", "this", "that", "these", "those", "they", "he", "she", "what"})
NOBODY = frozenset(
    {"he", "she", "it", "they", "who", "which", "that", "this", "one", "some", "others", "another"}
)
"""Words that name no speaker by themselves."""

UTTERING = ("say", "add", "note", "write", "tell", "explain", "argue", "continue")
"""Verbs of speech that nobody says of nobody: "It was said that", "Adding, ..."."""

UNCOUNTED = frozenset({"one", "no", "none", "a", "an", "the one"})
"""Numbers in words that seldom count anything that is checked."""

FEWEST_NOUNS = 2
"""Nouns by which quoted words of "I" and "we" tell what they are about."""

_ASKED_IN_MARKS = re.compile(r"\?[’']?[”\"]")

_ASKED = frozenset({"what", "which", "who", "whom", "whose", "when", "where", "why", "how"})
_DEPENDENT = frozenset({"relcl", "acl"})


def is_question_put(reading: Reading, attribution: Attribution | None) -> bool:
    """As in "asked whether the ferry runs": what is asked is asserted by nobody."""
    if attribution is None or attribution.verb not in ASKING or not attribution.content:
        return False
    if any(
        reading.text[: part.end + 1].rstrip("\"”’'").endswith("?") for part in attribution.content
    ):
        return True
    after = [t for t in reading.tokens if t.start >= attribution.cue.end][:4]
    return any(t.lemma in _ASKED | {"if", "whether"} for t in after)


def quotes_question(reading: Reading, clause: Clause, *, quoted: bool) -> bool:
    """As in "“Why not a ferry?” he added" and "What was her plan.": nobody asserts a thing."""
    if clause.attribution is not None and _ASKED_IN_MARKS.search(
        reading.text, clause.start, clause.end
    ):
        return True
    for span in _said(reading, clause, quoted=quoted):
        words = plain(reading.text[span.start : span.end]).strip(" \"'“”‘’,.")
        if words.endswith("?"):
            return True
        inside = [t for t in reading.tokens if span.start <= t.start < span.end]
        opening = [t for t in inside if t.pos not in ("PUNCT", "CCONJ")][:2]
        if (
            len(opening) == 2
            and opening[0].lemma in _ASKED
            and (opening[1].pos == "AUX" or opening[1].lemma == "not")
        ):
            return True
    return False


def speaks_for_nobody(reading: Reading, clause: Clause) -> bool:
    """Whether the speaker is a word that names nobody, and nothing before it says who is meant."""
    attribution = clause.attribution
    if attribution is not None and attribution.speaker is None and attribution.verb in UTTERING:
        # "It was said that ..."
        return True
    speaker = attribution.speaker if attribution is not None else None
    word = speaker.canonical.strip().lower() if speaker is not None else ""
    if speaker is None or speaker.resolved:
        return False
    before = reading.text[: speaker.start].lower()
    if before.endswith(("no ", "nobody ")) or word.startswith("no "):
        return True
    if word and word.split()[-1] in words_of("generic_speakers.toml", "relations", "nouns"):
        # "his best friend said": whose friend, the words alone do not say
        return not any(c.isupper() for c in speaker.canonical)
    return word in NOBODY or names_nobody(word)


def names_nobody(words: str) -> bool:
    """Whether a phrase in small letters is somebody only beside the words before it: "most",
    "you", "all this"."""
    parts = words.split()
    return bool(parts) and (
        parts[0] in words_of("pointing.toml", "demonstratives")
        or parts[-1] in words_of("pointing.toml", "demonstratives")
        or words in words_of("pointing.toml", "parts")
        or words.isdigit()
        or words in ("few", "several", "none", "you", "we", "us", "who", "all", "part", "part of")
    )


def is_opinion_of_writer(reading: Reading, clause: Clause) -> bool:
    """What the reporter advises; what he guesses or judges, where nothing is counted."""
    if clause.attribution is not None:
        return False
    tokens, children = reading.tokens, children_of(reading.tokens)
    below = children[clause.head]
    if any(tokens[c].tag == "MD" and tokens[c].lemma in ADVISING for c in below):
        return True
    if _speaks_to_reader(reading, clause):
        return True
    if is_counted(reading, clause):
        return False
    past = {tokens[c].text.lower() for c in below if tokens[c].dep == "aux"}
    if {"could", "have"} <= past or {"would", "have"} <= past:
        return True
    if tokens[clause.head].lemma in ("seem", "appear") and any(
        tokens[c].dep in SUBJECT and tokens[c].text.lower() == "it" for c in below
    ):
        return True
    judgements = words_of("checkable.toml", "opinion", "judgements")
    return tokens[clause.head].lemma == "be" and any(
        tokens[c].dep in ("acomp", "attr")
        and (
            tokens[c].lemma in judgements
            or any(tokens[a].dep == "amod" and tokens[a].lemma in judgements for a in children[c])
        )
        for c in below
    )


def _speaks_to_reader(reading: Reading, clause: Clause) -> bool:
    """As in "To save that much, you need a plan": advice, whatever is counted in it."""
    said = [part for a in reading.attributions for part in a.content]
    said += quotations(plain(reading.text))
    return any(
        token.text.lower() == "you"
        and token.dep in SUBJECT
        and clause.start <= token.start < clause.end
        and not any(part.start <= token.start < part.end for part in said)
        for token in reading.tokens
    )


def points_without_telling(reading: Reading, clause: Clause, *, quoted: bool) -> bool:
    """As in "“It is over,” she said": nobody who reads it alone knows what is meant.

    So it is where the reporter says it of a bare "this" or "that", and where quoted words have no
    name, figure or day, and pronouns for every subject: "it" and "that" always, "I" and "we" where
    no noun says what of.
    """
    tokens = reading.tokens
    if clause.attribution is None and any(
        t.head == clause.head and t.dep in SUBJECT and t.tag == "DT" and t.text.lower() in POINTING
        for t in tokens
        if clause.start <= t.start < clause.end
    ):
        # "That is a sharp rise": of what, only the sentence before it says
        return True
    spans = _said(reading, clause, quoted=quoted)
    if not spans or any(is_counted(reading, span) or _is_named(reading, span) for span in spans):
        return False
    inside = [
        (i, t)
        for i, t in enumerate(tokens)
        if any(span.start <= t.start < span.end for span in spans)
    ]
    subjects = [t for i, t in inside if t.dep in SUBJECT or t.dep == "expl"]
    main = [t for t in subjects if not _is_dependent(t, tokens)]
    words = [t for _, t in inside if t.pos != "PUNCT"]
    if words and words[0].tag == "VB" and not any(t.dep in SUBJECT for t in words[:2]):
        return True  # "Look at the bridge," he said
    light = words_of("pointing.toml", "light")
    told = [t for t in main if t.pos in ("NOUN", "PROPN", "NUM") and t.lemma not in light]
    if told or any(t.dep == "expl" for t in main):
        return False
    if all(t.text.lower() in POINTING for t in main):
        return True
    nouns = {t.lemma for _, t in inside if t.pos in ("NOUN", "PROPN")}
    return len(nouns) < FEWEST_NOUNS


def _said(reading: Reading, clause: Clause, *, quoted: bool) -> tuple[Span, ...]:
    """The quoted words that the clause consists of; none where it is told in other words."""
    if quoted:
        return (Span(clause.start, clause.end),)
    attribution = clause.attribution
    if attribution is None or not attribution.content:
        return ()
    marks = quotations(plain(reading.text))
    whole = all(
        any(q.start <= part.start and part.end <= q.end + 1 for q in marks)
        for part in attribution.content
    )
    return attribution.content if whole else ()


def _is_dependent(subject: Token, tokens: Sequence[Token]) -> bool:
    return tokens[subject.head].dep in _DEPENDENT


def is_counted(reading: Reading, span: Span | Clause) -> bool:
    """Whether a figure or a date stands there; "one" and "no" count nothing that is checked."""
    return any(
        span.start <= f.start < span.end and f.written.lower() not in UNCOUNTED
        for f in reading.figures
    ) or any(span.start <= d.start < span.end for d in reading.dates)


def _is_named(reading: Reading, span: Span) -> bool:
    return any(span.start <= n.start < span.end and not n.resolved for n in reading.names)
