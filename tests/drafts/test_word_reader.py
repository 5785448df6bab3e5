"""What is read of a Word file: each row is a piece of XML and the letters that are read of it."""

import pytest

from tests.drafts.word_files import paragraph, run, word_file
from tests.drafts.word_reading import deleted, field, inside, read, sign, text_of
from verifier.drafts.review import sentences_of

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
