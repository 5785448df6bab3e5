"""To what do the pronouns of a claim point: to its own words, to the article, or to nothing known?

What its own words make known stays; what the article makes known is written into the statement;
a claim with anything else is understood by nobody who reads it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.extraction.article import Told
from verifier.extraction.clause_parts import Clause
from verifier.extraction.expletives import is_expletive
from verifier.extraction.nouns_before import is_opening, noun_before, subject_meant
from verifier.extraction.place import Place
from verifier.extraction.pointing_back import points_back
from verifier.reading.names.genders import gender_of_pronoun, may_mean
from verifier.reading.reading import Name, NameKind, Token
from verifier.words.tables import words_of

POINTING = "pointing.toml"

MINE = frozenset({"i", "me", "my", "mine", "myself"})
OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
ITS = frozenset({"it", "its", "itself"})
THEIRS = frozenset({"they", "them", "their", "theirs", "themselves"})
HIS = frozenset({"he", "him", "his", "himself"})
HERS = frozenset({"she", "her", "hers", "herself"})
_KINDS = (ITS, THEIRS, HIS, HERS)

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
    place = Place(told, clause, before, quoted, about)
    meant: list[Meant] = []
    named: set[str] = set()
    settled: set[frozenset[str]] = set()
    for index, token in enumerate(told.reading.tokens):
        if not clause.start <= token.start < clause.end or place.is_speaker(token):
            continue
        kind = next((one for one in _KINDS if token.text.lower() in one), frozenset())
        found = _meaning(place, index) if kind not in settled else None
        if found and kind:
            settled.add(kind)  # "it halved its price": the second means what the first does
        if found == "" and _is_needed(place, index):
            return Pointed(tuple(meant), token.text)
        if found == "":
            continue
        if found is not None and found not in named:
            named.add(found)
            meant.append(_written(index, found, told.reading.tokens, place.is_quoted(token)))
    return Pointed(tuple(meant))


def _is_needed(place: Place, index: int) -> bool:
    """Whether nobody understands the clause without knowing what the word points to.

    Whose troops they are may stay open ("its troops reached the town"), but not who reached it. A
    text that begins with a pronoun has readers who know whom it means.
    """
    token = place.reading.tokens[index]
    if place.is_quoted(token):
        return True
    return place.before is not None and token.tag != "PRP$"


def _meaning(place: Place, index: int) -> str | None:
    """What a word points to: ``None`` where that is plain, "" where nobody knows."""
    token = place.reading.tokens[index]
    word = token.text.lower()
    if token.tag not in ("PRP", "PRP$"):
        return "" if points_back(place, index) else None
    if word == "you" and place.reading.tokens[token.head].tag == "VBD":
        return ""  # "you ignored my call": somebody is addressed
    if word in MINE or word in OURS:
        return _first_person(place, token, word)
    if gender_of_pronoun(word) is not None:
        return _person(place, index, word)
    return _thing(place, index, word) if word in ITS or word in THEIRS else None


def _first_person(place: Place, token: Token, word: str) -> str | None:
    if not place.is_quoted(token):
        return ""
    speaker = place.speaker
    if speaker is None:
        return None
    if word == "our" and _is_shared(place, token):
        return None
    own_words = not place.quoted and not speaker.resolved
    if word in MINE:
        return None if own_words else speaker.canonical
    body = place.told.persons.body_of(speaker.canonical)
    if body or speaker.kind is NameKind.ORGANISATION:
        return body or (None if own_words else speaker.canonical)
    return f"{speaker.canonical}{OTHERS}"


def _is_shared(place: Place, token: Token) -> bool:
    """As in "our country", "our children": everybody's, and not the speaker's alone."""
    noun = place.reading.tokens[token.head]
    return noun.lemma.lower() in words_of(POINTING, "known") | words_of(POINTING, "shared")


def _person(place: Place, index: int, word: str) -> str | None:
    token, clause = place.reading.tokens[index], place.clause
    within = place.is_quoted(token)
    inside = [n for n in place.reading.names if clause.start <= n.start < clause.end]
    speaker = place.speaker.canonical if place.speaker is not None else ""
    here = [
        n
        for n in inside
        if _may_be_person(place, n) and may_mean(word, n.canonical) and not _is_pronoun(n)
    ]
    if within:
        here = [n for n in here if n.canonical != speaker]
    elif place.speaker is not None and may_mean(word, speaker):
        return None
    opens = place.opens(index)
    if any(n.start < token.start or (token.tag == "PRP$" and opens) for n in here):
        return None
    if noun_before(index, "it", place.reading, place.starts(token), living=True):
        return None
    earlier = [
        n.canonical
        for n in place.reading.names
        if n.start < clause.start and n.kind in _PERSONS and may_mean(word, n.canonical)
    ]
    if earlier and not within:
        return earlier[0]
    if not within and (meant := subject_meant(index, place.told, clause, None)):
        return meant
    without = [n.canonical for n in inside if n.start > token.start]
    return place.told.persons.meant_by(word, [*without, *([speaker] if within else [])])


def _thing(place: Place, index: int, word: str) -> str | None:
    tokens = place.reading.tokens
    token = tokens[index]
    if token.dep == "expl" or (word == "it" and is_expletive(index, tokens)):
        return None
    several = word in THEIRS
    within = place.is_quoted(token)
    start = place.starts(token)
    if noun_before(index, "they" if several else "it", place.reading, start, living=several):
        return None
    if not within and place.speaker is not None and _may_be_speaker(place, several):
        return None
    meant = subject_meant(index, place.told, place.clause, place.before)
    if not meant and not within and _in_its_sentence(place, index, several):
        return None
    if meant or several or within or not is_opening(index, place.reading, place.clause):
        return meant
    return place.told.body


def _in_its_sentence(place: Place, index: int, several: bool) -> bool:
    """Whether a noun of its number stands before it in the sentence, outside its clause."""
    kind = "they" if several else "it"
    return noun_before(index, kind, place.reading, 0, living=several)


def _may_be_speaker(place: Place, several: bool) -> bool:
    speaker = place.speaker
    return speaker is not None and (several or speaker.kind is not NameKind.PERSON)


def _may_be_person(place: Place, name: Name) -> bool:
    """Whether a name is a person's: a title shows it, or the text before."""
    known = (person.name for person in place.told.persons.known)
    return name.kind is NameKind.PERSON or (
        name.kind is NameKind.OTHER
        and (name.resolved or name.canonical in known or _acts(name, place))
    )


def _acts(name: Name, place: Place) -> bool:
    """Whether the clause is said of the name: "Sam had nine stamps in his box"."""
    return any(
        name.start <= token.start < name.end and token.dep == "nsubj"
        for token in place.reading.tokens
    )


def _is_pronoun(name: Name) -> bool:
    return name.resolved and name.written.lower() in ("he", "she", "it", "they")


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
