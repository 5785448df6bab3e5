"""Is a file known by what it holds, and refused where that is not what its name says?"""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from knowledge.errors import UnusableFile
from knowledge.formats.kinds import Kind, kind_of


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"Rain fell.", Kind.TEXT),
        ("a.md", b"# Rain", Kind.TEXT),
        ("a.txt", b"[Rain] fell", Kind.TEXT),
        ("a.txt", b'{"not": "read"}', Kind.TEXT),
        ("standard input", b"Rain fell.", Kind.TEXT),
        ("standard input", b"<!DOCTYPE html><p>Rain", Kind.WEB_PAGE),
        ("standard input", b'{"@type": "DataFeed",\n"x": []}', Kind.CLAIM_REVIEW),
        ("standard input", b'[{"@type": "ClaimReview"}]', Kind.CLAIM_REVIEW),
        ("standard input", b'{"claim": "a"}\n{"claim": "b"}\n', Kind.JSON_LINES),
        ("standard input", b'{"statement": "a"}', Kind.JSON_LINES),
        ("standard input", zipped("xl/workbook.xml"), Kind.SPREADSHEET),
        ("a.html", b"  \n<!-- saved --><HTML><p>Rain", Kind.WEB_PAGE),
        ("a.html", b"<p>Rain", Kind.WEB_PAGE),
        ("a.html", b"Rain <b>fell</b>", Kind.WEB_PAGE),
        ("a.htm", "<html>é".encode("utf-16"), Kind.WEB_PAGE),
        ("https://a.example/x.html?as=.csv", b"<html>", Kind.WEB_PAGE),
        ("a.xml", b"<?xml version='1.0'?><rss>", Kind.FEED),
        ("a.rdf", b"<rdf:RDF xmlns:rdf='x'>", Kind.FEED),
        ("a.json", b'{"claimReviewed": "a"}', Kind.CLAIM_REVIEW),
        ("a.json", b'{"claim": "a"}\n{"claim": "b"}', Kind.JSON_LINES),
        ("a.jsonl", b'{"claim": "a"}', Kind.JSON_LINES),
        ("a.jsonl", b'{"claim": "a"}\nnonsense', Kind.JSON_LINES),
        ("a.csv", b"claim,who\nRain,Ada", Kind.SPREADSHEET),
        ("a.csv", zipped("xl/workbook.xml"), Kind.SPREADSHEET),
        ("a.xls", b"\xd0\xcf\x11\xe0", Kind.SPREADSHEET),
    ],
)
def test_kinds(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(name, data) is kind


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"%PDF-1.7", "a.txt is a PDF; save its text as plain text first."),
        ("a.pdf", b"%PDF-1.7", "a.pdf is a PDF"),
        ("a.txt", b"\x89PNG\r\n", "is an image"),
        ("a.csv", b"\x1f\x8b\x08", "is a compressed file; unpack it first."),
        ("a.doc", b"{\\rtf1", "is an RTF file"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "is an old Office file"),
        ("a.docx", zipped("word/document.xml"), "is a Word document; save it as plain text first."),
        ("a.odt", zipped("content.xml"), "is an OpenDocument file"),
        ("a.csv", zipped("a.csv"), "is a zip file"),
        ("a.txt", b"<html><p>x", "a.txt is a web page, not a text; correct its name, or say"),
        ("a.csv", b"<!DOCTYPE html>", "is a web page, not a table"),
        ("a.html", b"<rss>", "is a feed, not a web page"),
        ("a.html", b"Rain fell.", "is not a web page; check what it holds."),
        ("a.xml", b"<menu><food/></menu>", "is not a feed"),
        ("a.json", b"Rain fell.", "is not a list of fact-checks"),
        ("a.html", b'{"a": 1}', "is a list of fact-checks, not a web page"),
        ("a.txt", zipped("xl/workbook.xml"), "is a table, not a text"),
    ],
)
def test_what_is_refused(name: str, data: bytes, says: str) -> None:
    with pytest.raises(UnusableFile) as told:
        kind_of(name, data)
    assert says in str(told.value)
