"""Who does it in the claim? The doer or owner there, beside the one whom the statement names."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.matching.pair import Pair
from verifier.matching.predicates_met import predicate_met
from verifier.reading.predicates import children_of
from verifier.reading.reading import Reading, Token
from verifier.words.tables import words_of


def another_does(token: int, met_by: int, pair: Pair) -> bool:
    """Whether the statement's doer is named in the claim, where another name does it.

    ``token`` is the statement's, ``met_by`` the claim's that bears the same name.
    """
    reading = pair.claim.content.reading
    doers = _doers_in_claim(token, pair)
    if met_by < 0 or not doers:
        return False
    part_of = {i for doer in doers for i in _with_below(doer, reading.tokens)}
    if _bearer(met_by, reading) in {_bearer(doer, reading) for doer in doers} - {""}:
        return False  # "the Harbour Union (HU) holds": both are one
    if met_by in part_of or any(_with_below(met_by, reading.tokens) & {doer} for doer in doers):
        return False
    return any(_is_named(doer, reading) for doer in doers)


def _bearer(index: int, reading: Reading) -> str:
    """The fullest name of whoever the token names, or ""."""
    start = reading.tokens[index].start
    return next((n.canonical for n in reading.names if n.start <= start < n.end), "")


def slot_is_open(token: int, pair: Pair) -> bool:
    """Whether the claim leaves open who does it or whose it is: "the company", "it", nobody."""
    reading = pair.claim.content.reading
    doers, owners = _doers_in_claim(token, pair), _owners_in_claim(token, pair)
    if any(_is_named(i, reading) for i in owners):
        return False
    if not doers:
        # no verb answers: whoever the claim's own verb is said of does it
        head = pair.claim.content.head
        met = {link.claim for link in pair.alignment.links}
        doers = tuple(i for i in head.agents if i not in met) if head is not None else ()
        return not any(_is_named(i, reading) for i in doers)
    return all(_stands_for_somebody(i, reading) for i in doers)


def _stands_for_somebody(index: int, reading: Reading) -> bool:
    """A pronoun, or "the company": a doer that the article has named before."""
    token = reading.tokens[index]
    if token.pos == "PRON" or any(
        n.resolved and n.start <= token.start < n.end for n in reading.names
    ):
        return True
    definite = any(
        t.head == index and t.dep in ("det", "poss") and t.lemma in ("the", "its", "their")
        for t in reading.tokens
    )
    return definite and (
        token.lemma in words_of("articles.toml", "the", "words")
        or token.lemma in words_of("setting_words.toml", "events", "nouns")
    )


def _doers_in_claim(token: int, pair: Pair) -> tuple[int, ...]:
    """The claim's doers of what the statement's token does."""
    found: list[int] = []
    for predicate in pair.statement.predicates:
        if token not in predicate.agents:
            continue
        theirs = predicate_met(predicate, pair)
        if theirs is not None:
            # "the plant will close" has no doer of its own beside "Siemens will close the plant"
            links = (pair.alignment.link_of(i) for i in predicate.patients)
            done_to = {link.claim for link in links if link is not None}
            found += [i for i in theirs.agents if i not in done_to]
    return tuple(found)


def _owners_in_claim(token: int, pair: Pair) -> tuple[int, ...]:
    """The claim's owners of what the statement's token owns ("Norlund's revenue")."""
    tokens = pair.statement.reading.tokens
    if tokens[token].dep != "poss":
        return ()
    link = pair.alignment.link_of(tokens[token].head)
    if link is None or link.claim < 0:
        return ()
    theirs = pair.claim.content.reading.tokens
    return tuple(i for i in children_of(theirs)[link.claim] if theirs[i].dep == "poss")


def _is_named(index: int, reading: Reading) -> bool:
    """Whether the token belongs to a name that the text writes out."""
    token = reading.tokens[index]
    if token.pos == "PRON":
        return False
    return any(n.start <= token.start < n.end and not n.resolved for n in reading.names)


def _with_below(index: int, tokens: Sequence[Token]) -> set[int]:
    """The token with those that describe it or are joined to it."""
    children, found, open_ = children_of(tokens), {index}, [index]
    while open_:
        for child in children[open_.pop()]:
            if tokens[child].dep in ("conj", "compound", "appos", "amod", "nmod", "poss", "flat"):
                found.add(child)
                open_.append(child)
    return found
