"""Which noun does a figure count? Found in the parse of its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.figure import Figure, Hedge
from verifier.reading.measure_table import measure_table
from verifier.reading.predicates import children_of
from verifier.reading.reading import Token

NOUNS = ("NOUN", "PROPN")
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "npadvmod")
"""Relations in which a number stands for the things itself: "18 were killed"."""
FARTHEST_NOUN = 7
"""Tokens between a number and the noun that it counts."""
FARTHEST_STEP = 12
"""Steps up or down the parse; a path is never longer in a sound sentence."""


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of a text with what each governs, and where each begins."""

    tokens: Sequence[Token]
    children: Sequence[Sequence[int]]
    starts: Sequence[int]

    def within(self, start: int, end: int) -> range:
        """The tokens of ``text[start:end]``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of these relations."""
        return next((c for c in self.children[index] if self.tokens[c].dep in deps), None)


def parsed(tokens: Sequence[Token]) -> Parse:
    """The tokens, indexed."""
    return Parse(tokens, children_of(tokens), tuple(token.start for token in tokens))


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a figure hangs in the parse."""

    number: int
    """The token of the number (the last one, or that of the unit)."""
    noun: int | None
    """The head of the counted noun phrase, where it is written."""
    first: int
    """The first token after the figure."""


def anchor(parse: Parse, figure: Figure) -> Anchor | None:
    """Where the figure hangs; ``None`` where the parse has no token for it."""
    inside = parse.within(figure.start, figure.end)
    own = parse.within(figure.head_start, figure.end) or inside
    if not own:
        start = bisect_right(parse.starts, figure.head_start) - 1
        if start < 0:
            return None
        own = range(start, start + 1)
    number = _top(parse, own)
    return Anchor(number, _noun(parse, figure, number, own), own[-1] + 1)


def _top(parse: Parse, own: range) -> int:
    """The token of the figure whose governor lies outside it."""
    for index in reversed(own):
        if parse.tokens[index].head not in own and parse.tokens[index].pos in (
            "NUM",
            "NOUN",
            "SYM",
        ):
            return index
    return own[-1]


def _noun(parse: Parse, figure: Figure, number: int, own: range) -> int | None:
    tokens = parse.tokens
    after = own[-1] + 1
    if figure.dimension or figure.hedge is Hedge.VAGUE:
        found = _whole(parse, number, own)
        if found is not None:
            return found
        if figure.hedge is not Hedge.VAGUE and figure.dimension != "ratio":
            return _noun_that_is_measured(parse, own)
    head = tokens[number].head
    for _ in range(FARTHEST_STEP):
        if head in own:
            head = tokens[head].head
            continue
        break
    governs = own[-1] < head <= own[-1] + FARTHEST_NOUN and tokens[head].pos in NOUNS
    if governs and tokens[number].dep not in ARGUMENTS:
        return _counted_of(parse, figure, head, after)
    return _noun_after(parse, after)


def _counted_of(parse: Parse, figure: Figure, head: int, after: int) -> int:
    """The noun that is counted, where the parser took its neighbour in the compound."""
    tokens = parse.tokens
    following = head + 1
    if (
        following < len(tokens)
        and tokens[following].tag == "NNS"
        and (tokens[following].start - tokens[head].end <= 1 and tokens[head].tag == "NN")
    ):
        return following
    # "a 12-page document" has 12 pages
    if (
        head > after
        and tokens[head].tag == "NN"
        and tokens[after].tag == "NN"
        and figure.value is not None
        and figure.value != 1
    ):
        return after
    return head


def _whole(parse: Parse, number: int, own: range) -> int | None:
    """The noun after "of": "46 per cent of the vote", "hundreds of civilians"."""
    tokens = parse.tokens
    at = own[-1] + 1
    if at < len(tokens) and tokens[at].lemma == "of":
        pobj = parse.child(at, "pobj")
        if pobj is not None and tokens[pobj].pos in NOUNS:
            return pobj
        return _noun_after(parse, at + 1)
    return None


def _noun_that_is_measured(parse: Parse, own: range) -> int | None:
    """The noun that a measure stands before: "a 5 % stake", "the 27-kilometre ring"."""
    tokens, last = parse.tokens, own[-1]
    head = tokens[last].head
    if last < head <= last + FARTHEST_NOUN and tokens[head].pos in NOUNS:
        between = tokens[last + 1 : head]
        if tokens[last].dep in ("nmod", "compound", "nummod", "amod", "quantmod") and all(
            token.pos in ("NOUN", "PROPN", "ADJ", "PUNCT", "VERB", "NUM") for token in between
        ):
            return head
    return None


def _noun_after(parse: Parse, index: int) -> int | None:
    """The head of a noun phrase that begins at ``index``, by the order of words alone."""
    tokens = parse.tokens
    at, last = index, None
    while at < len(tokens) and at - index < FARTHEST_NOUN:
        token = tokens[at]
        if token.pos in NOUNS:
            last = at
            if token.tag in ("NNS", "NNPS") and not _continues(parse, at):
                break
        elif (
            (last is not None and not (token.text == "-" or token.tag == "HYPH"))
            or not (
                token.pos in ("ADJ", "DET", "NUM")
                or token.tag in ("VBN", "HYPH", "PRP$", "POS")
                or (token.tag == "VBG" and token.dep == "amod")
                or token.text == "-"
                or (token.pos == "ADV" and at == index)
            )
            or (token.tag == "VBN" and not _describes(parse, at))
        ):
            break
        at += 1
    return last


def _continues(parse: Parse, index: int) -> bool:
    tokens = parse.tokens
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].pos in NOUNS
        and tokens[index].head == index + 1
        and tokens[index].dep == "compound"
    )


def _describes(parse: Parse, index: int) -> bool:
    """Whether a participle stands before its noun ("18 wounded men", not "18 wounded in")."""
    return parse.tokens[index].dep == "amod" and parse.tokens[index].head > index


def modifiers(parse: Parse, noun: int, after: int) -> tuple[int, ...]:
    """The words between a number and the noun that narrow it."""
    tokens = parse.tokens
    return tuple(
        index
        for index in range(max(after, noun - FARTHEST_NOUN), noun)
        if tokens[index].pos in ("ADJ", "NOUN", "PROPN", "VERB") and tokens[index].text != "-"
    )


def measure_before(parse: Parse, number: int) -> int | None:
    """The noun that names the measure of a figure after it: "the toll reached 820"."""
    tokens, table = parse.tokens, measure_table()
    at = number
    for _ in range(FARTHEST_STEP):
        token = tokens[at]
        head = token.head
        if head == at:
            break
        governor = tokens[head]
        if governor.pos in ("VERB", "AUX"):
            if token.dep in ("nsubj", "nsubjpass"):
                return None
            subject = parse.child(head, "nsubj", "nsubjpass")
            if subject is None and governor.dep in ("conj", "xcomp", "acl", "advcl"):
                at = head
                continue
            if subject is None or governor.lemma not in table.lists["measure_verbs"]:
                return None
            return subject if tokens[subject].pos in NOUNS and subject < number else None
        if governor.pos == "ADP" and tokens[governor.head].pos in NOUNS and governor.head < number:
            if governor.lemma in ("of", "at", "to", "by", "from", "in"):
                return governor.head
            return None
        if governor.pos in NOUNS and head < number and token.dep in ("appos", "nummod", "npadvmod"):
            return head
        at = head
    return None


def measured_of(parse: Parse, noun: int) -> int:
    """What a noun of number counts: "the number of refugees" -> refugees, "the toll" -> itself."""
    tokens, table = parse.tokens, measure_table()
    if tokens[noun].lemma not in table.lists["number_nouns"]:
        return noun
    for child in parse.children[noun]:
        if tokens[child].lemma in ("of", "for", "among") and tokens[child].dep == "prep":
            pobj = parse.child(child, "pobj")
            if pobj is not None and (
                tokens[pobj].pos in NOUNS or tokens[pobj].lemma in table.adjectives
            ):
                return pobj
    return noun
