"""Which bodies are named in small letters? "the Syrian army", "Gaza's health ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.reading.name_words import Word
from verifier.reading.reading import Name, NameKind
from verifier.words.tables import words_of

TITLES = "titles.toml"
_LONGEST_NOUN = 3


def read_offices(text: str, words: Sequence[Word], names: Sequence[Name]) -> Iterator[Name]:
    """The bodies named by a people or a place and a noun, and ministries without any.

    "Syrian army" is one name that replaces the people's; "Russia's defence ministry" is called
    "Russia's defence ministry". "the health ministry" is a name without its state.
    """
    before = {
        name.end: name
        for name in names
        if name.kind in (NameKind.GROUP, NameKind.PLACE)
        or name.canonical == "European Union"
        or name.written.isupper()
    }
    nouns = words_of(TITLES, "body_nouns")
    for index, word in enumerate(words):
        if not word.text[:1].islower():
            continue
        length = _noun_at(words, index, nouns)
        if length and index and (owner := before.get(words[index - 1].end)) is not None:
            end = words[index + length - 1].end
            if text[words[index - 1].end : word.start].strip() in ("", "'s", "’s", "‘s", "'", "’"):
                written = text[owner.start : end]
                yield Name(
                    owner.start, end, written, " ".join(written.split()), NameKind.ORGANISATION
                )
                continue
        if (
            index + 1 < len(words)
            and word.text in words_of(TITLES, "ministries")
            and words[index + 1].text in words_of(TITLES, "office_heads")
            and text[word.end : words[index + 1].start] == " "
        ):
            end = words[index + 1].end
            yield Name(
                word.start,
                end,
                text[word.start : end],
                text[word.start : end],
                NameKind.ORGANISATION,
            )


def _noun_at(words: Sequence[Word], index: int, nouns: frozenset[str]) -> int:
    for length in range(min(_LONGEST_NOUN, len(words) - index), 0, -1):
        if " ".join(word.text for word in words[index : index + length]) in nouns:
            return length
    return 0
