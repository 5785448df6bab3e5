"""To what do the pronouns of a claim point: to its own words, to the article, or to nothing known?

What its own words make known stays; what the article makes known is written into the statement;
a claim with anything else is understood by nobody who reads it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.extraction.article import Told
from verifier.extraction.checkable import is_counted
from verifier.extraction.clause_parts import SUBJECT, Clause
from verifier.extraction.expletives import is_expletive
from verifier.extraction.nouns_before import is_opening, noun_before, subject_meant
from verifier.reading.attribution.quotations import quotations
from verifier.reading.names.genders import gender_of_pronoun, may_mean
from verifier.reading.predicates import children_of
from verifier.reading.reading import Name, NameKind, Reading, Span, Token
from verifier.reading.spelling import plain
from verifier.words.tables import words_of

POINTING = "pointing.toml"

MINE = frozenset({"i", "me", "my", "mine", "myself"})
OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
ITS = frozenset({"it", "its", "itself"})
THEIRS = frozenset({"they", "them", "their", "theirs", "themselves"})
_KINDS = (ITS, THEIRS)

OTHERS = " and others"
"""Whom "we" stands for where nothing tells for which body the speaker speaks."""

_PERSONS = (NameKind.PERSON, NameKind.OTHER)


@dataclass(frozen=True, slots=True)
class Meant:
    """What stands for ``text[start:end]``: the words themselves, and how the statement has it."""

    start: int
    end: int
    statement: str


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the pronouns of a clause mean."""

    meant: tuple[Meant, ...] = ()
    unknown: str = ""
    """The first word that points to something that nothing makes known, or ""."""


