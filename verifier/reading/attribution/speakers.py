"""Who is said to have said what? Direct, indirect and mixed quotation, and "according to"."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.attribution.according import read_according
from verifier.reading.attribution.addressees import is_negated, target_of
from verifier.reading.attribution.attitude_cues import read_adjective, read_adverb
from verifier.reading.attribution.beside_cue import (
    around_insertion,
    as_clause,
    before_comma,
    rest_of_sentence,
    subject_beside,
)
from verifier.reading.attribution.contents import (
    after_time,
    beside_quotation,
    complement,
    spans_of,
    trimmed,
    without_overlap,
)
from verifier.reading.attribution.cues import Cue, find_cues
from verifier.reading.attribution.edges import with_rest, without_asides
from verifier.reading.attribution.lead_ins import read_lead_ins
from verifier.reading.attribution.noun_cues import read_noun
from verifier.reading.attribution.quotations import quotations
from verifier.reading.attribution.sources import speaker_at
from verifier.reading.attribution.subjects import (
    agent_of,
    at_relative,
    is_passive,
    main_subject,
    split_by_cue,
    subject_of,
)
from verifier.reading.predicates import children_of, subtree
from verifier.reading.reading import Attribution, Context, Name, Span, Token


def read_attributions(
    text: str,
    tokens: Sequence[Token],
    names: Sequence[Name],
    context: Context = Context(),
    *,
    attitudes: bool = False,
) -> tuple[Attribution, ...]:
    """Every attribution in ``text``, in the order of its cues.

    ``attitudes`` adds words that tell what somebody wants, supports or criticises: no words of
    theirs are reported there. The content never holds the cue or the speaker's name; it may be
    several stretches. The speaker is ``None`` where nobody is named ("is accused of").
    """
    children = children_of(tokens)
    quoted = quotations(text)
    found = [
        attribution
        for cue in find_cues(tokens, children, attitudes=attitudes)
        if (attribution := _read(cue, text, tokens, children, names, quoted, context, attitudes))
    ]
    found += read_according(text, tokens, children, names, context, quoted)
    found += read_lead_ins(text, tokens, children, names, context, found)
    return tuple(sorted(found, key=lambda attribution: attribution.cue.start))


def _read(
    cue: Cue,
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    quoted: Sequence[Span],
    context: Context,
    attitudes: bool,
) -> Attribution | None:
    if cue.noun:
        return read_noun(cue, text, tokens, children, names, context)
    if tokens[cue.token].pos == "ADJ" and cue.word.attitude:
        return read_adjective(cue, text, tokens, children, names, context)
    if "clause" in cue.word.takes:
        return read_adverb(cue, text, tokens, children)
    passive = is_passive(cue.token, tokens, children)
    subject = (agent_of if passive else subject_of)(cue.token, tokens, children)
    if "raised" in cue.word.takes:
        subject = None
    content = complement(cue, subject, tokens, children)
    if subject is None and not passive:
        subject, content = split_by_cue(cue.token, content, tokens, children)
    if subject is None and not passive and {"that", "quote"} <= cue.word.takes:
        subject = subject_beside(cue, tokens, children, quoted)
        if subject is not None and (subject > cue.token or _follows_all(subject, content, tokens)):
            content = tuple(i for i in content if i not in subtree(subject, children))
    own = _own_words(cue, subject, tokens, children, content)
    if content and subject in content and not passive:
        # the subject of a small clause is no speaker of it
        subject, own = None, _own_words(cue, None, tokens, children, content)
    spans = spans_of(content, own, text, tokens)
    group = (tokens[own[0]].start, tokens[_with_addressee(cue, own[-1], tokens, children)].end)
    if "quote" in cue.word.takes or "that" in cue.word.takes:
        spans = _with_quotations(cue, spans, group, quoted, text, tokens)
    if {"that", "quote"} & cue.word.takes and subject is not None:
        spans = as_clause(cue, text, tokens, children) or spans
    if not spans and {"that", "quote"} <= cue.word.takes and subject is not None:
        spans = (
            before_comma(group, text, tokens)
            or around_insertion(group, text, tokens)
            or rest_of_sentence(cue, text, tokens)
        )
    spans = _from_content(cue, spans, text, tokens)
    if {"that", "quote"} & cue.word.takes:
        spans = with_rest(group, spans, text)
    spans = without_asides(cue, spans, quoted, tokens, children)
    if _is_quoted_away(cue, spans, quoted, tokens):
        return None
    if passive and spans:
        spans = _with_passive_subject(cue, spans, text, tokens, children)
    if subject is None and not passive and content and tokens[cue.token].tag == "VBG":
        subject = main_subject(cue.token, content, tokens, children)
    nobody = subject is None and not passive and not _may_lack_subject(cue, tokens)
    if not spans or (nobody and not (attitudes and content)):
        return None
    if cue.word.attitude and subject is not None and _is_the_writer(tokens[subject]):
        return None
    speaker = None
    if subject is not None:
        speaker = speaker_at(subject, text, tokens, children, names, context)
        speaker = at_relative(speaker, cue.token, tokens, children)
    return Attribution(
        speaker=speaker,
        cue=Span(tokens[cue.token].start, tokens[cue.last].end),
        verb=cue.word.lemma,
        stance=cue.word.stance,
        content=spans,
        target=target_of(cue, tokens, children, names, text),
        negated=is_negated(cue.token, tokens, children),
    )


def _with_addressee(
    cue: Cue, last: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> int:
    """As in "Now, he told the crew, it rains": the insertion ends with the one who was told."""
    token = tokens[cue.token]
    inserted = token.dep == "parataxis" or (token.dep == "ccomp" and token.head > cue.token)
    if cue.word.lemma != "tell" or not inserted:
        return last
    return max(
        last,
        *(
            subtree(c, children)[-1]
            for c in children[cue.token]
            if tokens[c].dep in ("dobj", "dative")
        ),
        last,
    )


def _own_words(
    cue: Cue,
    subject: int | None,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    content: Sequence[int],
) -> list[int]:
    """The tokens of the cue, its auxiliaries and its speaker: never a part of the content."""
    inside = set(content)
    own = {cue.token, *range(cue.token, cue.last + 1)}
    for child in children[cue.token]:
        if tokens[child].dep in ("aux", "auxpass", "neg", "prt"):
            own.add(child)
        elif child < cue.token and tokens[child].dep == "advmod":
            # "..., she often says, ..."
            own.add(child)
    if subject is not None and abs(subject - cue.token) < 40:
        phrase = [index for index in subtree(subject, children) if cue.token not in (index,)]
        if cue.token not in subtree(subject, children):
            own.update(index for index in phrase if index not in inside or index == subject)
        elif subject not in inside:
            own.add(subject)
    first = cue.token
    while first - 1 in own:
        first -= 1
    last = cue.last
    while last + 1 in own:
        last += 1
    return list(range(first, last + 1)) if first <= last else [cue.token]


def _with_quotations(
    cue: Cue,
    spans: tuple[Span, ...],
    group: tuple[int, int],
    quoted: Sequence[Span],
    text: str,
    tokens: Sequence[Token],
) -> tuple[Span, ...]:
    """The content with whole quotations: those that it touches, and those beside the cue."""
    position = tokens[cue.token].start
    if any(span.start <= position < span.end for span in quoted):
        return spans
    touched = [
        quote
        for quote in quoted
        if any(quote.start < span.end and span.start < quote.end for span in spans)
    ]
    beside = list(beside_quotation(group, quoted, text)) if "quote" in cue.word.takes else []
    if spans and not touched:
        beside = [q for q in beside if any(abs(q.start - s.end) < 3 for s in spans)]
    return without_overlap([*spans, *touched, *beside])


def _is_the_writer(token: Token) -> bool:
    return token.text.lower() in ("i", "we", "you", "one")


def _is_quoted_away(
    cue: Cue, spans: Sequence[Span], quoted: Sequence[Span], tokens: Sequence[Token]
) -> bool:
    """Whether the cue stands in a quotation and its content outside of it."""
    position = tokens[cue.token].start
    around = [q for q in quoted if q.start <= position < q.end]
    return any(span.end > q.end or span.start < q.start for q in around for span in spans)


def _from_content(
    cue: Cue, spans: tuple[Span, ...], text: str, tokens: Sequence[Token]
) -> tuple[Span, ...]:
    """Without the day on which it was said, where the parser put that into the content."""
    end = tokens[cue.last].end
    begins = after_time(text, end, len(text))
    kept = []
    for span in spans:
        if end <= span.start < begins < span.end:
            span = trimmed(text, begins, span.end)
        kept.append(span)
    return tuple(kept)


def _with_passive_subject(
    cue: Cue,
    spans: tuple[Span, ...],
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
) -> tuple[Span, ...]:
    """As in "X is accused of Y": X belongs to the content."""
    for child in children[cue.token]:
        if tokens[child].dep == "nsubjpass":
            below = subtree(child, children)
            whose = trimmed(text, tokens[below[0]].start, tokens[below[-1]].end)
            return without_overlap([whose, *spans])
    return spans


def _follows_all(subject: int, content: Sequence[int], tokens: Sequence[Token]) -> bool:
    """As in "Nine drowned off Cape Sund, the coast guard reported": the parser takes the one who
    reports for an apposition at the end of what is said."""
    return tokens[subject].dep == "appos" and bool(content) and subject == content[-1]


def _may_lack_subject(cue: Cue, tokens: Sequence[Token]) -> bool:
    """A heading's "says", a participle: cues whose speaker stands in another sentence."""
    if "raised" in cue.word.takes:
        return True
    return tokens[cue.token].tag in ("VBG", "VBZ", "VBD", "VBN") and cue.word.lemma in (
        "say",
        "add",
        "note",
        "write",
        "tell",
        "warn",
        "argue",
        "accuse",
        "explain",
    )
