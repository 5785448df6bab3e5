"""What does a text count, and what happens to it? Each figure with its verb and who takes part.

"Ana gave 7 coins to her brother": 7 coins are given, by Ana, to the brother. From here on
arithmetic knows amounts that somebody or some place has, gains or loses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.claim import Polarity
from knowledge.figure import Figure
from verifier.matching.arithmetic.counted_nouns import describing, noun_of, number_noun, of_earlier
from verifier.matching.arithmetic.participants import (
    Phrase,
    has_subject,
    lemma_of,
    party,
    phrases_of,
    real_doers,
    recipients,
    subject_before,
    verb_of,
)
from verifier.matching.pair import ClaimSide
from verifier.reading.assertions import Assertion
from verifier.reading.predicates import PASSIVE_SUBJECTS, children_of
from verifier.reading.reading import Predicate, Reading, Standing, Token
from verifier.words.tables import load_table, words_of

TABLE = "quantity_words.toml"


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
    noun = noun_of(number, figure, tokens)
    earlier = of_earlier(number, noun, tokens, children)
    if earlier >= 0 and not figure.unit and (noun == number or tokens[noun].pos == "NUM"):
        noun = earlier if tokens[earlier].pos in ("NOUN", "PROPN") else number
    verb, dep = verb_of(noun, tokens)
    subject = number_noun(noun, verb, tokens, children)
    counts_subject = subject is not None and subject[1] == verb
    if subject is not None:
        noun, verb = subject
    predicate = next((p for p in reading.predicates if p.token == verb), None)
    phrases = phrases_of(verb, noun, tokens, children)
    own = {noun, number}
    doers = predicate.agents if predicate is not None and not counts_subject else ()
    if not has_subject(verb, tokens, children):
        joined = subject_before(verb, tokens, children)
        doers = (joined,) if joined >= 0 and joined not in own else doers
    passive = any(tokens[c].dep == "auxpass" for c in children[verb]) if verb >= 0 else False
    return Quantity(
        figure=figure,
        reading=reading,
        noun=noun,
        verb=verb,
        lemma=lemma_of(verb, tokens, children),
        describing=describing(number, noun, tokens, children),
        doers=tuple(party(i, reading) for i in real_doers(doers, own, tokens)),
        recipients=recipients(verb, own, reading, children),
        phrases=phrases,
        is_subject=dep in ("nsubj", "expl") and not passive,
        is_passive=passive or dep in PASSIVE_SUBJECTS,
        of_earlier=earlier >= 0,
        asserted=_asserted(predicate),
        side=side,
    )


def _asserted(predicate: Predicate | None) -> bool:
    return predicate is None or (
        predicate.polarity is Polarity.AFFIRMED and predicate.standing is Standing.ASSERTED
    )
