"""Whatever happens in the process that reads a file, one sentence comes back, or the manuscript."""

from __future__ import annotations

import subprocess
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafts.failing_child import FAILING
from tests.drafts.open_document_files import open_document
from tests.drafts.word_files import paragraph, word_file
from verifier.drafts.apart import reading
from verifier.drafts.apart.reading import read_apart
from verifier.drafts.apart.wire import (
    Answer,
    Request,
    answer_bytes,
    read_answer,
    read_request,
    request_line,
)
from verifier.drafts.readers.manuscript import (
    Ignore,
    Manuscript,
    NotRead,
    Passage,
    PassageKind,
    Piece,
)
from verifier.drafts.readers.open_document import read_open_document
from verifier.drafts.readers.word import read_word
from verifier.errors import UnusableInput
from verifier.settings import DEFAULTS

FORTY = "Forty people died in Orsk on Monday."
ENDED = "ended the process that read it"

SHORT = replace(DEFAULTS, reading_seconds_limit=3.0)
HUNGRY = replace(DEFAULTS, reading_memory_limit=400_000_000)
BUSY = replace(DEFAULTS, reading_processor_limit=2)

SENTENCES = [
    (".raises", DEFAULTS, "is damaged and cannot be read"),
    (".nests", DEFAULTS, "is nested too deeply"),
    (".takes-memory", HUNGRY, "takes more than 400 MB to read"),
    (".computes", BUSY, "takes more than 2 seconds to read"),
    (".sleeps", SHORT, "takes more than 3 seconds to read"),
    (".stops", SHORT, "takes more than 3 seconds to read"),
    (".crashes", DEFAULTS, ENDED),
    (".is-killed", DEFAULTS, ENDED),
    (".leaves", DEFAULTS, ENDED),
    (".no-json", DEFAULTS, ENDED),
    (".half-json", DEFAULTS, ENDED),
    (".other-shape", DEFAULTS, ENDED),
    (".empty", DEFAULTS, ENDED),
]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "CHILD", "tests.drafts.failing_child")


@pytest.mark.usefixtures("failing")
@pytest.mark.parametrize(("ending", "settings", "says"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_each_end_becomes_one_sentence(ending, settings, says):
    name = f"draft{ending}"
    with pytest.raises(UnusableInput) as refused:
        read_apart(FORTY.encode(), name, ending, settings)
    sentence = str(refused.value)
    assert says in sentence
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_every_failing_reader_is_tried():
    assert {ending for ending, *_ in SENTENCES} | {".refuses"} == set(FAILING)


@pytest.mark.usefixtures("failing")
def test_a_refusal_is_cut_and_holds_nothing_that_a_terminal_obeys():
    with pytest.raises(UnusableInput, match="red") as refused:
        read_apart(b"", "draft.refuses", ".refuses", DEFAULTS)
    sentence = str(refused.value)
    assert sentence.isprintable()
    assert len(sentence) <= reading.LONGEST_REASON


@pytest.mark.usefixtures("failing")
def test_time_is_the_reason_even_where_the_clock_is_slow_to_note_it(monkeypatch):
    end, ended = subprocess.Popen.kill, []

    def end_and_dawdle(child: subprocess.Popen[bytes]) -> None:
        end(child)
        if not ended:
            ended.append(child)
            time.sleep(1)

    monkeypatch.setattr(subprocess.Popen, "kill", end_and_dawdle)
    with pytest.raises(UnusableInput, match="takes more than 1 second"):
        read_apart(b"", "draft.stops", ".stops", replace(DEFAULTS, reading_seconds_limit=1.0))


@pytest.mark.usefixtures("failing")
def test_a_process_that_dies_before_it_has_the_file_leaves_no_writer_behind():
    with pytest.raises(UnusableInput, match=ENDED):
        read_apart(bytes(20_000_000), "draft.leaves", ".leaves", DEFAULTS)


def test_more_text_than_the_limit_is_refused():
    little = replace(DEFAULTS, reading_output_limit=2_000)
    with pytest.raises(UnusableInput, match=r"long\.txt gives more text than the limit"):
        read_apart(FORTY.encode() * 1_000, "long.txt", ".txt", little)


def test_no_process_can_be_started(monkeypatch):
    monkeypatch.setattr("sys.executable", "/nonexistent/python")
    with pytest.raises(UnusableInput, match=r"draft\.txt cannot be read: no process"):
        read_apart(FORTY.encode(), "draft.txt", ".txt", DEFAULTS)


def test_what_notes_beside_the_text_let_pass_comes_back():
    note = paragraph("verifier: ignore: told by phone")
    data = word_file(
        '<w:commentRangeStart w:id="0"/>',
        paragraph("Forty died."),
        '<w:commentRangeEnd w:id="0"/>',
        comments=f'<w:comment w:id="0" w:author="E">{note}</w:comment>',
    )
    apart = read_apart(data, "draft.docx", ".docx", DEFAULTS)
    assert apart.ignores == (Ignore(0, 11, "told by phone"),)
    assert apart == read_word(data, "draft.docx", DEFAULTS)


def test_an_open_document_is_the_same_read_here_and_apart():
    data = open_document(FORTY, "Ten homes burned.")
    apart = read_apart(data, "draft.odt", ".odt", DEFAULTS)
    assert apart == read_open_document(data, "draft.odt", DEFAULTS)


LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.integers(0, 10**9)
PASSAGES = st.builds(
    Passage,
    LETTERS,
    st.lists(st.builds(Piece, NUMBERS, NUMBERS, NUMBERS), max_size=3).map(tuple),
    st.sampled_from(PassageKind),
    st.none() | NUMBERS,
)
MANUSCRIPTS = st.builds(
    Manuscript,
    LETTERS,
    st.lists(PASSAGES, max_size=3).map(tuple),
    LETTERS,
    st.none() | st.dates(date(1, 1, 1)),
    st.lists(st.builds(NotRead, NUMBERS, NUMBERS, LETTERS, st.booleans()), max_size=3).map(tuple),
    st.lists(st.builds(Ignore, NUMBERS, NUMBERS, LETTERS), max_size=3).map(tuple),
)


@given(MANUSCRIPTS)
def test_a_manuscript_comes_over_the_wire_unchanged(manuscript):
    assert read_answer(answer_bytes(Answer(manuscript))) == Answer(manuscript)


@given(LETTERS)
def test_a_request_is_one_line_whatever_the_file_is_called(name):
    request = Request(name, ".pdf", DEFAULTS)
    line = request_line(request)
    assert line.count(b"\n") == 1
    assert read_request(line) == request


def test_half_of_a_surrogate_pair_becomes_a_question_mark():
    read = read_answer(answer_bytes(Answer(Manuscript("Forty \ud83d died.", ()))))
    assert read.manuscript == Manuscript("Forty ? died.", ())
