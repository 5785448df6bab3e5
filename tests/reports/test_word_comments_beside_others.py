"""Comments beside those that stand there, in notes and boxes, and what they say."""

import re
from xml.etree import ElementTree

import pytest

from tests.drafts.word_files import (
    OFFICE,
    STRICT_W,
    STYLES,
    W,
    packed,
    paragraph,
    parts_of,
    run,
    word_file,
)
from tests.reports.marked_word_files import (
    LONG,
    NOW,
    covered,
    judged,
    marked,
    parts,
    report_on,
    sentences,
    words_of_comments,
)
from verifier.drafts.readers import read_draft
from verifier.drafts.report import (
    Correction,
    Inconsistency,
    Place,
)
from verifier.drafts.sentences import sentences_of
from verifier.errors import UnusableInput
from verifier.report import Verdict
from verifier.reports.annotated import ANNOTATED
from verifier.reports.word_comments import with_comments
from verifier.settings import DEFAULTS


def with_old_comments() -> bytes:
    body = paragraph(
        '<w:commentRangeStart w:id="7"/>',
        run("Some died."),
        '<w:commentRangeEnd w:id="7"/>',
        '<w:r><w:commentReference w:id="7"/></w:r>',
        run(" Ten fled."),
    )
    comment = f'<w:comment w:id="7" w:author="Editor">{paragraph("Sure?")}</w:comment>'
    return packed(parts_of(body, comments=comment))


def test_comments_that_are_there_stay_and_no_number_is_taken_twice():
    said = words_of_comments(marked(with_old_comments()))
    assert said["7"] == "Sure?"
    assert sorted(said) == ["7", "8", "9"]


def test_a_file_without_comments_says_that_it_has_some_now():
    held = parts(marked(word_file(LONG)))
    types, links = held["[Content_Types].xml"], held["word/_rels/document.xml.rels"]
    assert types.count(b'PartName="/word/comments.xml"') == 1
    assert links.count(b'Target="comments.xml"') == 1
    ElementTree.fromstring(types)
    ElementTree.fromstring(links)


def test_a_file_without_relationships_gets_some():
    held = parts_of(paragraph(LONG))
    del held["word/_rels/document.xml.rels"]
    assert len(words_of_comments(marked(packed(held)))) == 3


def test_author_initials_and_date_stand_on_each_comment():
    xml = parts(marked(word_file("Some died.")))["word/comments.xml"].decode()
    assert 'w:author="Claims verifier" w:date="2026-11-28T09:30:00Z" w:initials="CV"' in xml


def test_the_looks_of_comments_are_those_of_the_file_where_it_has_any():
    styles = (
        '<w:style w:type="character" w:styleId="Kommentarzeichen">'
        '<w:name w:val="annotation reference"/></w:style>'
        '<w:style w:styleId="Kommentartext"><w:name w:val="annotation text"/></w:style>'
    )
    held = parts(marked(word_file("Some died.", styles=STYLES + styles)))
    assert b'<w:rStyle w:val="Kommentarzeichen"/>' in held["word/document.xml"]
    assert b'<w:pStyle w:val="Kommentartext"/>' in held["word/comments.xml"]


def test_the_strict_edition_is_marked_in_its_own_namespace():
    held = {
        name: part.replace(W, STRICT_W).replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, part in parts_of(paragraph(LONG)).items()
    }
    data = packed(held)
    again = marked(data)
    assert list(covered(again, STRICT_W).values()) == sentences(data)
    assert b"purl.oclc.org" in parts(again)["word/comments.xml"]


def test_other_prefixes_than_usual_are_no_matter():
    xml = parts_of(paragraph(LONG))["word/document.xml"]
    other = re.sub(r"(</?|\s)w:", r"\1x:", xml).replace("xmlns:w=", "xmlns:x=")
    data = packed({**parts_of(paragraph(LONG)), "word/document.xml": other})
    assert list(covered(marked(data)).values()) == sentences(data)


NOTE = f'<w:footnote w:id="2">{paragraph("So AFP said.")}</w:footnote>'


def test_a_sentence_of_a_note_is_told_at_its_reference():
    reference = '<w:r><w:t>fled</w:t><w:footnoteReference w:id="2"/></w:r>'
    data = word_file(paragraph("Ten ", reference, run(".")), footnotes=NOTE)
    again = marked(data)
    assert list(covered(again).values()) == ["Ten fled.", ""]
    assert words_of_comments(again)["1"].startswith("On “So AFP said.”:\n? unverified\n")
    assert parts(again)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]


