"""Where does a pronoun of a claim stand: in quotation marks, before any verb, in whose mouth?"""

from __future__ import annotations

from dataclasses import dataclass

from verifier.extraction.article import Told
from verifier.extraction.clause_parts import Clause
from verifier.reading.attribution.quotations import quotations
from verifier.reading.reading import Name, Reading, Span, Token
from verifier.reading.spelling import plain


@dataclass(frozen=True, slots=True)
class Place:
    """A clause with what stands around it."""

    told: Told
    clause: Clause
    before: Told | None
    """The sentence before it."""
    quoted: bool
    """Whether all of the clause stands in a quotation."""
    about: frozenset[str]
    """The words of the article's lead, which its readers have in mind."""

    @property
    def reading(self) -> Reading:
        """That of the sentence."""
        return self.told.reading

    @property
    def speaker(self) -> Name | None:
        """Who says the clause."""
        return self.clause.attribution.speaker if self.clause.attribution else None

    def is_speaker(self, token: Token) -> bool:
        """Whether a token says who speaks: the statement has the name for it anyhow."""
        speaker = self.speaker
        names = [
            n
            for n in self.reading.names
            if n.resolved
            # "He said so," says Berg of somebody else
            and not (speaker and self.is_quoted(token) and n.canonical == speaker.canonical)
        ]
        own = [speaker] if speaker is not None and not self.quoted else []
        return any(name.start <= token.start < name.end for name in (*names, *own))

    def is_quoted(self, token: Token) -> bool:
        """Whether a word stands in quotation marks."""
        return self.quoted or any(q.start <= token.start < q.end for q in self._marks())

    def starts(self, token: Token) -> int:
        """Where the words begin in which a pronoun may find its noun."""
        marks = () if self.quoted else self._marks()
        mark = next((q for q in marks if q.start <= token.start < q.end), None)
        return max(self.clause.start, mark.start if mark else 0)

    def opens(self, index: int) -> bool:
        """Whether no verb stands before the word: "In his speech, Berg said"."""
        tokens = self.reading.tokens
        return not any(
            t.pos in ("VERB", "AUX") for t in tokens[:index] if t.start >= self.clause.start
        )

    def _marks(self) -> tuple[Span, ...]:
        return quotations(plain(self.reading.text))
