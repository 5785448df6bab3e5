"""Another office program opens the marked files, and finds each comment on its sentence."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.drafts.word_files import packed, paragraph, parts_of, word_file
from tests.reports.marked_word_files import (
    BODIES,
    LONG,
    NOW,
    marked,
    report_on,
    sentences,
    words_of_comments,
)
from verifier.drafts.readers import read_draft
from verifier.reports.annotated import ANNOTATED
from verifier.settings import DEFAULTS

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
NOT_TEXT = {f"{OFFICE}annotation", f"{TEXT}tracked-changes"}

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed"),
]


def converted(data: bytes, name: str, into: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another form."""
    source = folder / name
    source.write_bytes(data)
    out = folder / "out"
    command = [
        SOFFICE,
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        into,
        "--outdir",
        str(out),
        str(source),
    ]
    # what LibreOffice says on its own lines is no matter; what it writes is
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return out / f"{source.stem}.{into.partition(':')[0]}"


def annotated(file: Path) -> list[str]:
    """The letters between begin and end of each comment in an OpenDocument text."""
    open_: dict[str, str] = {}
    order: list[str] = []

    def told(letters: str | None) -> None:
        for key in open_:
            open_[key] += letters or ""

    done: dict[str, str] = {}

    def walk(element: ElementTree.Element) -> None:
        name = element.get(f"{OFFICE}name", "")
        if element.tag == f"{OFFICE}annotation":
            open_[name] = ""
            order.append(name)
        elif element.tag == f"{OFFICE}annotation-end":
            done[name] = open_.pop(name)
        elif element.tag == f"{TEXT}s":
            told(" ")
        if element.tag not in NOT_TEXT:
            told(element.text)
            for child in element:
                walk(child)
                told(child.tail)

    with zipfile.ZipFile(file) as archive:
        body = ElementTree.fromstring(archive.read("content.xml")).find(f"{OFFICE}body")
    assert body is not None
    walk(body)
    return [done[name] for name in order if name in done]


SHOWN_ALIKE = "".join(
    body
    for name, body in BODIES.items()
    if not any(other in name for other in ("hyphen", "symbol", "XML comments"))
)
"""LibreOffice keeps hyphens and symbols as other letters than Word has for them, and drops the
spaces beside an XML comment."""


def test_every_comment_stands_on_its_sentence_there_too(tmp_path):
    data = packed(parts_of(SHOWN_ALIKE + paragraph("An end.")))
    file = converted(marked(data), "draft.docx", "odt", tmp_path)

    def plain(texts: list[str]) -> list[str]:
        return [" ".join(text.split()) for text in texts]

    assert plain(annotated(file)) == plain(sentences(data))


def test_the_comments_are_printed_with_the_file(tmp_path):
    options = '{"ExportNotes":{"type":"boolean","value":"true"}}'
    data = marked(word_file(paragraph(LONG)))
    file = converted(data, "draft.docx", f"pdf:writer_pdf_Export:{options}", tmp_path)
    page = file.read_bytes()
    assert page.count(b"/Subtype /Popup") == 3
    assert page.count("? unverified".encode("utf-16-be").hex().upper().encode()) == 3


def test_a_word_file_and_its_open_document_copy_read_alike(tmp_path):
    data = packed(parts_of(SHOWN_ALIKE + paragraph("An end.")))
    copy = converted(data, "draft.docx", "odt", tmp_path).read_bytes()

    def passages(manuscript) -> list[str]:
        return [" ".join(passage.text.split()) for passage in manuscript.passages]

    ours = read_draft(data, "draft.docx", DEFAULTS)
    assert passages(read_draft(copy, "draft.odt", DEFAULTS)) == passages(ours)


def test_a_new_word_file_of_a_text_opens_with_its_comments(tmp_path):
    data = b"# Tolls\n\nSome *820* people died. Ten\nfled to Hama.\n"
    report = report_on(data, "draft.md")
    again = ANNOTATED["docx"].mark(data, report, NOW)
    file = converted(again, "draft.docx", "odt", tmp_path)
    assert annotated(file) == ["Tolls", "Some 820 people died.", "Ten fled to Hama."]


def test_what_it_saves_again_reads_as_before_and_keeps_the_comments(tmp_path):
    data = word_file(paragraph(LONG), paragraph("It rained."))
    saved = converted(marked(data), "draft.docx", "docx", tmp_path).read_bytes()
    assert read_draft(saved, "a.docx", DEFAULTS).text == read_draft(data, "a.docx", DEFAULTS).text
    before, after = words_of_comments(marked(data)), words_of_comments(saved)
    assert sorted(after.values()) == sorted(before.values())
