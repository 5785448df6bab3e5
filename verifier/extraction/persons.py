"""Whom may "he" and "she" mean? The persons of an article, the one last spoken of first.

A person who speaks or acts is meant before one who is only named; one of the other gender never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.reading.attribution.quotations import quotations
from verifier.reading.attribution.roles import is_role
from verifier.reading.names.genders import (
    Gender,
    gender_of_name,
    gender_of_pronoun,
    gender_of_word,
    may_mean,
)
from verifier.reading.predicates import PASSIVE_SUBJECTS, SUBJECTS
from verifier.reading.reading import Name, NameKind, Reading, Token
from verifier.reading.spelling import plain
from verifier.words.tables import words_of

FAR = 5
"""Sentences after which a pronoun no longer means who was spoken of then."""

NEAR = 1
"""Sentences for which somebody goes on being spoken of."""

ACCORDING = "according to"

MOST = 40
"""Persons of an article that are kept in mind."""

_SUBJECT = SUBJECTS | PASSIVE_SUBJECTS
_MAY_BE_PERSONS = (NameKind.PERSON, NameKind.OTHER)
_HEADS = frozenset({"executive", "officer", "ceo", "chairman", "chairwoman"})
_TITLE_BEFORE = re.compile(r"([\w-]+)\.? $")
_NOUN_BEHIND = re.compile(r",? (?:an?|the|his|her)?\s?(?:[\w'’-]+ ){0,4}?([a-z]+woman|[a-z]+man)\b")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of whom an article has spoken."""

    name: str
    """The fullest name known."""
    gender: Gender | None = None
    sentence: int = 0
    """Number of the sentence that spoke of this person last."""
    first: int = 0
    """Number of the sentence that named this person first."""
    body: str = ""
    """For whom this person speaks, where the article tells."""


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons of an article so far, the one whom a pronoun means most likely first."""

    known: tuple[Person, ...] = ()
    sentences: int = 0

    def meant_by(self, pronoun: str, without: Iterable[str] = ()) -> str:
        """The name that "he" or "she" stands for in the next sentence, or ""."""
        gender, excluded = gender_of_pronoun(pronoun), {name.casefold() for name in without}
        fitting = [
            person
            for person in self.known
            if person.gender in (gender, None)
            and person.name.casefold() not in excluded
            and self.sentences - person.sentence <= FAR
        ]
        # a bare surname shows nothing: anybody who fits by his first name comes before it
        shown = [one for one in fitting if one.gender is not None or " " in one.name]
        return next((one.name for one in (*shown, *fitting)), "")

    def with_role(self, title: str, without: Iterable[str] = ()) -> str:
        """Whom "the candidate" means: the one whom the title names, else the last one, or ""."""
        words = {word.strip(".,:;’'\"“”") for word in title.replace("’s", "").split()}
        known = [p for p in self.known if p.name not in without and " " in p.name]
        # of two of one surname the title means the one who was named first
        first = sorted(known, key=lambda person: person.first)
        titled = [p.name for p in first if p.name.split()[-1] in words]
        # "Karl Berg" in the title is no Anna Berg
        named = [name for name in titled if name.split()[0] in words]
        near = (p.name for p in known if self.sentences - p.sentence <= FAR)
        return next(iter((*named, *titled, *near)), "")

    def body_of(self, name: str) -> str:
        """The body for which a person speaks, or ""."""
        return next((one.body for one in self.known if one.name == name), "")

    def after(self, reading: Reading, acting: str) -> Persons:
        """The persons after a sentence; ``acting`` is the body that acted last, or ""."""
        number = self.sentences + 1
        before = {person.name: person for person in self.known}
        found: dict[str, Person] = {}
        mentioned: dict[str, Person] = {}
        going_on = [*self._roles(reading), *self._pronouns(reading)]
        for name, salient in self._in_order(reading, going_on):
            if isinstance(name, str):
                found.setdefault(name, replace(before[name], sentence=number))
                continue
            known = before.get(name.canonical, Person(name.canonical))
            named = not name.resolved
            gender = known.gender or (_gender(name, reading) if named else None)
            body = known.body or (_body_beside(name, reading, acting) if named else "")
            person = Person(name.canonical, gender, number, known.first or number, body)
            if salient:
                found.setdefault(name.canonical, person)
            elif name.canonical not in found:
                mentioned.setdefault(name.canonical, person)
        rest = [mentioned.pop(p.name, p) for p in self.known if p.name not in found]
        # whom the text has been speaking of is meant before one who is only named
        near = [person for person in rest if number - person.sentence <= NEAR]
        far = [person for person in rest if number - person.sentence > NEAR]
        return Persons((*found.values(), *near, *mentioned.values(), *far)[:MOST], number)

    def _roles(self, reading: Reading) -> Iterator[str]:
        """The one who acts as "the candidate"."""
        for index, token in enumerate(reading.tokens):
            governor = reading.tokens[token.head]
            main = token.dep in _SUBJECT and reading.tokens[governor.head] is governor
            definite = any(t.head == index and t.lemma == "the" for t in reading.tokens)
            if main and definite and token.pos == "NOUN" and is_role(token):
                meant = self.with_role(reading.context.subject)
                if meant:
                    yield meant

    def _pronouns(self, reading: Reading) -> Iterator[str]:
        """Those who go on being spoken of by a pronoun outside quotation marks."""
        acting = [
            name.canonical
            for name in reading.names
            if not name.resolved and _acts(name, reading.tokens)
        ]
        marks = quotations(plain(reading.text))
        for token in reading.tokens:
            if gender_of_pronoun(token.text) is None or token.tag not in ("PRP", "PRP$"):
                continue
            if any(span.start <= token.start < span.end for span in marks):
                continue
            meant = self.meant_by(token.text)
            if meant and not any(may_mean(token.text, name) for name in acting):
                yield meant

    def _in_order(
        self, reading: Reading, going_on: Sequence[str]
    ) -> Iterator[tuple[Name | str, bool]]:
        """The persons of a sentence: who speaks, who acts, who is named, who is a mere source."""
        known = {person.name for person in self.known}
        speaking: list[Name] = []
        sources: list[Name] = []
        for attribution in reversed(reading.attributions):
            speaker = attribution.speaker
            if speaker is None or speaker.kind not in _MAY_BE_PERSONS:
                continue
            if not _is_named(speaker) and not _is_one(speaker, reading.tokens):
                continue
            second_hand = reading.text[: speaker.start].endswith(" by ")
            source = attribution.verb == ACCORDING or second_hand
            (sources if source else speaking).append(speaker)
        persons = [
            name
            for name in reading.names
            if name.kind is NameKind.PERSON
            or name.canonical in known
            # "Lena had nine stamps": one word alone, of somebody who does something
            or (
                name.kind is NameKind.OTHER
                and " " not in name.canonical
                and _acts(name, reading.tokens)
            )
        ]
        aside = {name.canonical for name in sources}
        persons = [n for n in persons if _is_named(n) and n.canonical not in aside]
        acting = [name for name in persons if _acts(name, reading.tokens)]
        for found, salient in (
            (speaking, True),
            (acting, True),
            (going_on, True),
            (persons, False),
            (sources, False),
        ):
            for name in found:
                if isinstance(name, str) or not _has_article(name, reading.text):
                    yield name, salient


def _has_article(name: Name, text: str) -> bool:
    """As in "The Lookout reports": persons have no article."""
    return not name.resolved and text[: name.start].lower().endswith("the ")


def _is_named(name: Name) -> bool:
    words = name.canonical.split()
    capitals = all(word[:1].isupper() or len(word) < 4 or "-" in word for word in words)
    lone = not any(mark in name.canonical for mark in (";", "'s ", "’s "))
    return bool(words) and lone and capitals and words[0][:1].isupper() and len(words) <= 5


def _is_one(speaker: Name, tokens: Sequence[Token]) -> bool:
    """Whether somebody without a name speaks alone: "a police spokesman", not "officials"."""
    inside = [t for t in tokens if speaker.start <= t.start < speaker.end]
    return (
        bool(inside)
        and inside[-1].tag == "NN"
        and bool(set(speaker.canonical.split()) & _offices())
    )


def _acts(name: Name, tokens: Sequence[Token]) -> bool:
    """Whether the name is the subject of the main verb, or whose the subject is."""
    for token in tokens:
        if not name.start <= token.start < name.end:
            continue
        if token.dep == "poss":
            token = tokens[token.head]
        governor = tokens[token.head]
        if token.dep in _SUBJECT and tokens[governor.head] is governor:
            return True
    return False


def _gender(name: Name, reading: Reading) -> Gender | None:
    """By the first name, the word before it ("Mrs", "spokesman") or the one behind it."""
    text = reading.text
    shown = gender_of_name(name.canonical)
    before = _TITLE_BEFORE.search(text, max(0, name.start - 24), name.start)
    if shown is None and before:
        shown = gender_of_word(before.group(1))
    behind = _NOUN_BEHIND.match(text, name.end, name.end + 60)
    if shown is None and behind:
        shown = gender_of_word(behind.group(1))
    return shown


_BEHIND = re.compile(r"(?:, [^,.;:“”\"]{0,60}?)? (?:of|at|for|with|from) (?:the )?")


def _body_beside(name: Name, reading: Reading, acting: str) -> str:
    """The body whose spokesman or head a person is: "Ana Ruiz, director of Open Hands".

    "Chief Executive Ana Ruiz" is that of the body that acted last.
    """
    text = reading.text
    for body in reading.names:
        if body.kind is not NameKind.ORGANISATION:
            continue
        if body.start > name.end and _BEHIND.fullmatch(text, name.end, body.start):
            return body.canonical
        between = text[body.end : name.start] if body.end < name.start else ""
        words = between.strip().removeprefix("'s").removeprefix("’s").lower().split()
        if 0 < len(words) <= 4 and words[-1].rstrip(",") in _offices():
            return body.canonical
    before = _TITLE_BEFORE.search(text, max(0, name.start - 24), name.start)
    headed = before is not None and before.group(1).lower() in _HEADS
    return acting if headed else ""


def _offices() -> frozenset[str]:
    return words_of("titles.toml", "titles") | words_of("titles.toml", "officials")
