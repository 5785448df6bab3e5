"""Which noun does a figure count? Found in the parse of its sentence, after the figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.figure import Figure, Hedge
from verifier.reading.figures.nouns import is_irregular, singular
from verifier.reading.predicates import children_of
from verifier.reading.reading import Token

NOUNS = ("NOUN", "PROPN")
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "npadvmod")
"""Relations in which a number stands for the things itself: "18 were killed"."""
MODIFIERS = ("nmod", "compound", "nummod", "amod", "quantmod")
FARTHEST_NOUN = 7
"""Tokens between a number and the noun that it counts."""
FARTHEST_STEP = 12
"""Steps up the parse; a path is never longer in a sound sentence."""


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

    def is_noun(self, index: int) -> bool:
        """Whether the token is a noun or a name."""
        return self.tokens[index].pos in NOUNS

    def lemma(self, index: int) -> str:
        """The lemma; of a participle before a noun the word itself ("wounded", "confirmed")."""
        token = self.tokens[index]
        word = token.text.lower()
        if token.tag in ("VBN", "VBG") and token.dep == "amod":
            return word
        if token.tag in ("NNS", "NNPS") and (token.pos == "PROPN" or is_irregular(word)):
            return singular(word)
        return token.lemma


def parsed(tokens: Sequence[Token]) -> Parse:
    """The tokens, indexed."""
    return Parse(tokens, children_of(tokens), tuple(token.start for token in tokens))


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a figure hangs in the parse."""

    own: range
    """The tokens of the figure, from its number on."""
    number: int
    """The token of the figure that something outside it governs."""
    noun: int | None
    """The head of the counted noun phrase, where it follows the figure."""

    @property
    def after(self) -> int:
        """The first token after the figure."""
        return self.own[-1] + 1


def anchor(parse: Parse, figure: Figure) -> Anchor | None:
    """Where the figure hangs; ``None`` where the parse has no token for it."""
    own = parse.within(figure.head_start, max(figure.end, figure.head_end))
    if not own:
        start = bisect_right(parse.starts, figure.head_start) - 1
        if start < 0:
            return None
        own = range(start, start + 1)
    number = _top(parse, own)
    return Anchor(own, number, _noun(parse, figure, number, own))


def _top(parse: Parse, own: range) -> int:
    for index in reversed(own):
        token = parse.tokens[index]
        if token.head not in own and token.pos in ("NUM", "NOUN", "SYM", "PROPN"):
            return index
    return own[-1]


def _noun(parse: Parse, figure: Figure, number: int, own: range) -> int | None:
    after = own[-1] + 1
    if after < len(parse.tokens) and parse.tokens[after].lemma == "of":
        return _whole(parse, after)
    if figure.dimension == "share" and after < len(parse.tokens):
        following = parse.tokens[after]
        if following.tag in ("DT", "PRP$") and following.lemma not in ("a", "an", "each"):
            return _noun_after(parse, after)  # "half the council", "two-thirds its weight"
    if figure.dimension and figure.hedge is not Hedge.VAGUE and figure.dimension != "ratio":
        return _measured_noun(parse, own)
    head = parse.tokens[number].head
    governs = head >= after and parse.is_noun(head) and _only_modifiers(parse, after, head)
    if governs and parse.tokens[number].dep not in ARGUMENTS:
        return _counted_of(parse, figure, head, after)
    noun = _noun_after(parse, after)
    return noun if noun is not None else _noun_after_verb(parse, after)


def _only_modifiers(parse: Parse, first: int, noun: int) -> bool:
    """Whether nothing but words of one noun phrase stands between a number and a noun."""
    return noun - first <= FARTHEST_NOUN and all(
        parse.tokens[index].pos not in ("ADP", "SCONJ", "AUX", "PRON")
        and parse.tokens[index].text not in (",", ";", ".", ":")
        for index in range(first, noun)
    )


