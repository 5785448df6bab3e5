"""Each letter that is read of a text file stands in the file where the passage says it does.

``manuscript.text[passage.origin(i)]`` is the letter ``passage.text[i]``; where the file writes a
letter by several (``&amp;``, ``""``, ``\\u00e9``), all of these are the letter's and no more.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape

from hypothesis import given
from hypothesis import strategies as st

from verifier.drafts.readers import read_manuscript
from verifier.drafts.readers.manuscript import Manuscript

WORD = st.text("abé“’&<>\"'\\,;😀", min_size=1, max_size=6)
WRITTEN_WORD = WORD.map(lambda word: escape(word)) | WORD.map(
    lambda word: "".join(f"&#{ord(letter)};" for letter in word)
)
"""A word as HTML writes it: marks as entities, or every letter by its number."""
BETWEEN = st.sampled_from(
    (" ", "  ", "\n", "\r\n", " <b>", "</b> ", " <!-- no word --> ", "<br>", ' <a href="a b">')
)
PARAGRAPH = st.lists(st.tuples(WRITTEN_WORD, BETWEEN), min_size=1, max_size=6).map(
    lambda parts: "<p>Ten " + "".join(word + between for word, between in parts) + "died.</p>"
)
CELL = st.text("ab é😀\"',;\n\r", max_size=12).map(lambda words: f"Ten people died {words}x")


def spelt(manuscript: Manuscript) -> list[list[tuple[str, str, str]]]:
    """Of each passage its letters: each with the letter at its origin and with its whole span."""
    told = []
    for passage in manuscript.passages:
        letters = []
        for at, letter in enumerate(passage.text):
            start, end = passage.origin_span(at, at + 1)
            assert start == passage.origin(at)
            letters.append((letter, manuscript.text[start], manuscript.text[start:end]))
        told.append(letters)
    return told


@given(st.lists(PARAGRAPH, min_size=1, max_size=4))
def test_letters_of_a_page(paragraphs):
    manuscript = read_manuscript("\n".join(paragraphs), "draft.html")
    passages = spelt(manuscript)
    broken = [paragraph.replace("<br>", "\n") for paragraph in paragraphs]
    words = [unescape(re.sub(r"<[^>]*>", "", paragraph)) for paragraph in broken]
    assert [p.text.split() for p in manuscript.passages] == [one.split() for one in words]
    for letter, first, written in (one for passage in passages for one in passage):
        if letter.isspace():
            assert not written.strip() or written == "<br>"
        elif first == "&":
            assert unescape(written) == letter
        else:
            assert first == written == letter


@given(st.lists(CELL, min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_letters_of_a_table(cells, delimiter):
    rows = ("1" + delimiter + '"' + cell.replace('"', '""') + '"' for cell in cells)
    written = f"id{delimiter}statement\n" + "\n".join(rows) + "\n"
    manuscript = read_manuscript(written, "draft.csv")
    assert [passage.text for passage in manuscript.passages] == cells
    for letter, first, span in (one for passage in spelt(manuscript) for one in passage):
        assert first == letter
        assert span == ('""' if letter == '"' else letter)


@given(st.lists(CELL, min_size=1, max_size=4), st.booleans())
def test_letters_of_json_lines(cells, by_number):
    lines = (json.dumps({"id": 1, "statement": cell}, ensure_ascii=by_number) for cell in cells)
    manuscript = read_manuscript("\n".join(lines) + "\n", "draft.jsonl")
    assert [passage.text for passage in manuscript.passages] == cells
    for letter, _, span in (one for passage in spelt(manuscript) for one in passage):
        assert json.loads(f'"{span}"') == letter
