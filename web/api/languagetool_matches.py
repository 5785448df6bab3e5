"""What does a LanguageTool client show of a draft's report? A match for whatever is not supported.

A contradicted sentence, one with a finding that misleads and two that exclude each other are
matches. What is merely open, or supported in other words, is one only at the level "picky".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from verifier.drafts.report import CheckedSentence, Correction, DraftReport, Place
from verifier.report import FindingName, Verdict
from verifier.reports.citation import cited, source_line, web_address
from verifier.reports.glossary import FINDINGS, INCONSISTENT, VERDICTS
from verifier.reports.grading import Gravity, gravity_of_verdict
from verifier.reports.sarif_rules import INCONSISTENT_RULE, rule_of
from web.api.languagetool_text import CodeUnits

AROUND = 40
"""Letters of the text that a match shows on either side of itself."""


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True)


class Replacement(_Shape):
    """Other words for those of the match."""

    value: str


class MatchContext(_Shape):
    """The match with some of the text around it; its offset counts in ``text``."""

    text: str
    offset: int
    length: int


class Category(_Shape):
    """What sort of rule it is."""

    id: str
    name: str


class Url(_Shape):
    """Where the citation can be read."""

    value: str


class Rule(_Shape):
    """The verdict or the finding."""

    id: str
    description: str
    issueType: str  # noqa: N815 - as clients read it
    category: Category
    urls: tuple[Url, ...] = ()


class MatchType(_Shape):
    """How some clients colour it."""

    typeName: str  # noqa: N815


class Match(_Shape):
    """A stretch of the text that does not hold as it stands; offsets in UTF-16 code units."""

    message: str
    shortMessage: str  # noqa: N815
    replacements: tuple[Replacement, ...]
    offset: int
    length: int
    context: MatchContext
    sentence: str
    type: MatchType
    rule: Rule
    ignoreForIncompleteSentence: bool = False  # noqa: N815
    contextForSureMatch: int = Field(default=-1)  # noqa: N815


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rules a client wants to hear of; names as :func:`rule_id` writes them."""

    picky: bool = False
    enabled: frozenset[str] = frozenset()
    disabled: frozenset[str] = frozenset()
    """Rules and categories alike: their names differ."""
    enabled_only: bool = False

    def holds(self, rule: Rule, gravity: Gravity = Gravity.WARNING) -> bool:
        """Whether the rule is wanted for something so grave."""
        names = {rule.id, rule.category.id}
        if gravity is Gravity.NONE or (self.enabled_only and not names & self.enabled):
            return False
        if rule.id in self.enabled:
            return True
        return not names & self.disabled and (self.picky or gravity is not Gravity.NOTE)


VERDICT_RULES = Category(id="VERDICTS", name="Verdicts")
FINDING_RULES = Category(id="FINDINGS", name="Findings")
CLASH = Rule(
    id=INCONSISTENT_RULE.upper(),
    description=INCONSISTENT,
    issueType="inconsistency",
    category=FINDING_RULES,
)
"""The rule that two sentences of a draft exclude each other."""


def rule_id(name: str) -> str:
    """ "hedge-dropped" as LanguageTool writes names: "HEDGE_DROPPED"."""
    return name.strip().upper().replace("-", "_")


def matches_of(draft: DraftReport, wanted: Wanted) -> list[Match]:
    """The matches of a draft in the order of its text; none for what it lets pass with a reason."""
    units = CodeUnits(draft.written)
    found = [
        match
        for sentence in draft.checked
        if not sentence.quiet
        for match in _matches(sentence, draft.written, units, wanted)
    ]
    return sorted(found, key=lambda match: (match.offset, match.length))


def _matches(
    sentence: CheckedSentence, text: str, units: CodeUnits, wanted: Wanted
) -> Iterator[Match]:
    gravity = gravity_of_verdict(sentence.report)
    rule = _rule(sentence, gravity)
    if wanted.holds(rule, gravity):
        message = _message(sentence)
        for place in (sentence, *sentence.also_at):
            for start, end, suggested in _stretches(sentence, place, text):
                yield _match(message, rule, start, end, suggested, place, text, units)
    if not wanted.holds(CLASH):
        return
    for other in sentence.inconsistent_with:
        message = f"{other.says} The other sentence: “{' '.join(other.text.split())}”"
        yield _match(message, CLASH, sentence.start, sentence.end, (), sentence, text, units)


def _stretches(
    sentence: CheckedSentence, place: Place, text: str
) -> Iterable[tuple[int, int, tuple[Correction, ...]]]:
    """What is to be marked at one of the places of a sentence: the words that would be corrected,
    or else the whole of it."""
    if sentence.corrections and text[place.start : place.end] == sentence.text:
        by = place.start - sentence.start
        return [(one.start + by, one.end + by, (one,)) for one in sentence.corrections]
    return [(place.start, place.end, ())]


def _match(
    message: str,
    rule: Rule,
    start: int,
    end: int,
    suggested: tuple[Correction, ...],
    sentence: Place,
    text: str,
    units: CodeUnits,
) -> Match:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    around = text[first:last].translate({ord(c): " " for c in "\n\r\t"})
    offset = units.before(start)
    length = units.before(end) - offset
    return Match(
        message=message,
        shortMessage=rule.id.replace("_", " ").capitalize(),
        replacements=tuple(Replacement(value=one.suggested) for one in suggested),
        offset=offset,
        length=length,
        context=MatchContext(text=around, offset=offset - units.before(first), length=length),
        sentence=text[sentence.start : sentence.end],
        type=MatchType(typeName="Hint" if rule.issueType == "style" else "Other"),
        rule=rule,
    )


def _rule(sentence: CheckedSentence, gravity: Gravity) -> Rule:
    name = rule_of(sentence.report)
    citation = cited(sentence.report)
    address = web_address(citation) if citation else ""
    of_verdict = name in set(Verdict)
    return Rule(
        id=rule_id(name),
        description=VERDICTS[Verdict(name)] if of_verdict else FINDINGS[FindingName(name)],
        issueType="style" if gravity is Gravity.NOTE else "inconsistency",
        category=VERDICT_RULES if of_verdict else FINDING_RULES,
        urls=(Url(value=address),) if address else (),
    )


def _message(sentence: CheckedSentence) -> str:
    """Why, and by whose word."""
    report = sentence.report
    citation = cited(report)
    if citation is None:
        return report.reason
    return f"{report.reason} “{' '.join(citation.quote.split())}” ({source_line(citation)})"
