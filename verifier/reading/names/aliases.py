"""Are two names the same speaker? By the table of bodies, by the article, by how names are made.

A capital stands for its government ("Moscow" is Russia where it speaks), an acronym for the name
whose initials form it, a surname for the full name, "the Observatory" for the one Observatory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from verifier.reading.names.places import country_of_people, place_name, state_of_capital
from verifier.words.bodies import bodies_by_name, speaks_for_table
from verifier.words.tables import words_of

Aliases = Iterable[tuple[str, str]]
"""(short form, full name) pairs that an article introduces."""

JOINT = "; "
"""Stands between the names of speakers who say it together."""

TITLES = "titles.toml"

_LEAD = re.compile(r"^(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_DOTTED = re.compile(r"(?:^|\s)(?:\w\.){2,}$")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[.&'’-](?=[^\W_]))*")
_SMALL = frozenset({"the", "of", "for", "and", "on", "in", "at", "to", "de", "al", "el", "&"})
_SPELLINGS = {
    "defense": "defence",
    "labor": "labour",
    "organization": "organisation",
    "center": "centre",
    "program": "programme",
    "department": "ministry",
}
_MINISTRY_OF = re.compile(r"^(ministry|department|office|institute) (?:of|for) (?:the )?(.+)$")

_MAX_ACRONYM = 8


def canonical(name: str, aliases: Aliases = ()) -> str:
    """The fullest name known for what is called ``name``, or the name itself without its article.

    The article's own introductions come first, then the table of bodies, then other spellings of a
    place ("Britain" -> "United Kingdom"). Joint speakers are named one by one.
    """
    if JOINT in name:
        return JOINT.join(canonical(part, aliases) for part in name.split(JOINT))
    bare = bare_name(name)
    introduced = _introduced(bare, aliases)
    if introduced:
        name, bare = introduced, bare_name(introduced)
    for form in (" ".join(name.split()), bare, f"{bare}'s"):
        body = bodies_by_name().get(form)
        if body is not None and (form != f"{bare}'s" or name.rstrip().endswith(("'s", "’s"))):
            return body.name
    return _governed(bare) or (place_name(bare) if _is_whole_place(bare) else "") or bare


def same_speaker(a: str, b: str, aliases: Aliases = ()) -> bool:
    """Whether both names mean the same speaker. Joint speakers are the same when all of them are.

    ``aliases`` are those of the article or of the claim (``Claim.aliases``, ``Speaker.aliases``).
    """
    pairs = tuple(aliases)
    first, second = canonical(a, pairs), canonical(b, pairs)
    if JOINT in first or JOINT in second:
        ours, theirs = first.split(JOINT), second.split(JOINT)
        return len(ours) == len(theirs) and all(
            any(same_speaker(one, other, pairs) for other in theirs) for one in ours
        )
    if not first or not second:
        return False
    if speaker_key(first) == speaker_key(second):
        return True
    state = state_spoken_for(first)
    if state and state == state_spoken_for(second):
        return True
    return (
        _is_acronym_of(first, second)
        or _is_acronym_of(second, first)
        or _is_short_for(first, second)
        or _is_short_for(second, first)
    )


def speaks_for(body: str, whom: str, aliases: Aliases = ()) -> bool:
    """Whether what ``body`` says is said by ``whom`` too.

    A UN agency speaks for the UN, a ministry for its state, one of several joint speakers is
    spoken for by what they say together. Every speaker speaks for itself.
    """
    pairs = tuple(aliases)
    full, wanted = canonical(body, pairs), canonical(whom, pairs)
    if JOINT in full and JOINT not in wanted:
        return any(speaks_for(part, wanted, pairs) for part in full.split(JOINT))
    if same_speaker(full, wanted, pairs):
        return True
    seen: set[str] = set()
    current = full
    while (current := _voice_of(current)) and current not in seen:
        seen.add(current)
        if same_speaker(current, wanted, pairs):
            return True
    return False


def state_spoken_for(name: str) -> str:
    """The state that a speaker is: "Moscow", "the Russian government", "Russia" -> "Russia"."""
    bare = bare_name(name)
    if state_of_capital(bare):
        return state_of_capital(bare)
    return _governed(bare) or (place_name(bare) if _is_whole_place(bare) else "")


def _governed(bare: str) -> str:
    """The state that a government governs: "Syrian regime", "government of Japan"."""
    words = bare.split()
    nouns = words_of(TITLES, "state_voices")
    for first in range(1, min(3, len(words))):
        state = _state(" ".join(words[:first]))
        if state and " ".join(words[first:]).lower() in nouns:
            return state
    turned = re.match(r"^(\w+) of (?:the )?(.+)$", bare)
    if turned and turned.group(1).lower() in nouns:
        return place_name(turned.group(2))
    return ""


def bare_name(name: str) -> str:
    """The name without an article before it or a possessive ending after it."""
    bare = _LEAD.sub("", " ".join(name.split()).strip(' ,;:"“”'))
    return _POSSESSIVE.sub("", bare if _DOTTED.search(bare) else bare.rstrip("."))


def speaker_key(name: str) -> str:
    """What two spellings of one name have in common: "Russia's Ministry of Defense" and
    "the Russian defence ministry" have the same key."""
    words = [
        _SPELLINGS.get(word, word)
        for word in (_keyed(match.group()) for match in _WORD.finditer(name))
        if word
    ]
    text = " ".join(word for word in words if word != "the")
    turned = _MINISTRY_OF.match(text)
    if turned:
        text = f"{turned.group(2)} {_SPELLINGS.get(turned.group(1), turned.group(1))}"
    return text


def initials(name: str) -> str:
    """The first letters of a name's words, without the small ones."""
    return "".join(
        match.group()[0].upper()
        for match in _WORD.finditer(name.replace("-", " "))
        if match.group().lower() not in _SMALL
    )


