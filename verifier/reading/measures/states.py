"""What is said of those that a figure counts? That they died, fled, are missing ..."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.reading.measures.counted_nouns import FARTHEST_STEP, Parse
from verifier.reading.measures.table import State, measure_table

PHRASE_WITHIN = 12
"""Tokens after the counted noun within which a phrase such as "out of action" speaks of it."""
CLAUSE_ENDS = (".", ";", ":", ",")
CLAUSES = ("ROOT", "conj", "ccomp")
COMPLEMENTS = ("acomp", "attr", "oprd", "advmod", "xcomp", "amod")
UPWARD = (
    "pobj", "prep", "nummod", "quantmod", "compound", "amod", "nmod", "attr", "npadvmod", "poss",
    "dep", "advmod",
)  # fmt: skip
"""Relations that lead from a figure up to what governs it."""
LISTING = ("include", "among", "including", "amongst")


def state_of(parse: Parse, start: int, modifiers: tuple[int, ...], after: int) -> str:
    """Key of the state of those counted, or the lemma of the verb that governs them, or "".

    ``start``: the counted noun or, where there is none, the number. ``after``: the first token
    after the figure.
    """
    table = measure_table()
    if parse.lemma(start) in ("life", "lives"):
        return _of_lives(parse, start)
    if state := noun_state(parse, start, modifiers):
        return state.key
    for index in modifiers:
        if state := table.adjectives.get(parse.lemma(index)):
            return state.key
    found = _by_description(parse, start, after) or _by_phrase(parse, start, where=False)
    if found:
        return found.key
    by_governor = _by_governor(parse, start)
    if by_governor in table.states:
        # "died in hospital" says more than where
        return by_governor
    if found := _by_phrase(parse, start, where=True):
        return found.key
    if state := table.persons.get(parse.lemma(start)):
        return state.key
    return by_governor


def noun_state(parse: Parse, noun: int, modifiers: tuple[int, ...] = ()) -> State | None:
    """The state that the noun itself names: "deaths", "a toll", "confirmed cases"."""
    table, tokens = measure_table(), parse.tokens
    lemma = parse.lemma(noun)
    narrowed = {parse.lemma(i) for i in modifiers}
    narrowed |= {parse.lemma(c) for c in parse.children[noun] if c < noun}
    if lemma == "case":
        of = parse.child(noun, "prep")
        about = parse.child(of, "pobj") if of is not None and tokens[of].lemma == "of" else None
        if about is not None:
            narrowed.add(parse.lemma(about))
        return table.states["infected"] if narrowed & table.lists["case_modifiers"] else None
    if lemma == "toll":
        others = (table.nouns.get(word) for word in sorted(narrowed))
        return next((s for s in others if s and s.key != "killed"), table.nouns.get(lemma))
    return table.nouns.get(lemma)


def _of_lives(parse: Parse, noun: int) -> str:
    token, table = parse.tokens[noun], measure_table()
    while token.dep in ("pobj", "prep") and parse.tokens[token.head].head != token.head:
        token = parse.tokens[token.head]  # "hundreds of lives"
    governor = parse.tokens[token.head]
    if governor.lemma in table.lists["life_verbs"]:
        return table.states["killed"].key
    if token.dep == "dobj" and governor.lemma in ("save", "rescue"):
        return table.states["rescued"].key
    return _by_governor(parse, noun)


def _by_description(parse: Parse, start: int, after: int) -> State | None:
    """ "18 killed", "people displaced by", "fighters dead", "people who have fled"."""
    tokens, table = parse.tokens, measure_table()
    following = max(start + 1, after)
    if following < len(tokens):
        token = tokens[following]
        if token.lemma == "be" and (state := _beside_be(parse, following)):
            return state
        described = token.dep in ("acl", "oprd", "amod")
        state = None
        if described or token.tag != "VBD":
            state = table.adjectives.get(token.text.lower())
        if state is None and token.tag == "VBN" and (described or token.dep in CLAUSES):
            state = done_state(parse, following)
        if state:
            return state
    for child in parse.children[start]:
        token = tokens[child]
        if child < start or token.dep not in ("acl", "relcl", "amod", "appos"):
            continue
        if token.dep == "relcl":
            state = _of_relative(parse, child)
        elif token.tag == "VBN":
            state = done_state(parse, child)
        elif token.tag == "VBG" or token.dep == "acl":
            state = _does_state(parse, child)
        else:
            state = table.adjectives.get(token.text.lower())
        if state:
            return state
    return None


def _beside_be(parse: Parse, be: int) -> State | None:
    """ "11 are still missing": by the order of words, as parsers lose a second clause."""
    tokens, at = parse.tokens, be + 1
    if at < len(tokens) and tokens[at].pos == "ADV":
        at += 1
    return measure_table().adjectives.get(tokens[at].text.lower()) if at < len(tokens) else None


def _of_relative(parse: Parse, verb: int) -> State | None:
    tokens = parse.tokens
    if any(tokens[c].dep in ("nsubjpass", "auxpass") for c in parse.children[verb]):
        return done_state(parse, verb)
    subject = parse.child(verb, "nsubj")
    if subject is None or tokens[subject].tag in ("WP", "WDT"):
        return _does_state(parse, verb) or _of_complement(parse, verb)
    return done_state(parse, verb)


def _with_particle(parse: Parse, verb: int) -> Iterator[str]:
    tokens, lemma = parse.tokens, parse.tokens[verb].lemma
    for child in parse.children[verb]:
        if tokens[child].dep in ("prt", "advmod", "oprd", "acomp") and child == verb + 1:
            yield f"{lemma} {tokens[child].lemma}"
    yield lemma


def done_state(parse: Parse, verb: int) -> State | None:
    """The state into which the verb puts its object."""
    table = measure_table()
    return next((table.done[v] for v in _with_particle(parse, verb) if v in table.done), None)


def _does_state(parse: Parse, verb: int) -> State | None:
    """The state of the verb's subject."""
    table, tokens = measure_table(), parse.tokens
    dobj = parse.child(verb, "dobj")
    if dobj is not None:
        found = table.with_object.get((tokens[verb].lemma, tokens[dobj].lemma))
        if found:
            return found
    return next((table.does[v] for v in _with_particle(parse, verb) if v in table.does), None)


