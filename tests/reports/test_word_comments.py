"""A Word file comes back with its comments exactly on their sentences, and otherwise as it was."""

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafts.word_files import (
    packed,
    paragraph,
    parts_of,
    run,
    word_file,
)
from tests.reports.marked_word_files import (
    BODIES,
    CHANGE,
    LONG,
    covered,
    marked,
    parts,
    sentences,
)
from verifier.drafts.readers import read_draft
from verifier.drafts.readers.word import read_word
from verifier.settings import DEFAULTS


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
