"""What does a comment on a sentence say? What the other reports say, in a few short paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verifier.drafts.report import CheckedSentence
from verifier.report import Assertion, Bearing, Citation, FindingName, Verdict
from verifier.reports.citation import also_line, source_line


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paragraph in one look."""

    text: str
    bold: bool = False


Paragraph = tuple[Words, ...]


def comment_on(sentence: CheckedSentence, outside_body: bool = False) -> tuple[Paragraph, ...]:
    """The paragraphs of the comment on a sentence, the verdict first.

    ``outside_body``: the comment stands beside a note or a text box, so it says on which words.
    """
    return tuple(_paragraphs(sentence, outside_body))


def _paragraphs(sentence: CheckedSentence, outside_body: bool) -> Iterator[Paragraph]:
    report = sentence.report
    if outside_body:
        yield (Words(f"On “{report.statement}”:"),)
    if sentence.ignored:
        yield (Words(f"Let pass by the draft: {sentence.ignored}"),)
    elif sentence.known:
        yield (Words("Known from an earlier run."),)
    several = len(report.assertions) > 1
    if several or not report.assertions:
        yield _verdict(report.verdict, report.findings if not several else ())
    if not report.assertions:
        yield (Words(report.reason),)
    for assertion in report.assertions:
        yield from _assertion(assertion, several)
    for correction in sentence.corrections:
        yield (
            Words("Suggested: ", bold=True),
            Words(f"“{correction.written}” → “{correction.suggested}” ({correction.because})"),
        )
    for other in sentence.inconsistent_with:
        yield (
            Words("Elsewhere in this draft: ", bold=True),
            Words(f"“{' '.join(other.text.split())}” {other.says}"),
        )


def _verdict(verdict: Verdict, findings: tuple[FindingName, ...], of: str = "") -> Paragraph:
    named = f" ({', '.join(findings)})" if findings else ""
    words = f": “{of}”" if of else ""
    head = Words(f"{verdict.sign} {verdict}", bold=True)
    return (head, Words(named + words)) if named or words else (head,)


def _assertion(assertion: Assertion, several: bool) -> Iterator[Paragraph]:
    yield _verdict(assertion.verdict, assertion.findings, assertion.text if several else "")
    yield (Words(assertion.reason),)
    for citation in assertion.citations:
        yield from _citation(citation, assertion.reason)
    if assertion.nearest and assertion.verdict is Verdict.UNVERIFIED:
        yield (Words("Nearest claims:", bold=True),)
        for citation in assertion.nearest:
            yield from _citation(citation, assertion.reason)
            yield from _failed(citation)


def _citation(citation: Citation, reason: str) -> Iterator[Paragraph]:
    """The quote with its source; a margin is narrow, so no quote that the reason gives already."""
    quote = "" if citation.quote in reason else f"“{citation.quote}” "
    yield (Words(f"{quote}— {source_line(citation)}"),)
    if citation.url:
        yield (Words(citation.url),)
    for appearance in citation.appearances:
        yield (Words(also_line(appearance)),)


def _failed(citation: Citation) -> Iterator[Paragraph]:
    """The point on which a claim that did not decide falls short."""
    for bearing in (Bearing.DISAGREES, Bearing.NEAR):
        for point in citation.points:
            if point.bearing is bearing:
                yield (Words(point.says),)
                return
