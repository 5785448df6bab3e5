"""Do several say it together? "Britain, France and eight other countries" is a list of speakers."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.names.places import state_of_capital
from verifier.reading.predicates import subtree
from verifier.reading.reading import Name, NameKind, Token

_JOINING = frozenset({",", "and", "&", "or", "as well as"})
_VERBAL = frozenset({"VERB", "AUX"})
_LONGEST_PART = 8


def joint_speakers(
    head: int,
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
) -> list[Name]:
    """The speakers of a list, or nothing where the phrase around ``head`` is no list.

    Read from the text rather than the parse, which takes the second of three names for another
    name of the first. Every part must be a name or a counted noun ("eight other countries").
    """
    below = [i for i in subtree(head, children) if tokens[i].dep != "mark"]
    first, last = below[0], below[-1]
    if not any(tokens[i].dep == "cc" and tokens[i].lemma == "and" for i in range(first, last + 1)):
        return []
    if any(tokens[i].pos in _VERBAL for i in range(first, last + 1)):
        return []
    parts = _split(range(first, last + 1), tokens)
    if len(parts) < 2:
        return []
    found = []
    for part in parts:
        speaker = _named(part, tokens, names) or _counted(part, text, tokens)
        if speaker is None:
            return []
        found.append(speaker)
    return found


def _split(span: range, tokens: Sequence[Token]) -> list[list[int]]:
    """The stretches between commas and "and"."""
    parts: list[list[int]] = [[]]
    for index in span:
        if tokens[index].text.lower() in _JOINING:
            parts.append([])
        else:
            parts[-1].append(index)
    return [part for part in parts if part]


def _named(part: Sequence[int], tokens: Sequence[Token], names: Sequence[Name]) -> Name | None:
    """The name of one part, where no preposition stands before it: not "head of Acme"."""
    if len(part) > _LONGEST_PART:
        return None
    start, end = tokens[part[0]].start, tokens[part[-1]].end
    inside = [name for name in names if start <= name.start and name.end <= end]
    if not inside:
        return None
    name = inside[-1]
    between = [i for i in part if tokens[i].end <= name.start]
    if any(tokens[i].pos == "ADP" for i in between) or name.kind is NameKind.GROUP:
        return None
    after = [i for i in part if tokens[i].start >= name.end and tokens[i].pos in ("NOUN", "PROPN")]
    if after:
        return None
    state = state_of_capital(name.written) if name.kind is NameKind.PLACE else ""
    return Name(name.start, name.end, name.written, state or name.canonical, name.kind)


def _counted(part: Sequence[int], text: str, tokens: Sequence[Token]) -> Name | None:
    """As in "eight other countries at the council": a number of unnamed speakers."""
    if tokens[part[0]].pos != "NUM" and tokens[part[0]].lemma not in ("several", "many", "other"):
        return None
    kept = []
    for index in part:
        if tokens[index].pos == "ADP":
            break
        kept.append(index)
    if not kept or tokens[kept[-1]].pos not in ("NOUN", "PROPN"):
        return None
    start, end = tokens[kept[0]].start, tokens[kept[-1]].end
    written = text[start:end]
    return Name(start, end, written, " ".join(written.split()))
