"""Does the shipped lexicon give the relations that its examples table asks for?"""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from verifier.words.lexicon import Relation, load_lexicon, read_lexicon
from verifier.words.tables import BadTable

WORDS = files("verifier.words")
EXAMPLES = tomllib.loads(WORDS.joinpath("lexicon.examples.toml").read_text("utf-8"))
ROWS = [
    (relation, table["pos"], table.get("other_pos", ""), *pair.split(" ~ "), table)
    for relation, tables in EXAMPLES.items()
    for table in tables
    for pair in table["pairs"]
]


@pytest.mark.parametrize(
    ("relation", "pos", "other_pos", "first", "second", "table"),
    [pytest.param(*row, id=f"{row[0]}: {row[3]} ~ {row[4]}") for row in ROWS],
)
def test_relation(
    relation: str,
    pos: str,
    other_pos: str,
    first: str,
    second: str,
    table: dict[str, str],
    request: pytest.FixtureRequest,
) -> None:
    lexicon = load_lexicon()
    if relation == "not_yet":
        request.applymarker(pytest.mark.xfail(strict=True, reason=table["why"]))
        relation = table["relation"]
    if relation == "wide":
        assert lexicon.relation(first, second, pos) in (Relation.NONE, Relation.CO_HYPONYM)
        assert lexicon.relation(first, second, pos, wide=True) is not Relation.NONE
        return
    assert lexicon.relation(first, second, pos, other_pos) == relation


def test_every_relation_has_an_example() -> None:
    assert {r.value for r in Relation} - {"same"} <= set(EXAMPLES)


def test_narrower_and_broader_mirror_each_other() -> None:
    lexicon = load_lexicon()
    for relation, pos, _, first, second, _ in ROWS:
        if relation == "narrower":
            assert lexicon.relation(second, first, pos) is Relation.BROADER
        if relation in ("synonym", "antonym", "co-hyponym", "none"):
            assert lexicon.relation(second, first, pos) == relation


def test_lookups() -> None:
    lexicon = load_lexicon()
    assert lexicon.relation("Hospital", "hospital", "NOUN") is Relation.SAME
    assert "capture" in lexicon.synonyms("seize", "VERB")
    assert "seize" not in lexicon.synonyms("seize", "VERB")
    assert "fall" in lexicon.antonyms("rise", "VERB")
    assert "person" in lexicon.hypernyms("civilian", "NOUN")
    assert "displace" in lexicon.derivations("displacement", "NOUN", to="VERB")
    assert "attack" in lexicon.derivations("attack", "NOUN")
    assert "die" in lexicon.consequences("kill")


@pytest.mark.parametrize("pos", ["PROPN", "AUX", "", "SCONJ"])
def test_other_parts_of_speech_have_no_relations(pos: str) -> None:
    lexicon = load_lexicon()
    assert lexicon.relation("kill", "murder", pos) is Relation.NONE
    assert not lexicon.synonyms("kill", pos)
    assert not lexicon.antonyms("kill", pos)
    assert not lexicon.derivations("kill", pos)
    assert not lexicon.knows("kill", pos)


def test_the_lexicon_is_loaded_once() -> None:
    assert load_lexicon() is load_lexicon()


@pytest.mark.parametrize("text", ["", "# only a comment\n", "a|b\t\t\t\n\nword/n\t0\n"])
def test_a_damaged_table_is_named(text: str) -> None:
    with pytest.raises(BadTable, match=r"lexicon\.tsv\.gz"):
        read_lexicon(text)


def test_the_licence_is_shipped() -> None:
    licence = WORDS.joinpath("LICENSE.wordnet").read_text("utf-8")
    assert "Princeton University" in licence
    assert "agrees to preserve same" in licence
