"""Two words that share no trait meet in no way: the quick answer is never a wrong one."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.matching.meetings import Meeting, meet
from verifier.matching.traits import traits
from verifier.reading.reading import Token
from verifier.words.lexicon import LETTERS, load_lexicon

LEXICON = load_lexicon()


def token(lemma: str, pos: str) -> Token:
    return Token(
        text=lemma, lemma=lemma, pos=pos, tag="", dep="dep", head=0, start=0, end=len(lemma)
    )


def words_of_the_tables() -> list[str]:
    """Every word that stands in a table of relations, in alphabetical order."""
    folder = files("verifier.words")
    read = {
        name: tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
        for name in ("opposites.toml", "news_synonyms.toml")
    }
    found = {word for pair in read["opposites.toml"]["pair"] for word in (*pair["a"], *pair["b"])}
    found |= {word for group in read["news_synonyms.toml"]["group"] for word in group["words"]}
    return sorted(found)


WORDS = st.tuples(st.sampled_from(words_of_the_tables()), st.sampled_from(sorted(LETTERS)))


@given(WORDS, WORDS)
def test_words_without_a_common_trait_do_not_meet(one, other) -> None:
    if traits(*one, LEXICON).isdisjoint(traits(*other, LEXICON)) and one[0] != other[0]:
        assert meet(token(*one), token(*other), LEXICON) is Meeting.NONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("flee", "VERB"), ("escape", "VERB")),
        (("attack", "VERB"), ("assault", "NOUN")),
        (("child", "NOUN"), ("person", "NOUN")),
        (("rise", "VERB"), ("fall", "VERB")),
        (("die", "VERB"), ("fatality", "NOUN")),
        (("deliberately", "ADV"), ("deliberate", "ADJ")),
    ],
)
def test_words_that_meet_share_a_trait(one, other) -> None:
    assert meet(token(*one), token(*other), LEXICON) is not Meeting.NONE
    assert not traits(*one, LEXICON).isdisjoint(traits(*other, LEXICON))
