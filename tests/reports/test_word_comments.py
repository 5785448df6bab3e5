"""A Word file comes back with its comments exactly on their sentences, and otherwise as it was."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from verifier.drafts.readers import read_draft
from verifier.drafts.readers.word import read_word
from verifier.drafts.report import (
    CheckedSentence,
    Correction,
    DraftReport,
    Inconsistency,
    Place,
)
from verifier.drafts.sentences import sentences_of
from verifier.errors import UnusableInput
from verifier.report import Assertion, KnowledgeBaseState, Report, Verdict
from verifier.reports.annotated import ANNOTATED
from verifier.reports.word_comments import with_comments
from verifier.settings import DEFAULTS

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
STATE = KnowledgeBaseState(revision=7, claims=40)
LONG = "Some 820 people died. Ten fled to Hama. It rained."


def judged(statement: str, verdict: Verdict = Verdict.UNVERIFIED) -> Report:
    reason = "Nothing here speaks of it."
    part = Assertion(text=statement, start=0, end=len(statement), verdict=verdict, reason=reason)
    return Report(
        statement=statement,
        verdict=verdict,
        reason=reason,
        assertions=(part,),
        knowledge_base=STATE,
        elapsed_ms=1,
    )


def report_on(data: bytes, name: str = "draft.docx", **changes) -> DraftReport:
    """A report in which every sentence is checked."""
    # in this process: hundreds of small files of our own are read
    read = read_word if name.endswith(".docx") else read_draft
    manuscript = read(data, name, DEFAULTS)
    checked = tuple(
        CheckedSentence(
            line=1,
            column=1,
            start=sentence.start,
            end=sentence.end,
            text=manuscript.text[sentence.start : sentence.end],
            report=judged(sentence.words),
        )
        for sentence in sentences_of(manuscript)
    )
    return DraftReport(
        path=name,
        sentences=len(checked),
        checkable=len(checked),
        counts={verdict: 0 for verdict in Verdict},
        findings={},
        left_alone={},
        checked=checked,
        written=manuscript.text,
    ).model_copy(update=changes)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def covered(data: bytes, space: str = W) -> dict[str, str]:
    """The letters between the marks of each comment, read without any part of the project."""
    open_, found = set(), {}
    root = ElementTree.fromstring(parts(data)["word/document.xml"])
    for element in root.iter():
        key = element.get(f"{{{space}}}id", "")
        match element.tag.rpartition("}")[2]:
            case "commentRangeStart":
                open_.add(key)
                found[key] = ""
            case "commentRangeEnd":
                open_.remove(key)
            case "t" | "noBreakHyphen" | "sym":
                letters = "-" if element.tag.endswith(("Hyphen", "sym")) else element.text or ""
                for one in open_:
                    found[one] += letters
    assert not open_
    return found


def words_of_comments(data: bytes) -> dict[str, str]:
    root = ElementTree.fromstring(parts(data)["word/comments.xml"])
    return {
        comment.get(f"{{{W}}}id"): "\n".join(
            "".join(text.text for text in line.iter(f"{{{W}}}t"))
            for line in comment.iter(f"{{{W}}}p")
        )
        for comment in root
    }


def marked(data: bytes, **changes) -> bytes:
    return with_comments(data, report_on(data, **changes), NOW)


def sentences(data: bytes) -> list[str]:
    return [one.text for one in report_on(data).checked]


CHANGE = '<w:b/><w:rPrChange w:id="41" w:author="A"><w:rPr/></w:rPrChange>'
EMOJI = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="w16se">'
    '<w16se:symEx w16se:char="1F600"/></mc:Choice><mc:Fallback><w:t>😀</w:t></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)
BODIES = {
    "one run": paragraph(LONG),
    "a run for each sentence": paragraph("Some died.", " Ten fled.", " It rained."),
    "with properties": paragraph(run(LONG, "<w:b/><w:i/>")),
    "with a changed format": paragraph(run(LONG, CHANGE)),
    "a run that begins with a tab": paragraph(
        "<w:r><w:tab/><w:t>Some died. Ten fled.</w:t><w:br/><w:t>It rained.</w:t></w:r>"
    ),
    "spaces that are not kept": paragraph("<w:r><w:t>Some died. Ten fled.</w:t></w:r>"),
    "within a hyperlink": paragraph(
        "Some ", f"<w:hyperlink r:id='x'>{run('died. Ten')}</w:hyperlink>", " fled."
    ),
    "within an insertion": paragraph(
        "Some died.", f"<w:ins w:id='1' w:author='A'>{run(' Ten fled.')}</w:ins>"
    ),
    "around a deletion": paragraph(
        "Some ",
        "<w:del w:id='1' w:author='A'><w:r><w:delText>1,200</w:delText></w:r></w:del>",
        "820 died.",
    ),
    "entities": paragraph("&#65; toll of 3 &lt; 4 &amp; 5. Ten fled at &quot;noon&quot;. Rain."),
    "CDATA": paragraph("<w:r><w:t><![CDATA[Some & 820 died. Ten fled. Rain.]]></w:t></w:r>"),
    "letters of many bytes": paragraph("Ærø lost €5. “Ten” fled 😀 there. It rained…"),
    "a soft hyphen at the edge": paragraph("Some died.\u00ad Ten fled.\u00ad"),
    "a hyphen at the edge": paragraph("<w:r><w:noBreakHyphen/></w:r>", "5 it was. Ten fled."),
    "a symbol at the edge": paragraph(
        "Ten fled. ", '<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>', "5 it was."
    ),
    "XML comments": paragraph("<w:r><w:t>Some <!-- x -->died. Ten <?y?>fled.</w:t></w:r>"),
    "two paragraphs": paragraph("Some died. Ten fled.") + paragraph("It rained. It snowed."),
    "a paragraph that goes on": paragraph(
        "Some ", properties="<w:rPr><w:del w:id='3' w:author='A'/></w:rPr>"
    )
    + paragraph("died. Ten fled."),
    "cells": "<w:tbl><w:tr><w:tc>" + paragraph("Some died. Ten fled.") + "</w:tc></w:tr></w:tbl>",
    "a form in two editions": paragraph("Some died. ", EMOJI, " Ten fled."),
}


def written_in(data: bytes) -> list[str]:
    """The sentences as :func:`covered` tells them: every sign is a hyphen, a break is nothing."""
    return [re.sub("±", "-", text.replace("\n", "")) for text in sentences(data)]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_comment_stands_around_the_letters_of_its_sentence(body):
    data = packed(parts_of(body))
    assert len(sentences(data)) >= 1
    assert list(covered(marked(data)).values()) == written_in(data)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_marked_file_reads_like_the_file(body):
    data = packed(parts_of(body))
    assert read_draft(marked(data), "a.docx", DEFAULTS) == read_draft(data, "a.docx", DEFAULTS)


WORDS = st.sampled_from(["Some", "820", "died.", "Ten", "fled", "to", "Hama.", "€5.", "A & B."])


@given(st.lists(WORDS, min_size=1, max_size=14), st.data())
def test_however_the_runs_are_split_each_comment_covers_its_sentence(words, drawn):
    text = " ".join(words)
    cuts = sorted(drawn.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    looks = drawn.draw(
        st.lists(
            st.sampled_from(["", "<w:b/>", CHANGE]), min_size=len(pieces), max_size=len(pieces)
        )
    )
    runs = [run(p.replace("&", "&amp;"), look) for p, look in zip(pieces, looks, strict=True)]
    data = word_file(paragraph(*runs))
    again = marked(data)
    assert list(covered(again).values()) == sentences(data)
    assert read_word(again, "a.docx", DEFAULTS) == read_word(data, "a.docx", DEFAULTS)
    twice = marked(again)
    assert sorted(covered(twice).values()) == sorted(2 * sentences(data))


def test_a_run_that_is_cut_keeps_its_properties_on_both_sides():
    xml = parts(marked(word_file(paragraph(run("Some died. Ten fled.", CHANGE)))))
    changes = re.findall(rb'<w:rPr><w:b/><w:rPrChange w:id="(\d+)"', xml["word/document.xml"])
    assert len(changes) == 3
    assert len(set(changes)) == 3


def test_all_other_parts_stay_as_they_are_packed():
    held = parts_of(paragraph(LONG), header=paragraph("Courier"))
    data = packed({**held, "word/media/image1.png": b"\x89PNG" + bytes(5_000)})
    with_marks = marked(data)
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(with_marks)) as new:
        assert new.namelist() == [*old.namelist(), "word/comments.xml"]
        changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        for info in old.infolist():
            again = new.getinfo(info.filename)
            assert again.compress_type == info.compress_type
            assert again.date_time == info.date_time
            if info.filename not in changed:
                size = 30 + len(info.filename) + info.compress_size
                before = data[info.header_offset : info.header_offset + size]
                after = with_marks[again.header_offset : again.header_offset + size]
                assert after == before


def test_in_the_text_only_marks_come_in():
    data = word_file(paragraph("Some died."), paragraph("Ten fled."))
    before, after = (parts(d)["word/document.xml"].decode() for d in (data, marked(data)))
    without = re.sub(
        r'<w:commentRange(?:Start|End) w:id="\d+"/>|<w:r><w:rPr><w:sz w:val="16"/></w:rPr>'
        r'<w:commentReference w:id="\d+"/></w:r>',
        "",
        after,
    )
    assert without == before


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
