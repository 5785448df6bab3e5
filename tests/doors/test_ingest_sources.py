"""``verifier ingest`` over every kind of source: what fails is told with its place."""

import json
import os
import sqlite3
import zipfile
from contextlib import closing
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

import openpyxl
import pytest

from tests.doors.test_ingest_command import claims
from verifier.ingesting import fetching

PAGE = """<html><head><title>Storm</title><meta property="og:site_name" content="Larn Today">
<meta name="date" content="2021-05-03"></head><body><nav><a href="/">Home</a></nav><article>
<p>The storm took the roofs off 31 houses in Larn, the fire brigade said on Monday.</p>
<p>Nobody was <b>hurt</b> in the storm, according to the police.</p></article></body></html>"""
FEED = """<rss><channel><title>The Valley Post</title><item><title>Rain</title>
<pubDate>Mon, 03 May 2021 10:00:00 +0200</pubDate>
<description>&lt;p&gt;Rain fell on 12 towns, the weather office said.&lt;/p&gt;</description>
</item><item><title>Nothing</title></item></channel></rss>"""
REVIEWS = {
    "@type": "DataFeed",
    "dataFeedElement": [
        {
            "@type": "DataFeedItem",
            "item": [
                {
                    "@type": "ClaimReview",
                    "claimReviewed": "The ferry sank in May 2021.",
                    "url": "https://check.example/1",
                    "datePublished": "2021-05-05",
                    "author": {"@type": "Organization", "name": "Check"},
                    "itemReviewed": {"author": {"@type": "Person", "name": "Ben Okoro"}},
                    "reviewRating": {"alternateName": "False"},
                }
            ],
        }
    ],
}


def rows(number):
    return [
        [f"The quay sank by {row} centimetres.", "Harbour office", "2021-05-01"]
        for row in range(2, number + 2)
    ]


def csv(lines, headings="Claim,Speaker,Date"):
    return "\n".join([headings, *(",".join(map(str, line)) for line in lines)])


def workbook(lines):
    book, file = openpyxl.Workbook(), BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(file)
    return file.getvalue()


@pytest.fixture
def archive(home):
    """A folder with a source of every kind."""
    folder = home / "archive"
    folder.mkdir()
    (folder / "feed.xml").write_text(FEED)
    (folder / "lines.jsonl").write_text('{"claim": "Rain fell on 14 towns.", "speaker": "Ada"}\n')
    (folder / "page.html").write_text(PAGE)
    (folder / "reviews.json").write_text(json.dumps(REVIEWS))
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    (folder / "table.csv").write_text(csv(rows(3)))
    (folder / "table.xlsx").write_bytes(workbook([["Claim"], ["Rain fell on 15 towns."]]))
    return folder


def test_a_folder_with_everything(program, archive):
    ended = program("ingest", "archive", "--kb", "kb.sqlite")
    assert ended.code == 2
    assert ended.out.splitlines() == [
        "archive/feed.xml: 1 claim, 1 not read",
        "archive/lines.jsonl: fields: claim = “claim”, speaker = “speaker”",
        "archive/lines.jsonl: 1 claim",
        "archive/page.html: 2 claims; left out: navigation 1",
        "archive/reviews.json: 1 claim",
        "archive/table.csv: columns: claim = “Claim”, speaker = “Speaker”, said_on = “Date”",
        "archive/table.csv: 3 claims",
        "archive/table.xlsx: columns: claim = “Claim”",
        "archive/table.xlsx: 1 claim",
        "9 citable claims added to kb.sqlite, 2 not read; left out: navigation 1",
    ]
    assert ended.err.splitlines() == [
        "verifier: archive/feed.xml, entry 2 (“Nothing”) was left out: it holds no text.",
        "verifier: archive/scan.pdf is a PDF; save its text as plain text first.",
    ]
    stored = claims(program, "kb.sqlite")
    assert len(stored) == 9
    written = (archive / "page.html").read_text()
    quotes = [claim for claim in stored if claim["source"].get("publisher") == "Larn Today"]
    assert {claim["source"]["published"] for claim in quotes} == {"2021-05-03"}
    placed = [claim for claim in quotes if claim["start"] is not None]
    assert len(placed) == 1  # markup stands in the other
    assert written[placed[0]["start"] : placed[0]["end"]] == placed[0]["quote"]


