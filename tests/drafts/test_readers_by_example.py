"""What is read of a web page, a table, JSON Lines and a PDF, and what is told as left out?"""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from verifier.drafts.readers import read_draft, read_manuscript
from verifier.drafts.readers.manuscript import Manuscript
from verifier.drafts.readers.pdf import read_pdf
from verifier.errors import UnusableInput
from verifier.settings import DEFAULTS

PAGE = """<!doctype html><html><head><title>Tolls rise</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>Tolls rise</h1>
<p>Forty people died on Monday in the town of Tarn, the police said.</p></article>
<footer>Imprint</footer></body></html>"""


@pytest.mark.parametrize(
    ("name", "text", "told", "left_out"),
    [
        (
            "piece.html",
            "<p>Forty <b>people</b> died &amp; nine fled.</p><h2>Tolls</h2><p hidden>Secret.</p>",
            ["Forty people died & nine fled.", "Tolls"],
            ["hidden (an element “p”)"],
        ),
        (
            "page.html",
            PAGE,
            [
                "Tolls rise",
                "Forty people died on Monday in the town of Tarn, the police said.",
            ],
            ["navigation (an element “nav”)", "navigation (an element “footer”)"],
        ),
        (
            "rows.csv",
            'id,statement\n1,"Forty people died, the police said"\n2,\n3,Ten homes burned\n',
            ["Forty people died, the police said", "Ten homes burned"],
            ["the columns beside the statements (“id”)", "a row without a statement"],
        ),
        (
            "rows.jsonl",
            '{"claim": "Forty people died."}\nno JSON\n{"claim": "Ten caf\\u00e9s burned."}\n',
            ["Forty people died.", "Ten cafés burned."],
            ["a line that is not JSON"],
        ),
    ],
)
def test_what_is_read_and_what_is_told(name, text, told, left_out):
    manuscript = read_manuscript(text, name)
    assert [passage.text for passage in manuscript.passages] == told
    assert [one.what for one in manuscript.not_read] == left_out


def test_a_line_that_is_no_json_is_lost_and_an_empty_cell_is_not():
    lost = read_manuscript('{"claim": "Ten died."}\nno JSON\n', "rows.jsonl").not_read
    empty = read_manuscript("statement\nTen died\n\n", "rows.csv").not_read
    assert [one.lost for one in lost] == [True]
    assert not any(one.lost for one in empty)


@pytest.mark.parametrize("name", ["rows.csv", "rows.jsonl"])
def test_a_table_without_statements_is_refused(name):
    with pytest.raises(UnusableInput):
        read_manuscript("1,2,3\n4,5,6\n" if name.endswith("csv") else '{"a": 1}\n', name)


WORDS = st.text("ab é&<>\"';,.\n", min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_letter_of_a_page_stands_where_it_is_said_to(words):
    escaped = [w.replace("&", "&amp;").replace("<", "&lt;") for w in words]
    assert_letters(read_manuscript("".join(f"<p>Ten {w}</p>\n" for w in escaped), "a.html"))


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_letter_of_a_table_stands_where_it_is_said_to(words):
    cells = ('"Ten ' + w.replace('"', '""') + '"' for w in words)
    assert_letters(read_manuscript("statement\n" + "\n".join(cells) + "\n", "a.csv"))


def assert_letters(manuscript: Manuscript) -> None:
    for passage in manuscript.passages:
        for at, letter in enumerate(passage.text):
            start, end = passage.origin_span(at, at + 1)
            written = manuscript.text[start:end]
            assert letter in written or written.startswith("&") or letter.isspace()


def printed(*pages: str) -> bytes:
    style, file = getSampleStyleSheet()["BodyText"], BytesIO()
    story = [part for page in pages for part in (Paragraph(page, style), PageBreak())]
    SimpleDocTemplate(file, title="Tolls rise").build(story)
    return file.getvalue()


def test_a_pdf_has_pages_paragraphs_and_a_title():
    long = "Forty people died on Monday in the town of Tarn, the police said. " * 4
    manuscript = read_pdf(printed(long, "Ten homes burned."), "draft.pdf", DEFAULTS)
    assert manuscript.title == "Tolls rise"
    assert [passage.page for passage in manuscript.passages] == [1, 2]
    assert " ".join(manuscript.passages[0].text.split()) == long.strip()
    assert_letters(manuscript)


def test_a_pdf_without_a_text_layer_is_refused():
    with pytest.raises(UnusableInput, match="no text that can be read"):
        read_pdf(printed("<br/>"), "scan.pdf", DEFAULTS)


@pytest.mark.parametrize("name", ["draft.pdf", "draft.docx", "draft.odt"])
def test_what_is_no_such_file_is_refused_with_its_name(name):
    with pytest.raises(UnusableInput, match=name):
        read_draft(b"Forty people died.", name, DEFAULTS)
