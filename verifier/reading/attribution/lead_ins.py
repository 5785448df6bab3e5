"""Which words say whose the rest of the sentence is, without a verb? "Police: two held", "In a poll
by Acme, 45 per cent ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.claim import Stance
from verifier.reading.attribution.contents import trimmed
from verifier.reading.attribution.sources import speaker_at
from verifier.reading.predicates import subtree
from verifier.reading.reading import Attribution, Context, Name, NameKind, Span, Token
from verifier.words.tables import words_of

_COLON = re.compile(r"\s*[\"“]?([^:.!?;\"“”]{1,60}?)\s*(:)\s+(?=\S)")
LONGEST_LABEL = 7
"""Words before a colon: more are a sentence that the colon goes on with."""


def read_lead_ins(
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    context: Context,
    found: Sequence[Attribution],
) -> Iterator[Attribution]:
    """The attribution by a label or by "In a poll", where no verb reports the sentence."""
    end = len(text.rstrip(" .\n"))
    label = _labelled(text, tokens, children, names, context)
    if label is not None:
        speaker, colon = label
        content = trimmed(text, colon + 1, end)
        # "Berg: 1,204" is a line of a table
        told = any(t.pos in ("VERB", "AUX", "NOUN", "ADJ") for t in tokens if t.start > colon)
        if told and not any(a.cue.start < colon for a in found):
            yield Attribution(speaker, Span(colon, colon + 1), "say", Stance.SAYS, (content,))
        return
    record = _in_a_record(tokens, children)
    if record is None or any(_is_named(a.speaker) for a in found):
        return
    first, head, last = record
    content = trimmed(text, tokens[last].end, end)
    source = speaker_at(head, text, tokens, children, names, context)
    if source is not None and content.start < content.end:
        cue = Span(tokens[first].start, tokens[first].end)
        yield Attribution(source, cue, "according to", Stance.SAYS, (content,))


def _is_named(speaker: Name | None) -> bool:
    """Whether somebody with a name speaks: then the report is only where it was said."""
    return speaker is not None and speaker.kind is not NameKind.OTHER


def _labelled(
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    context: Context,
) -> tuple[Name, int] | None:
    """ "Anna Berg: ..." and "Poll: ..."; not "Note: ..." nor a clause that a colon goes on with."""
    match = _COLON.match(text)
    if match is None:
        return None
    colon = match.start(2)
    before = [i for i, token in enumerate(tokens) if token.end <= colon]
    if (
        not before
        or len(before) > LONGEST_LABEL
        or any(tokens[i].pos in ("VERB", "AUX") for i in before)
    ):
        return None
    last = before[-1]
    name = next((n for n in names if n.start <= tokens[last].start < n.end), None)
    if name is not None:
        whole = name.start <= tokens[before[0]].start
        named = name.kind in (NameKind.PERSON, NameKind.ORGANISATION) or (
            name.kind is NameKind.OTHER and whole and tokens[last].pos == "PROPN"
        )
        # "Q: ..." in a transcript tells a question, not who asks it
        label = len(name.written) < 2 or name.written.lower() in words_of(
            "titles.toml", "no_labels"
        )
        return (name, colon) if named and not label else None
    labels = words_of("titles.toml", "officials") | words_of("titles.toml", "records")
    if (tokens[last].lemma not in labels | {"police", "court"}) or len(before) > 3:
        return None
    if tokens[last].dep == "pobj":
        # "Dispute with police: ..." is a heading
        return None
    speaker = speaker_at(last, text, tokens, children, names, context)
    return (speaker, colon) if speaker is not None else None


def _in_a_record(
    tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[int, int, int] | None:
    """As in "In a poll released on Monday, ...": the preposition, the noun, its last token."""
    if not tokens or tokens[0].lemma not in ("in", "per"):
        return None
    records = words_of("titles.toml", "records")
    for child in children[0]:
        if tokens[child].dep == "pobj" and tokens[child].lemma in records:
            last = subtree(child, children)[-1]
            while tokens[last].text == ",":
                last -= 1
            if last + 1 < len(tokens) and tokens[last + 1].text == ",":
                return 0, child, last
    return None
