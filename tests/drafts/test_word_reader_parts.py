"""Text boxes, notes, comments and all else that stands beside the paragraphs of a Word file."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drafts.word_files import STRICT_W, W, packed, paragraph, parts_of, run, word_file
from tests.drafts.word_reading import field, read, sign, text_box, text_of
from verifier.drafts.readers.manuscript import Ignore, PassageKind
from verifier.drafts.review import sentences_of


def test_a_text_box_is_read_once_after_its_paragraph():
    box = text_box(paragraph("In the box."), paragraph("Twice?"))
    manuscript = read(word_file(paragraph("Around ", box, "the box."), "After."))
    assert manuscript.text == "Around the box.\nIn the box.\nTwice?\nAfter.\n"
    assert [p.text for p in manuscript.passages] == [
        "Around the box.",
        "In the box.\n\nTwice?",
        "After.",
    ]


def test_a_fallback_is_read_where_it_stands_alone():
    only = (
        "<mc:AlternateContent><mc:Fallback>" + run("820") + "</mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(paragraph(only)) == "820\n"


NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="1">{paragraph("So AFP said.")}</w:footnote>'
    f'<w:footnote w:id="2">{paragraph("So the UN said.")}{paragraph("On Friday.")}</w:footnote>'
    f'<w:footnote w:id="3">{paragraph("Nowhere referred to.")}</w:footnote>'
)


def test_notes_follow_the_body_in_the_order_in_which_they_are_referred_to():
    manuscript = read(
        word_file(
            paragraph("It rose.", sign("footnoteReference", 'w:id="2"')),
            paragraph("It fell.", sign("endnoteReference", 'w:id="1"')),
            paragraph("It stood.", sign("footnoteReference", 'w:id="1"')),
            footnotes=NOTES,
            endnotes=f'<w:endnote w:id="1">{paragraph("At the end.")}</w:endnote>',
        )
    )
    assert manuscript.text.splitlines() == [
        "It rose.",
        "It fell.",
        "It stood.",
        "So the UN said.",
        "On Friday.",
        "So AFP said.",
        "At the end.",
    ]
    assert [p.text for p in manuscript.passages][1:] == [
        "So the UN said.\n\nOn Friday.",
        "So AFP said.",
        "At the end.",
    ]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    ended = "<w:rPr><w:del w:id='3' w:author='A'/></w:rPr>"
    manuscript = read(word_file(paragraph("Some ", properties=ended), "820 died.", "Ten fled."))
    assert manuscript.text == "Some 820 died.\nTen fled.\n"
    assert [s.words for s in sentences_of(manuscript)] == ["Some 820 died.", "Ten fled."]


def test_what_is_left_out_is_told_with_its_lines():
    chart = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    manuscript = read(
        word_file(
            paragraph("Tolls 3", style="Verzeichnis1"),
            paragraph("Names 4", style="Verzeichnis1"),
            paragraph("Forty died.", run("Check this!", "<w:vanish/>")),
            paragraph(f"<w:r><w:drawing>{chart}</w:drawing></w:r>"),
            '<w:altChunk r:id="x"/>',
            "Ten fled.",
            header=paragraph("The Northern Courier"),
            footer=paragraph(field("PAGE", run("3"))),
        )
    )
    assert [(n.line, n.end_line, n.what, n.lost) for n in manuscript.not_read] == [
        (1, 1, "the header of its pages", False),
        (1, 2, "a table of contents", False),
        (3, 3, "hidden text", False),
        (4, 4, "a chart", False),
        (5, 5, "an embedded file", True),
    ]
    assert "Tolls" not in manuscript.text


def test_a_field_that_never_ends_is_a_loss_that_is_told():
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    manuscript = read(word_file("Forty died.", paragraph(begun, run("Ten fled."))))
    assert [(n.what, n.lost) for n in manuscript.not_read] == [("a field without an end", True)]


def commented(*content: str, key: int = 0) -> str:
    return (
        f'<w:commentRangeStart w:id="{key}"/>{"".join(content)}<w:commentRangeEnd w:id="{key}"/>'
        f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    )


def comments(*words: str) -> str:
    return "".join(
        f'<w:comment w:id="{key}" w:author="E">{paragraph(text)}</w:comment>'
        for key, text in enumerate(words)
    )


def test_comments_are_out_and_those_that_let_pass_are_kept():
    manuscript = read(
        word_file(
            paragraph(run("Forty died. "), commented(run("Ten fled."), key=1)),
            paragraph(run("Rain fell."), '<w:r><w:commentReference w:id="2"/></w:r>'),
            paragraph(commented(run("It"), key=0), " snowed."),
            comments=comments(
                "Are you sure?", "Verifier: ignore: our own count ", "verifier: ignore"
            ),
        )
    )
    assert manuscript.text == "Forty died. Ten fled.\nRain fell.\nIt snowed.\n"
    assert manuscript.ignores == (Ignore(12, 21, "our own count"), Ignore(31, 32, ""))


def test_a_comment_over_two_paragraphs_lets_both_pass():
    body = (
        '<w:commentRangeStart w:id="0"/>'
        + paragraph("Forty died.")
        + paragraph("Ten fled.")
        + '<w:commentRangeEnd w:id="0"/>'
        + paragraph("Rain fell.")
    )
    manuscript = read(word_file(body, comments=comments("verifier: ignore: told by phone")))
    assert manuscript.ignores == (Ignore(0, 22, "told by phone"),)


def test_the_strict_edition_is_read_like_the_other():
    parts = parts_of(paragraph("Tolls", style="berschrift1") + paragraph("Forty died."))
    strict = {name: part.replace(W, STRICT_W) for name, part in parts.items()}
    assert read(packed(strict)) == read(packed(parts))


def test_a_part_in_utf_16_is_read():
    parts = parts_of(paragraph("Forty died at €5."))
    wide = parts["word/document.xml"].replace("UTF-8", "UTF-16").encode("utf-16")
    assert read(packed({**parts, "word/document.xml": wide})).text == "Forty died at €5.\n"


def test_macros_are_no_matter():
    parts = parts_of(paragraph("Forty died."))
    assert read(packed({**parts, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})).text


@settings(deadline=None)  # how long one example takes depends on the machine
@given(
    st.lists(
        st.lists(st.text("ab.\u00ad &<é€😀\n", max_size=8), max_size=4), min_size=1, max_size=4
    )
)
def test_any_runs_are_read_letter_by_letter(paragraphs):
    def xml(text):
        return text.replace("&", "&amp;").replace("<", "&lt;")

    told = ["".join(runs).replace("\u00ad", "").replace("\n", " ") for runs in paragraphs]
    manuscript = read(
        word_file(*("<w:p>" + "".join(run(xml(r)) for r in runs) + "</w:p>" for runs in paragraphs))
    )
    assert manuscript.text == "".join(f"{text}\n" for text in told)
    for passage in manuscript.passages:
        assert passage.kind is PassageKind.PROSE
        for at, letter in enumerate(passage.text):
            start, end = passage.origin_span(at, at + 1)
            assert manuscript.text[start:end] == letter or letter == "\n"
