"""For which noun do "it" and "they" stand: one of the same words, or the subject before them?"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.extraction.article import Told
from verifier.extraction.clause_parts import SUBJECT, Clause
from verifier.reading.attribution.phrases import phrase
from verifier.reading.names.genders import gender_of_word
from verifier.reading.predicates import children_of, subtree
from verifier.reading.reading import NameKind, Reading, Token
from verifier.words.tables import words_of

POINTING = "pointing.toml"

LONGEST_SUBJECT = 8
"""A subject of more words is left to the context: the sentence would no longer read well."""

_OF_PERSONS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant")
"""Endings of nouns for persons: "driver", "cyclist", "employee"."""

_ROLES = frozenset({*SUBJECT, "dobj", "pobj", "attr", "conj", "appos", "poss", "dative", "agent"})


def noun_before(index: int, pronoun: str, reading: Reading, start: int, *, living: bool) -> bool:
    """Whether a noun of the number of ``pronoun`` ("it" or "they") stands before it.

    ``living``: somebody is looked for, so that only a subject or an object counts for one.
    """
    tokens, times = reading.tokens, words_of(POINTING, "times")
    persons = [n for n in reading.names if n.kind is NameKind.PERSON]
    several = (NameKind.ORGANISATION, NameKind.GROUP)
    if pronoun == "they" and any(
        n.kind in several and start <= n.start and n.end <= tokens[index].start
        for n in reading.names
    ):
        return True  # a body goes on as "they", too
    for at, token in enumerate(tokens[:index]):
        if token.start < start or token.lemma.lower() in times | words_of(POINTING, "light"):
            continue
        if token.pos == "PRON" and token.text.lower() in words_of(POINTING, "anybody"):
            return True
        if token.pos not in ("NOUN", "PROPN") or token.dep not in _ROLES:
            continue
        if pronoun == "it" and living:
            if token.tag == "NN" and _is_somebody(token):
                return True
        elif pronoun == "it":
            if token.tag in ("NN", "NNP"):
                return True
        elif (
            _is_joined(at, tokens)
            or _is_group(token)
            or (
                token.tag in ("NNS", "NNPS")
                and not any(n.start <= token.start < n.end for n in persons)
            )
        ):
            return True
    return False


def _is_somebody(token: Token) -> bool:
    """Whether a noun is said of a person: "the pope", "a spokesman"."""
    word = token.lemma.lower()
    return (
        (word.endswith(_OF_PERSONS) and word not in words_of(POINTING, "no_persons"))
        or gender_of_word(word) is not None
        or word in words_of("titles.toml", "titles")
        or word in words_of("generic_speakers.toml", "generic", "nouns")
        or word in words_of("generic_speakers.toml", "roles", "nouns")
    )


def subject_meant(index: int, told: Told, clause: Clause, before: Told | None) -> str:
    """What a pronoun that opens a clause stands for: the subject before it, or ""."""
    token, reading = told.reading.tokens[index], told.reading
    if not is_opening(index, reading, clause):
        return ""
    earlier = [t for t in reading.tokens if t.start < clause.start and t.pos != "PUNCT"]
    if len(earlier) > 1:
        return _subject(token, reading, earlier[-1].end)
    if before is None:
        return ""
    # a paragraph of news is often one sentence: a person goes on being meant in the next
    if before.paragraph != told.paragraph:
        return ""
    said = before.reading.attributions[-1:] if clause.attribution else ()
    quoted = [part for one in said for part in one.content if one.speaker is not None]
    if quoted:
        return _subject(token, before.reading, quoted[-1].end, quoted[0].start)
    return _subject(token, before.reading, len(before.reading.text))


def is_opening(index: int, reading: Reading, clause: Clause) -> bool:
    """Whether the word is the subject (or whose the subject is) with no other one before it."""
    token = reading.tokens[index]
    if token.dep not in (*SUBJECT, "poss"):
        return False
    return not any(
        t.dep in SUBJECT and clause.start <= t.start < token.start for t in reading.tokens
    )


def _subject(pronoun: Token, reading: Reading, end: int, start: int = 0) -> str:
    """The subject of the main verb between ``start`` and ``end``, where the pronoun agrees."""
    tokens = reading.tokens
    children = children_of(tokens)
    subjects = [
        i
        for i, t in enumerate(tokens)
        if t.dep in ("nsubj", "nsubjpass")
        and start <= t.start
        and t.end <= end
        and t.tag not in ("WDT", "WP")
    ]
    main = [i for i in subjects if tokens[tokens[i].head].dep == "ROOT"]
    subject = next(iter(main or subjects[:1]), None)
    if subject is None or not _agrees(pronoun, subject, tokens, reading):
        subject = _introduced(pronoun, reading, start, end)
    if subject is None:
        return ""
    first, last = phrase(subject, tokens, children)
    if _is_joined(subject, tokens):
        last = subtree(subject, children)[-1]
    if last - first >= LONGEST_SUBJECT:
        return ""
    text = reading.text[tokens[first].start : tokens[last].end]
    known = next((n for n in reading.names if n.start <= tokens[subject].start < n.end), None)
    if known is not None and known.resolved:
        return known.canonical
    return text[:1].lower() + text[1:] if tokens[first].tag in ("DT", "PRP$") else text


def _introduced(pronoun: Token, reading: Reading, start: int, end: int) -> int | None:
    """The object that the main verb introduces: "They agreed on a truce. It is to begin"."""
    tokens = reading.tokens
    found = [
        i
        for i, t in enumerate(tokens)
        if start <= t.start
        and t.end <= end
        and t.dep in ("dobj", "pobj")
        and any(c.head == i and c.lemma == "a" and c.dep == "det" for c in tokens)
        and (tokens[t.head].dep == "ROOT" or tokens[tokens[t.head].head].dep == "ROOT")
        and _agrees(pronoun, i, tokens, reading)
    ]
    return found[0] if len(found) == 1 else None


def _agrees(pronoun: Token, subject: int, tokens: Sequence[Token], reading: Reading) -> bool:
    token = tokens[subject]
    person = any(
        n.start <= token.start < n.end and n.kind is NameKind.PERSON for n in reading.names
    )
    several = _is_joined(subject, tokens) or token.tag in ("NNS", "NNPS")
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if pronoun.text.lower().startswith("th"):
        return several or (_is_group(token) and not person)
    return not several and not person


def _is_joined(subject: int, tokens: Sequence[Token]) -> bool:
    return any(t.dep == "conj" and t.head == subject for t in tokens)


def _is_group(token: Token) -> bool:
    """A body in the singular goes on as "they", too."""
    bodies = words_of("titles.toml", "body_heads") | words_of("titles.toml", "generic_bodies")
    return token.lemma.lower() in bodies or token.lemma.lower() in words_of(POINTING, "groups")
