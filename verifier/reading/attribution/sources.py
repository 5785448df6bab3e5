"""Who is said to have said it? From the subject of a cue to the name of the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.reading.attribution.joint_speakers import joint_speakers
from verifier.reading.attribution.phrases import phrase, plain_phrase
from verifier.reading.attribution.roles import (
    describes_again,
    may_speak,
    person_by_role,
    speaks_as_whole,
)
from verifier.reading.attribution.subjects import SUBJECTS
from verifier.reading.attribution.whose import counted_of, whose
from verifier.reading.names.aliases import JOINT, bare_name, canonical
from verifier.reading.names.genders import may_mean
from verifier.reading.names.places import state_of_capital
from verifier.reading.names.short_forms import named_at, speaker_before, subject_above
from verifier.reading.predicates import subtree
from verifier.reading.reading import Context, Name, NameKind, Token
from verifier.words.tables import words_of

TITLES = "titles.toml"

_OPEN_END = re.compile(r"(?: (?:of|for|by|on|in|the))+$")

_WITH = frozenset({"along", "together", "alongside"})


def speaker_at(
    head: int,
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    context: Context,
) -> Name | None:
    """The speaker whose phrase has its head at ``head``; several who say it together as one name.

    ``None`` where the word stands for nobody that is known ("it" without anything before it).
    """
    listed = joint_speakers(head, text, tokens, children, names)
    known = listed or [
        part
        for one in _together(head, tokens, children)
        if (part := _one(one, text, tokens, children, names, context)) is not None
    ]
    if listed:
        known += [
            part
            for one in _along_with(head, tokens, children)
            if (part := _one(one, text, tokens, children, names, context)) is not None
        ]
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    start, end = min(part.start for part in known), max(part.end for part in known)
    return Name(
        start,
        end,
        text[start:end],
        JOINT.join(dict.fromkeys(part.canonical for part in known)),
        known[0].kind,
    )


def _together(
    head: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> Iterator[int]:
    """The phrase's head and those joined to it by "and", a comma or "along with"."""
    open_ = [head]
    while open_:
        current = open_.pop(0)
        yield current
        for child in children[current]:
            # a second name in apposition says the same speaker again
            if (
                tokens[child].dep == "conj"
                and tokens[child].pos in ("NOUN", "PROPN", "PRON")
                and not describes_again(child, current, tokens, children)
            ):
                open_.append(child)
    yield from _along_with(head, tokens, children)


