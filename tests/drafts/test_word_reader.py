"""What is read of a Word file: each row is a piece of XML and the letters that are read of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drafts.word_files import STRICT_W, W, packed, paragraph, parts_of, run, word_file
from verifier.drafts.readers.manuscript import Ignore, PassageKind
from verifier.drafts.readers.word import read_word
from verifier.drafts.review import sentences_of
from verifier.settings import DEFAULTS


def read(data: bytes):
    return read_word(data, "draft.docx", DEFAULTS)


def text_of(*paragraphs: str, **parts: str) -> str:
    return read(word_file(*paragraphs, **parts)).text


def deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="A">{run(text).replace("w:t", "w:delText")}</w:del>'


def inside(name: str, *content: str, about: str = "") -> str:
    return f"<w:{name} {about}>{''.join(content)}</w:{name}>"


def field(instruction: str, result: str) -> str:
    def char(what):
        return f'<w:r><w:fldChar w:fldCharType="{what}"/></w:r>'

    return (
        f"{char('begin')}<w:r><w:instrText> {instruction} </w:instrText></w:r>"
        f"{char('separate')}{result}{char('end')}"
    )


def text_box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def sign(name: str, about: str = "") -> str:
    return f"<w:r><w:{name} {about}/></w:r>"


MARKS = {
    "two runs": ([run("Some "), run("820", "<w:b/>"), run(" died.")], "Some 820 died."),
    "a deletion": (["Some ", deleted("1,200 "), "820 died."], "Some 820 died."),
    "an insertion": (["Some ", inside("ins", run("820 ")), "died."], "Some 820 died."),
    "an inserted deletion": (["Some ", inside("ins", deleted("9 ")), "died."], "Some died."),
    "text moved away": ([inside("moveFrom", run("Here. ")), "It rose."], "It rose."),
    "text moved here": (["It rose.", inside("moveTo", run(" Here."))], "It rose. Here."),
    "a changed format": ([run("820", "<w:b/><w:rPrChange w:id='4'><w:rPr/></w:rPrChange>")], "820"),
    "a hyperlink": (
        ["See ", inside("hyperlink", run("the list"), about='r:id="x"')],
        "See the list",
    ),
    "a smart tag": (
        ["In ", inside("smartTag", run("Idlib"), about='w:element="place"')],
        "In Idlib",
    ),
    "a content control": (
        [
            "On ",
            "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>",
            run("3 May"),
            "</w:sdtContent></w:sdt>",
        ],
        "On 3 May",
    ),
    "an empty form field": (
        [
            "By ",
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
            run("Click here"),
            "</w:sdtContent></w:sdt>",
            " on Friday",
        ],
        "By  on Friday",
    ),
    "a field": ([field("REF toll", run("820")), " died."], "820 died."),
    "a field in the instruction of a field": (
        [
            field(
                "IF </w:instrText></w:r>" + field("X", run("9")) + "<w:r><w:instrText>", run("820")
            )
        ],
        "820",
    ),
    "a simple field": ([inside("fldSimple", run("820"), about='w:instr=" REF a "')], "820"),
    "a soft hyphen": ([run("block"), sign("softHyphen"), run("ade")], "blockade"),
    "a soft hyphen as a letter": (["block\u00adade"], "blockade"),
    "a hyphen that does not break": (
        [run("north"), sign("noBreakHyphen"), run("west")],
        "north-west",
    ),
    "a tab": ([run("Toll"), sign("tab"), run("820")], "Toll\t820"),
    "a line break": ([run("One."), sign("br"), run("Two.")], "One.\nTwo."),
    "a symbol": ([run("3 "), sign("sym", 'w:font="Symbol" w:char="F0B1"'), run(" 2")], "3 ± 2"),
    "a picture of a symbol": ([sign("sym", 'w:font="Wingdings" w:char="F0E0"'), run("up")], " up"),
    "an entity": (["Q&amp;A at &#8364;5"], "Q&A at €5"),
    "CDATA": (["<w:r><w:t><![CDATA[3 < 4 & 5]]></w:t></w:r>"], "3 < 4 & 5"),
    "a line break in the XML": (["Some\r\n820"], "Some 820"),
    "a gloss over a word": (
        [
            "<w:r><w:ruby><w:rt>",
            run("gloss"),
            "</w:rt><w:rubyBase>",
            run("word"),
            "</w:rubyBase></w:ruby></w:r>",
        ],
        "word",
    ),
    "hidden text": ([run("820 "), run("not yet ", "<w:vanish/>"), run("died.")], "820 died."),
    "hidden by its style": ([run("820 "), run("ask!", '<w:rStyle w:val="Notiz"/>')], "820 "),
    "hiding switched off": ([run("820", '<w:rStyle w:val="Notiz"/><w:vanish w:val="0"/>')], "820"),
    "a reference to a note": ([run("820."), sign("footnoteReference", 'w:id="7"')], "820."),
    "a mark of a spelling mistake": (
        [run("82"), "<w:proofErr w:type='spellStart'/>", run("0")],
        "820",
    ),
    "a formula": (
        ["with <m:oMath>".replace("<m:oMath>", ""), "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"],
        "with ",
    ),
}


@pytest.mark.parametrize(("content", "letters"), MARKS.values(), ids=MARKS)
def test_what_is_read_of_a_paragraph(content, letters):
    assert text_of(paragraph(*content)) == f"{letters}\n"


def test_paragraphs_stand_on_lines_of_their_own():
    assert text_of("One.", "<w:p/>", "Two.") == "One.\n\nTwo.\n"


def test_headings_are_known_by_built_in_name_level_and_descent():
    manuscript = read(
        word_file(
            paragraph("Four months of strikes", style="Titel"),
            paragraph("Tolls", style="berschrift1"),
            paragraph("Who counted", style="Zwischenzeile"),
            paragraph("By hand", properties='<w:outlineLvl w:val="2"/>'),
            paragraph("A standfirst that is no heading.", style="Vorspann"),
            "Forty died.",
        )
    )
    assert manuscript.headings == ("Four months of strikes", "Tolls", "Who counted", "By hand")
    assert [s.under for s in sentences_of(manuscript)][-1] == "By hand"


@pytest.mark.parametrize(
    ("paragraphs", "said", "title"),
    [
        ([paragraph("On strikes", style="Titel"), "Forty died."], "An old template", "On strikes"),
        ([paragraph("Tolls", style="berschrift1"), "Forty died."], "On strikes", "On strikes"),
        ([paragraph("Tolls", style="berschrift1"), "Forty died."], "", "Tolls"),
        (["Strikes go on in the north", "Forty died. Ten fled."], "", "Strikes go on in the north"),
        (["Forty died. Ten fled."], "", ""),
    ],
    ids=["set as title", "said by the file", "first heading", "plain first line", "none"],
)
def test_the_title(paragraphs, said, title):
    assert read(word_file(*paragraphs, title=said)).title == title


def test_the_day_of_a_file_is_no_dateline():
    assert read(word_file("Forty died.")).written_on is None


def test_prose_is_one_passage_and_items_of_a_list_are_each_their_own():
    item = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    manuscript = read(
        word_file(
            "Forty died.",
            "Ten fled.",
            paragraph("two from Hama", properties=item),
            paragraph("eight from Homs", style="Liste"),
            "Rain fell.",
        )
    )
    assert [p.text for p in manuscript.passages] == [
        "Forty died.\n\nTen fled.",
        "two from Hama",
        "eight from Homs",
        "Rain fell.",
    ]


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def test_cells_are_passages_and_a_deleted_row_is_out():
    manuscript = read(
        word_file(
            "Before.",
            table(
                row("Idlib", "Forty died there."),
                row("Hama", "Nine.", properties="<w:del w:id='1'/>"),
                row("Homs", "Ten fled.", properties="<w:ins w:id='2'/>"),
            ),
            "After.",
        )
    )
    assert [p.text for p in manuscript.passages] == [
        "Before.",
        "Idlib",
        "Forty died there.",
        "Homs",
        "Ten fled.",
        "After.",
    ]


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
