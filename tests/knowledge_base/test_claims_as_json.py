"""Does a claim come back from JSON exactly as it was, and what of lines that are no claims?"""

from __future__ import annotations

import io
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim
from knowledge.figure import Figure, Interval
from knowledge.formats.jsonl import LONGEST_LINE, BadLine, read_claims, write_claims
from tests.knowledge_base.drawn_claims import claims


@given(st.lists(claims(), max_size=3))
def test_claims_come_back_from_json_lines_as_they_were(wanted: list[Claim]) -> None:
    stream = io.BytesIO()
    assert write_claims(wanted, stream) == len(wanted)
    stream.seek(0)
    assert list(read_claims(stream, "claims.jsonl")) == wanted


@given(claims())
def test_a_claim_comes_back_from_every_form_of_its_json(claim: Claim) -> None:
    assert Claim.model_validate_json(claim.model_dump_json()) == claim
    assert Claim.model_validate(claim.model_dump(mode="json")) == claim
    assert Claim.model_validate(claim.model_dump()) == claim


def test_an_open_end_is_written_as_a_word_that_json_knows() -> None:
    figure = Figure(0, 13, "more than 400", Interval(400, math.inf, False, False), 400.0)
    written = Claim(statement="More than 400 left.", figures=(figure,)).model_dump_json()
    assert '"high":"Infinity"' in written


def test_an_export_can_be_imported_into_another_knowledge_base(knowledge, entry, clock) -> None:
    (claim_id, _) = knowledge.add([entry("The tide was hihg."), entry("Œuvre ☂.")]).ids
    knowledge.revise(entry("The tide was high.", claim_id=claim_id), by="Ada", why="a slip")
    exported = list(knowledge.claims())
    stream = io.StringIO()
    write_claims(exported, stream)
    stream.seek(0)
    with KnowledgeBase.in_memory(clock=clock) as other:
        read = [claim for claim in read_claims(stream, "export") if isinstance(claim, Claim)]
        assert read == exported
        make = entry("any")
        other.add(replace(make, claim=claim) for claim in read)
        assert [claim.model_copy(update={"revision": 0}) for claim in other.claims()] == [
            claim.model_copy(update={"revision": 0}) for claim in exported
        ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"not json", "it is not JSON"),
        (b'{"statement": "x"', "it is not JSON"),
        (b"[" * 50_000, "it is not JSON"),
        (b'["statement"]', "it is not a claim (input should be an object)"),
        (b'{"quote": "x"}', "the field “statement” is missing"),
        (b'{"statement": "x", "colour": 1}', "a claim has no field “colour”"),
        (b'{"statement": "x", "said_on": "soon"}', "the field “said_on” cannot be read (input"),
        (b'{"statement": "x", "start": 1}', "it is not a claim (a quote has both offsets or none)"),
        (b'{"statement": "\xff"}', "byte 16 is not UTF-8; save the file as UTF-8"),
        (b'{"statement": "' + b"x" * LONGEST_LINE + b'"}', "it is longer than 1,000,000"),
    ],
)
def test_a_line_that_is_no_claim_is_told_and_the_rest_goes_in(line: bytes, why: str) -> None:
    good = b'{"statement": "The tide was high."}\n'
    stream = io.BytesIO(good + b"\n" + line + b"\n" + good)
    first, bad, last = read_claims(stream, "wire.jsonl")
    assert first == last == Claim(statement="The tide was high.")
    assert isinstance(bad, BadLine)
    assert bad.line == 3
    assert bad.why.startswith(f"wire.jsonl, line 3 was left out: {why}")
    assert "\n" not in bad.why and len(bad.why) < 200


def test_a_byte_order_mark_and_a_missing_last_line_end_do_no_harm() -> None:
    stream = io.BytesIO(b'\xef\xbb\xbf{"statement": "One."}\r\n{"statement": "Two."}')
    read = [one.statement for one in read_claims(stream, "x") if isinstance(one, Claim)]
    assert read == ["One.", "Two."]


def test_text_that_is_not_utf8_does_not_end_a_file_opened_as_text(tmp_path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b'{"statement": "One."}\n\xff\xfe\n{"statement": "Two."}\n')
    with path.open(encoding="utf-8") as stream:
        read = list(read_claims(stream, "claims.jsonl"))
    assert [type(one) for one in read] == [Claim, BadLine, Claim]