def test_a_claim_that_a_reviewer_found_false_is_debunked(program, archive):
    program("ingest", "archive/reviews.json", "--kb", "kb.sqlite")
    ended = program("check", "The ferry sank in May 2021", "--kb", "kb.sqlite", "--format", "json")
    report = json.loads(ended.out)
    assert (report["verdict"], report["findings"]) == ("contradicted", ["debunked"])


def test_a_second_time_adds_nothing_and_several_processes_give_the_same(program, archive):
    program("ingest", "archive", "--kb", "one.sqlite")
    ended = program("ingest", "archive", "--kb", "one.sqlite")
    assert "0 citable claims added to one.sqlite, 9 already there, 2 not read" in ended.out
    told = program("ingest", "archive", "--kb", "two.sqlite", "--jobs", "2").out
    assert "9 citable claims added to two.sqlite, 2 not read" in told
    assert claims(program, "two.sqlite") == claims(program, "one.sqlite")


def test_patterns_and_standard_input(program, archive):
    ended = program("ingest", "arch*/t*.csv", "--kb", "kb.sqlite")
    assert (ended.code, "3 citable claims" in ended.out) == (0, True)
    ended = program("ingest", "none*.csv", "--kb", "kb.sqlite")
    assert (ended.code, "no file fits none*.csv" in ended.error) == (2, True)
    piped = csv(rows(5)).encode()
    named = program("ingest", "-", "--stdin-filename", "q.csv", "--kb", "kb.sqlite", stdin=piped)
    assert "q.csv: 2 claims, 3 already there" in named.out
    formed = program("ingest", "-", "--format", "spreadsheet", "--kb", "kb.sqlite", stdin=piped)
    assert "standard input: 0 claims, 5 already there" in formed.out
    told = program("ingest", "-", "--kb", "kb.sqlite", stdin=piped)
    assert "standard input: 0 claims, 5 already there" in told.out, "the headings tell"
    prose = program(
        "ingest", "-", "--kb", "kb.sqlite", stdin=b"Fact, claim and rumour met in Larn."
    )
    assert "standard input: 1 claim" in prose.out


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_bad_rows_are_told_with_row_and_column_and_the_good_ones_are_in(program, home, form):
    lines = rows(25)
    lines[15][2] = "31 February 2021"  # row 17 of the sheet
    lines[19][0] = "=A1&B1"
    table = [["Claim", "Speaker", "Date"], *lines]
    name = f"claims.{form}"
    (home / name).write_bytes(csv(lines).encode() if form == "csv" else workbook(table))
    ended = program("ingest", name, "--column", "claim=Satz", "--kb", "kb.sqlite")
    assert ended.code == 2
    assert "has no column “Satz”; its columns are: “Claim”, “Speaker”, “Date”." in ended.error
    assert not (home / "kb.sqlite").exists()
    ended = program("ingest", name, "--kb", "kb.sqlite")
    assert ended.code == 2
    assert ended.err.splitlines() == [
        f"verifier: {name}, row 17, column “Date”: there is no day “31 february 2021”; "
        "write it as 2019-08-15.",
        f"verifier: {name}, row 21, column “Claim”: it holds a formula without its result; "
        "paste the value instead.",
    ]
    assert len(claims(program, "kb.sqlite")) == 23


def test_columns_and_the_order_of_days_can_be_given(program, home):
    (home / "t.csv").write_text(csv([["Es regnete.", "Lund", "3/4/2021"]], "Satz,Wer,Tag"))
    given = ("--column", "claim=Satz", "--column", "Speaker = wer", "--column", "said_on=Tag")
    ended = program("ingest", "t.csv", *given, "--kb", "kb.sqlite")
    assert "say which comes first with --date-order" in ended.error
    program("ingest", "t.csv", *given, "--date-order", "day-first", "--kb", "kb.sqlite")
    (claim,) = claims(program, "kb.sqlite")
    assert (claim["said_on"], claim["speaker"]["name"]) == ("2021-04-03", "Lund")
    ended = program("ingest", "t.csv", "--column", "Satz", "--kb", "kb.sqlite")
    assert "write it as --column claim=HEADING" in ended.error


def test_a_dry_run_shows_and_stores_nothing(program, archive, home):
    ended = program("ingest", "archive", "--dry-run", "--kb", "kb.sqlite")
    assert ended.code == 2
    assert not (home / "kb.sqlite").exists()
    assert "  columns: claim = “Claim”, speaker = “Speaker”, said_on = “Date”\n" in ended.out
    assert "  claim: The quay sank by 2 centimetres.\n" in ended.out
    assert "    speaker: Harbour office; said on: 2021-05-01\n" in ended.out
    assert "  article: Storm\n    publisher: Larn Today; published: 2021-05-03\n" in ended.out
    assert "    speaker: Ben Okoro; rating: False (false)\n" in ended.out
    assert ended.out.endswith("nothing was stored (--dry-run)\n")