def test_a_sentence_of_a_text_box_is_told_at_the_box():
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    box += "</v:textbox></w:pict></w:r>"
    again = marked(word_file(paragraph("Ten fled.", box)))
    assert covered(again) == {"0": "Ten fled.", "1": "In a box."}
    assert words_of_comments(again)["1"].startswith("On “In a box.”:")
    xml = parts(again)["word/document.xml"].decode()
    assert '<w:commentRangeStart w:id="1"/><w:r><w:pict>' in xml


def test_only_the_verdicts_asked_for_are_told():
    data = word_file(LONG)
    report = report_on(data)
    wrong = report.checked[1].model_copy(update={"report": judged("x", Verdict.CONTRADICTED)})
    report = report.model_copy(update={"checked": (report.checked[0], wrong, report.checked[2])})
    again = with_comments(data, report, NOW, verdicts={Verdict.CONTRADICTED})
    assert list(covered(again).values()) == ["Ten fled to Hama."]
    assert with_comments(data, report, NOW, verdicts={Verdict.SUPPORTED}) == data


def test_what_a_comment_says(contradicted, unverified):
    data = word_file(LONG)
    report = report_on(data)
    place = Place(line=3, column=1, start=40, end=50)
    first = report.checked[0].model_copy(
        update={
            "report": contradicted,
            "also_at": (Place(line=1, column=9, start=40, end=50),),
            "corrections": (
                Correction(
                    start=5, end=8, written="820", suggested="some 820", because="AFP, 15 August"
                ),
            ),
            "inconsistent_with": (
                Inconsistency(at=place, text="It\nrained.", says="820 and 1,200 differ."),
            ),
        }
    )
    second = report.checked[1].model_copy(update={"report": unverified, "ignored": "told by phone"})
    again = with_comments(data, report.model_copy(update={"checked": (first, second)}), NOW)
    assert list(covered(again).values()) == [
        "Some 820 people died.",
        "Ten fled to Hama.",
        "It rained.",
    ]
    said = words_of_comments(again)
    assert said["2"] == said["0"]
    assert said["0"].splitlines() == [
        "✗ contradicted",
        "The statement says 1,200 civilians; the Syrian Observatory for Human Rights said some 820 "
        "for the same period (AFP, 15 August 2019).",
        "“Since late April bombardment has killed some 820 civilians in the north-west.” — Syrian "
        "Observatory for Human Rights; AFP, “Months of strikes”, 15 August 2019",
        "https://example.org/2019/08/15/a-rather-long-address-that-does-not-fit-into-eighty-columns",
        "also in Wire North, “A season of strikes”, 16 August 2019",
        "Suggested: “820” → “some 820” (AFP, 15 August)",
        "Elsewhere in this draft: “It rained.” 820 and 1,200 differ.",
    ]
    lines = said["1"].splitlines()
    assert lines[:3] == [
        "Let pass by the draft: told by phone",
        "? unverified",
        "? unverified (misattributed): “The UN said 820 died”",
    ]
    assert lines[-1] == "The claim gives no strength."
    assert "\x1b" not in said["1"]


def test_a_file_that_has_changed_since_is_refused():
    report = report_on(word_file(LONG))
    with pytest.raises(UnusableInput, match="has changed since it was checked"):
        with_comments(word_file("Something else."), report, NOW)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("draft.txt", b"Tolls rise again\n\nSome 820 people died. Ten\nfled to Hama.\n"),
        ("draft.md", b"# Tolls **rise**\n\nSome *820* people died. Ten\nfled &amp; hid.\n"),
        ("standard input", b"Some 820 people died. Ten fled \xe2\x80\xad\x0bto Hama."),
    ],
)
def test_a_draft_of_another_kind_becomes_a_word_file(name, data):
    report = report_on(data, name)
    again = ANNOTATED["docx"].mark(data, report, NOW)
    told = [" ".join(text.split()) for text in covered(again).values()]
    statements = [one.report.statement.replace("\u202d ", "") for one in report.checked]
    assert told == statements
    manuscript = read_draft(again, "draft.docx", DEFAULTS)
    assert [s.words for s in sentences_of(manuscript)] == told
    assert bool(manuscript.headings) == name.endswith(".md")


def test_the_form_is_known_by_its_name():
    form = ANNOTATED["docx"]
    data = word_file(LONG)
    assert (form.name, form.ending) == ("docx", ".docx")
    assert form.mark(data, report_on(data), NOW) == marked(data)
