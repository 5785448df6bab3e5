"""May "he" or "she" stand for a name? By the first name, and by the titles beside it."""

from __future__ import annotations

from enum import StrEnum

from verifier.words.tables import words_of

GENDERS = "genders.toml"


class Gender(StrEnum):
    """The pronoun by which a text goes on with a person."""

    HE = "he"
    SHE = "she"


_WORDS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.SHE),
}


def gender_of_pronoun(word: str) -> Gender | None:
    """The gender that a pronoun shows; ``None`` for "it", "they" and all other words."""
    return _WORDS.get(word.lower())


def gender_of_name(name: str) -> Gender | None:
    """The gender that a name shows by its title or first name; ``None`` where it shows none."""
    words = [word.rstrip(".").lower() for word in name.split()]
    if words and (shown := gender_of_word(words[0])):
        return shown
    if len(words) < 2:
        return None
    return next(
        (one for one in Gender if words[0] in words_of(GENDERS, one.value, "given_names")), None
    )


def gender_of_word(word: str) -> Gender | None:
    """The gender that a title or a noun shows: "Mrs", "spokesman"."""
    bare = word.rstrip(".").lower()
    return next((one for one in Gender if bare in words_of(GENDERS, one.value, "words")), None)


def may_mean(pronoun: str, name: str) -> bool:
    """Whether nothing in a name speaks against the pronoun: "she" is no John, "he" no Mary."""
    wanted, shown = gender_of_pronoun(pronoun), gender_of_name(name)
    return wanted is None or shown is None or wanted is shown
