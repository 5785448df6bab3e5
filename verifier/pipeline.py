"""The whole way of a statement, on one page: the file to read first.

    text -> reading -> assertions -> candidates -> comparisons -> verdict -> report

An article takes the same first step: text -> reading -> claims -> knowledge base. A claim is read
once, when it is stored; a check never reads it again. Every step is a pure function over frozen
values; the knowledge base, the reader and the settings come in from the doors.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.base import Added, Found, KnowledgeBase
from knowledge.claim import Claim, Source, Status
from verifier.errors import UnusableInput
from verifier.extraction import extract
from verifier.judging.asking import asked
from verifier.judging.bearing import Answer, Compared, weigh
from verifier.judging.citations import citation_of
from verifier.judging.derived import may_be_reckoned, with_arithmetic
from verifier.judging.reasons import reason_for
from verifier.judging.verdict import judge
from verifier.language.english import other_language
from verifier.matching.candidates import query_for
from verifier.matching.comparisons import ALL
from verifier.matching.entailed import ReadsEntailment
from verifier.matching.neighbours import beside, query_for_neighbours
from verifier.matching.pair import ClaimSide, Pair, pair_of
from verifier.matching.weights import WEIGHTS
from verifier.reading.assertions import Assertion as AssertedPart
from verifier.reading.assertions import split_assertions, whole
from verifier.reading.mood import Mood, mood_of_part
from verifier.reading.reader import Reader
from verifier.reading.reading import Context, Reading
from verifier.reading.stored import load_reading
from verifier.report import Assertion, Bearing, KnowledgeBaseState, Report, Verdict
from verifier.settings import Settings
from verifier.storing import entries_of
from verifier.words.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Article:
    """A text that claims are taken from, with where it was published."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an article gave: the claims that are new, and how many were there before."""

    claims: tuple[Claim, ...]
    duplicates: int


@dataclass(frozen=True)
class Verifier:
    """Everything that a door needs: judges statements against a knowledge base, and fills it."""

    knowledge: KnowledgeBase
    reader: Reader
    lexicon: Lexicon
    settings: Settings
    entailment: ReadsEntailment | None = None
    """The model that is asked where the rules leave a statement open; without it nobody is."""

    def check(
        self,
        statement: str,
        *,
        as_of: date | None = None,
        speaker: str = "",
        nearest: int = 3,
        context: Context | None = None,
    ) -> Report:
        """The report on one statement.

        ``as_of`` is the day from which its relative dates count, and on which claims must be valid;
        without it they must be valid today. ``context`` is what a draft says around it. Raises
        :class:`~verifier.errors.UnusableInput` with a sentence for the reader.
        """
        text = usable(statement, self.settings)
        reading = self.reader.read(text, context or Context(date=as_of, speaker=speaker))
        return self.check_read(reading, as_of=as_of, speaker=speaker, nearest=nearest)

    def check_read(
        self,
        reading: Reading,
        *,
        as_of: date | None = None,
        speaker: str = "",
        nearest: int = 3,
    ) -> Report:
        """The same for a statement that was read already, in the context of its draft."""
        began = time.perf_counter()
        parts = split_assertions(reading)
        if len(parts) > self.settings.assertion_limit:
            raise UnusableInput(
                f"The statement asserts {len(parts):,} things, the limit is "
                f"{self.settings.assertion_limit}; check a long text with `verifier review`."
            )
        query = query_for(reading, vector=self.reader.vector_of(reading.text))
        found = self.knowledge.search(query, on=as_of or reading.context.date)
        sides = [claim_side(one) for one in found]
        judged = tuple(
            self._judge(part, sides, speaker, nearest)
            if mood is Mood.ASSERTION
            else nothing_asserted(part, mood)
            for part, mood in ((part, mood_of_part(part)) for part in parts)
        )
        verdict = together([one.verdict for one in judged])
        deciding = next((one for one in judged if one.verdict is verdict), None)
        return Report(
            statement=reading.text,
            as_of=as_of,
            verdict=verdict,
            findings=tuple(dict.fromkeys(finding for one in judged for finding in one.findings)),
            reason=deciding.reason
            if deciding
            else "The statement has no word that can be checked.",
            assertions=judged,
            knowledge_base=self.state,
            elapsed_ms=round((time.perf_counter() - began) * 1000, 3),
        )

    @property
    def state(self) -> KnowledgeBaseState:
        """Against what is judged now."""
        return KnowledgeBaseState(
            revision=self.knowledge.revision, claims=self.knowledge.count(Status.CITABLE)
        )

    def ingest(
        self, article: Article, *, status: Status = Status.EXTRACTED, by: str = ""
    ) -> Ingested:
        """Takes the sourced claims from an article and stores them with that status."""
        claims = [
            claim.model_copy(update={"status": status})
            for claim in extract(article.text, article.source, self.reader)
        ]
        added = self.add(claims, by=by, why=f"read in {article.source.title or 'an article'}")
        return Ingested(
            claims=tuple(self.knowledge.get(claim_id) for claim_id in added.ids),
            duplicates=len(added.duplicates),
        )

    def add(self, claims: Iterable[Claim], *, by: str = "", why: str = "") -> Added:
        """Reads the claims and stores them in one transaction."""
        return self.knowledge.add(entries_of(claims, self.reader), by=by, why=why)

    def _judge(
        self,
        part: AssertedPart,
        sides: Sequence[ClaimSide],
        speaker: str,
        nearest: int,
    ) -> Assertion:
        pairs = [pair_of(part, side, self.lexicon, speaker) for side in sides]
        compared = sorted((compare(pair) for pair in pairs), key=closeness)
        judgement = judge(compared)
        if may_be_reckoned(part, judgement):
            around = self._neighbours(sides, part, speaker)
            compared = [*compared, *around]
            judgement = with_arithmetic(part, judgement, compared, self.lexicon)
        if self.entailment is not None:
            judgement, compared = asked(judgement, compared, self.entailment, compare_fully)
        cited = (*judgement.supporting, *judgement.contradicting, *judgement.mentioning)
        shown = {c.pair.claim.claim.id for c in cited}
        others = [c for c in compared if c.pair.claim.claim.id not in shown and worth_showing(c)]
        return Assertion(
            text=part.text,
            start=part.start,
            end=part.end,
            verdict=judgement.verdict,
            findings=judgement.findings,
            reason=reason_for(judgement, others[0] if others else None),
            citations=tuple(citation_of(c) for c in cited),
            nearest=tuple(citation_of(c) for c in others[:nearest]),
        )

    def _neighbours(
        self, sides: Sequence[ClaimSide], part: AssertedPart, speaker: str
    ) -> list[Compared]:
        """The claims beside those found, compared too: arithmetic may need them for a term."""
        query = query_for_neighbours(sides)
        if query is None:
            return []
        known = {side.claim.id for side in sides}
        found = [f for f in self.knowledge.search(query) if f.claim.id not in known]
        beside_them = [side for side in map(claim_side, found) if beside(side, sides)]
        return [compare(pair_of(part, side, self.lexicon, speaker)) for side in beside_them]


