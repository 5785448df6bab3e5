"""Does a noun only hold what stands after it? "The claim that it sold arms", "province of Sarn".

Such a noun adds next to nothing to what is said: the clause, or the name, says it.
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.reading.reading import Name, NameKind, Token
from verifier.words.meanings import only_holds

_CLAUSES = frozenset({"acl", "ccomp"})


def is_holder(index: int, tokens: Sequence[Token], names: Sequence[Name]) -> bool:
    """Whether the noun at ``index`` is one, by what hangs on it."""
    token = tokens[index]
    if token.pos != "NOUN":
        return False
    below = [i for i, t in enumerate(tokens) if t.head == index and i > index]
    if only_holds(token.lemma, content=True):
        return any(
            tokens[i].dep in _CLAUSES or (tokens[i].dep == "prep" and tokens[i].lemma == "of")
            for i in below
        )
    if not only_holds(token.lemma, content=False):
        return False
    after_of = {
        i
        for of in below
        if tokens[of].dep == "prep" and tokens[of].lemma == "of"
        for i, t in enumerate(tokens)
        if t.head == of and t.dep == "pobj"
    }
    return any(
        name.kind is NameKind.PLACE and name.start <= tokens[i].start < name.end
        for name in names
        for i in after_of
    )