def _along_with(
    head: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> Iterator[int]:
    governor = tokens[head].head
    if tokens[head].dep not in SUBJECTS:
        return
    for child in (*children[governor], *children[head]):
        if tokens[child].dep == "prep" and _is_with(child, tokens, children):
            yield from _objects_below(child, tokens, children)


def _is_with(prep: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    if tokens[prep].lemma in _WITH:
        return True
    return prep > 0 and tokens[prep - 1].lemma in _WITH and tokens[prep].lemma == "with"


def _objects_below(
    prep: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> Iterator[int]:
    for child in children[prep]:
        if tokens[child].dep == "pobj":
            if tokens[child].pos in ("PROPN", "PRON") or may_speak(tokens[child]):
                yield child
        elif tokens[child].dep == "prep":
            yield from _objects_below(child, tokens, children)


def _one(
    head: int,
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    context: Context,
) -> Name | None:
    token = tokens[head]
    if token.lemma.lower() in words_of("pointing.toml", "times"):
        # "Berg, a doctor, said Monday": the parser takes the day for the one who says it
        before = [n for n in names if n.end <= token.start and n.kind is NameKind.PERSON]
        return before[-1] if before and len(text[before[-1].end : token.start]) < 60 else None
    at_head = _name_over(token.start, token.end, names)
    if at_head is not None:
        # "the minister, Ana Ruiz, said": the name, whatever "the minister" stood for
        apposed = _named_in_apposition(head, tokens, children, names) if at_head.resolved else None
        return _as_speaker(apposed or at_head)
    if token.pos == "PRON" or token.tag in ("PRP", "WP", "WDT", "EX"):
        return _pronoun(head, tokens, children, text, names, context)
    first, last = phrase(head, tokens, children)
    in_apposition = _named_in_apposition(head, tokens, children, names)
    if in_apposition is not None:
        return in_apposition
    start, end = tokens[first].start, tokens[last].end
    below = subtree(head, children)
    inside = [
        name
        for name in names
        if tokens[below[0]].start <= name.start
        and name.end <= tokens[below[-1]].end
        and not _owns_another(name, head, tokens)
        and not _in_clause(name, head, tokens)
    ]
    counted = counted_of(head, tokens, children)
    if counted is not None:
        return _one(counted, text, tokens, children, names, context)
    if token.lemma in words_of(TITLES, "records"):
        maker = _maker(head, tokens, children)
        if maker is not None:
            return _one(maker, text, tokens, children, names, context)
    if token.lemma in words_of(TITLES, "officials") and inside:
        voice = whose(inside, head, text, tokens, children)
        if speaks_as_whole(voice, token):
            return _as_speaker(voice)
    if token.lemma in words_of(TITLES, "officials"):
        owner = next((c for c in children[head] if tokens[c].dep == "poss"), None)
        if owner is not None and tokens[owner].pos not in ("PRON", "PROPN"):
            return _one(owner, text, tokens, children, names, context)
    written = _OPEN_END.sub("", plain_phrase(head, tokens, children, text))
    if not written:
        return None
    person = person_by_role(head, tokens, children, names, context)
    if person and canonical(written, context.aliases) == bare_name(written):
        return Name(start, end, text[start:end], person, NameKind.PERSON, True)
    return Name(start, end, text[start:end], canonical(written, context.aliases))


def _owns_another(name: Name, head: int, tokens: Sequence[Token]) -> bool:
    """As in "a review of Anna Berg's letters": it is about her, and not hers."""
    return any(
        token.dep == "poss" and token.head != head
        for token in tokens
        if name.start <= token.start < name.end
    )


def _in_clause(name: Name, head: int, tokens: Sequence[Token]) -> bool:
    """As in "officials who met Anna Berg": they do not speak for her."""
    index = next((i for i, token in enumerate(tokens) if token.start >= name.start), head)
    for _ in tokens:
        if index == head or tokens[index].head == index:
            return False
        if tokens[index].dep == "relcl":
            return True
        index = tokens[index].head
    return False


def _maker(record: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int | None:
    """Who made a record, in small letters: "a report by the audit office" is the office's."""
    bodies = words_of(TITLES, "body_heads") | words_of(TITLES, "generic_bodies")
    for child in children[record]:
        if tokens[child].dep in ("prep", "agent") and tokens[child].lemma in ("by", "from", "of"):
            for below in children[child]:
                if tokens[below].dep == "pobj" and tokens[below].lemma in bodies:
                    return below
    return None


def _as_speaker(name: Name) -> Name:
    """A capital that speaks stands for its state."""
    state = state_of_capital(name.written) if name.kind is NameKind.PLACE else ""
    if not state:
        return name
    return Name(name.start, name.end, name.written, state, name.kind, name.resolved)


def _name_over(start: int, end: int, names: Sequence[Name]) -> Name | None:
    return next((name for name in names if name.start < end and start < name.end), None)


def _pronoun(
    head: int,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    text: str,
    names: Sequence[Name],
    context: Context,
) -> Name | None:
    token = tokens[head]
    word = token.text.lower()
    outer = subject_above(head, text, tokens) if word in ("he", "she") else None
    if outer is not None:
        meant, kind = named_at(outer, text, tokens, names)
        if kind in (NameKind.PERSON, NameKind.OTHER) and may_mean(word, meant):
            return Name(token.start, token.end, token.text, meant, kind, True)
    known = speaker_before(token.start, word, (), context)
    if word in ("he", "she", "it", "they") and known:
        return Name(token.start, token.end, token.text, known, NameKind.OTHER, True)
    if word == "there":
        return None
    first, last = phrase(head, tokens, children)
    start, end = tokens[first].start, tokens[last].end
    return Name(start, end, text[start:end], text[start:end].lower())


def _named_in_apposition(
    head: int, tokens: Sequence[Token], children: Sequence[Sequence[int]], names: Sequence[Name]
) -> Name | None:
    """ "the ministry's spokeswoman, Ana Ruiz" is Ana Ruiz.

    So is "the head of the union, Ana Ruiz", whom the parser hangs on the union.
    """
    for child in children[head]:
        if tokens[child].dep == "appos":
            name = _name_over(tokens[child].start, tokens[child].end, names)
            if name is not None and name.kind is not NameKind.GROUP:
                return name
    if tokens[head].lemma not in words_of(TITLES, "titles"):
        return None
    for below in subtree(head, children):
        if tokens[below].dep == "appos":
            name = _name_over(tokens[below].start, tokens[below].end, names)
            if name is not None and name.kind is NameKind.PERSON:
                return name
    return None
