"""Does a word only set the scene, which the claim's article has set before?

"Turnout in the parliamentary election was 68 per cent", "... when she capsized": an article tells
once that there was an election or a capsizing, and takes it for granted from then on.
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.reading import Token
from verifier.words.lexicon import Lexicon
from verifier.words.meanings import are_exchangeable
from verifier.words.tables import words_of

PREPOSITIONS = frozenset(
    {"in", "at", "on", "of", "during", "after", "before", "aboard", "off", "from", "since"}
)
"""Before what only sets the scene."""

CONJUNCTIONS = frozenset({"when", "after", "before", "as", "while", "since"})
NARROWING = frozenset({"compound", "nmod", "amod", "poss"})


def met_by_the_scene(
    index: int, tokens: Sequence[Token], setting: frozenset[str], lexicon: Lexicon
) -> bool:
    """Whether the token sets the scene, and the article's setting has it in any form."""
    if not setting or not _sets_the_scene(index, tokens):
        return False
    token = tokens[index]
    if {token.text.lower(), token.lemma} & setting:
        return True
    if token.pos == "NOUN" and token.lemma in words_of("setting_words.toml", "events", "nouns"):
        return _is_definite(index, tokens)
    if token.pos not in ("NOUN", "VERB"):
        return False
    other = "VERB" if token.pos == "NOUN" else "NOUN"
    if lexicon.derivations(token.lemma, token.pos, other) & setting:
        return True
    return any(are_exchangeable(token.lemma, word, token.pos) for word in setting)


def _sets_the_scene(index: int, tokens: Sequence[Token]) -> bool:
    for _ in range(4):
        token = tokens[index]
        if token.dep == "pobj":
            return tokens[token.head].lemma in PREPOSITIONS
        if token.dep == "advcl":
            return any(
                t.head == index and t.dep in ("mark", "advmod") and t.lemma in CONJUNCTIONS
                for t in tokens
            )
        if token.dep not in NARROWING or token.head == index:
            return False
        index = token.head
    return False


def _is_definite(index: int, tokens: Sequence[Token]) -> bool:
    return any(t.head == index and t.dep == "det" and t.lemma == "the" for t in tokens)
