"""Where does a sentence begin and end, and which lines are no sentences at all?

Paragraphs first, then the sentences within them: a parser that gets a whole article glues a
heading to the sentence after it. Time grows in step with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from verifier.language.paragraphs import Block, split_blocks
from verifier.words.tables import load_table, words_of


class SentenceKind(StrEnum):
    """What sort of line a piece of a text is. Only a sentence can be a claim."""

    SENTENCE = "sentence"
    HEADING = "heading"
    CAPTION = "caption"
    DATELINE = "dateline"
    """"DAMASCUS (Reuters) -": it says where and by whom, and stands before the first sentence."""
    FURNITURE = "furniture"
    """Lines that belong to the page: "Read more", a copyright notice, an editor's credit."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of a text, ``text[start:end]``, without white space around it."""

    start: int
    end: int
    kind: SentenceKind = SentenceKind.SENTENCE
    paragraph: int = 0
    """Number of the paragraph that it stands in, from 0."""


HEADING_WORDS = 20
"""A line without a full stop that has more words than this is a sentence that lost its stop."""

FEWEST_TITLE_WORDS = 4
"""So many words of four letters or more must have a capital, and no other may lack it."""

DATELINE_PARAGRAPHS = 4
"""A dateline stands before one of the first paragraphs (after title and byline)."""

