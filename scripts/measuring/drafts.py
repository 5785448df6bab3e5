"""What is planted in the drafts of the tests, what is found of it, and what is a false alarm?

A draft stands in ``tests/drafts/texts`` as it should be, beside a table of errors: which words are
to be replaced by which, the kind of the error, and what must come out at its line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.claim import Source, Status
from knowledge.sample import sample_claims
from verifier.drafts.failing import levels_of
from verifier.drafts.levels import FailOn
from verifier.drafts.readers import read_manuscript
from verifier.drafts.report import CheckedSentence, DraftReport
from verifier.drafts.review import review_draft
from verifier.language.on_demand import EntailmentOnDemand
from verifier.pipeline import Article, Verifier
from verifier.reading.reader import Reader
from verifier.report import FindingName, Verdict
from verifier.settings import DEFAULTS
from verifier.words.lexicon import load_lexicon

TESTS = Path(__file__).resolve().parents[2] / "tests"
TEXTS = TESTS / "drafts" / "texts"
ARTICLE = TESTS / "articles" / "idlib.txt"

ALARMS = {FailOn.CONTRADICTED, FailOn.MISATTRIBUTED, FailOn.OUTDATED, FailOn.SOURCES_DISAGREE}


@dataclass(frozen=True, slots=True)
class Planted:
    """One error: ``right`` stands once in the draft and is replaced by ``wrong``."""

    right: str
    wrong: str
    kind: str
    expect: str


@dataclass(frozen=True, slots=True)
class PlantedDraft:
    """A draft with the errors that can be planted in it."""

    name: str
    text: str
    knowledge: str
    errors: tuple[Planted, ...]

    @property
    def words(self) -> int:
        """How many words the draft has."""
        return len(self.text.split())

    def with_errors(self) -> tuple[str, tuple[int, ...]]:
        """The draft with all errors in it, and where in it each begins."""
        text = self.text
        for one in self.errors:
            if text.count(one.right) != 1:
                raise ValueError(f"{self.name}: not exactly one {one.right!r}")
            text = text.replace(one.right, one.wrong)
        return text, tuple(text.index(one.wrong) for one in self.errors)


def planted_drafts(folder: Path = TEXTS) -> Iterator[PlantedDraft]:
    """The drafts of a folder that have a table of errors beside them."""
    for table in sorted(folder.glob("*.toml")):
        read = tomllib.loads(table.read_text(encoding="utf-8"))
        draft = next(p for p in sorted(folder.glob(f"{table.stem}.*")) if p.suffix != ".toml")
        yield PlantedDraft(
            draft.name,
            draft.read_text(encoding="utf-8"),
            read["knowledge"],
            tuple(Planted(**row) for row in read["error"]),
        )


def verifiers(reader: Reader) -> dict[str, Callable[[], Verifier]]:
    """The knowledge bases that a draft may name: the sample, and our own article on Idlib."""

    def empty() -> Verifier:
        base = KnowledgeBase.in_memory(clock=lambda: datetime(2026, 11, 28, tzinfo=UTC))
        return Verifier(base, reader, load_lexicon(), DEFAULTS, EntailmentOnDemand())

    def sample() -> Verifier:
        verifier = empty()
        claims = (c.model_copy(update={"status": Status.CITABLE}) for c in sample_claims())
        verifier.add(claims)
        return verifier

    def idlib() -> Verifier:
        verifier = empty()
        source = Source(publisher="The Courier", published=date(2019, 8, 16))
        article = Article(ARTICLE.read_text(encoding="utf-8"), source)
        verifier.ingest(article, status=Status.CITABLE)
        return verifier

    return {"sample": sample, "idlib": idlib}


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out for one draft."""

    draft: PlantedDraft
    found: tuple[bool, ...]
    got: tuple[str, ...]
    """For each error the verdict and findings at its place."""
    alarms: tuple[str, ...]
    """Right sentences of the draft with errors that were found fault with."""
    alarms_when_right: tuple[str, ...]
    """The same in the draft as it should be, contradictions within it included."""
    supported: int
    checkable: int


def measure(draft: PlantedDraft, verifier: Verifier) -> Measured:
    """Checks the draft with its errors, and without them."""
    text, places = draft.with_errors()
    report = review_draft(draft.name, read_manuscript(text, draft.name), verifier)
    at = [_at(report, place, len(e.wrong)) for place, e in zip(places, draft.errors, strict=True)]
    planted = {id(one) for one in at}
    right = review_draft(draft.name, read_manuscript(draft.text, draft.name), verifier)
    return Measured(
        draft,
        tuple(
            one is not None and _is_as_expected(one, error.expect)
            for one, error in zip(at, draft.errors, strict=True)
        ),
        tuple("not checked" if one is None else says(one) for one in at),
        tuple(told(one) for one in report.checked if id(one) not in planted and is_alarm(one)),
        tuple(told(one) for one in right.checked if is_alarm(one) or one.inconsistent_with),
        right.counts[Verdict.SUPPORTED],
        right.checkable,
    )


def _at(report: DraftReport, start: int, length: int) -> CheckedSentence | None:
    """The sentence in which an error begins or lies."""
    return next(
        (one for one in report.checked if one.start < start + length and start < one.end), None
    )


def _is_as_expected(one: CheckedSentence, expect: str) -> bool:
    verdicts = {a.verdict.value for a in one.report.assertions} | {one.report.verdict.value}
    findings = {f.value for a in one.report.assertions for f in a.findings}
    return expect in verdicts | findings


def is_alarm(one: CheckedSentence) -> bool:
    """Whether a desk would be sent to the sentence: it is faulted, not merely unverified."""
    findings = {f for a in one.report.assertions for f in a.findings}
    return bool(levels_of(one.report) & ALARMS) or FindingName.OVERCLAIMED in findings


def says(one: CheckedSentence) -> str:
    """The verdict of a sentence with its findings."""
    return " ".join((one.report.verdict.value, *(f.value for f in one.report.findings)))


def told(one: CheckedSentence) -> str:
    """A sentence with what was made of it, for the eye."""
    within = "; ".join(other.says for other in one.inconsistent_with)
    return f"{one.line}: {one.report.statement} [{says(one)}] {one.report.reason} {within}".strip()
