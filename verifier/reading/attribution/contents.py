"""Which words are what was said? The complement of a cue, and the quotations beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verifier.reading.attribution.cues import Cue
from verifier.reading.attribution.frames import (
    asks_whether,
    described,
    described_noun,
    infinitives,
    is_infinitive,
    passive_subject,
    prepositional,
    raised,
    whom_to,
)
from verifier.reading.attribution.subjects import is_passive
from verifier.reading.predicates import subtree
from verifier.reading.reading import Span, Token
from verifier.words.reporting import PREPOSITIONS, reporting_verbs
from verifier.words.tables import words_of

CLAUSES = frozenset({"ccomp"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»", "‘", "’", "'"})
_EDGE = " \t\n\xa0,;:–—-"
_WHEN_SAID = re.compile(
    r"\s+(?:(?:on|late|early|last|this|earlier|in|at|during|by|to|again)\s+)*"
    r"(?:the\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?"
    r"|\s+(?:on\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)(?:\s+\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s+\d{4}\b)?"
    r"|\s+on\s+\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?:\s+\d{4}\b)?"
    r"|\s+(?:yesterday|today|tonight|this\s+week|last\s+(?:week|month|year|night))\b"
    r"|\s+in\s+(?:a|an|its|his|her|their|the)\s+(?:[\w-]+\s+){0,3}(?:statement|report|interview|email|e-mail"
    r"|tweet|letter|speech|post|release|briefing|conference|bulletin|filing|note)\b"
)


def complement(
    cue: Cue, subject: int | None, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[int, ...]:
    """The tokens of what the cue's frames take as content, sorted; empty where nothing fits."""
    takes, verb = cue.word.takes, cue.token
    if subject is not None and tokens[subject].lemma in words_of("titles.toml", "records"):
        takes = takes | cue.word.of_records
    found: set[int] = set()
    passive = is_passive(verb, tokens, children)
    clause = [
        c
        for c in children[verb]
        if tokens[c].dep in CLAUSES
        # "The Gazette reported, if all comes in, it will be decided": the report is the cue
        and not (passive and c < verb and tokens[c].lemma in reporting_verbs())
        and not _is_sentence_before(c, verb, tokens, children)
    ]
    in_quotes = any(token.text in _QUOTES for token in tokens)
    if "that" in takes or ("quote" in takes and in_quotes):
        for child in clause:
            found.update(own_level(cue, child, tokens, children))
        if not clause:
            for child in children[verb]:
                # "asked if it rained": the parser takes "if" for a condition
                if (
                    tokens[child].dep == "advcl"
                    and child > verb
                    and asks_whether(child, tokens, children)
                ):
                    found.update(subtree(child, children))
    if "that" in takes and not found and passive and cue.word.lemma != "suppose":
        # "is believed to be dead"; but what is supposed to be is a duty
        for child in infinitives(verb, tokens, children):
            found.update(subtree(child, children))
    if "as" in takes:
        found.update(described(verb, tokens, children))
        for child in clause:
            found.update(subtree(child, children))
    infinitive = infinitives(verb, tokens, children)
    if {"to", "whom"} & takes:
        for child in infinitive:
            found.update(subtree(child, children))
        if "whom" in takes:
            found.update(whom_to(verb, tokens, children))
    if "ing" in takes:
        for child in children[verb]:
            if tokens[child].dep in ("xcomp", "pcomp", "dobj", "ccomp") and (
                tokens[child].tag == "VBG"
            ):
                found.update(subtree(child, children))
    if "np" in takes:
        for child in children[verb]:
            if tokens[child].dep in ("dobj", "obj") or (
                tokens[child].dep in ("oprd", "attr", "acomp") and found
            ):
                found.update(subtree(child, children))
    if "raised" in takes:
        found.update(raised(verb, tokens, children))
    if takes & PREPOSITIONS:
        found.update(prepositional(cue, tokens, children, bool(found)))
    if not found and "gap" in takes:
        found.update(described_noun(verb, tokens, children))
    by_somebody = any(tokens[c].dep == "agent" for c in children[verb])
    if not found and ("passive" in takes or (by_somebody and "np" in takes)):
        found.update(passive_subject(verb, tokens, children))
    return tuple(sorted(found))


