"""Does a word take up what only the sentences before it tell? "The incident", "this", "others"."""

from __future__ import annotations

from verifier.extraction.checkable import is_counted
from verifier.extraction.clause_parts import SUBJECT
from verifier.extraction.place import Place
from verifier.reading.predicates import children_of
from verifier.reading.reading import NameKind, Token
from verifier.words.tables import words_of

POINTING = "pointing.toml"


def points_back(place: Place, index: int) -> bool:
    """Whether a word of the clause that is no personal pronoun stands for what was told before."""
    token = place.reading.tokens[index]
    word = token.text.lower()
    if token.tag == "DT" and word in words_of(POINTING, "demonstratives"):
        return _demonstrative(place, index)
    if token.pos == "NUM" and token.dep in ("pobj", *SUBJECT) and _is_taken_up(place, index):
        return True
    if token.dep in SUBJECT and word in words_of(POINTING, "parts"):
        return _part(place, index)
    if word == "there" and token.dep == "advmod" and place.speaker is None:
        return _somewhere(place, index)
    if word == "same" and token.dep in (*SUBJECT, "dobj", "attr"):
        return not _after_a_clause(place, index)
    if word == "similar" and token.dep == "amod":
        return place.opens(index) and place.reading.tokens[index + 1].text.lower() != "to"
    if word == "such" and token.dep in ("amod", "predet"):
        following = place.reading.tokens[index + 1 : index + 4]
        told = any(t.text.lower() in ("as", "that") for t in following)
        return not told and place.opens(index)
    if token.dep in SUBJECT and token.lemma.lower() in words_of(POINTING, "shells"):
        return _definite(place, index)
    return False


def _somewhere(place: Place, index: int) -> bool:
    """As in "She went there in May": where, the words before it do not say."""
    start, end = place.clause.start, place.reading.tokens[index].start
    named = any(n.kind is NameKind.PLACE and start <= n.start < end for n in place.reading.names)
    return not named and not any(
        t.dep == "pobj" and start <= t.start < end for t in place.reading.tokens
    )


def _is_taken_up(place: Place, index: int) -> bool:
    """As in "12 of the 19": of which 19, the sentence before says."""
    tokens = place.reading.tokens
    below = [t.lemma.lower() for t in tokens if t.head == index and t is not tokens[index]]
    earlier = any(
        t.text == tokens[index].text and place.clause.start <= t.start for t in tokens[:index]
    )
    return below == ["the"] and not earlier


def _definite(place: Place, index: int) -> bool:
    """As in "The incident was one of four": which one, only the sentences before it say.

    Asked of a noun for what was told, with no word to tell it.
    """
    tokens = place.reading.tokens
    below = [t for t in tokens if t.head == index and t is not tokens[index] and t.pos != "PUNCT"]
    words = [t.lemma.lower() for t in below if t.lemma.lower() not in words_of(POINTING, "order")]
    if words != ["the"] or _is_known(place, tokens[index]):
        return False
    if any(n.start <= tokens[index].start < n.end for n in place.reading.names):
        return False
    governor = tokens[tokens[index].head]
    main = governor.head == tokens[index].head
    return main and place.opens(index)


def _demonstrative(place: Place, index: int) -> bool:
    tokens = place.reading.tokens
    token, children = tokens[index], children_of(tokens)
    if token.dep == "det":
        return _unknown_noun(place, index, token.head)
    if token.dep not in (*SUBJECT, "dobj", "pobj", "attr"):
        return False
    if any(tokens[c].dep in ("prep", "relcl", "acl") for c in children[index]):
        return False  # "those who", "that of"
    verb = tokens[token.head]
    told_by = [t for t in tokens if t.head == token.head and t.dep == "attr"]
    counted = is_counted(place.reading, place.clause)
    if verb.lemma == "be" and any(counted or _is_known(place, t) for t in told_by):
        return False  # "this is the worst flood in 60 years"
    return not (_after_a_clause(place, index))


def _unknown_noun(place: Place, index: int, noun: int) -> bool:
    """As in "that program": which one, neither the words before it nor the title say."""
    tokens = place.reading.tokens
    word = tokens[noun]
    if word.pos not in ("NOUN", "PROPN") or _is_told_of(place, word):
        return False
    here = tokens[index].text.lower() in ("this", "these")
    if here and word.lemma.lower() in words_of(POINTING, "known"):
        return False
    telling = ("relcl", "prep", "acl", "amod", "compound", "poss")
    if any(t.head == noun and t.dep in telling for t in tokens):
        return False
    start = place.clause.start
    dated = any(start <= d.start < tokens[index].start for d in place.reading.dates)
    if dated and word.lemma.lower() in words_of(POINTING, "times"):
        return False
    return not any(t.lemma == word.lemma and start <= t.start for t in tokens[:index])


def _is_known(place: Place, noun: Token) -> bool:
    """Whether everybody knows it ("the government"), or the title or the lead tells of it."""
    return noun.lemma.lower() in words_of(POINTING, "known") or _is_told_of(place, noun)


def _is_told_of(place: Place, noun: Token) -> bool:
    """Whether the title or the lead has the word, or somebody speaks of his own body."""
    if place.is_quoted(noun) and noun.lemma.lower() in words_of("titles.toml", "generic_bodies"):
        return True
    title = {word.strip(".,:;?!") for word in place.reading.context.subject.lower().split()}
    return bool({noun.lemma.lower(), noun.text.lower()} & (place.about | title))


def _after_a_clause(place: Place, index: int) -> bool:
    """Whether the claim holds a clause before the word, to which that may point."""
    tokens = place.reading.tokens
    above, current = {index}, index
    while tokens[current].head != current:
        current = tokens[current].head
        above.add(current)
    return any(
        t.pos == "VERB"
        and t.tag not in ("VBG", "VBN")
        and i not in above
        and t.start >= place.starts(tokens[index])
        for i, t in enumerate(tokens[:index])
    )


def _part(place: Place, index: int) -> bool:
    """As in "Others were found in Tarn": others of what, the sentence before says."""
    tokens = place.reading.tokens
    bare = tokens[index].text.lower() in ("former", "latter") or not any(
        t.head == index and t.dep in ("prep", "relcl", "acl") for t in tokens
    )
    return bare and place.opens(index)
