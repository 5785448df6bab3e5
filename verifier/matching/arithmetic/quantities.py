"""What does a text count, and what happens to it? Each figure with its verb and who takes part.

"Ana gave 7 coins to her brother": 7 coins are given, by Ana, to the brother. From here on
arithmetic knows amounts that somebody or some place has, gains or loses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.claim import Polarity
from knowledge.figure import Figure
from verifier.matching.arithmetic.verbs import is_known
from verifier.matching.pair import ClaimSide
from verifier.reading.assertions import Assertion
from verifier.reading.predicates import OBJECTS, PASSIVE_SUBJECTS, children_of, subtree
from verifier.reading.reading import Predicate, Reading, Standing, Token
from verifier.words.tables import load_table, words_of

TABLE = "quantity_words.toml"

UP_TO_THE_NOUN = frozenset({"nummod", "quantmod", "compound", "nmod", "advmod", "amod", "poss"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM", "PRON", "ADJ"})


NOUN_WITHIN = 6
"""Words from a number to the noun that it counts ("3 small red wooden boats")."""


BEING = frozenset({"be", "reach", "equal", "total"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional phrase of the clause: "from the drawer"."""

    preposition: str
    noun: int
    """Token of its noun."""
    owner: str = ""
    """Whose it is, where that is said ("of Ana's coins")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a text with the clause that it stands in."""

    figure: Figure
    reading: Reading
    noun: int
    """Token of the noun that is counted, or of the number where none is written."""
    verb: int
    """Token of the verb that it hangs on; -1 where there is none."""
    lemma: str
    """Of the verb with its particle ("give away"); "" without a verb."""
    describing: frozenset[str]
    """Lemmas that narrow the noun ("red", "candy" of "pieces of red candy")."""
    doers: tuple[str, ...]
    """Who does it, in lower case, a pronoun as it stands; empty where nobody is named."""
    recipients: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    is_subject: bool = False
    """Whether the counted themselves do it ("8 birds came")."""
    is_passive: bool = False
    of_earlier: bool = False
    """True for "5 of them", "3 of his coins": a part of what was spoken of before."""
    asserted: bool = True
    """Whether it is said to be so: neither negated nor planned nor possible."""
    side: ClaimSide | None = None
    """The claim that it stands in; ``None`` for the statement's own."""

    @property
    def head(self) -> str:
        """Lemma of what is counted; "" where the text leaves it out."""
        token = self.reading.tokens[self.noun]
        if self.figure.unit or self.figure.counted.head in load_table(TABLE)["measures"]:
            return self.figure.counted.head
        if token.pos not in ("NOUN", "PROPN", "ADJ") or token.lemma in ("one", "other", "more"):
            return ""
        return token.lemma

    @property
    def adds(self) -> bool:
        """Whether the text says that it comes on top of something: "8 more", "another 20"."""
        return self.figure.in_addition

    @property
    def places(self) -> frozenset[str]:
        """The nouns that say where, with an adjective or number before them."""
        where = words_of(TABLE, "prepositions", "where")
        nowhere = words_of(TABLE, "prepositions", "nowhere")
        tokens = self.reading.tokens
        return frozenset(
            self.place_of(p)
            for p in self.phrases
            if p.preposition in where
            and tokens[p.noun].pos in ("NOUN", "PROPN")
            and tokens[p.noun].lemma not in nowhere
        )

    def place_of(self, phrase: Phrase) -> str:
        """The place of a phrase as it is told from others: "fourth grade"."""
        tokens = self.reading.tokens
        narrowing = [
            t.lemma
            for t in tokens[max(phrase.noun - 2, 0) : phrase.noun]
            if t.head == phrase.noun and t.dep in ("amod", "compound", "nummod")
        ]
        return " ".join([*narrowing, tokens[phrase.noun].lemma])


def quantities_of_claim(side: ClaimSide) -> tuple[Quantity, ...]:
    """The quantities that a claim writes, in its order."""
    reading = side.content.reading
    return tuple(_quantity(figure, reading, side) for figure in reading.figures)


def quantities_of(assertion: Assertion) -> tuple[Quantity, ...]:
    """The quantities of an assertion of the statement."""
    return tuple(_quantity(figure, assertion.reading, None) for figure in assertion.figures)


def number_token(figure: Figure, tokens: Sequence[Token]) -> int:
    """The token in which the number begins."""
    at = figure.head_start if figure.head_start >= 0 else figure.start
    return next((i for i, t in enumerate(tokens) if t.start <= at < t.end), 0)


