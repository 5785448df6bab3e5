"""Which stretches of a text are written as names? Runs of capitalised words, with what joins them.

Capital letters and the parser's tags decide; the parser's entity types are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from verifier.reading.names.places import country_of_people
from verifier.reading.reading import Token
from verifier.words.bodies import bodies_by_name
from verifier.words.gazetteer import gazetteer
from verifier.words.tables import words_of

TITLES = "titles.toml"


_BEFORE_MONTHS = frozenset(
    {"in", "by", "since", "until", "from", "of", "and", "to", "on", "for", "last", "this", "next"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, ``text[start:end]``, without a possessive ending."""

    start: int
    end: int
    text: str
    possessive: bool = False


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-’'.&](?=[^\W_])[^\W_]+)*")
_POSSESSIVE = re.compile(r"[’'‘]s$")
_JOINED_LOW = re.compile(r"-[a-z]{3,}$")
_PARTY_AND_STATE = re.compile(r"[A-Z]-[A-Z]")
"""R-Texas: a senator's party and state."""
_ARABIC = re.compile(r"(?:al|el|ad|ar|as|at|ash|bin|ibn|abu|ez|ul)-[A-Z]")
_OPENING = re.compile(r"(?:^|[.!?:;…]|[-–—(\[])[\s\"“”‘’'(\[]*$|[\"“‘(\[]$")
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "del",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "la",
        "le",
        "el",
        "al",
        "dos",
        "ten",
        "ter",
        "e",
        "y",
        "'t",
    }
)
_FUNCTION = frozenset(
    {"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "AUX", "VERB", "NUM", "INTJ", "PART"}
)


@lru_cache(maxsize=64)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text; names, short forms and aliases ask for those of one sentence in turn."""
    found = []
    for match in _WORD.finditer(text):
        written = match.group()
        ending = _POSSESSIVE.search(written)
        if ending:
            written = written[: ending.start()]
        found.append(Word(match.start(), match.start() + len(written), written, ending is not None))
    return tuple(found)


def runs_of_names(
    text: str, words: Sequence[Word], tokens: Sequence[Token], known: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """First and last-plus-one index of the words of each run.

    A first word of a sentence is a name where it is one of the ``known`` ones.
    """
    tags = {token.start: token for token in tokens}
    index = 0
    while index < len(words):
        if words[index].text not in known and not _is_named(text, words, index, tags):
            index += 1
            continue
        last = index + 1
        while last < len(words) and _goes_on(text, words, last, tags):
            last += 1
        while (
            last > index + 1
            and words[last - 1].text.islower()
            and not _ARABIC.match(words[last - 1].text)
        ):
            last -= 1
        yield index, last
        index = last


def table_match(text: str, words: Sequence[Word], index: int) -> int:
    """How many words from ``index`` on are a body or a place of the tables, at most eight."""
    for length in range(min(_longest(), len(words) - index), 0, -1):
        first, last = words[index], words[index + length - 1]
        if any(word.possessive for word in words[index : index + length - 1]):
            continue
        written = " ".join(text[first.start : last.end].split())
        if written in bodies_by_name() or written in gazetteer().by_name:
            return length
    return 0


@cache
def _longest() -> int:
    names = (*bodies_by_name(), *gazetteer().by_name)
    return min(8, max(name.count(" ") + 1 for name in names))


def is_capitalised(word: str) -> bool:
    """Whether the word is written as a name: "Idlib", "al-Sham", "NATO"; not "Britain-based"."""
    if _ARABIC.match(word):
        return True
    if _JOINED_LOW.search(word) or _PARTY_AND_STATE.match(word):
        return False
    return word[:1].isupper()


def _is_named(text: str, words: Sequence[Word], index: int, tags: Mapping[int, Token]) -> bool:
    word = words[index]
    if not is_capitalised(word.text):
        return False
    if word.text.lower() in words_of(TITLES, "no_names"):
        return _is_given_name(text, words, index)
    if not _OPENING.search(text[max(0, word.start - 4) : word.start]):
        return True
    if table_match(text, words, index) or country_of_people(word.text):
        return True
    token = tags.get(word.start)
    pos = token.pos if token else "PROPN"
    if pos in _FUNCTION or word.text.lower() in words_of(TITLES, "leading"):
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    if pos == "PROPN":
        return True
    return (
        following is not None
        and is_capitalised(following.text)
        and text[word.end : following.start] == " "
        and following.text.lower() not in words_of(TITLES, "no_names")
    )


def _is_given_name(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether a month is a person's given name: "Jan Velt said", not "in April Spain said"."""
    word = words[index]
    if word.text.lower() not in words_of(TITLES, "given_names") or index + 1 >= len(words):
        return False
    following = words[index + 1]
    if index and words[index - 1].text.lower() in _BEFORE_MONTHS:
        return False
    return (
        following.text[:1].isupper()
        and text[word.end : following.start] == " "
        and following.text.lower() not in words_of(TITLES, "no_names")
        and not table_match(text, words, index + 1)
        and not country_of_people(following.text)
    )


def _owned_by_many(owners: str, gap: str, word: str) -> bool:
    """Whether a possessive belongs to the name: "the People's Front", "the Farmers' League"."""
    heads = words_of(TITLES, "body_heads")
    return (
        owners.lower().rstrip("'’") in words_of(TITLES, "owners")
        and gap.strip("'’s") == " "
        and word.lower() in heads
    )


def _goes_on(text: str, words: Sequence[Word], index: int, tags: Mapping[int, Token]) -> bool:
    before, word = words[index - 1], words[index]
    gap = text[before.end : word.start]
    if before.possessive and not _owned_by_many(before.text, gap, word.text):
        return False
    if not before.possessive and not _joins(gap, before.text):
        return False
    if word.text.lower() in words_of(TITLES, "no_names"):
        return False
    if is_capitalised(word.text):
        return True
    if word.text.isdigit():
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    return (
        word.text in _PARTICLES
        and following is not None
        and text[word.end : following.start] in (" ", "-")
        and (is_capitalised(following.text) or following.text in _PARTICLES)
    )


def _joins(gap: str, before: str) -> bool:
    if gap in (" ", "\xa0", "\n", " & ", "/"):
        return True
    if gap in ("' ", "’ ") and before.endswith("s"):
        # Seafarers' Union
        return True
    if gap == ". ":
        short = before.rstrip(".").lower()
        return (
            len(before) == 1 or short in words_of(TITLES, "titles") or short in ("st", "mt", "ft")
        )
    return False
