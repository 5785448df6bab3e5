"""What is read of an OpenDocument text: each row is XML and the letters that are read of it."""

import pytest

from tests.drafts.open_document_files import heading, open_document, paragraph
from verifier.drafts.readers import read_draft
from verifier.drafts.readers.manuscript import Ignore
from verifier.settings import DEFAULTS


def read(data: bytes):
    return read_draft(data, "draft.odt", DEFAULTS)


MARKS = {
    "spans and links": ("Some <text:span>820</text:span> <text:a>died</text:a>.", "Some 820 died."),
    "white space in the XML": ("\n  Some\n\t820 <text:span> died</text:span>.", "Some 820 died."),
    "spaces by number": ('a<text:s text:c="3"/>b<text:s/>c', "a   b c"),
    "a tab and a break": ("Toll<text:tab/>820<text:line-break/>Rain", "Toll\t820\nRain"),
    "a soft hyphen": ("block\u00adade", "blockade"),
    "a soft page break": ("Some <text:soft-page-break/>820", "Some 820"),
    "a point where text was deleted": ('Some <text:change text:change-id="c1"/>820', "Some 820"),
    "an insertion": ("Some <text:change-start/>820<text:change-end/> died", "Some 820 died"),
    "a field": (
        "On <text:date>3 May</text:date> in <text:sequence>2</text:sequence>",
        "On 3 May in 2",
    ),
    "a placeholder": ("By <text:placeholder>NAME</text:placeholder>", "By "),
    "a gloss over a word": (
        "<text:ruby><text:ruby-base>word</text:ruby-base><text:ruby-text>x</text:ruby-text>"
        "</text:ruby>",
        "word",
    ),
    "hidden by its style": (
        '820 <text:span text:style-name="T1">not yet </text:span>died',
        "820 died",
    ),
    "shown within hidden text": (
        'a<text:span text:style-name="T1">b<text:span>c</text:span></text:span>d',
        "ad",
    ),
    "a hidden paragraph": (
        'Not yet<text:hidden-paragraph text:is-hidden="true"> out</text:hidden-paragraph>',
        "",
    ),
    "a comment": (
        "Some <office:annotation><text:p>Sure?</text:p></office:annotation>820",
        "Some 820",
    ),
    "an entity": ("Q&amp;A at &#8364;5", "Q&A at €5"),
}


@pytest.mark.parametrize(("content", "letters"), MARKS.values(), ids=MARKS)
def test_what_is_read_of_a_paragraph(content, letters):
    assert read(open_document(paragraph(content))).text == f"{letters}\n"


def test_headings_and_the_title():
    manuscript = read(
        open_document(
            paragraph("Four months", "P1"),
            heading("Tolls"),
            paragraph("Names", "P2"),
            "Forty died.",
        )
    )
    assert manuscript.headings == ("Four months", "Tolls", "Names")
    assert manuscript.title == "Four months"
    assert manuscript.written_on is None


def test_the_title_that_the_file_gives():
    assert read(open_document("Forty died.", title="On strikes")).title == "On strikes"


def test_lists_cells_and_frames_are_passages():
    manuscript = read(
        open_document(
            "Forty died.",
            "Ten fled.",
            f"<text:list><text:list-item>{paragraph('two from Hama')}</text:list-item>"
            f"<text:list-item>{paragraph('eight from Homs')}</text:list-item></text:list>",
            "<table:table><table:table-row>"
            f"<table:table-cell>{paragraph('Idlib')}{paragraph('Hama')}</table:table-cell>"
            f"<table:covered-table-cell>{paragraph('covered')}</table:covered-table-cell>"
            f"<table:table-cell>{paragraph('Rain fell.')}</table:table-cell>"
            "</table:table-row></table:table>",
            paragraph(
                "Around <draw:frame><draw:text-box>"
                f"{paragraph('In the box.')}</draw:text-box></draw:frame>it."
            ),
            "After.",
        )
    )
    assert [p.text for p in manuscript.passages] == [
        "Forty died.\n\nTen fled.",
        "two from Hama",
        "eight from Homs",
        "Idlib\n\nHama",
        "Rain fell.",
        "Around it.",
        "In the box.",
        "After.",
    ]


def note(sort: str, text: str) -> str:
    return (
        f'<text:note text:note-class="{sort}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph(text)}</text:note-body></text:note>"
    )


def test_notes_follow_the_body():
    manuscript = read(
        open_document(
            paragraph(
                f"It rose{note('endnote', 'At the end.')} again{note('footnote', 'So AFP.')}."
            ),
            "Rain fell.",
        )
    )
    assert manuscript.text == "It rose again.\nRain fell.\nSo AFP.\nAt the end.\n"


def test_deleted_text_is_out():
    gone = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{paragraph('Gone.')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    assert read(open_document(gone, "Forty died.")).text == "Forty died.\n"


def test_deleted_text_that_stands_in_its_place_is_out():
    region = '<text:changed-region text:id="c1"><text:deletion/></text:changed-region>'
    manuscript = read(
        open_document(
            f"<text:tracked-changes>{region}</text:tracked-changes>",
            paragraph('Some <text:change-start text:change-id="c1"/>1,200'),
            paragraph('or so <text:change-end text:change-id="c1"/>820 died.'),
            "Ten fled.",
        )
    )
    assert manuscript.text == "Some 820 died.\nTen fled.\n"


def test_what_is_left_out_is_told_with_its_lines():
    manuscript = read(
        open_document(
            f"<text:table-of-content><text:index-body>{paragraph('Tolls 3')}</text:index-body>"
            "</text:table-of-content>",
            "Forty died.",
            f'<text:section text:display="none">{paragraph("Not yet.")}</text:section>',
            paragraph('Ten fled.<text:span text:style-name="T1">Ask!</text:span>'),
            page=paragraph("The Northern Courier"),
        )
    )
    assert manuscript.text == "Forty died.\nTen fled.\n"
    assert [(n.line, n.what, n.lost) for n in manuscript.not_read] == [
        (1, "the header of its pages", False),
        (1, "a table of contents", False),
        (2, "a hidden section", False),
        (2, "hidden text", False),
    ]


def annotation(words: str, name: str = "") -> str:
    about = f' office:name="{name}"' if name else ""
    inside = f"<dc:creator>E</dc:creator>{paragraph(words)}"
    return f"<office:annotation{about}>{inside}</office:annotation>"


def test_comments_that_let_pass_are_kept():
    end = '<office:annotation-end office:name="n1"/>'
    manuscript = read(
        open_document(
            paragraph(
                f"Forty died. {annotation('verifier: ignore: our own count', 'n1')}Ten fled.{end}"
            ),
            paragraph(f"Rain fell.{annotation('Verifier: ignore: seen')}"),
            paragraph(f"Snow fell.{annotation('Sure?')}"),
        )
    )
    assert manuscript.text == "Forty died. Ten fled.\nRain fell.\nSnow fell.\n"
    assert manuscript.ignores == (Ignore(12, 21, "our own count"), Ignore(31, 32, "seen"))
