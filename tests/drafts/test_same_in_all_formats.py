"""A draft says the same in whatever file it comes: the same findings on the same words.

The drafts with planted errors are written out in every format; their paragraphs, read by Markdown,
are the common ground.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from scripts.measuring.drafts import PlantedDraft, planted_drafts, verifiers
from tests.drafts.open_document_files import heading as odt_heading
from tests.drafts.open_document_files import open_document
from tests.drafts.word_files import paragraph as word_paragraph
from tests.drafts.word_files import word_file
from verifier.drafts.readers import read_draft, read_manuscript
from verifier.drafts.readers.manuscript import PassageKind
from verifier.drafts.review import review_draft
from verifier.report import Report
from verifier.settings import DEFAULTS

DRAFTS = [draft for draft in planted_drafts() if draft.name.endswith(".md")][:4]
Told = Sequence[tuple[str, bool]]
"""Paragraphs, and whether each is a heading."""


def markdown(told: Told) -> bytes:
    return "\n\n".join(f"## {words}" if head else words for words, head in told).encode()


def plain(told: Told) -> bytes:
    return "\n\n".join(words for words, _ in told).encode()


def html(told: Told) -> bytes:
    tags = (("h2" if head else "p", escape(words)) for words, head in told)
    body = "\n".join(f"<{tag}>{words}</{tag}>" for tag, words in tags)
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def word(told: Told) -> bytes:
    return word_file(
        *(
            word_paragraph(escape(words, quote=False), style="Heading1" if head else "")
            for words, head in told
        )
    )


def open_text(told: Told) -> bytes:
    return open_document(
        *(
            odt_heading(escape(words, quote=False)) if head else escape(words, quote=False)
            for words, head in told
        )
    )


def pdf(told: Told) -> bytes:
    styles, page = getSampleStyleSheet(), BytesIO()
    story: list[Paragraph | Spacer] = []
    for words, head in told:
        style = styles["Heading2" if head else "BodyText"]
        story += [Paragraph(escape(words, quote=False), style), Spacer(1, 8)]
    SimpleDocTemplate(page, title="A draft").build(story)
    return page.getvalue()


FORMATS: Mapping[str, Callable[[Told], bytes]] = {
    "draft.txt": plain,
    "draft.html": html,
    "draft.docx": word,
    "draft.odt": open_text,
    "draft.pdf": pdf,
}


def told_by(draft: PlantedDraft) -> tuple[Told, date | None]:
    text, _ = draft.with_errors()
    manuscript = read_manuscript(text, draft.name)
    passages = [
        (" ".join(p.text.split()), p.kind is PassageKind.HEADING) for p in manuscript.passages
    ]
    return passages, manuscript.written_on


Said = tuple[str, str, str, tuple[str, ...]]
"""Words, verdict, findings, and the words of the statement that each citation was compared on."""


def said(data: bytes, name: str, day: date | None, verifier) -> list[Said]:
    """The checked sentences in their order; headings are left out."""
    report = review_draft(name, read_draft(data, name, DEFAULTS), verifier, as_of=day)
    return [
        (
            one.report.statement,
            one.report.verdict.value,
            ", ".join(one.report.findings),
            deciding(one.report),
        )
        for one in report.checked
    ]


def deciding(report: Report) -> tuple[str, ...]:
    return tuple(
        f"{citation.claim_id} {point.comparison}: {point.statement.text}"
        for assertion in report.assertions
        for citation in assertion.citations
        for point in citation.points
        if point.statement
    )


@pytest.fixture(scope="module")
def opened(reader):
    return {name: make() for name, make in verifiers(reader).items()}


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_the_same_findings_on_the_same_words(draft: PlantedDraft, opened) -> None:
    told, day = told_by(draft)
    verifier = opened[draft.knowledge]
    wanted = said(markdown(told), "draft.md", day, verifier)
    assert len(wanted) > 15
    assert any(words for *_, words in wanted)
    assert len(PdfReader(BytesIO(pdf(told))).pages) > 1
    for name, made in FORMATS.items():
        assert said(made(told), name, day, verifier) == wanted, name
