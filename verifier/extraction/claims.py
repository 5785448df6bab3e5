"""Which claims does an article make? What each clause asserts, with who says it and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.claim import Claim, Polarity, Source, Speaker, Stance
from knowledge.figure import Figure
from knowledge.formats.items import Skipped
from verifier.extraction.aliases import together, used_in
from verifier.extraction.article import LONGEST_SENTENCE, Told, read_article
from verifier.extraction.checkable import is_counted
from verifier.extraction.clause_parts import Clause
from verifier.extraction.clauses import clauses_of
from verifier.extraction.column import is_column
from verifier.extraction.left_out import (
    why_no_claim,
    why_not_alone,
    why_nothing_is_said,
)
from verifier.extraction.met import guessed_speakers
from verifier.extraction.pointing import HERS, HIS, Pointed, pointed
from verifier.extraction.protagonists import protagonists
from verifier.extraction.quoted import Quoted, quoted_sentences
from verifier.extraction.setting import setting_of
from verifier.extraction.statements import statement_of
from verifier.extraction.when import period_of, said_on, story_of
from verifier.extraction.where import narrowest, own_places
from verifier.reading.attribution.respondents import counts_respondents
from verifier.reading.names.aliases import JOINT
from verifier.reading.reader import Reader
from verifier.reading.reading import DateRole, Name, Reading
from verifier.words.lexicon import load_lexicon

AROUND = 60
"""Characters of the text around a quote that are kept to find it again."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article gave, and what of it was left out."""

    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()
    """Pieces that are no claims, by kind and in the order of the kinds' names: "caption",
    "dateline", "first person", "fragment", "furniture", "heading", "instruction", "lead-in",
    "nothing to check", "opinion", "points elsewhere", "question", "quotation of nobody",
    "speaker unknown", "too long"."""


def extract(article_text: str, source: Source, reader: Reader) -> tuple[Claim, ...]:
    """The claims of an article in the order of the text.

    ``article_text[claim.start:claim.end] == claim.quote`` for every one. Headings, captions,
    questions, instructions and opinions are none. ``source.published`` may be missing.
    """
    return extract_counted(article_text, source, reader).claims


def extract_counted(article_text: str, source: Source, reader: Reader) -> Extraction:
    """The claims of an article with a count of what was left out."""
    article = read_article(article_text, source, reader)
    quoted = quoted_sentences(article_text, article.told)
    # "Anna Berg said." behind a quotation of hers says nothing itself
    tags = {q.cue.start for q in quoted.values() if q.cue and q.by and not q.by.content}
    found: list[Claim] = []
    left_out = list(article.left_out)
    about = protagonists(article.told, load_lexicon())
    setting = setting_of(article.told, [name for _, name in about])
    before: Told | None = None
    guessed = guessed_speakers(article.told)
    column = is_column(one for one in article.told if one.start not in quoted)
    for one in article.told:
        said = quoted.get(one.start)
        reason = "lead-in" if one.start in tags else why_no_claim(one, said)
        read = [] if reason else list(_clauses_with_reasons(one, said, guessed, column=column))
        if before is None:
            # whom "she" means that a text begins with, its reader may know
            read = [(c, "" if _is_said_by_a_pronoun(c, why) else why) for c, why in read]
        points = [
            pointed(one, clause, before, quoted=_is_within(said, clause), about=setting.words)
            for clause, _ in read
        ]
        read = [
            (clause, why or why_not_alone(point))
            for (clause, why), point in zip(read, points, strict=True)
        ]
        kept = [(clause, p) for (clause, why), p in zip(read, points, strict=True) if not why]
        if not kept:
            left_out.append(reason or next((why for _, why in read if why), "nothing to check"))
        # a half of a sentence whose other half is a claim is left out as well
        left_out += [why for _, why in read if why and kept]
        for clause, point in kept:
            claim = _claim(article_text, one, point, clause, source)
            claim = _in_its_setting(claim, setting.of(one.reading, claim.period, source), about)
            found.append(_on_the_same_day(claim, one, found[-1] if found else None))
        before = one
    counted = sorted(Counter(left_out).items())
    return Extraction(tuple(found), tuple(Skipped(kind, pieces) for kind, pieces in counted))


def _is_said_by_a_pronoun(clause: Clause, why: str) -> bool:
    speaker = clause.attribution.speaker if clause.attribution else None
    pronoun = speaker is not None and speaker.written.lower() in HIS | HERS
    return pronoun and why == "speaker unknown"


def _in_its_setting(
    claim: Claim, setting: tuple[str, ...], about: Sequence[tuple[str, str]]
) -> Claim:
    """The claim with what its article takes for granted; the ferry of another year is no alias."""
    if not setting:
        return claim
    aliases = together(claim.aliases, used_in(claim.quote, tuple(about)))
    return claim.model_copy(update={"setting": setting, "aliases": aliases})


