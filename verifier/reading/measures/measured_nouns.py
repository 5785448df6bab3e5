"""Which noun before a figure says what it measures? "The toll reached 820", "inflation of 9 %"."""

from __future__ import annotations

from verifier.reading.measures.counted_nouns import FARTHEST_STEP, Anchor, Parse
from verifier.reading.measures.table import measure_table

JOINTS = ("of", "at", "to", "by", "from", "in", "is", "with")
"""Prepositions between the noun of a measure and its figure."""


def measure_before(parse: Parse, at: Anchor) -> int | None:
    """The noun that names the measure of a figure after it; ``None`` where there is none."""
    tokens, table = parse.tokens, measure_table()
    if (named := _before_colon(parse, at)) is not None:
        return named
    if (put := _put_at(parse, at)) is not None:
        return put
    index, preposition = at.number, ""
    for _ in range(FARTHEST_STEP):
        token = tokens[index]
        head, governor = token.head, tokens[token.head]
        if head == index:
            return None
        if governor.pos in ("VERB", "AUX"):
            if token.dep in ("nsubj", "nsubjpass"):
                return None
            noun = _of_verb(parse, head, preposition, at)
            if noun is not None:
                return noun
            if parse.child(head, "nsubj", "nsubjpass") is not None or governor.dep not in (
                "conj",
                "xcomp",
                "acl",
                "advcl",
            ):
                return None
        elif governor.pos == "ADP":
            preposition = governor.lemma
            above = governor.head
            if parse.is_noun(above) and above < at.own[0]:
                return above if preposition in JOINTS else None
        elif parse.is_noun(head) and head < at.own[0]:
            if token.dep == "acl" and token.lemma in table.lists["measure_verbs"]:
                return head if preposition in JOINTS else None
            return head if token.dep in ("appos", "nummod", "npadvmod") else None
        elif parse.is_noun(head) and head not in at.own and token.dep in table.lists:
            return None
        index = head
    return None


def _put_at(parse: Parse, at: Anchor) -> int | None:
    """The object of "put the number of those who died in the camps at 460", where the parser hangs
    "at" on a noun in between."""
    tokens, number = parse.tokens, at.number
    index = tokens[number].head
    if tokens[index].lemma != "at" or tokens[index].pos != "ADP" or index != at.own[0] - 1:
        return None
    for _ in range(FARTHEST_STEP):
        above = tokens[index].head
        if above == index:
            return None
        lists = measure_table().lists
        if tokens[index].dep == "dobj" and tokens[above].lemma in lists["measuring_verbs"]:
            return index if tokens[index].lemma in lists["number_nouns"] else None
        index = above
    return None


def _of_verb(parse: Parse, verb: int, preposition: str, at: Anchor) -> int | None:
    """The object of "put the toll at 820", the subject of "the toll rose to 820"."""
    tokens, table = parse.tokens, measure_table()
    lemma = tokens[verb].lemma
    if preposition in ("at", "to", "by", "from") and lemma in table.lists["measuring_verbs"]:
        found = parse.child(verb, "dobj")
        if found is not None and parse.is_noun(found) and found < at.own[0]:
            return found
    subject = parse.child(verb, "nsubj", "nsubjpass")
    if subject is None or not parse.is_noun(subject) or subject >= at.own[0]:
        return None
    return subject if lemma in table.lists["measure_verbs"] else None


def _before_colon(parse: Parse, at: Anchor) -> int | None:
    """ "Displaced: 400,000", "Turnout: 67 per cent"."""
    before = at.own[0] - 1
    if before < 1 or parse.tokens[before].text != ":":
        return None
    noun = before - 1
    if parse.is_noun(noun) or parse.tokens[noun].text.lower() in measure_table().adjectives:
        return noun
    return None


def measured_of(parse: Parse, noun: int) -> int:
    """What a noun of number counts: "the number of refugees" -> refugees; else the noun itself."""
    tokens, table = parse.tokens, measure_table()
    if tokens[noun].lemma not in table.lists["number_nouns"]:
        return noun
    for child in parse.children[noun]:
        if tokens[child].lemma in ("of", "for", "among") and tokens[child].dep == "prep":
            pobj = parse.child(child, "pobj")
            if pobj is not None and (
                parse.is_noun(pobj) or tokens[pobj].text.lower() in table.adjectives
            ):
                return pobj
    before = noun - 1
    if (
        before >= 0
        and tokens[before].head == noun
        and (tokens[before].dep == "compound" or tokens[before].lemma in table.nouns)
    ):
        # "the inflation rate" is a rate of inflation, "the jobless rate" one of the jobless
        return before
    return noun
