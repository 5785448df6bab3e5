"""Whom does a noun for a person mean? "the candidate said": the person last spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.names.aliases import JOINT
from verifier.reading.names.genders import gender_of_name, gender_of_word
from verifier.reading.names.places import country_of_people
from verifier.reading.names.short_forms import kind_of
from verifier.reading.reading import Context, Name, NameKind, Token
from verifier.words.tables import words_of

_OF_SOMETHING = frozenset({"prep", "relcl", "poss"})


def person_by_role(
    head: int,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    context: Context,
) -> str:
    """The person last spoken of, where "the candidate" can mean no other; else ""."""
    token = tokens[head]
    here = [n for n in names if n.end < token.start and n.kind is NameKind.PERSON]
    known = here[-1].canonical if here else context.speaker_for_pronouns
    below = children[head]
    definite = any(tokens[c].dep == "det" and tokens[c].lemma == "the" for c in below)
    if not definite or not is_role(token) or any(tokens[c].dep in _OF_SOMETHING for c in below):
        return ""
    if " " not in known or JOINT in known:
        return ""
    if kind_of(known) not in (NameKind.PERSON, NameKind.OTHER):
        return ""
    shown = (gender_of_word(token.lemma), gender_of_name(known))
    return known if None in shown or shown[0] is shown[1] else ""


def describes_again(
    joined: int, head: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> bool:
    """Whether what "and" joins says the same person again.

    As in "the candidate and former minister", "Ana Ruiz, head of Acme and a socialist".
    """
    if tokens[joined].tag not in ("NN", "NNP"):
        return False
    articles = [tokens[c].lemma for c in children[joined] if tokens[c].dep == "det"]
    if tokens[head].pos == "PROPN":
        return articles in (["a"], ["an"])
    own = [tokens[c].lemma for c in children[head] if tokens[c].dep == "det"]
    return own == ["the"] and not articles and is_role(tokens[head])


def is_role(token: Token) -> bool:
    """Whether a noun in the singular is said of one person."""
    return token.tag in ("NN", "NNP") and token.lemma.lower() in words_of(
        "generic_speakers.toml", "roles", "nouns"
    )


def may_speak(token: Token) -> bool:
    """Whether a noun is said of persons or bodies: not "along with a raft of allegations"."""
    word = token.lemma.lower()
    return (
        is_role(token)
        or any(
            word in words_of("titles.toml", key)
            for key in ("titles", "officials", "body_heads", "generic_bodies", "body_nouns")
        )
        or word in words_of("generic_speakers.toml", "generic", "nouns")
    )


def speaks_as_whole(whose: Name, official: Token) -> bool:
    """Whether an official's words are those of the one for whom he works.

    A ministry's and a nation's are; an adviser is not his president, nor an expert his party.
    """
    voices = words_of("titles.toml", "voices")
    if whose.kind is NameKind.PERSON:
        return official.lemma in voices
    if whose.kind is NameKind.OTHER and " " not in whose.canonical:
        # "the Sanders aide": a surname; "the WMO report": a body
        capitals = whose.canonical.isupper()
        return capitals or official.lemma in voices | words_of("titles.toml", "records")
    if whose.kind is NameKind.GROUP:
        return bool(country_of_people(whose.written.split()[0]))
    return True