def _on_the_same_day(claim: Claim, told: Told, before: Claim | None) -> Claim:
    """As in "..., it adds": a pronoun goes on with the utterance before it, and its day."""
    if before is None or claim.speaker is None or before.speaker is None:
        return claim
    pronoun = any(
        a.speaker is not None and a.speaker.resolved and a.verb == claim.verb
        for a in told.reading.attributions
    )
    dated = any(d.role is DateRole.UTTERANCE for d in told.reading.dates)
    if not pronoun or dated or claim.speaker.name != before.speaker.name:
        return claim
    return claim.model_copy(update={"said_on": before.said_on})


def _clauses_with_reasons(
    told: Told,
    quoted: Quoted | None,
    guessed: frozenset[tuple[int, int]],
    *,
    column: bool,
) -> Iterator[tuple[Clause, str]]:
    """The clauses of a sentence, each with the reason why it is no claim ("" for a claim)."""
    reading = told.reading
    for clause in clauses_of(reading):
        # what somebody quotes of others is still said by the one who is quoted
        within = quoted is not None and (clause.attribution is None or quoted.by is not None)
        if quoted is not None and within:
            clause = replace(clause, attribution=quoted.by)
        own_cue = clause.attribution
        if own_cue is not None and counts_respondents(own_cue, reading.figures):
            source = next((a for a in reading.attributions if a.verb == "according to"), None)
            clause = replace(clause, attribution=source)
        why = why_nothing_is_said(reading, clause, quoted=within)
        own = None if within else clause.attribution
        if own is not None and (told.start, own.cue.start) in guessed:
            why = "speaker unknown"
        elif column and clause.attribution is None and not is_counted(reading, clause):
            why = why or "opinion"
        yield clause, why


def _claim(
    text: str,
    told: Told,
    point: Pointed,
    clause: Clause,
    source: Source,
) -> Claim:
    reading, attribution = told.reading, clause.attribution
    speaker = attribution.speaker if attribution else None
    start, end = told.start + clause.start, told.start + clause.end
    own, about = own_places(reading, clause), reading.context.places
    negated = attribution is not None and attribution.negated
    return Claim(
        statement=statement_of(told, clause.start, clause.end, point)[:LONGEST_SENTENCE],
        quote=text[start:end],
        start=start,
        end=end,
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
        speaker=_speaker(speaker, told),
        verb=attribution.verb if attribution else "",
        stance=attribution.stance if attribution else Stance.REPORTS,
        said_on=said_on(reading, clause, source),
        period=period_of(reading, clause, source),
        story=story_of(told),
        antecedent=told.context.speaker_for_pronouns,
        place=own[0] if own else narrowest(about),
        places=tuple(dict.fromkeys((*own, *about))),
        figures=_figures(reading, clause),
        polarity=Polarity.NEGATED if negated else _polarity(reading, clause),
        subject=told.context.subject,
        aliases=used_in(text[start:end], told.context.aliases),
        source=source,
    )


def _is_within(said: Quoted | None, clause: Clause) -> bool:
    """Whether the clause stands in a quotation whose speaker another sentence names."""
    return said is not None and clause.attribution is said.by


def _speaker(name: Name | None, told: Told) -> Speaker | None:
    if name is None or not name.canonical.strip():
        return None
    known = told.context.aliases
    if JOINT in name.canonical:
        return Speaker(name=name.canonical)
    others = [short for short, full in known if full.casefold() == name.canonical.casefold()]
    if name.written.casefold() != name.canonical.casefold() and not name.resolved:
        others.insert(0, name.written)
    once = {other.casefold(): other for other in reversed(others)}
    return Speaker(name=name.canonical, aliases=tuple(reversed(once.values())))


def _figures(reading: Reading, clause: Clause) -> tuple[Figure, ...]:
    """The figures of what is said, with offsets in the quote; not those that count the speakers."""
    speaker = clause.attribution.speaker if clause.attribution else None
    shift = clause.start
    return tuple(
        replace(
            figure,
            start=figure.start - shift,
            end=figure.end - shift,
            head_start=figure.head_start - shift if figure.head_start >= 0 else -1,
            head_end=figure.head_end - shift if figure.head_end >= 0 else -1,
        )
        for figure in reading.figures
        if clause.start <= figure.start
        and figure.end <= clause.end
        and not (speaker and not speaker.resolved and _overlaps(figure, speaker))
    )


def _overlaps(figure: Figure, name: Name) -> bool:
    return figure.start < name.end and name.start < figure.end


def _polarity(reading: Reading, clause: Clause) -> Polarity:
    """Whether the main verb of what is said is negated."""
    tokens = reading.tokens
    attribution = clause.attribution
    if attribution is not None:
        inside = [
            p
            for p in reading.predicates
            if any(s.start <= tokens[p.token].start < s.end for s in attribution.content)
        ]
        indices = {p.token for p in inside}
        for predicate in inside:
            if tokens[predicate.token].head not in indices:
                return predicate.polarity
    for predicate in reading.predicates:
        if predicate.token == clause.head:
            return predicate.polarity
    return reading.polarity