def test_an_address_is_not_fetched_unless_it_is_allowed(program, home):
    ended = program("ingest", "http://127.0.0.1:9/a.html", "--kb", "kb.sqlite")
    assert "allow it to be fetched with --allow-urls" in ended.error
    ended = program("ingest", "http://127.0.0.1:9/a.html", "--allow-urls", "--kb", "kb.sqlite")
    assert "is not on the public internet" in ended.error
    assert not (home / "kb.sqlite").exists()


def test_an_allowed_address_is_read_and_named(program, archive, monkeypatch):
    """The guard itself is tested in ``tests/ingesting/test_fetching.py``; here it lets through."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(archive))
    monkeypatch.setattr(SimpleHTTPRequestHandler, "log_message", lambda *_: None)
    allowing = partial(fetching.fetch, allowed=lambda address: True)
    monkeypatch.setattr(fetching, "fetch", allowing)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/page.html"
        ended = program("ingest", address, "--allow-urls", "--kb", "kb.sqlite")
        again = program("ingest", address, "--allow-urls", "--kb", "kb.sqlite")
        server.shutdown()
    assert f"{address}: 2 claims; left out: navigation 1" in ended.out
    assert f"{address}: 0 claims, 2 already there" in again.out
    for claim in claims(program, "kb.sqlite"):
        assert claim["source"]["url"] == address
        assert claim["source"]["retrieved"]


def zipped(**parts):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("bomb.xlsx", zipped(**{"xl/sheet1.xml": b"0" * 400_000_000}), "more than a table needs"),
        ("laughs.xml", b"<!DOCTYPE l [<!ENTITY a 'ha'>]><rss><title>&a;</title>", "entities"),
        ("deep.xml", b"<rss>" + b"<a>" * 50_000, "within each other"),
        ("deep.json", b'{"a":' * 50_000, "nested too deeply"),
        ("deep.html", b"<div>" * 50_000, "no article"),
        ("cell.csv", b'claim\n"' + b"x" * 1_100_000, "a quotation mark is not closed"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "is an image"),
        ("noise.txt", bytes(range(256)) * 40, "is not a text"),
        ("page.csv", b"<!DOCTYPE html><p>Not found", "is a web page, not a table"),
        ("empty.csv", b" \n", "is empty"),
        ("half.txt", b"caf\xc3", "no claim"),
    ],
)
def test_hostile_files_are_refused_in_one_sentence(program, home, name, data, says):
    (home / name).write_bytes(data)
    ended = program("ingest", name, "--kb", "kb.sqlite")
    assert ended.code == 2
    assert says in ended.error


def test_a_giant_cell_is_told_with_its_row(program, home):
    giant = f'"{"x" * 6_000}",Lund,2021-05-01'
    (home / "t.csv").write_text(csv(rows(1)) + "\n" + giant)
    ended = program("ingest", "t.csv", "--kb", "kb.sqlite")
    assert "t.csv, row 3, column “Claim”: it holds 6,000 characters, a claim at most" in ended.error
    assert len(claims(program, "kb.sqlite")) == 1


@pytest.mark.parametrize("name", ["large.csv", "large.txt", "large.xlsx", "large.html"])
def test_a_file_of_200_megabytes_is_refused(program, home, name):
    with open(home / name, "wb") as file:
        file.write(b"claim,speaker\n")
        file.truncate(200_000_000)
    ended = program("ingest", name, "--kb", "kb.sqlite")
    assert ended.code == 2
    assert ended.error == (
        f"verifier: {name} is larger than 64,000,000 bytes, the limit for one file; split it.\n"
    )
    assert not (home / "kb.sqlite").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(program, home, article):
    article.chmod(0)
    assert "cannot be read: Permission denied" in program("ingest", str(article)).error


def test_the_history_says_where_a_claim_was_read(program, archive):
    program("ingest", "archive/page.html", "--by", "desk", "--kb", "kb.sqlite")
    with closing(sqlite3.connect("kb.sqlite")) as raw:
        reasons = {row for row in raw.execute("SELECT by, why FROM revisions")}
    ((by, why),) = reasons
    assert by == "desk"
    assert why.startswith("read in archive/page.html (content ")
