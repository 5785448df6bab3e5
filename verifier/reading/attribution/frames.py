"""Which words belong to a cue in each of its frames? One function a frame of reporting_verbs.toml.

Each returns the indices of the tokens that are the content, in no order; none where the frame is
not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.attribution.cues import Cue
from verifier.reading.predicates import subtree
from verifier.reading.reading import Token
from verifier.words.reporting import reporting_verbs

_SMALL_CLAUSE = frozenset({"oprd", "acomp", "attr"})


def raised(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> set[int]:
    """As in "the talks seem to be over": what seems so, subject and all."""
    found: set[int] = set()
    verbs = reporting_verbs()
    for child in children[verb]:
        if tokens[child].dep == "xcomp" and tokens[child].lemma in verbs:
            # "seemed to agree that ...": the agreeing is the cue
            return set()
        if tokens[child].dep in ("xcomp", "oprd", "acomp", "attr", "ccomp") or (
            tokens[child].dep == "prep" and tokens[child].lemma in ("like", "as")
        ):
            found.update(subtree(child, children))
    if found:
        for child in children[verb]:
            if tokens[child].dep in ("nsubj", "nsubjpass"):
                found.update(subtree(child, children))
    return found


def described_noun(
    verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> set[int]:
    """As in "the plan that she backs": the noun that a relative clause describes."""
    if tokens[tokens[verb].head].pos not in ("NOUN", "PROPN"):
        return set()
    if tokens[verb].dep == "acl" and any(tokens[c].dep == "agent" for c in children[verb]):
        # "the bill proposed by the mayor"
        return _noun_before(verb, tokens, children)
    if tokens[verb].dep != "relcl":
        return set()
    subject = [c for c in children[verb] if tokens[c].dep == "nsubj"]
    if not subject or any(tokens[c].dep == "nsubjpass" for c in children[verb]):
        return set()
    if all(tokens[c].tag in ("WDT", "WP") for c in subject):
        return set()
    return _noun_before(verb, tokens, children)


def _noun_before(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> set[int]:
    clause = set(subtree(verb, children))
    noun = {i for i in subtree(tokens[verb].head, children) if i not in clause}
    # what stands behind the clause belongs to the sentence again
    return {i for i in noun if i < min(clause) and tokens[i].pos != "PUNCT"}


def passive_subject(
    verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> set[int]:
    """As in "the bill was vetoed by the mayor": the bill."""
    return {
        i
        for child in children[verb]
        if tokens[child].dep == "nsubjpass"
        for i in subtree(child, children)
    }


def asks_whether(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    return any(
        tokens[c].dep == "mark" and tokens[c].lemma in ("if", "whether") for c in children[index]
    )


def infinitives(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> list[int]:
    """The infinitives after the cue; one that the parser calls an adverbial only without better."""
    for wanted in ("xcomp", "advcl"):
        found = [
            child
            for child in children[verb]
            if tokens[child].dep == wanted
            and child > verb
            and is_infinitive(child, tokens, children)
        ]
        if found:
            return found
    return []


def is_infinitive(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    return any(tokens[c].dep == "aux" and tokens[c].lemma == "to" for c in children[index])


def described(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> set[int]:
    """As in "called it a trap", "describes the plan as a trap": object and description."""
    found: set[int] = set()
    said = [
        c
        for c in children[verb]
        if tokens[c].dep in _SMALL_CLAUSE
        or (tokens[c].dep == "prep" and tokens[c].lemma in ("as", "to"))
        or (tokens[c].dep == "xcomp")
    ]
    if not said:
        return found
    for child in (*said, *(c for c in children[verb] if tokens[c].dep == "dobj")):
        found.update(subtree(child, children))
    return found


def whom_to(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> set[int]:
    """As in "urges Paris to leave": the infinitive with the one who is to do it."""
    found: set[int] = set()
    for child in children[verb]:
        if (tokens[child].dep == "ccomp" and is_infinitive(child, tokens, children)) or (
            tokens[child].dep in ("xcomp", "advcl", "acl")
            and is_infinitive(child, tokens, children)
        ):
            found.update(subtree(child, children))
    if found:
        for child in children[verb]:
            if tokens[child].dep in ("dobj", "dative"):
                found.update(subtree(child, children))
            elif tokens[child].dep == "prep" and tokens[child].lemma in ("on", "upon"):
                found.update(i for i in subtree(child, children) if i != child)
    return found


def prepositional(
    cue: Cue, tokens: Sequence[Token], children: Sequence[Sequence[int]], more: bool
) -> set[int]:
    """As in "warns of floods", "accuses Paris of lying": from the object on."""
    found: set[int] = set()
    own = cue.word.lemma.split()[1:]
    for child in children[cue.token]:
        lemma = tokens[child].lemma
        if own and any(
            below == cue.last and tokens[below].dep == "mark" for below in children[child]
        ):
            found.update(i for i in subtree(child, children) if i != cue.last)
        if tokens[child].dep == "agent" or tokens[child].dep != "prep" or child < cue.token:
            continue
        if child == cue.last and own:
            found.update(i for i in subtree(child, children) if i != child)
        elif lemma in cue.word.takes and not (more and lemma in ("on", "in", "at", "for", "with")):
            found.update(subtree(child, children))
    for child in children[cue.token]:
        if tokens[child].dep in ("dobj", "dative", "nsubjpass"):
            # "accuses Paris | of lying": the parser may hang "of" on the object
            own_preposition = any(
                tokens[below].dep == "prep"
                and tokens[below].lemma in cue.word.takes
                and tokens[below].head in (child, *_joined_to(child, tokens, children))
                for below in subtree(child, children)
            )
            if found or own_preposition:
                found.update(subtree(child, children))
    return found or after_date(cue, tokens, children)


def after_date(cue: Cue, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> set[int]:
    """As in "warns on May 10 | of floods": the preposition that the parser hung on the date."""
    for index in range(cue.last + 1, min(cue.last + 8, len(tokens))):
        token = tokens[index]
        if token.dep == "prep" and token.lemma in cue.word.takes - {"on", "in", "at", "for"}:
            return set(subtree(index, children))
        if token.pos not in ("ADP", "PROPN", "NUM", "ADV", "NOUN", "DET"):
            break
    return set()


def _joined_to(
    index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[int, ...]:
    """The nouns joined to one by "and"."""
    found = [child for child in children[index] if tokens[child].dep == "conj"]
    return tuple(found + [c for one in found for c in _joined_to(one, tokens, children)])
