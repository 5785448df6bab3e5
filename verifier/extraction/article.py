"""What does each sentence of an article say, with what the sentences before it have made known?

One parse of every sentence; then names and speakers are read in order, so that "it says", "the
Observatory" and a surname find those who were named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knowledge.claim import Source
from verifier.extraction.aliases import any_body_in, learnt
from verifier.extraction.persons import Persons
from verifier.extraction.story_dates import story_contexts
from verifier.language.datelines import is_dateline
from verifier.language.sentences import Sentence, SentenceKind, split_sentences
from verifier.reading.attribution.phrases import phrase
from verifier.reading.attribution.quotations import quotations
from verifier.reading.names import read_names
from verifier.reading.names.aliases import bare_name
from verifier.reading.names.genders import gender_of_pronoun, may_mean
from verifier.reading.names.introductions import introductions
from verifier.reading.names.short_forms import kind_of
from verifier.reading.predicates import children_of
from verifier.reading.reader import Reader, read_parsed
from verifier.reading.reading import Context, Name, NameKind, Reading, Token
from verifier.reading.spelling import plain
from verifier.words.tables import words_of

_ROLE = re.compile(
    r"^\W*(?:[Bb]ut |[Aa]nd )?[Tt]he (?:[\w’'-]+ ){0,4}?([a-z-]+) [a-z]+(?:ed|s|d)\b"
)
"""As in "The presidential candidate said": somebody goes on speaking by what he is."""

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t)\b")

_MARKUP = re.compile(r"</?[a-z][a-z0-9-]*(?: [a-z-]+=|\s*/?>)")
"""A tag that stands for what was embedded: it is no sentence of the article."""

_BYLINE = re.compile(
    r"(?:[A-Z][\w.’'-]* |writers? |and ){1,8}"
    r"(?:reported from|contributed from|contributed to this|contributed reporting)\b"
    r"|(?:On Twitter|Follow|Read more|Email)\b.*(?:https?://|@\w)"
)
"""Who wrote the article, and where."""

LONGEST_SENTENCE = 5_000
"""Characters; a longer "sentence" is a table or broken text, and no claim may be so long."""

LONGEST_TITLE = 300
"""Characters of a title; a longer first line is none."""

UNCOUNTED = ("i", "we", "you", "one", "who", "which", "that", "they", "he", "she", "it", "this")
"""Words that are no speaker for the pronouns of the next sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of an article: ``text[start:end]`` with its reading."""

    start: int
    end: int
    paragraph: int
    reading: Reading
    persons: Persons = field(default_factory=Persons)
    """Those of whom the sentences before it speak."""
    body: str = ""
    """The organisation that acts or speaks in the sentence before it."""

    @property
    def context(self) -> Context:
        """What was known before the sentence."""
        return self.reading.context


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The sentences of an article in their order, and what was left out before anything was read.

    Of a context ``subject`` is the title with the heading in force, ``places`` those that the two
    name, ``aliases`` the short forms introduced so far, the latest first.
    """

    told: tuple[Told, ...]
    left_out: tuple[str, ...] = ()
    """The kind of each piece that is no sentence of the article: "heading", "caption" ..."""


