"""Which bodies are named in small letters? "the Syrian army", "Gaza's health ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.reading.names.aliases import state_spoken_for
from verifier.reading.names.capitalised import Word
from verifier.reading.reading import Name, NameKind
from verifier.words.tables import words_of

TITLES = "titles.toml"
_LONGEST_NOUN = 3


def read_offices(text: str, words: Sequence[Word], names: Sequence[Name]) -> Iterator[Name]:
    """The bodies named by a people or a place and a noun, and ministries without any.

    "Syrian army" is one name that replaces the people's; "the Syrian government" is called by the
    state that it governs. "the health ministry" is a name without its state.
    """
    owners = {name.end: name for name in names if _may_own(name)}
    nouns = words_of(TITLES, "body_nouns")
    for index, word in enumerate(words):
        if not word.text[:1].islower():
            continue
        length = _noun_at(words, index, nouns)
        owner = owners.get(words[index - 1].end) if length and index else None
        if owner is not None and _adjoins(text, owner.end, word.start):
            end = words[index + length - 1].end
            written = text[owner.start : end]
            bare = " ".join(written.split())
            yield Name(
                owner.start, end, written, state_spoken_for(bare) or bare, NameKind.ORGANISATION
            )
        elif _is_ministry(text, words, index):
            end = words[index + 1].end
            written = text[word.start : end]
            yield Name(word.start, end, written, written, NameKind.ORGANISATION)


def _may_own(name: Name) -> bool:
    return (
        name.kind in (NameKind.GROUP, NameKind.PLACE)
        or name.canonical == "European Union"
        or name.written.isupper()
    )


def _adjoins(text: str, end: int, start: int) -> bool:
    """Whether nothing but a space or a possessive ending stands between."""
    return text[end:start].strip() in ("", "'s", "’s", "‘s", "'", "’")


def _is_ministry(text: str, words: Sequence[Word], index: int) -> bool:
    return (
        index + 1 < len(words)
        and words[index].text in words_of(TITLES, "ministries")
        and words[index + 1].text in words_of(TITLES, "office_heads")
        and text[words[index].end : words[index + 1].start] == " "
    )


def _noun_at(words: Sequence[Word], index: int, nouns: frozenset[str]) -> int:
    for length in range(min(_LONGEST_NOUN, len(words) - index), 0, -1):
        if " ".join(word.text for word in words[index : index + length]) in nouns:
            return length
    return 0