def pointed(
    told: Told,
    clause: Clause,
    before: Told | None,
    *,
    quoted: bool = False,
    about: frozenset[str] = frozenset(),
) -> Pointed:
    """What the pronouns in a clause of ``told`` mean that its own words do not explain.

    ``before`` is the sentence before it; ``quoted`` where all of the clause stands in a quotation;
    ``about`` the words of the article's lead, which its readers have in mind.
    """
    place = _Place(told, clause, before, quoted, about)
    meant: list[Meant] = []
    named: set[str] = set()
    settled: set[frozenset[str]] = set()
    for index, token in enumerate(told.reading.tokens):
        if not clause.start <= token.start < clause.end or place.is_speaker(token):
            continue
        kind = next((one for one in _KINDS if token.text.lower() in one), frozenset())
        found = place.meaning(index) if kind not in settled else None
        if found and kind:
            settled.add(kind)  # "it halved its price": the second means what the first does
        if found == "":
            return Pointed(tuple(meant), token.text)
        if found is not None and found not in named:
            named.add(found)
            meant.append(_written(index, found, told.reading.tokens, place.is_quoted(token)))
    return Pointed(tuple(meant))


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause with what stands around it."""

    told: Told
    clause: Clause
    before: Told | None
    quoted: bool
    about: frozenset[str]

    @property
    def reading(self) -> Reading:
        return self.told.reading

    @property
    def speaker(self) -> Name | None:
        return self.clause.attribution.speaker if self.clause.attribution else None

    def is_speaker(self, token: Token) -> bool:
        """Whether a token says who speaks: the statement has the name for it anyhow."""
        speaker = self.speaker
        names = [
            n
            for n in self.reading.names
            if n.resolved
            # "He said so," says Berg of somebody else
            and not (speaker and self.is_quoted(token) and n.canonical == speaker.canonical)
        ]
        own = [speaker] if speaker is not None and not self.quoted else []
        return any(name.start <= token.start < name.end for name in (*names, *own))

    def is_quoted(self, token: Token) -> bool:
        return self.quoted or any(q.start <= token.start < q.end for q in self._marks())

    def _marks(self) -> tuple[Span, ...]:
        return quotations(plain(self.reading.text))

    def meaning(self, index: int) -> str | None:
        """What a word points to: ``None`` where that is plain, "" where nobody knows."""
        token = self.reading.tokens[index]
        word = token.text.lower()
        if token.tag in ("PRP", "PRP$"):
            if word == "you" and self.reading.tokens[token.head].tag == "VBD":
                return ""  # "you ignored my call": somebody is addressed
            if word in MINE or word in OURS:
                return self._first_person(token, word)
            if gender_of_pronoun(word) is not None:
                return self._person(index, word)
            if word in ITS or word in THEIRS:
                return self._thing(index, word)
            return None
        if token.tag == "DT" and word in words_of(POINTING, "demonstratives"):
            return self._demonstrative(index)
        if token.pos == "NUM" and token.dep in ("pobj", *SUBJECT) and self._is_taken_up(index):
            return ""
        if token.dep in SUBJECT and word in words_of(POINTING, "parts"):
            return self._part(index)
        if word == "there" and token.dep == "advmod" and self.speaker is None:
            named = any(
                n.kind is NameKind.PLACE and self.clause.start <= n.start < token.start
                for n in self.reading.names
            )
            told = any(
                t.dep == "pobj" and self.clause.start <= t.start < token.start
                for t in self.reading.tokens
            )
            return None if named or told else ""
        if word == "same" and token.dep in (*SUBJECT, "dobj", "attr"):
            return "" if not self._after_a_clause(index) else None
        if word == "such" and token.dep in ("amod", "predet"):
            following = self.reading.tokens[index + 1 : index + 4]
            told = any(t.text.lower() in ("as", "that") for t in following)
            return "" if not told and self._opens(index) else None
        if token.dep in SUBJECT and token.lemma.lower() in words_of(POINTING, "shells"):
            return self._definite(index)
        return None

    def _is_taken_up(self, index: int) -> bool:
        """As in "12 of the 19": of which 19, the sentence before says."""
        tokens = self.reading.tokens
        below = [t.lemma.lower() for t in tokens if t.head == index and t is not tokens[index]]
        earlier = any(
            t.text == tokens[index].text and self.clause.start <= t.start for t in tokens[:index]
        )
        return below == ["the"] and not earlier

    def _definite(self, index: int) -> str | None:
        """As in "The incident was one of four": which one, only the sentences before it say.

        Asked where the reporter says it of a noun for what was told, with no word to tell it.
        """
        tokens = self.reading.tokens
        below = [t for t in tokens if t.head == index and t is not tokens[index]]
        bare = [t.lemma.lower() for t in below if t.pos != "PUNCT"] == ["the"]
        governor = tokens[tokens[index].head]
        main = governor.head == tokens[index].head and self._opens(index)
        if not bare or not main or self.speaker is not None or self._is_known(tokens[index]):
            return None
        named = any(n.start <= tokens[index].start < n.end for n in self.reading.names)
        return None if named else ""

    def _first_person(self, token: Token, word: str) -> str | None:
        if not self.is_quoted(token):
            return ""
        speaker = self.speaker
        if speaker is None:
            return None
        if word == "our" and self._is_shared(token):
            return None
        own_words = not self.quoted and not speaker.resolved
        if word in MINE:
            return None if own_words else speaker.canonical
        body = self.told.persons.body_of(speaker.canonical)
        if body or speaker.kind is NameKind.ORGANISATION:
            return body or (None if own_words else speaker.canonical)
        return f"{speaker.canonical}{OTHERS}"

    def _is_shared(self, token: Token) -> bool:
        """As in "our country", "our children": everybody's, and not the speaker's alone."""
        noun = self.reading.tokens[token.head]
        return noun.lemma.lower() in words_of(POINTING, "known") | words_of(POINTING, "shared")

    def _person(self, index: int, word: str) -> str | None:
        token, clause = self.reading.tokens[index], self.clause
        within = self.is_quoted(token)
        inside = [n for n in self.reading.names if clause.start <= n.start < clause.end]
        speaker = self.speaker.canonical if self.speaker is not None else ""
        here = [
            n
            for n in inside
            if n.kind in _PERSONS and may_mean(word, n.canonical) and n.start != token.start
        ]
        if within:
            here = [n for n in here if n.canonical != speaker]
        elif self.speaker is not None and may_mean(word, speaker):
            return None
        opens = self._opens(index)
        if any(n.start < token.start or (token.tag == "PRP$" and opens) for n in here):
            return None
        if noun_before(index, "it", self.reading, self._start(token), living=True):
            return None
        earlier = [
            n.canonical
            for n in self.reading.names
            if n.start < clause.start and n.kind in _PERSONS and may_mean(word, n.canonical)
        ]
        if earlier and not within:
            return earlier[0]
        without = [n.canonical for n in inside if n.start > token.start]
        return self.told.persons.meant_by(word, [*without, *([speaker] if within else [])])

    def _opens(self, index: int) -> bool:
        """Whether no verb stands before the word: "In his speech, Berg said"."""
        tokens = self.reading.tokens
        return not any(
            t.pos in ("VERB", "AUX") for t in tokens[:index] if t.start >= self.clause.start
        )

    def _thing(self, index: int, word: str) -> str | None:
        tokens = self.reading.tokens
        token = tokens[index]
        if token.dep == "expl" or (word == "it" and is_expletive(index, tokens)):
            return None
        several = word in THEIRS
        within = self.is_quoted(token)
        start = self._start(token)
        if noun_before(index, "they" if several else "it", self.reading, start, living=several):
            return None
        if not within and self.speaker is not None and self._may_be_speaker(several):
            return None
        meant = subject_meant(index, self.told, self.clause, self.before)
        if meant or several or within or not is_opening(index, self.reading, self.clause):
            return meant
        return self.told.body

    def _start(self, token: Token) -> int:
        """Where the words begin in which a pronoun may find its noun."""
        marks = () if self.quoted else self._marks()
        mark = next((q for q in marks if q.start <= token.start < q.end), None)
        return max(self.clause.start, mark.start if mark else 0)

    def _may_be_speaker(self, several: bool) -> bool:
        speaker = self.speaker
        return speaker is not None and (several or speaker.kind is not NameKind.PERSON)

    def _demonstrative(self, index: int) -> str | None:
        tokens = self.reading.tokens
        token, children = tokens[index], children_of(tokens)
        if token.dep == "det":
            noun = tokens[token.head]
            acts = noun.dep in (*SUBJECT, "dobj") or self._is_part_of_subject(token.head)
            if self._is_known(noun) or not acts or noun.pos not in ("NOUN", "PROPN"):
                return None
            described = any(tokens[c].dep in ("relcl", "prep", "acl") for c in children[token.head])
            return None if described or self._after_a_clause(index) else ""
        if token.dep not in (*SUBJECT, "dobj", "pobj", "attr"):
            return None
        if any(tokens[c].dep in ("prep", "relcl", "acl") for c in children[index]):
            return None  # "those who", "that of"
        verb = tokens[token.head]
        told_by = [t for t in tokens if t.head == token.head and t.dep == "attr"]
        counted = is_counted(self.reading, self.clause)
        if verb.lemma == "be" and any(counted or self._is_known(t) for t in told_by):
            return None  # "this is the worst flood in 60 years"
        return None if self._after_a_clause(index) else ""

    def _is_part_of_subject(self, index: int) -> bool:
        """As in "One of those plans failed"."""
        tokens = self.reading.tokens
        above = tokens[tokens[index].head]
        return tokens[index].dep == "pobj" and tokens[above.head].dep in SUBJECT

    def _is_known(self, noun: Token) -> bool:
        """Whether everybody knows it ("this year"), or the title or the lead tells of it.

        "This company" in somebody's mouth is his own.
        """
        if self.is_quoted(noun) and noun.lemma.lower() in words_of("titles.toml", "generic_bodies"):
            return True
        title = self.reading.context.subject.lower().split()
        forms = {noun.lemma.lower(), noun.text.lower()}
        return bool(forms & (words_of(POINTING, "known") | self.about | set(title)))

    def _after_a_clause(self, index: int) -> bool:
        """Whether the claim holds a clause before the word, to which that may point."""
        tokens = self.reading.tokens
        above, current = {index}, index
        while tokens[current].head != current:
            current = tokens[current].head
            above.add(current)
        return any(
            t.pos == "VERB"
            and t.tag not in ("VBG", "VBN")
            and i not in above
            and t.start >= self._start(tokens[index])
            for i, t in enumerate(tokens[:index])
        )

    def _part(self, index: int) -> str | None:
        """As in "Others were found in Tarn": others of what, the sentence before says."""
        tokens = self.reading.tokens
        bare = tokens[index].text.lower() in ("former", "latter") or not any(
            t.head == index and t.dep in ("prep", "relcl", "acl") for t in tokens
        )
        return "" if bare and self._opens(index) else None


def _written(index: int, found: str, tokens: Sequence[Token], quoted: bool) -> Meant:
    """Quoted words stay as they are, with what they mean in brackets behind them."""
    token = tokens[index]
    name = possessive(found) if token.tag == "PRP$" else found
    if not quoted:
        return Meant(token.start, token.end, name)
    end = token.end
    for after in tokens[index + 1 : index + 2]:
        if after.start == end and after.text[:1] in "'’‘":
            end = after.end  # "I've"
    return Meant(end, end, f" [{name}]")


def possessive(name: str) -> str:
    """As in "Berg's", "the Lines'"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"