def _quantity(figure: Figure, reading: Reading, side: ClaimSide | None) -> Quantity:
    tokens = reading.tokens
    children = children_of(tokens)
    number = number_token(figure, tokens)
    noun = _noun_of(number, figure, tokens)
    earlier = _of_earlier(number, noun, tokens, children)
    if earlier >= 0 and not figure.unit and (noun == number or tokens[noun].pos == "NUM"):
        noun = earlier if tokens[earlier].pos in ("NOUN", "PROPN") else number
    verb, dep = _verb_of(noun, tokens)
    subject = _number_noun(noun, verb, tokens, children)
    counts_subject = subject is not None and subject[1] == verb
    if subject is not None:
        noun, verb = subject
    predicate = next((p for p in reading.predicates if p.token == verb), None)
    phrases = _phrases(verb, noun, tokens, children)
    own = {noun, number}
    doers = predicate.agents if predicate is not None and not counts_subject else ()
    if not _has_subject(verb, tokens, children):
        joined = _subject_before(verb, tokens, children)
        doers = (joined,) if joined >= 0 and joined not in own else doers
    passive = any(tokens[c].dep == "auxpass" for c in children[verb]) if verb >= 0 else False
    return Quantity(
        figure=figure,
        reading=reading,
        noun=noun,
        verb=verb,
        lemma=_lemma(verb, tokens, children),
        describing=_describing(number, noun, tokens, children),
        doers=tuple(party(i, reading) for i in _real_doers(doers, own, tokens)),
        recipients=_recipients(verb, own, reading, children),
        phrases=phrases,
        is_subject=dep in ("nsubj", "expl") and not passive,
        is_passive=passive or dep in PASSIVE_SUBJECTS,
        of_earlier=earlier >= 0,
        asserted=_asserted(predicate),
        side=side,
    )