def _keyed(word: str) -> str:
    plain = _POSSESSIVE.sub("", word.replace(".", "") if word.isupper() else word)
    people = country_of_people(plain)
    if people:
        return people.casefold()
    if plain in ("US", "UK", "UN", "EU"):
        return canonical(plain).casefold()
    return plain.casefold()


def _introduced(bare: str, aliases: Aliases) -> str:
    pairs = aliases if isinstance(aliases, tuple) else tuple(aliases)
    return _by_short_form(pairs).get(bare.casefold(), "") if pairs else ""


@lru_cache(maxsize=32)
def _by_short_form(aliases: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Full names by short form; of two for one form the first, which is the latest, stays."""
    found: dict[str, str] = {}
    for short, full in aliases:
        found.setdefault(bare_name(short).casefold(), full)
    return found


def _is_whole_place(bare: str) -> bool:
    """Whether the words are nothing but a place: not "Homs refinery", not "northern Syria"."""
    name = place_name(bare)
    return bool(name) and len(bare.split()) <= len(name.split()) + 2 and bare[:1].isupper()


def _state(words: str) -> str:
    plain = _POSSESSIVE.sub("", words)
    if plain in ("US", "U.S.", "UK", "U.K."):
        return canonical(plain)
    return country_of_people(plain) or (place_name(plain) if _is_whole_place(plain) else "")


def _voice_of(name: str) -> str:
    """The body or state in whose name a speaker speaks, or ""."""
    listed = speaks_for_table().get(name, "")
    if listed:
        return listed
    words = name.split()
    for first in range(1, min(4, len(words))):
        state = _state(" ".join(words[:first]))
        rest = " ".join(words[first:]).lower()
        if state and rest in words_of(TITLES, "state_organs"):
            return state
        body = bodies_by_name().get(_POSSESSIVE.sub("", " ".join(words[:first])))
        if body and rest and rest.split()[-1] in words_of(TITLES, "officials"):
            return body.name
    return ""


def _is_acronym_of(short: str, name: str) -> bool:
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= _MAX_ACRONYM and letters.isupper() and letters.isalpha()):
        return False
    return " " in name and initials(name) == letters


def _is_short_for(short: str, name: str) -> bool:
    """Whether ``short`` is a usual short form of ``name``: a surname, a head word."""
    ours, theirs = _unadorned(short), _unadorned(name)
    if not ours or len(ours) >= len(theirs):
        return False
    heads = words_of(TITLES, "body_heads")
    named = [word for word in theirs if word in heads]
    if not named:
        # a person: "Berg" for "Anna Berg", never "Anna"
        return len(ours) == 1 and ours[0] == theirs[-1] and 2 <= len(theirs) <= 4
    base = _before_complement(name)
    if ours == base:
        return True
    dropped = base[: len(base) - len(ours)]
    if base[len(base) - len(ours) :] != ours:
        return False
    if len(ours) == 1:
        return ours[0] in heads and ours[0] not in words_of(TITLES, "never_alone")
    return all(_state(word.capitalize()) or place_name(word.capitalize()) for word in dropped)


def _unadorned(name: str) -> list[str]:
    """The words of a name's key without titles before it."""
    words = [word for word in speaker_key(name).split() if word not in _SMALL]
    titles = words_of(TITLES, "titles")
    for length in (3, 2, 1):
        if len(words) > length and " ".join(words[:length]) in titles:
            return words[length:]
    return words


def _before_complement(name: str) -> list[str]:
    """ "Syrian Observatory for Human Rights" -> the words before "for"."""
    head = re.split(r"\s(?:of|for|on)\s", name, maxsplit=1)[0]
    return _unadorned(head)