def _counted_of(parse: Parse, figure: Figure, head: int, after: int) -> int:
    """The noun that is counted, where the parser took its neighbour in the compound."""
    tokens = parse.tokens
    following = head + 1
    if following < len(tokens) and (tokens[head].tag, tokens[following].tag) == ("NN", "NNS"):
        return following
    # "a 12-page document" has 12 pages
    singular_pair = head > after and (tokens[head].tag, tokens[after].tag) == ("NN", "NN")
    if singular_pair and figure.value is not None and figure.value != 1:
        return after
    return head


def _whole(parse: Parse, of: int) -> int | None:
    """The noun after "of": "46 per cent of the vote", "hundreds of civilians", "3 of the 20"."""
    pobj = parse.child(of, "pobj")
    if pobj is not None and parse.is_noun(pobj) and pobj - of <= FARTHEST_NOUN:
        return pobj
    following = of + 1
    if (
        following < len(parse.tokens)
        and parse.tokens[following].pos == "PRON"
        and (parse.tokens[following].tag != "PRP$")
    ):
        # "10 of them civilians", "45 of whom were children"
        noun = _noun_after(parse, following + 1)
        return noun if noun is not None else _noun_after_verb(parse, following + 1)
    return _noun_after(parse, following)


def _measured_noun(parse: Parse, own: range) -> int | None:
    """The noun that a measure stands before: "a 5 % stake", "the 27-kilometre ring"."""
    tokens, last = parse.tokens, own[-1]
    head = tokens[last].head
    if head > last and parse.is_noun(head) and tokens[last].dep in MODIFIERS:
        return head if _only_modifiers(parse, last + 1, head) else None
    return None


def _noun_after(parse: Parse, index: int) -> int | None:
    """The head of a noun phrase that begins at ``index``, by the order of words alone."""
    tokens = parse.tokens
    at, last = index, None
    while at < len(tokens) and at - index < FARTHEST_NOUN:
        if parse.is_noun(at):
            last = at
            if tokens[at].tag in ("NNS", "NNPS") and not _continues(parse, at):
                break
        elif tokens[at].text != "-" and (
            last is not None or not _may_open_phrase(parse, at, at == index)
        ):
            break
        at += 1
    return last


def _may_open_phrase(parse: Parse, index: int, first: bool) -> bool:
    token = parse.tokens[index]
    if token.tag in ("VBN", "VBG"):
        # "18 wounded men", not "18 wounded in the attack"
        return token.dep == "amod" and token.head > index
    return (
        token.pos in ("ADJ", "DET", "NUM")
        or token.tag in ("HYPH", "PRP$", "POS")
        or (first and token.pos == "ADV")
    )


def _continues(parse: Parse, index: int) -> bool:
    tokens, following = parse.tokens, index + 1
    return (
        following < len(tokens)
        and parse.is_noun(following)
        and tokens[index].head == following
        and tokens[index].dep == "compound"
    )


def _noun_after_verb(parse: Parse, index: int) -> int | None:
    """What those are who were counted: "of them 45 were children"."""
    tokens = parse.tokens
    if index >= len(tokens) or tokens[index].lemma != "be" or tokens[index].dep == "auxpass":
        return None
    attribute = parse.child(index, "attr")
    if attribute is None or attribute < index or tokens[attribute].tag not in ("NNS", "NNPS"):
        return None
    return attribute


def said_to_be(parse: Parse, number: int) -> int | None:
    """The noun for what those counted are: "90 of the wounded are children"."""
    tokens, verb = parse.tokens, parse.tokens[number].head
    if tokens[verb].lemma != "be" or tokens[number].dep not in ("nsubj", "nsubjpass"):
        return None
    attribute = parse.child(verb, "attr")
    if attribute is None or tokens[attribute].tag not in ("NNS", "NNPS"):
        return None
    return attribute


def modifiers(parse: Parse, noun: int, after: int) -> tuple[int, ...]:
    """The words between a number and the noun that narrow it."""
    tokens = parse.tokens
    found: list[int] = []
    for index in range(noun - 1, max(after, noun - FARTHEST_NOUN) - 1, -1):
        token = tokens[index]
        if token.pos in ("ADP", "AUX", "PRON") or token.text in (";", ":"):
            break
        if token.pos in ("ADJ", "NOUN", "PROPN", "VERB") and token.text not in ("-", "%"):
            found.append(index)
    return tuple(reversed(found))
