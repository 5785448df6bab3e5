"""Does a spreadsheet become claims, and is every row that does not told with its row and column?"""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from knowledge.claim import Claim, Source
from knowledge.errors import UnusableFile
from knowledge.formats.cells import DateOrder, UnreadableDay, day_in, order_of
from knowledge.formats.items import FoundClaim, Unreadable
from knowledge.formats.spreadsheet import claims_of, open_spreadsheet
from knowledge.review import ReviewVerdict

HEADINGS = ["Statement", "Who", "Date said", "Outlet", "Rating", "Notes"]
ROWS: list[list[Any]] = [
    ["The bridge was closed for a year.", "Maria Lund", "2021-05-01", "The Echo", "Half-True", "x"],
    ["Some 300 homes lost power.", "the utility", "3 May 2021", "The Echo", "", ""],
]


def as_csv(rows: list[list[Any]], delimiter: str = ",") -> bytes:
    def cell(value: Any) -> str:
        return '"' + str(value).replace('"', '""') + '"'

    return "\r\n".join(delimiter.join(cell(c) for c in row) for row in rows).encode()


def as_xlsx(rows: list[list[Any]]) -> bytes:
    book, file = openpyxl.Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def read(data: bytes, name: str = "claims.csv", **options: Any) -> list[Any]:
    return list(claims_of(open_spreadsheet(data, name, **options), Source(licence="own")))


def claims(found: list[Any]) -> list[Claim]:
    assert all(isinstance(item, FoundClaim) for item in found), found
    return [item.claim for item in found]


@pytest.mark.parametrize(
    "data",
    [as_csv([HEADINGS, *ROWS], d) for d in (",", ";", "\t", "|")]
    + [b"\xef\xbb\xbf" + as_csv([HEADINGS, *ROWS])]
    + [as_csv([HEADINGS, *ROWS]).decode().encode("utf-16")]
    + [as_xlsx([HEADINGS, *ROWS])],
    ids=["comma", "semicolon", "tab", "stroke", "with a byte order mark", "utf-16", "xlsx"],
)
def test_a_table_becomes_claims(data: bytes) -> None:
    first, second = claims(read(data))
    assert first.statement == "The bridge was closed for a year."
    assert first.speaker is not None and first.speaker.name == "Maria Lund"
    assert (first.said_on, second.said_on) == (date(2021, 5, 1), date(2021, 5, 3))
    assert first.source == Source(publisher="The Echo", licence="own")
    assert first.review is not None and first.review.verdict is ReviewVerdict.MIXED
    assert second.review is None


def test_days_that_excel_keeps_as_days() -> None:
    (claim,) = claims(read(as_xlsx([["Claim", "Date"], ["It rained a lot.", date(2020, 2, 29)]])))
    assert claim.said_on == date(2020, 2, 29)


def test_bad_rows_are_told_with_row_and_column_and_the_good_ones_go_in() -> None:
    rows = [["Claim", "Speaker", "Date"]]
    rows += [[f"It rained on {n} days.", "Maria Lund", "2021-05-01"] for n in range(2, 21)]
    rows[16][2] = "31 February 2021"
    rows[17][0] = "=A2&A3"
    rows[18][2] = "soon"
    rows[19][0] = ""
    for data, name in ((as_csv(rows), "claims.csv"), (as_xlsx(rows), "claims.xlsx")):
        found = read(data, name)
        assert sum(isinstance(item, FoundClaim) for item in found) == 15
        assert [item.why for item in found if isinstance(item, Unreadable)] == [
            f"{name}, row 17, column “Date”: there is no day “31 february 2021”; "
            "write it as 2019-08-15.",
            f"{name}, row 18, column “Claim”: it holds a formula without its result; "
            "paste the value instead.",
            f"{name}, row 19, column “Date”: “soon” is no date; write it as 2019-08-15.",
            f"{name}, row 20, column “Claim”: the claim is missing.",
        ]


def test_columns_that_are_given() -> None:
    data = as_csv([["A", "B"], ["Maria Lund", "It rained."]])
    (claim,) = claims(read(data, columns={"claim": "b", "speaker": "A"}))
    assert (claim.statement, claim.speaker and claim.speaker.name) == ("It rained.", "Maria Lund")


