"""For whom does an official, a report or a number of people speak?"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.predicates import subtree
from verifier.reading.reading import Name, Token


def whose(
    inside: Sequence[Name],
    head: int,
    text: str,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
) -> Name:
    """For whom an official or a report speaks: the one after "by", "of", "from", else before it."""
    before = [name for name in inside if name.end <= tokens[head].start]
    if before and tokens[head].lemma in ("poll", "survey"):
        return _with_partner(before, text)  # "a Narvik Post poll of Norwegian voters"
    for child in children[head]:
        if tokens[child].dep in ("prep", "agent", "acl") and tokens[child].lemma in (
            "by",
            "from",
            "of",
            "at",
            "for",
            "release",
            "publish",
            "conduct",
            "issue",
        ):
            below = subtree(child, children)
            start, end = tokens[below[0]].start, tokens[below[-1]].end
            found = [name for name in inside if start <= name.start and name.end <= end]
            # "for Labour candidate Ana Ruiz": hers, whatever stands before the name
            object_ = [t for t in tokens[child + 1 : below[-1] + 1] if t.head == child]
            named = [n for n in found if any(n.start <= t.start < n.end for t in object_)]
            if found:
                return (named or found)[0]
    return _with_partner(before, text) if before else inside[0]


def _with_partner(names: Sequence[Name], text: str) -> Name:
    """The last of the names, with the one that a stroke joins to it: "Narvik Post/TV4 poll"."""
    last = names[-1]
    for name in reversed(names[:-1]):
        if text[name.end : last.start] not in ("/", "-"):
            break
        both = f"{name.canonical}/{last.canonical}"
        last = Name(name.start, last.end, text[name.start : last.end], both, last.kind)
    return last


def counted_of(head: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int | None:
    """As in "a number of families said": the families."""
    if tokens[head].lemma not in ("number", "couple", "handful", "lot", "host", "group"):
        return None
    below = [c for c in children[head] if tokens[c].lemma == "of"]
    found = [c for of in below for c in children[of] if tokens[c].dep == "pobj"]
    several = [c for c in found if tokens[c].tag == "NNS"]
    return several[0] if several else None