def _is_sentence_before(
    clause: int, verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> bool:
    """As in "Half said it was cold, and a third said it was dark": two reports side by side."""
    if clause > verb or tokens[clause].lemma not in reporting_verbs():
        return False
    subject = next((c for c in children[verb] if tokens[c].dep == "nsubj" and c > clause), None)
    if subject is None or subject > verb:
        return False
    joint = tokens[subtree(subject, children)[0] - 1]
    return joint.dep == "cc" or joint.text == ";"


def own_level(
    cue: Cue, clause: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> set[int]:
    """The clause without what the parser hung on it but the writer did not put into it.

    "said he would resign, but conceded ...", "..., adding that": another cue of the same speaker.
    """
    found = set(subtree(clause, children))
    verbs = reporting_verbs()
    for index in tuple(found):
        token = tokens[index]
        if token.lemma in ("according", "accord") and tokens[index - 1].text == ",":
            found -= set(subtree(index, children))
            continue
        if index <= cue.token or token.lemma not in verbs or index == clause:
            continue
        after_comma = any(
            tokens[i].text in (",", "—", "–", "--", ";") for i in range(max(0, index - 3), index)
        )
        participle = token.tag == "VBG" and token.dep == "advcl" and after_comma
        subject = any(tokens[c].dep == "nsubj" for c in children[index])
        joined = (
            token.dep == "conj"
            and token.tag == tokens[cue.token].tag
            and token.tag in ("VBD", "VBZ", "VBP", "VBG")
            and not verbs[token.lemma].attitude
            and (after_comma or tokens[clause].tag != token.tag or subject)
        )
        after_clause = tokens[subtree(index, children)[0] - 1].text == ","
        inserted = token.dep == "parataxis" and subject and not verbs[token.lemma].attitude
        contrasted = (
            token.dep == "advcl"
            and subject
            and after_clause
            and not verbs[token.lemma].attitude
            and any(tokens[c].lemma in ("while", "whereas") for c in children[index])
        )
        if participle or joined or inserted or contrasted:
            found -= set(subtree(index, children))
            found -= {
                c
                for c in children[token.head]
                if tokens[c].dep == "cc" and c < index and index - c <= 4
            }
    return found


def noun_complement(
    cue: Cue, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[int, ...]:
    """The same for a noun: "the claim | that it rained", "a warning | of floods"."""
    found: set[int] = set()
    for child in children[cue.token]:
        token = tokens[child]
        clause = token.dep in ("acl", "ccomp", "relcl") and any(
            tokens[c].dep == "mark" and tokens[c].lemma == "that" for c in children[child]
        )
        infinitive = token.dep in ("acl", "xcomp") and is_infinitive(child, tokens, children)
        if (
            (clause and "that" in cue.word.takes)
            or (infinitive and "to" in cue.word.takes)
            or (token.dep == "prep" and token.lemma in cue.word.takes)
        ):
            found.update(subtree(child, children))
    return tuple(sorted(found))


def beside_quotation(group: tuple[int, int], quoted: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The quotations that stand directly before and after the words ``group`` (offsets)."""
    start, end = group
    found = []
    for span in quoted:
        before = text[span.end : start] if span.end <= start else None
        after = text[end : span.start] if span.start >= end else None
        gap = before if before is not None else after
        if gap is not None and not re.search(r"[.!?]\s|\w{2,}", _without_time(gap)):
            found.append(span)
    return tuple(found)


def spans_of(
    content: Iterable[int], left_out: Iterable[int], text: str, tokens: Sequence[Token]
) -> tuple[Span, ...]:
    """The stretches of text that the tokens cover, without those of the cue and the speaker."""
    without = set(left_out)
    kept = [index for index in content if index not in without]
    runs: list[list[int]] = []
    for index in kept:
        if runs and index == runs[-1][1] + 1:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    joined: list[list[int]] = []
    for run in runs:
        between = range(joined[-1][1] + 1, run[0]) if joined else range(0)
        if joined and not without.intersection(between) and len(between) <= 2:
            joined[-1][1] = run[1]
        else:
            joined.append(run)
    spans = (trimmed(text, tokens[a].start, tokens[b].end) for a, b in joined)
    return tuple(span for span in spans if any(c.isalnum() for c in text[span.start : span.end]))


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without commas, dashes and white space around it."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def after_time(text: str, position: int, end: int) -> int:
    """Where the content begins after a cue that is dated: "said on Monday | it was over"."""
    for _ in range(3):
        match = _WHEN_SAID.match(text, position, end)
        if match is None:
            return position
        position = match.end()
    return position


def without_overlap(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans sorted and joined where they touch or overlap."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _without_time(gap: str) -> str:
    return _WHEN_SAID.sub("", gap)