def usable(statement: str, settings: Settings) -> str:
    """The statement without the white space around it; raises where it cannot be checked."""
    text = statement.strip()
    if not any(c.isalnum() for c in text):
        raise UnusableInput("The statement is empty; write one sentence to check.")
    if len(text) > settings.statement_length_limit:
        raise UnusableInput(
            f"The statement has {len(text):,} characters, the limit is "
            f"{settings.statement_length_limit:,}; check a long text with `verifier review`."
        )
    if "\x00" in text:
        raise UnusableInput("The statement holds binary data; give it as plain text.")
    language = other_language(text)
    if language:
        raise UnusableInput(f"The statement is in {language}; only English can be checked.")
    return text


def claim_side(found: Found) -> ClaimSide:
    """A found claim with its stored reading."""
    return ClaimSide(found.claim, whole(load_reading(found.reading)))


def compare(pair: Pair) -> Compared:
    """All comparisons, in the order of the report, and what follows from them.

    The first asks for the wording: a claim that speaks of something else is asked nothing more.
    """
    wording = ALL[0].compare(pair)
    if any(outcome.bearing is Bearing.DISAGREES for outcome in wording):
        return weigh(pair, wording)
    return weigh(pair, (*wording, *(o for rest in ALL[1:] for o in rest.compare(pair))))


def compare_fully(pair: Pair) -> Compared:
    """All comparisons, whatever the wording says."""
    return weigh(pair, tuple(o for one in ALL for o in one.compare(pair)))


def closeness(compared: Compared) -> tuple[int, int, float]:
    """Sorts claims: those that decide first, then by how much of the wording they meet."""
    order = (Answer.SUPPORTS, Answer.CONTRADICTS, Answer.TOUCHES, Answer.OTHER_MATTER)
    return (
        order.index(compared.answer),
        len(compared.findings),
        -compared.pair.alignment.coverage,
    )


def worth_showing(compared: Compared) -> bool:
    """Whether a claim that decided nothing is near enough to be shown."""
    return compared.pair.alignment.coverage >= WEIGHTS.nearest


def together(verdicts: list[Verdict]) -> Verdict:
    """Contradicted if one is contradicted; supported only if all are; otherwise unverified."""
    if Verdict.CONTRADICTED in verdicts:
        return Verdict.CONTRADICTED
    if verdicts and all(verdict is Verdict.SUPPORTED for verdict in verdicts):
        return Verdict.SUPPORTED
    return Verdict.UNVERIFIED


def nothing_asserted(part: AssertedPart, mood: Mood) -> Assertion:
    """The answer to a question, an instruction or an opinion: there is nothing to verify."""
    return Assertion(
        text=part.text,
        start=part.start,
        end=part.end,
        verdict=Verdict.UNVERIFIED,
        reason=f"{mood.sentence} asserts nothing that a source could support.",
    )
