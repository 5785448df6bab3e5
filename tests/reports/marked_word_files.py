"""Words of the tests of Word comments: a report on a file, the marked file, and what it holds."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

from tests.drafts.word_files import W, paragraph, run
from verifier.drafts.readers import read_draft
from verifier.drafts.readers.word import read_word
from verifier.drafts.report import (
    CheckedSentence,
    DraftReport,
)
from verifier.drafts.sentences import sentences_of
from verifier.report import Assertion, KnowledgeBaseState, Report, Verdict
from verifier.reports.word_comments import with_comments
from verifier.settings import DEFAULTS

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
STATE = KnowledgeBaseState(revision=7, claims=40)
LONG = "Some 820 people died. Ten fled to Hama. It rained."

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