def _of_complement(parse: Parse, verb: int) -> State | None:
    """ "are missing", "were left homeless", "went missing"."""
    table, tokens = measure_table(), parse.tokens
    if tokens[verb].tag in ("VBG", "VBN") and (
        state := table.adjectives.get(tokens[verb].text.lower())
    ):
        return state
    for child in parse.children[verb]:
        if child > verb and tokens[child].dep in COMPLEMENTS:
            state = table.adjectives.get(tokens[child].text.lower())
            if state:
                return state
    return None


def _by_phrase(parse: Parse, start: int, *, where: bool) -> State | None:
    """ "out of action" after the noun, in the same clause; ``where``: "in camps", which only says
    where, or else the others."""
    tokens, table = parse.tokens, measure_table()
    for index in range(start + 1, min(start + PHRASE_WITHIN, len(tokens))):
        token = tokens[index]
        if token.text in CLAUSE_ENDS or token.dep in ("nsubj", "nsubjpass"):
            return None
        for words, state in table.phrases.get(token.lemma, ()):
            kept = [
                t.lemma
                for t in tokens[index : index + len(words) + 2]
                if t.tag not in ("PRP$", "DT")
            ]
            wanted = [word for word in words if word != "their"]
            if kept[: len(wanted)] == wanted and (words[0] == "in") is where:
                return state
    return None


def _by_governor(parse: Parse, start: int) -> str:
    """The state or the lemma that the governing verb or noun gives to what it governs."""
    tokens, table = parse.tokens, measure_table()
    at = start
    for _ in range(FARTHEST_STEP):
        token = tokens[at]
        head, governor = token.head, tokens[token.head]
        if head == at:
            return _said_of_subject(parse, at) if token.pos == "VERB" else ""
        if token.dep == "pobj" and governor.lemma in LISTING:
            # "20 people died, including 10 children": what is said of all is said of the part
            listed = governor.head
            if tokens[listed].pos in ("VERB", "AUX"):
                return _said_of_subject(parse, listed)
            return state_of(parse, listed, (), listed + 1)
        if governor.pos in ("VERB", "AUX") and token.dep != "conj":
            return _by_verb(parse, head, token.dep, at)
        if token.dep not in (*UPWARD, "conj", "appos"):
            return ""
        counting = parse.is_noun(head) and token.dep != "conj"
        if counting and (state := table.nouns.get(parse.lemma(head))):
            return state.key
        if governor.lemma == "home" and token.dep == "prep" and token.lemma == "to":
            return "living there"
        if token.dep == "conj" and governor.pos in ("VERB", "AUX"):
            return _said_of_subject(parse, head)
        at = head
    return ""


def _said_of_subject(parse: Parse, verb: int) -> str:
    """What a verb says of those that it is about: its object, or the subject of its passive."""
    state = done_state(parse, verb) or _of_complement(parse, verb) or _does_state(parse, verb)
    return _named(parse, state, verb)


def _by_verb(parse: Parse, verb: int, dep: str, at: int) -> str:
    tokens = parse.tokens
    token = tokens[verb]
    state = _of_complement(parse, verb)
    if state is None and dep in ("nsubj", "nsubjpass"):
        passive = dep == "nsubjpass" or parse.child(verb, "auxpass") is not None
        state = done_state(parse, verb) if passive else _does_state(parse, verb)
        if state is None and not passive and token.tag == "VBN":
            state = done_state(parse, verb)
        if state is None and (xcomp := parse.child(verb, "xcomp")) is not None:
            state = _does_state(parse, xcomp)
        return _named(parse, state, verb)
    xcomp = parse.child(verb, "xcomp", "ccomp")
    if state is None and dep == "dobj" and xcomp is not None and xcomp > at:
        state = _does_state(parse, xcomp) or done_state(parse, xcomp)
    if state is None and dep in ("dobj", "oprd", "dative"):
        state = done_state(parse, verb)
    if state is None and dep in ("nummod", "npadvmod", "dep"):
        # "Displaced: 400,000"; "hundreds died, among them 45 children"
        state = done_state(parse, verb) if token.tag == "VBN" else _does_state(parse, verb)
    if state is None and token.lemma == "be":
        home = parse.child(verb, "advmod", "acomp", "attr")
        if home is not None and tokens[home].lemma == "home":
            return "living there"
    return _named(parse, state, verb)


def _named(parse: Parse, state: State | None, verb: int) -> str:
    if state is not None:
        return state.key
    lemma = parse.tokens[verb].lemma
    return "" if lemma in measure_table().lists["idle_verbs"] else lemma