def test_columns_that_are_given_leave_the_rest_to_the_headings() -> None:
    data = as_csv(
        [["Satz", "Speaker", "Date", "Place"], ["It rained.", "Lund", "2021-05-01", "Orsk"]]
    )
    table = open_spreadsheet(data, "claims.csv", columns={"claim": "satz", "place": ""})
    assert str(table.mapping) == (
        "claim = “Satz”, speaker = “Speaker”, said_on = “Date”; not used: “Place”"
    )


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"claim": "Satz"}, "claims.csv has no column “Satz”; its columns are: “Wer”, “Was”."),
        ({"gist": "Was"}, "a claim has no field “gist”; the fields are: claim, speaker,"),
        ({}, "no column of claims.csv looks like the claims; name it with --column claim=HEADING."),
    ],
)
def test_columns_that_are_not_there(columns: dict[str, str], says: str) -> None:
    with pytest.raises(UnusableFile) as told:
        read(as_csv([["Wer", "Was"], ["Lund", "Regen"]]), columns=columns)
    assert says in str(told.value)


def test_the_wordiest_column_holds_the_claims_where_no_heading_says_so() -> None:
    table = open_spreadsheet(
        as_csv([["Wer", "Was"], ["Lund", "It rained on twenty days in May."]]), "claims.csv"
    )
    assert str(table.mapping) == "claim = “Was”; not used: “Wer”"


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("2019-08-15", None, date(2019, 8, 15)),
        ("2019-08-15T10:30:00Z", None, date(2019, 8, 15)),
        ("15 August 2019", None, date(2019, 8, 15)),
        ("Thursday, August 15th, 2019", None, date(2019, 8, 15)),
        ("15-Aug-2019", None, date(2019, 8, 15)),
        ("said on August 15, 2019 in a speech:", None, date(2019, 8, 15)),
        ("said on 1 May 2019 of a vote on 3 April 2019", None, date(2019, 5, 1)),
        ("15/8/2019", None, date(2019, 8, 15)),
        ("8/15/2019", None, date(2019, 8, 15)),
        ("3/4/2019", DateOrder.DAY_FIRST, date(2019, 4, 3)),
        ("3/4/2019", DateOrder.MONTH_FIRST, date(2019, 3, 4)),
        ("4.4.2019", None, date(2019, 4, 4)),
        ("", None, None),
        ("n/a", None, None),
    ],
)
def test_days(written: str, order: DateOrder | None, day: date | None) -> None:
    assert day_in(written, order) == day


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("3/4/2019", "may be two days"),
        ("3/4/19", "does not give the century"),
        ("2019", "is no date"),
        ("31 June 2019", "there is no day"),
    ],
)
def test_what_is_no_day(written: str, says: str) -> None:
    with pytest.raises(UnreadableDay, match=says):
        day_in(written, None)


def test_the_order_of_days_is_taken_from_the_whole_column() -> None:
    assert order_of(["3/4/2019", "25/4/2019"]) is DateOrder.DAY_FIRST
    assert order_of(["3/4/2019", "4/25/2019"]) is DateOrder.MONTH_FIRST
    assert order_of(["3/4/2019"]) is None


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "is an old Excel file (XLS) or under a password"),
        (zipped(**{"word/document.xml": b"<a/>"}), "is a zip file without a workbook"),
        (zipped(**{"xl/sheet.xml": b"0" * 50_000_000}), "more than a table needs"),
        (zipped(**{"xl/workbook.xml": b"<nonsense"}), "is damaged or no Excel workbook"),
        (as_xlsx([HEADINGS, *ROWS])[:-300], "is no Excel workbook"),
        (b"\x00\x01\x02", "is no text"),
        (b"", "is empty"),
        (b"Claim,Who\n", "has headings and no row below them"),
        (b'Claim,Who\n"It rained' + b" on" * 500_000, "a quotation mark is not closed"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UnusableFile) as told:
        read(data, "claims.xlsx")
    assert says in str(told.value)
