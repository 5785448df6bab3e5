"""Which short forms does an article introduce as it goes along? They hold from there on.

"Hayat Tahrir al-Sham (HTS)" introduces HTS, "Anna Berg" Berg, "the Syrian Observatory for Human
Rights" the Observatory, "the Syrian army" the army, "Health Minister Jens Lund" the minister.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verifier.reading.names.aliases import bare_name
from verifier.reading.names.capitalised import Word, words_in
from verifier.reading.names.introductions import introductions
from verifier.reading.names.short_forms import kind_of
from verifier.reading.reading import Name, NameKind
from verifier.words.tables import load_table, words_of

TITLES = "titles.toml"
LONGEST_TITLE = 4
MOST_ALIASES = 300
"""More short forms than this nobody keeps in mind; the latest stay."""

_THE = re.compile(r"\b[Tt]he ([a-z]+)\b(?!,? [A-Z])")

_THE_BODY = re.compile(r"\b[Tt]he(?: [\w’'-]+){0,2} ([a-z]+), (?:the )?$")
_APPOSED = re.compile(
    r", (?:a|an|the) (?:[\w'’-]+ ){0,3}?([a-z]+)(?:,| (?:of|at|for|in|from|who|with|on)\b)"
)
LONGEST_APPOSITION = 60
"""Characters between a name and the noun that tells what its bearer is."""

Pairs = tuple[tuple[str, str], ...]


def learnt(text: str, names: Sequence[Name], known: Pairs, speakers: Sequence[Name] = ()) -> Pairs:
    """``known`` with the short forms that ``text`` introduces before them: the latest comes first.

    A short form that means somebody else from now on ("the ministry") replaces the earlier one.
    """
    fresh = [*_by_phrase(speakers), *introductions(text, names), *_by_name(text, names)]
    surnames = {short: full for short, full in known if _is_surname(short, full)}
    fresh = [
        (short, full)
        for short, full in fresh
        # the first of two persons of one surname keeps it: the other has a first name throughout
        if not (_is_surname(short, full) and surnames.get(short, full) != full)
    ]
    return together(reversed(fresh), known)


def together(fresh: Iterable[tuple[str, str]], known: Pairs) -> Pairs:
    """Both lists as one, in which every short form stands once."""
    found: dict[str, tuple[str, str]] = {}
    for short, full in (*fresh, *known):
        if short.casefold() != full.casefold():
            found.setdefault(short.casefold(), (short, full))
    return tuple(found.values())[:MOST_ALIASES]


def _is_surname(short: str, full: str) -> bool:
    """Whether the short form is the last word of a person's name."""
    parts = full.split()
    return (
        short[:1].isupper()
        and len(parts) > 1
        and parts[-1] == short
        and kind_of(full) is NameKind.PERSON
    )


def any_body_in(text: str, body: str, known: Pairs) -> Pairs:
    """("company", body) for the words of ``text`` that mean the body last spoken of.

    A word that the article has tied to a body ("the operator") keeps that one.
    """
    if set(body.lower().split()) & words_of(TITLES, "public_heads"):
        return ()
    taken = {short.casefold() for short, _ in known}
    found = (match.group(1) for match in _THE.finditer(text))
    return tuple(
        (word, body)
        for word in dict.fromkeys(found)
        if body and word in words_of(TITLES, "any_body") and word not in taken
    )


def used_in(quote: str, known: Pairs) -> Pairs:
    """Those of the short forms that a quote uses."""
    folded = [word.text.casefold() for word in words_in(quote)]
    words, lowered = set(folded), f" {' '.join(folded)} "
    return tuple(
        (short, full)
        for short, full in known
        if (short.casefold() in words or f" {short.casefold()} " in lowered)
        and full.casefold() not in quote.casefold()
    )


def _by_phrase(speakers: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """ "Italy's flood agency" speaks, and is no name: from then on it is the agency."""
    for speaker in speakers:
        head = speaker.canonical.rpartition(" ")[2]
        if not speaker.resolved and head in words_of(TITLES, "generic_bodies"):
            yield head, speaker.canonical


def _by_name(text: str, names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    words = words_in(text)
    for name in names:
        if name.resolved:
            continue
        full = bare_name(name.canonical)
        if name.kind is NameKind.PERSON:
            yield from _person(name, full, words)
            yield from _described(name, full, text)
        elif name.kind is NameKind.ORGANISATION:
            yield from _body(name, full)
            before = [word for word in words if word.end <= name.start][-1:]
            if before and before[0].text in words_of(TITLES, "generic_bodies"):
                # "ferry operator Harbour Lines": the operator
                yield before[0].text, full
            apposed = _THE_BODY.search(text, max(0, name.start - LONGEST_APPOSITION), name.start)
            if apposed and apposed.group(1).lower() in words_of(TITLES, "generic_bodies"):
                # "the operator, Harbour Lines, said": the operator
                yield apposed.group(1).lower(), full


def _person(name: Name, full: str, words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    parts = full.split()
    if len(parts) < 2 or len(parts) > 5:
        return
    yield parts[-1], full
    if parts[-2][:1].islower() or parts[-2] in ("Al", "El", "Van", "De", "Von", "Le"):
        yield " ".join(parts[-2:]), full
    before = [word for word in words if word.end <= name.start][-LONGEST_TITLE:]
    if not before or name.start - before[-1].end > 2:
        return
    titles = words_of(TITLES, "titles")
    for length in range(1, len(before) + 1):
        title = " ".join(word.text.lower().rstrip(".") for word in before[-length:])
        if title in titles and len(title) > 3 and title not in ("miss", "lord", "lady", "dame"):
            yield title, full
        for written_out in load_table(TITLES)["abbreviated"].get(title, ()):
            yield written_out, full


def _described(name: Name, full: str, text: str) -> Iterator[tuple[str, str]]:
    """What a person is called behind the name: "Petra Holm, a shopkeeper in Tarn"."""
    match = _APPOSED.match(text, name.end, name.end + LONGEST_APPOSITION)
    if match is None or " " not in full:
        return
    noun = match.group(1)
    things = ("generic_bodies", "body_heads", "body_nouns", "thing_heads")
    if not any(noun in words_of(TITLES, one) for one in things) and len(noun) > 3:
        yield noun, full


def _body(name: Name, full: str) -> Iterator[tuple[str, str]]:
    """The head word of a body's name: "Observatory", "ministry", "army", "central bank"."""
    heads = words_of(TITLES, "body_heads")
    nouns = words_of(TITLES, "body_nouns")
    written = name.written.split()
    for index in range(1, len(written)):
        rest = " ".join(written[index:])
        if rest.lower() in nouns and (rest.islower() or " " in rest):
            yield rest.lower(), full
    parts = full.split()
    head = next(
        (
            part
            for part, after in zip(parts, [*parts[1:], "of"], strict=True)
            if part.lower() in heads and (after in ("of", "for", "on"))
        ),
        "",
    )
    if len(parts) > 1 and parts[-1].lower() in words_of(TITLES, "newspapers"):
        # "the Narvik Times": the Times
        yield parts[-1], full
    if head and len(parts) > 1 and head.lower() not in words_of(TITLES, "no_short_forms"):
        yield head.lower(), full
