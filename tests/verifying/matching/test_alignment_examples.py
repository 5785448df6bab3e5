"""Which word meets which, and how? By examples, and by what holds of every alignment."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.claim import Claim, Source
from verifier.matching.alignment import align
from verifier.matching.links import Alignment
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.measures.class_relations import ClassRelation, class_relation, state_relation
from verifier.reading.reader import Reader
from verifier.storing import context_of
from verifier.words.lexicon import Lexicon

TABLE = tomllib.loads(
    Path(__file__).with_name("alignment.examples.toml").read_text(encoding="utf-8")
)
CASES = [
    *(pytest.param(case, id=f"{case['statement']} | {case['claim']}") for case in TABLE["case"]),
    *(
        pytest.param(
            case,
            id=f"{case['statement']} | {case['claim']}",
            marks=pytest.mark.xfail(strict=True, reason=case["why"]),
        )
        for case in TABLE.get("not_yet", [])
    ),
]


def aligned(
    case: dict[str, Any], reader: Reader, lexicon: Lexicon
) -> tuple[list[list[str]], Alignment]:
    claim = Claim(statement=case["claim"], source=Source(title=case.get("title", "")))
    theirs = whole(reader.read(claim.words, context_of(claim)))
    ours = split_assertions(reader.read(case["statement"]))[0]
    alignment = align(ours, theirs, claim, lexicon)
    found = [
        [
            ours.reading.tokens[link.statement].text,
            theirs.reading.tokens[link.claim].text if link.claim >= 0 else "",
            link.meeting.value,
        ]
        for link in alignment.links
    ]
    return found, alignment


@pytest.mark.parametrize("case", CASES)
def test_words_meet(case: dict[str, Any], reader: Reader, lexicon: Lexicon) -> None:
    found, alignment = aligned(case, reader, lexicon)
    listed = {word for word, _, _ in case["links"]}
    assert [link for link in found if link[0] in listed] == case["links"]
    assert 0.0 <= alignment.coverage <= 1.0


@pytest.mark.parametrize("case", [*TABLE["case"], *TABLE.get("not_yet", [])])
def test_a_text_meets_itself_wholly(case: dict[str, Any], reader: Reader, lexicon: Lexicon) -> None:
    same = {"statement": case["claim"], "claim": case["claim"]}
    _, alignment = aligned(same, reader, lexicon)
    assert alignment.coverage == 1.0


@pytest.mark.parametrize(
    ("statement", "claim", "counted", "said"),
    [
        ("30 people were killed.", "30 civilians were killed.", "narrower", "same"),
        ("30 civilians were killed.", "30 people were killed.", "broader", "same"),
        ("30 civilians were killed.", "30 fighters were killed.", "different", "same"),
        ("30 civilians were killed.", "30 women were killed.", "overlapping", "same"),
        ("30 people were killed.", "30 people were injured.", "same", "different"),
        ("30 people were displaced.", "30 people were killed.", "same", "different"),
        ("30 people were displaced.", "30 people were forced to flee.", "same", "same"),
        ("30 houses were destroyed.", "30 homes were destroyed.", "same", "same"),
    ],
)
def test_a_part_and_its_whole(
    statement: str, claim: str, counted: str, said: str, reader: Reader
) -> None:
    ours, theirs = (reader.read(text).figures[0].counted for text in (statement, claim))
    assert class_relation(theirs, ours) is ClassRelation(counted)
    assert state_relation(theirs.state, ours.state) is ClassRelation(said)