_DATED = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, "
    r"(?:[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?, )?"  # Syria,
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})"
    r"(?:,? \d{4})?\s*(?:\([^()\n]{2,30}\)\s*)?(?:—|–|--|-)\s+(?=[\"“'‘(]?[A-Z0-9])"
)
"""A dateline in small letters is known by its date: "Hanover, 10 October -"."""
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’/-]+(?: [A-Z][A-Z.'’/-]*){0,3}"  # DAMASCUS, NEW YORK
    r"(?:, [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?)?"  # , Syria
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"  # , Aug 15
    r"\s*(?:\([^()\n]{2,30}\)\s*)?(?:—|–|--|-)\s+(?=[\"“'‘(]?[A-Z0-9])"
)
_MARKED_HEADING = re.compile(
    r"(?:[–—-]{1,2}\s\S.*\s[–—-]{1,2}|#{1,6}\s.*|\*\*[^*]+\*\*|==+ .* ==+)$"
)
_BYLINE = re.compile(r"By [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:,? (?:and|in|for) .{0,60})?$")
_BULLET = re.compile(r"(?:[•*‣▪·]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s))\s*")
_FINAL = re.compile(r"[.!?…][\"”’')\]»]*(?:\[\d{1,3}\])*$")
# begins only where its run of marks does: tried from each mark of a row of dots it is quadratic
_STOP = re.compile(r"(?:(?<![.!?])[.!?]++|…)[\"”’')\]»]*+(?:\[\d{1,3}\])*+(?=\s)")
_NEXT = re.compile(r"\s+([\"“‘'(\[«]*)(\S)")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[/—–]{1,20}$")


@dataclass(frozen=True, slots=True)
class _Words:
    """The table ``sentence_ends.toml``, in the shapes in which it is asked."""

    before_a_name: frozenset[str]
    before_a_number: frozenset[str]
    maybe_final: frozenset[str]
    openers: frozenset[str]
    speech_verbs: frozenset[str]
    caption_starts: tuple[str, ...]
    caption_ends: tuple[str, ...]
    furniture_starts: tuple[str, ...]
    furniture_contains: tuple[str, ...]
    furniture_whole: frozenset[str]


@cache
def _words() -> _Words:
    name = "sentence_ends.toml"
    caption, furniture = load_table(name)["caption"], load_table(name)["furniture"]
    return _Words(
        words_of(name, "before_a_name"),
        words_of(name, "before_a_number"),
        words_of(name, "maybe_final"),
        words_of(name, "openers"),
        words_of(name, "speech_verbs"),
        tuple(caption["starts"]),
        tuple(caption["ends"]),
        tuple(furniture["starts"]),
        tuple(furniture["contains"]),
        words_of(name, "furniture", "whole"),
    )


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The pieces of ``text`` in their order, each with its kind; offsets are of ``text``.

    A text of one line is a sentence whatever it ends with: there is nothing that it could head.
    """
    blocks = split_blocks(text)
    stopped = [
        bool(_FINAL.search(text, max(block.start, block.end - 12), block.end)) for block in blocks
    ]
    prose = sum(stopped)
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        followed = any(stopped[number + 1 : number + 8])
        punctuated = followed and 2 * prose >= len(blocks) - prose
        found.extend(_pieces(text, block, number, stopped[number], punctuated))
    return tuple(found)


def _pieces(
    text: str, block: Block, number: int, stopped: bool, in_prose: bool
) -> Iterator[Sentence]:
    start, end = block.start, block.end
    line = text[start:end]
    kind = _kind_of_line(line, stopped, in_prose)
    if number == 0 and line.endswith(";") and line.count(" ") < HEADING_WORDS:
        # some archives join the decks of a headline by semicolons
        kind = SentenceKind.HEADING
    if kind is not SentenceKind.SENTENCE:
        yield Sentence(start, end, kind, number)
        return
    dateline = None
    if number < DATELINE_PARAGRAPHS:
        dateline = _DATELINE.match(text, start, end) or _DATED.match(text, start, end)
    if dateline:
        stop = start + len(dateline.group().rstrip())
        yield Sentence(start, stop, SentenceKind.DATELINE, number)
        start = dateline.end()
    elif bullet := _BULLET.match(text, start, end):
        start = bullet.end()
    for first, last in _sentences(text, start, end):
        yield Sentence(first, last, SentenceKind.SENTENCE, number)


def _kind_of_line(line: str, stopped: bool, in_prose: bool) -> SentenceKind:
    lowered = " ".join(line[:400].lower().split())
    short, words = len(line) <= 300, _words()
    if short and (lowered.startswith(words.caption_starts) or lowered.endswith(words.caption_ends)):
        return SentenceKind.CAPTION
    if short and _is_furniture(line, lowered, words):
        return SentenceKind.FURNITURE
    if short and _MARKED_HEADING.match(line):
        return SentenceKind.HEADING
    bare = not stopped and not line.rstrip("\"”’').").endswith((",", ";"))
    if line.endswith(":") and line.count(" ") > 1:
        bare = False
    if bare and in_prose and line.count(" ") < HEADING_WORDS:
        return SentenceKind.HEADING
    return SentenceKind.HEADING if short and _is_title_case(line) else SentenceKind.SENTENCE


def _is_title_case(line: str) -> bool:
    """Whether a line Is Written Like This, as headlines are."""
    long = [word for word in _NEXT_WORD.findall(line) if len(word) > 3]
    return len(long) >= FEWEST_TITLE_WORDS and all(word[0].isupper() for word in long)


def _is_furniture(line: str, lowered: str, words: _Words) -> bool:
    return (
        lowered.startswith(words.furniture_starts)
        or any(phrase in lowered for phrase in words.furniture_contains)
        or lowered.strip(" .:>»") in words.furniture_whole
        or not any(c.isalpha() for c in line)
        or bool(_BYLINE.match(line))
    )


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence of one paragraph."""
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < first or not _ends_here(text, stop, end):
            continue
        yield first, stop.end()
        following = _NEXT.match(text, stop.end(), end)
        first = following.start(1) if following else end
    while first < end and text[first].isspace():
        first += 1
    if first < end:
        yield first, end


def _ends_here(text: str, stop: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, stop.end(), end)
    if following is None:
        return False
    letter = following.group(2)
    if letter.islower():
        return False
    mark = stop.group()
    if mark.startswith(("!", "?")):
        return mark[-1] in "!?" or not _asked_after(text, stop.end(), end)
    if mark != "." or mark.startswith("…"):
        return True
    return _stop_is_final(text, stop.start(), following, end)


def _asked_after(text: str, position: int, end: int) -> bool:
    """Whether the words after a quoted question say who asked it."""
    words = text[position : min(end, position + 60)].lower().split()[:5]
    return any(word.rstrip(".,:;") in _words().speech_verbs for word in words[1:])


def _stop_is_final(text: str, dot: int, following: re.Match[str], end: int) -> bool:
    """Whether a single full stop ends the sentence, or belongs to an abbreviation."""
    before = _WORD_BEFORE.search(text, max(0, dot - 20), dot)
    word = before.group().lower().strip("'’") if before else ""
    digit = following.group(2).isdigit()
    if digit and word in _words().before_a_number:
        return False
    opener = _NEXT_WORD.match(text, following.start(2), end)
    opens = opener is not None and opener.group().lower() in _words().openers
    if word in _words().before_a_name:
        return False
    single = len(word) == 1 and word.isalpha() and word != "i"
    dotted = "." in word and all(len(part) <= 2 for part in word.split("."))
    if single or dotted or word in _words().maybe_final:
        return opens or (bool(following.group(1)) and not single)
    return True
