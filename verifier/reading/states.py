"""What is said of those that a figure counts? That they died, fled, are missing ..."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.reading.counted_nouns import FARTHEST_STEP, NOUNS, Parse
from verifier.reading.measure_table import State, measure_table
from verifier.reading.reading import Token

PHRASE_WITHIN = 12
"""Tokens after the counted noun within which a phrase such as "out of action" speaks of it."""
CLAUSE_ENDS = (".", ";", ":", ",")
CLAUSES = ("ROOT", "conj", "ccomp")
COMPLEMENTS = ("acomp", "attr", "oprd", "advmod", "xcomp", "amod")


def state_of(parse: Parse, start: int, modifiers: tuple[int, ...], after: int) -> str:
    """Key of the state of those counted, or the lemma of what governs them, or "".

    ``start``: the counted noun or, where there is none, the number. ``after``: the first token
    after the figure.
    """
    tokens, table = parse.tokens, measure_table()
    lemma = tokens[start].lemma
    if lemma in ("life", "lives"):
        return _of_lives(parse, start)
    if (state := noun_state(parse, start, modifiers)) is not None:
        return state.key
    for index in modifiers:
        if state := table.adjectives.get(tokens[index].lemma):
            return state.key
        if state := table.adjectives.get(tokens[index].text.lower()):
            return state.key
    if state := _by_description(parse, start, after):
        return state.key
    if state := _by_phrase(parse, start):
        return state.key
    return _by_governor(parse, start)


def noun_state(parse: Parse, noun: int, modifiers: tuple[int, ...] = ()) -> State | None:
    """The state that the noun itself names: "deaths", "a toll", "confirmed cases"."""
    table, tokens = measure_table(), parse.tokens
    lemma = tokens[noun].lemma
    narrowed = {tokens[i].lemma for i in modifiers}
    narrowed |= {tokens[c].lemma for c in parse.children[noun] if c < noun}
    if lemma == "case":
        of = parse.child(noun, "prep")
        about = parse.child(of, "pobj") if of is not None and tokens[of].lemma == "of" else None
        if about is not None and tokens[about].lemma in table.lists["case_modifiers"]:
            return table.states["infected"]
        if narrowed & table.lists["case_modifiers"]:
            return table.states["infected"]
        return None
    if lemma == "toll":
        for word in narrowed:
            if (state := table.nouns.get(word)) and state.key != "killed":
                return state
    return table.nouns.get(lemma)


def _of_lives(parse: Parse, noun: int) -> str:
    token = parse.tokens[noun]
    governor = parse.tokens[token.head]
    table = measure_table()
    if token.dep in ("dobj", "nsubjpass", "conj") and governor.lemma in table.lists["life_verbs"]:
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
        word = token.text.lower()
        described = token.dep in ("acl", "oprd", "amod")
        state = table.adjectives.get(word) if described or token.tag != "VBD" else None
        if state is None and token.tag == "VBN" and (described or token.dep in CLAUSES):
            state = done_state(parse, following)
        if state:
            return state
    for child in parse.children[start]:
        token = tokens[child]
        if child < start or token.dep not in ("acl", "relcl", "amod", "appos"):
            continue
        if token.dep == "relcl":
            if state := _of_relative(parse, child):
                return state
        elif token.tag == "VBN":
            if state := done_state(parse, child):
                return state
        elif token.tag == "VBG" or token.dep == "acl":
            if state := _does_state(parse, child):
                return state
        elif state := table.adjectives.get(token.text.lower()):
            return state
    return None


def _of_relative(parse: Parse, verb: int) -> State | None:
    tokens = parse.tokens
    if any(tokens[c].dep in ("nsubjpass", "auxpass") for c in parse.children[verb]):
        return done_state(parse, verb)
    subject = parse.child(verb, "nsubj")
    if subject is None or tokens[subject].tag in ("WP", "WDT"):
        return _does_state(parse, verb) or _of_complement(parse, verb)
    return done_state(parse, verb)


def _with_particle(parse: Parse, verb: int) -> Iterator[str]:
    tokens = parse.tokens
    lemma = tokens[verb].lemma
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
    for child in parse.children[verb]:
        if child > verb and tokens[child].dep in COMPLEMENTS:
            state = table.adjectives.get(tokens[child].text.lower())
            if state:
                return state
    return None


def _by_phrase(parse: Parse, start: int) -> State | None:
    """ "out of action" after the noun, in the same clause."""
    tokens, table = parse.tokens, measure_table()
    for index in range(start + 1, min(start + PHRASE_WITHIN, len(tokens))):
        if tokens[index].text in CLAUSE_ENDS:
            return None
        for words, state in table.phrases.get(tokens[index].lemma, ()):
            following = _lemmas(tokens[index : index + len(words) + 2], words)
            if following:
                return state
    return None


def _lemmas(tokens: object, words: tuple[str, ...]) -> bool:
    kept = [t.lemma for t in tokens if isinstance(t, Token) and t.tag not in ("PRP$", "DT")]  # type: ignore[attr-defined]
    wanted = [word for word in words if word != "their"]
    return kept[: len(wanted)] == wanted


def _by_governor(parse: Parse, start: int) -> str:
    """The state or the lemma that the governing verb or noun gives to what it governs."""
    tokens, table = parse.tokens, measure_table()
    at = start
    for _ in range(FARTHEST_STEP):
        token = tokens[at]
        head, governor = token.head, tokens[token.head]
        if head == at:
            if token.pos == "VERB":
                return _named(parse, done_state(parse, at), at)
            return ""
        if token.dep in ("conj", "appos") or (
            token.dep == "pobj" and governor.lemma in ("include", "among", "including")
        ):
            at = governor.head if token.dep == "pobj" and governor.pos == "ADP" else head
            if tokens[at].pos in NOUNS and (state := noun_state(parse, at)):
                return state.key
            if token.dep == "pobj" and (state := _by_description(parse, at, at + 1)):
                return state.key
            if tokens[at].pos in ("VERB", "AUX"):
                return _by_verb(parse, at, "nsubjpass", at)
            continue
        if governor.pos in ("VERB", "AUX"):
            return _by_verb(parse, head, token.dep, at)
        if token.dep in (
            "pobj",
            "prep",
            "nummod",
            "quantmod",
            "compound",
            "amod",
            "nmod",
            "attr",
            "npadvmod",
            "poss",
            "dep",
            "advmod",
        ):
            if governor.pos in NOUNS and (state := table.nouns.get(governor.lemma)):
                return state.key
            if governor.lemma == "home" and token.dep == "prep" and token.lemma == "to":
                return "living there"
            at = head
            continue
        return ""
    return ""


def _by_verb(parse: Parse, verb: int, dep: str, at: int) -> str:
    tokens = parse.tokens
    token = tokens[verb]
    if dep in ("nsubj", "nsubjpass"):
        passive = dep == "nsubjpass" or parse.child(verb, "auxpass") is not None
        if state := _of_complement(parse, verb):
            return state.key
        state = done_state(parse, verb) if passive else _does_state(parse, verb)
        if state is None and not passive and token.tag == "VBN":
            state = done_state(parse, verb)
        if state is None and (xcomp := parse.child(verb, "xcomp")) is not None:
            state = _does_state(parse, xcomp)
        return _named(parse, state, verb)
    if state := _of_complement(parse, verb):
        return state.key
    xcomp = parse.child(verb, "xcomp", "ccomp")
    if dep == "dobj" and xcomp is not None and xcomp > at:
        state = _does_state(parse, xcomp) or done_state(parse, xcomp)
        if state:
            return state.key
    if dep in ("dobj", "oprd", "dative"):
        return _named(parse, done_state(parse, verb), verb)
    at_home = parse.child(verb, "advmod", "acomp", "attr") if token.lemma == "be" else None
    if at_home is not None and tokens[at_home].lemma == "home":
        return "living there"
    return _named(parse, None, verb)


def _named(parse: Parse, state: State | None, verb: int) -> str:
    if state is not None:
        return state.key
    lemma = parse.tokens[verb].lemma
    return "" if lemma in measure_table().lists["idle_verbs"] else lemma
