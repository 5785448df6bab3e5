"""What does each sentence of an article say, with what the sentences before it have made known?

One parse of every sentence; then names and speakers are read in order, so that "it says", "the
Observatory" and a surname find those who were named before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.claim import Source
from verifier.extraction.aliases import any_body_in, learnt
from verifier.extraction.story_dates import story_contexts
from verifier.language.sentences import Sentence, SentenceKind, split_sentences
from verifier.reading.attribution import read_attributions
from verifier.reading.names import read_names
from verifier.reading.names.introductions import introductions
from verifier.reading.reader import Reader
from verifier.reading.reading import Context, Name, NameKind, Reading, Token
from verifier.reading.spelling import plain

LONGEST_SENTENCE = 5_000
"""Characters; a longer "sentence" is a table or broken text, and no claim may be so long."""

UNCOUNTED = ("i", "we", "you", "one", "who", "which", "that", "they", "he", "she", "it", "this")
"""Words that are no speaker for the pronouns of the next sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of an article: ``text[start:end]`` with its reading."""

    start: int
    end: int
    paragraph: int
    reading: Reading

    @property
    def context(self) -> Context:
        """What was known before the sentence."""
        return self.reading.context


def read_article(text: str, source: Source, reader: Reader) -> tuple[Told, ...]:
    """The sentences of an article in their order; headings, captions and furniture left out.

    Of a context ``subject`` is the title with the heading in force, ``places`` those that the two
    name, ``aliases`` the short forms introduced so far, the latest first.
    """
    pieces = split_sentences(text)
    title = source.title or _first_heading(text, pieces)
    told = [piece for piece in pieces if _is_told(piece, text, title)]
    opening = Context(date=source.published, subject=title)
    dated = story_contexts((text[piece.start : piece.end] for piece in told), opening)
    subjects = _subjects(text, pieces, title)
    contexts = [
        replace(context, subject=subjects[piece.start])
        for piece, context in zip(told, dated, strict=True)
    ]
    first = list(
        reader.read_all(
            [
                (text[piece.start : piece.end], context)
                for piece, context in zip(told, contexts, strict=True)
            ]
        )
    )
    places = {subject: _places_of(subject) for subject in {*subjects.values(), title}}
    known = _Known(places=places[title]).after_heading(title)
    found = []
    for piece, reading in zip(told, first, strict=True):
        again = known.reread(reading, places[reading.context.subject])
        known = known.after(again)
        found.append(Told(piece.start, piece.end, piece.paragraph, again))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the sentences so far have made known."""

    aliases: tuple[tuple[str, str], ...] = ()
    speaker: str = ""
    body: str = ""
    """The organisation that spoke last or did something last."""
    places: tuple[str, ...] = ()

    def after_heading(self, heading: str) -> _Known:
        """What the title introduces in brackets; its capitals say nothing of persons."""
        spelt = plain(heading)
        return replace(self, aliases=introductions(spelt, read_names(spelt, ())))

    def reread(self, reading: Reading, places: tuple[str, ...]) -> Reading:
        """Names and speakers again, in the light of what is known under a heading."""
        context = replace(
            reading.context,
            aliases=(*self.aliases, *any_body_in(reading.text, self.body, self.aliases)),
            speaker_for_pronouns=self.speaker,
            places=tuple(dict.fromkeys((*places, *self.places))),
        )
        spelt = plain(reading.text)
        names = read_names(spelt, reading.tokens, context)
        return replace(
            reading,
            context=context,
            names=names,
            attributions=read_attributions(spelt, reading.tokens, names, context),
        )

    def after(self, reading: Reading) -> _Known:
        """What is known after the sentence."""
        return replace(
            self,
            aliases=learnt(
                plain(reading.text),
                reading.names,
                self.aliases,
                [a.speaker for a in reading.attributions if a.speaker is not None],
            ),
            speaker=speaker_after(reading) or self.speaker,
            body=_body_after(reading) or self.body,
        )


def _body_after(reading: Reading) -> str:
    """The last body that is the subject of a verb, or that speaks."""
    subjects = {t.start for t in reading.tokens if t.dep in ("nsubj", "nsubjpass")}
    acting = [
        name.canonical
        for name in reading.names
        if name.kind is NameKind.ORGANISATION
        and any(name.start <= start < name.end for start in subjects)
    ]
    return acting[-1] if acting else ""


def speaker_after(reading: Reading) -> str:
    """The speaker whom a pronoun in the next sentence means, or "" for the one before."""
    for attribution in reversed(reading.attributions):
        speaker = attribution.speaker
        if speaker is not None and _is_somebody(speaker, reading.tokens):
            return speaker.canonical
    return _main_subject(reading)


def _main_subject(reading: Reading) -> str:
    """The person or body that is the subject of the main verb: "Acme has results. It says ..."."""
    acting = (NameKind.PERSON, NameKind.ORGANISATION)
    for token in reading.tokens:
        governor = reading.tokens[token.head]
        if token.dep not in ("nsubj", "nsubjpass") or governor.dep != "ROOT":
            continue
        for name in reading.names:
            if name.start <= token.start < name.end and name.kind in acting:
                return name.canonical
    return ""


def _is_somebody(name: Name, tokens: Sequence[Token]) -> bool:
    return name.canonical.lower() not in UNCOUNTED and any(c.isupper() for c in name.canonical)


def _is_told(piece: Sentence, text: str, title: str) -> bool:
    if piece.kind is not SentenceKind.SENTENCE or piece.end - piece.start > LONGEST_SENTENCE:
        return False
    # some archives repeat the title, with a full stop, as the first line
    return _bare(text[piece.start : piece.end]) != _bare(title)


def _first_heading(text: str, pieces: Sequence[Sentence]) -> str:
    for piece in pieces:
        if piece.kind is SentenceKind.HEADING:
            return text[piece.start : piece.end]
        if piece.kind is SentenceKind.SENTENCE:
            break
    return ""


def _subjects(text: str, pieces: Sequence[Sentence], title: str) -> dict[int, str]:
    """For each sentence's beginning the title with the heading above it."""
    found = {}
    heading = ""
    for piece in pieces:
        written = text[piece.start : piece.end].strip("–—-#*= ‘’")
        if piece.kind is SentenceKind.HEADING and _bare(written) != _bare(title):
            heading = written
        found[piece.start] = ". ".join(part for part in (title, heading) if part)
    return found


def _places_of(heading: str) -> tuple[str, ...]:
    spelt = plain(heading)
    return tuple(
        dict.fromkeys(n.canonical for n in read_names(spelt, ()) if n.kind is NameKind.PLACE)
    )


def _bare(line: str) -> str:
    return "".join(c for c in line.lower() if c.isalnum())