def read_article(text: str, source: Source, reader: Reader) -> ReadArticle:
    """Reads an article; headings, captions and furniture are left out, and counted."""
    pieces = split_sentences(text)
    title = source.title or _first_heading(text, pieces)
    reasons = [_why_left_out(piece, text, _bare(title)) for piece in pieces]
    told = [piece for piece, reason in zip(pieces, reasons, strict=True) if not reason]
    opening = Context(date=source.published, subject=title)
    dated = story_contexts((text[piece.start : piece.end] for piece in told), opening)
    parsed = reader.parse_all([text[piece.start : piece.end] for piece in told])
    subjects = _subjects(text, pieces, title)
    places = {subject: _places_of(subject) for subject in {*subjects.values(), title}}
    known = Known(places=places[title]).after_heading(title)
    found = []
    body = ""
    for piece, context, tokens in zip(told, dated, parsed, strict=True):
        sentence = text[piece.start : piece.end]
        subject = subjects[piece.start]
        before = known.context(sentence, replace(context, subject=subject), places[subject])
        reading = read_parsed(sentence, tokens, before)
        found.append(Told(piece.start, piece.end, piece.paragraph, reading, known.persons, body))
        body = _body_after(reading)
        known = known.after(reading)
    return ReadArticle(tuple(found), tuple(reason for reason in reasons if reason))


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences so far have made known."""

    aliases: tuple[tuple[str, str], ...] = ()
    speaker: str = ""
    persons: Persons = field(default_factory=Persons)
    """Those for whom "he" and "she" may stand."""
    body: str = ""
    """The organisation that spoke last or did something last."""
    places: tuple[str, ...] = ()

    def after_heading(self, heading: str) -> Known:
        """What the title introduces in brackets; its capitals say nothing of persons."""
        spelt = plain(heading)
        return replace(self, aliases=introductions(spelt, read_names(spelt, ())))

    def context(self, sentence: str, context: Context, places: tuple[str, ...]) -> Context:
        """The context of the next sentence, in the light of what is known under its heading."""
        return replace(
            context,
            aliases=(*self.aliases, *any_body_in(sentence, self.body, self.aliases)),
            speaker_for_pronouns=self._meant_in(sentence, context.subject),
            places=tuple(dict.fromkeys((*places, *self.places))),
        )

    def _meant_in(self, sentence: str, subject: str) -> str:
        """Whom the first pronoun of a sentence means: "he" a person, "it" a body.

        One outside quotation marks comes first, and never means who is named after it.
        """
        outside = _blank_quotations(sentence)
        found = _PRONOUN.search(outside) or _PRONOUN.search(sentence)
        role = _ROLE.search(outside)
        if role is not None and role.group(1) in words_of(
            "generic_speakers.toml", "roles", "nouns"
        ):
            behind = outside[role.end() :].casefold()
            named = [one.name for one in self.persons.known if _surname(one.name) in behind]
            return self.persons.with_role(subject, named) or self.speaker
        if found is None:
            return self.speaker
        pronoun = found.group()
        if gender_of_pronoun(pronoun) is not None:
            behind = outside[found.end() :].casefold()
            named = [one.name for one in self.persons.known if _surname(one.name) in behind]
            meant = self.persons.meant_by(pronoun, named)
            return meant or (self.speaker if may_mean(pronoun, self.speaker) else "")
        if kind_of(self.speaker) is NameKind.PERSON and self.body:
            return self.body
        return self.speaker

    def after(self, reading: Reading) -> Known:
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
            persons=self.persons.after(reading, self.body),
            body=_body_after(reading) or self.body,
        )


def _surname(name: str) -> str:
    return f" {name.split()[-1].casefold()}" if name.split() else name


def _blank_quotations(sentence: str) -> str:
    """The sentence with spaces for what it quotes."""
    spelt = plain(sentence)
    for span in quotations(spelt):
        spelt = spelt[: span.start] + " " * (span.end - span.start) + spelt[span.end :]
    return spelt


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
    return _main_subject(reading) or _record_acting(reading)


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


def _record_acting(reading: Reading) -> str:
    """The report or letter of which the main verb is said: "The letter was sent. It reads"."""
    for index, token in enumerate(reading.tokens):
        governor = reading.tokens[token.head]
        records = words_of("titles.toml", "records") | words_of("titles.toml", "writings")
        if token.dep in ("nsubj", "nsubjpass") and governor.dep == "ROOT":
            first, _ = phrase(index, reading.tokens, children_of(reading.tokens))
            if token.tag == "NN" and token.lemma in records and index - first < 4:
                words = reading.text[reading.tokens[first].start : token.end]
                return bare_name(words)
    return ""


def _is_somebody(name: Name, tokens: Sequence[Token]) -> bool:
    return name.canonical.lower() not in UNCOUNTED and any(c.isupper() for c in name.canonical)


def _why_left_out(piece: Sentence, text: str, bare_title: str) -> str:
    """The kind of a piece that is no sentence of the article, or "" for one that is."""
    if piece.kind is not SentenceKind.SENTENCE:
        return piece.kind.value
    if piece.end - piece.start > LONGEST_SENTENCE:
        return "too long"
    if _MARKUP.search(text, piece.start, piece.end) or _BYLINE.match(text, piece.start, piece.end):
        return "furniture"
    # some archives repeat the title, with a full stop, as the first line
    if piece.end - piece.start > LONGEST_TITLE:
        return ""
    return "heading" if _bare(text[piece.start : piece.end]) == bare_title else ""


def _first_heading(text: str, pieces: Sequence[Sentence]) -> str:
    for piece in pieces:
        words = text[piece.start : piece.end]
        if piece.kind is SentenceKind.HEADING and not is_dateline(words):
            return words
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
            heading = "" if is_dateline(written) else written
        found[piece.start] = ". ".join(part for part in (title, heading) if part)
    return found


def _places_of(heading: str) -> tuple[str, ...]:
    spelt = plain(heading)
    return tuple(
        dict.fromkeys(n.canonical for n in read_names(spelt, ()) if n.kind is NameKind.PLACE)
    )


def _bare(line: str) -> str:
    return "".join(c for c in line.lower() if c.isalnum())