def _has_subject(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    below = children[verb] if verb >= 0 else ()
    return verb < 0 or any(tokens[c].dep in ("nsubj", "nsubjpass", "expl", "agent") for c in below)


def _subject_before(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> int:
    """Of "they planted 340 trees and crews in Berg planted 215" the crews, which the parser may
    join to the trees; -1 where the verb shares the subject of the one before it."""
    for at in range(verb - 1, -1, -1):
        token = tokens[at]
        if token.pos in ("NOUN", "PROPN", "PRON") and (
            (token.dep == "conj" and token.head < at) or token.dep in ("npadvmod", "dep")
        ):
            following = tokens[at + 1 : verb]
            return -1 if any(t.pos in ("PUNCT", "CCONJ", "VERB", "NUM") for t in following) else at
        if token.pos in ("VERB", "CCONJ", "NUM", "PUNCT"):
            return -1
    return -1


def _asserted(predicate: Predicate | None) -> bool:
    return predicate is None or (
        predicate.polarity is Polarity.AFFIRMED and predicate.standing is Standing.ASSERTED
    )


def _noun_of(number: int, figure: Figure, tokens: Sequence[Token]) -> int:
    """From "9" up to "coins"; the number itself where no noun follows."""
    if not figure.unit and figure.counted.head:
        # of "58 geese and 37 ducks" the parser may hang both numbers on the ducks
        following = range(number + 1, min(number + NOUN_WITHIN, len(tokens)))
        near = (i for i in following if tokens[i].lemma == figure.counted.head)
        found = next(near, -1)
        if found >= 0 and not any(t.pos == "DET" for t in tokens[number + 1 : found]):
            return found
    at = number
    for _ in range(NOUN_WITHIN):
        token = tokens[at]
        if token.dep not in UP_TO_THE_NOUN or token.head == at or token.pos in ("NOUN", "PROPN"):
            break
        if tokens[token.head].pos not in NOMINAL:
            break
        at = token.head
    return at


def _number_noun(
    noun: int, verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[int, int] | None:
    """Of "the number of boats that they built is 12": the boats, and "built"."""
    if verb < 0 or tokens[noun].pos in ("NOUN", "PROPN") or tokens[verb].lemma not in BEING:
        return None
    for child in children[verb]:
        named = tokens[child].lemma in words_of(TABLE, "asks", "number_of")
        if tokens[child].dep != "nsubj" or not named:
            continue
        for of in children[child]:
            if tokens[of].text.lower() == "of":
                for counted in children[of]:
                    clause = [c for c in children[counted] if tokens[c].dep in ("relcl", "acl")]
                    return counted, clause[0] if clause else verb
    return None


def _verb_of(noun: int, tokens: Sequence[Token]) -> tuple[int, str]:
    """The verb above, with the relation by which the quantity hangs on it."""
    at, dep = noun, tokens[noun].dep
    for _ in tokens:
        head = tokens[at].head
        if tokens[at].pos in ("VERB", "AUX") and at != noun:
            return at, dep
        if head == at:
            break
        dep = tokens[at].dep if tokens[at].dep != "conj" else dep
        at = head
    return -1, dep


def _lemma(verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> str:
    """The verb with the particle with which the table has it."""
    if verb < 0:
        return ""
    lemma = tokens[verb].lemma
    for child in children[verb]:
        joined = f"{lemma} {tokens[child].text.lower()}"
        if child > verb and tokens[child].dep in ("prt", "advmod", "prep") and is_known(joined):
            return joined
    return lemma


def _real_doers(doers: Sequence[int], own: set[int], tokens: Sequence[Token]) -> list[int]:
    return [i for i in doers if i not in own and tokens[i].dep != "expl"]


def party(token: int, reading: Reading) -> str:
    """How somebody is called here: the fullest name, or the noun or pronoun in lower case."""
    at = reading.tokens[token]
    for name in reading.names:
        if name.start <= at.start < name.end and not name.resolved:
            return name.canonical.lower()
    if at.pos != "NOUN":
        return at.text.lower()
    where = [
        reading.tokens[noun].text.lower()  # crews in Alta are not those in Berg
        for child in children_of(reading.tokens)[token]
        if reading.tokens[child].text.lower() in ("in", "of", "from", "at")
        for noun in children_of(reading.tokens)[child]
        if reading.tokens[noun].pos == "PROPN"
    ]
    return " ".join([at.lemma.lower(), *where])


def _recipients(
    verb: int, own: set[int], reading: Reading, children: Sequence[Sequence[int]]
) -> tuple[str, ...]:
    """Those to whom it is given: "gave Ana 3", "gave 3 to Ana", "bought Ana 3"."""
    if verb < 0:
        return ()
    tokens, found = reading.tokens, []
    for child in children[verb]:
        token = tokens[child]
        if token.dep in OBJECTS and child not in own and token.pos in ("PRON", "PROPN", "NOUN"):
            if child > verb and not any(tokens[c].dep == "nummod" for c in children[child]):
                found.append(party(child, reading))
        elif token.dep == "dative" and token.pos == "ADP":
            found += [party(c, reading) for c in children[child] if tokens[c].dep == "pobj"]
    found += [
        party(c, reading)  # "lent Ana 3 coins", "gave her 27 shells": taken for words of the noun
        for noun in own
        for c in children[noun]
        if (tokens[c].text.lower() == "her" or tokens[c].pos == "PROPN") and verb < c < min(own)
    ]
    to = words_of(TABLE, "prepositions", "receiving")
    found += [
        party(p.noun, reading) for p in _phrases(verb, -1, tokens, children) if p.preposition in to
    ]
    return tuple(dict.fromkeys(found))


def _phrases(
    verb: int, noun: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[Phrase, ...]:
    """The prepositional phrases of the clause, those of verbs below it left out."""
    top = verb if verb >= 0 else noun
    if top < 0:
        return ()
    found = []
    for at in subtree(top, children):
        if tokens[at].pos != "ADP" or _verb_above(at, tokens) not in (verb, -1):
            continue
        for child in children[at]:
            if tokens[child].dep in ("pobj", "pcomp"):
                owner = next((c for c in children[child] if tokens[c].dep == "poss"), -1)
                said = tokens[owner].text.lower() if owner >= 0 else ""
                found.append(Phrase(tokens[at].text.lower(), child, said))
    return tuple(found)


def _verb_above(index: int, tokens: Sequence[Token]) -> int:
    at = index
    for _ in tokens:
        at = tokens[at].head
        if tokens[at].pos in ("VERB", "AUX"):
            return at
        if tokens[at].head == at:
            return -1
    return -1


def _describing(
    number: int, noun: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> frozenset[str]:
    """What narrows the noun: words before it, and nouns after "of", "for" or "with"."""
    idle = words_of(TABLE, "idle", "words")
    found: set[str] = set()
    for child in children[noun]:
        token = tokens[child]
        if child != number and token.dep in ("amod", "compound", "nmod", "poss"):
            found |= {token.lemma} - idle if token.pos in NOMINAL and token.pos != "PRON" else set()
        if token.dep == "prep" and token.text.lower() in words_of(TABLE, "prepositions", "kind"):
            for at in subtree(child, children)[1:]:
                if tokens[at].pos in ("NOUN", "PROPN", "ADJ"):
                    found.add(tokens[at].lemma)
    return frozenset(found)


def _of_earlier(
    number: int, noun: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> int:
    """The token of what "5 of them", "5 of his coins" is a part of; -1 where it is of nothing."""
    for at in (number, noun):
        is_number = tokens[at].pos in ("NUM", "PRON", "ADJ")
        for child in children[at]:
            if tokens[child].text.lower() != "of":
                continue
            for below in children[child]:
                definite = tokens[below].pos == "PRON" or (
                    is_number and any(tokens[c].dep in ("det", "poss") for c in children[below])
                )
                if definite:
                    return below
    return -1
