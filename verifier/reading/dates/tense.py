"""Does the wording point ahead of the day of publication or behind it?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verifier.reading.dates.lexing import Lexed, Word
from verifier.words.tables import words_of

BACK = 16
"""So many words before an expression are looked at for a verb; the nearest one counts."""
AHEAD = 12
"""So many after it, where none stands before."""


@dataclass(frozen=True, slots=True)
class _Cues:
    modals: frozenset[str]
    plans: frozenset[str]
    plans_with_to: frozenset[str]
    past: frozenset[str]


@cache
def _cues() -> _Cues:
    table = "date_words.toml"
    return _Cues(
        modals=words_of(table, "tense", "modals"),
        plans=words_of(table, "tense", "plans"),
        plans_with_to=words_of(table, "tense", "plans_with_to"),
        past=words_of(table, "tense", "past"),
    )


def points_ahead(lexed: Lexed, start: int, end: int) -> bool | None:
    """True for "will meet on", False for "met on", ``None`` where no verb shows it.

    ``start`` and ``end`` are the words of the expression. The nearest verb before it in its
    sentence decides, or the first after it.
    """
    words, cues = lexed.words, _cues()
    before = _text(words, start - 1)
    if before == "since":
        return False
    if before == "as" and _text(words, start - 2) in ("soon", "early", "late"):
        return True if _text(words, start - 2) == "soon" else None
    if before == "for" and words[start].capital:
        return None  # "bought crude for November": the nearest one, whenever it was bought
    bound = _text(words, start - 1) in ("by", "until", "till")
    for place in range(start - 1, max(-1, start - BACK), -1):
        if _ends_sentence(words, place):
            break
        found = _before(words, place, cues)
        if found is not None:
            return found
    for place in range(end, min(len(words), end + AHEAD)):
        if _ends_sentence(words, place):
            break
        text = words[place].text
        if text in ("will", "'ll", "won't", "shall"):
            return True
        if text in ("is", "are") and _text(words, place + 1) == "to":
            return True
        if text in cues.past or _is_past_form(words, place):
            return False
    if bound:
        return True
    # "after the 11 September attacks": what has a name has most often happened
    return False if _names_an_event(words, start, end) else None


def _names_an_event(words: list[Word], start: int, end: int) -> bool:
    named = _text(words, start - 1) in ("the", "its", "his", "her", "their")
    return named and end < len(words) and words[end].letter == "x"


def _before(words: list[Word], place: int, cues: _Cues) -> bool | None:
    text, following = words[place].text, _text(words, place + 1)
    if text in cues.modals:
        return True
    if text in cues.plans:
        return True
    if text in cues.plans_with_to:
        if following in ("to", "for", "until", "till"):
            return True
        return None if text in ("going", "set") else False
    if text == "to" and following == "be":
        return True if _text(words, place - 1) not in _SEEMING else None
    if text in ("has", "have", "had") and following == "to":
        return text != "had"
    if text in ("is", "are") and following == "to":
        return True
    if text in cues.past:
        return None if _text(words, place - 1) in _NOT_YET else False
    if _is_past_form(words, place):
        return None if _text(words, place - 1) in _NOT_YET else False
    if text.endswith("ing") and _text(words, place - 1) in ("is", "are"):
        return True
    return None


_NOT_YET = frozenset(("be", "being", "to", "is", "are"))
"""A past participle after these is no past tense: "is heard in May"."""
_SEEMING = frozenset(
    ("believed", "thought", "said", "appears", "appeared", "seems", "seemed", "claimed", "claims",
     "reported", "alleged", "known", "found", "used", "ought", "declared", "considered")
)  # fmt: skip
_ARTICLES = frozenset(
    ("a", "an", "the", "still", "newly", "so", "its", "his", "their", "of", "some")
)


_TITLES = frozenset(
    ("mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "st", "sgt", "lt", "col", "jr")
)


def _is_past_form(words: list[Word], place: int) -> bool:
    """Whether a word in -ed is a verb: "killed", but neither "an armed man" nor "unspecified"."""
    text = words[place].text
    if len(text) < 4 or not text.endswith("ed") or text.startswith("un"):
        return False
    return _text(words, place - 1) not in _ARTICLES


def is_past(words: list[Word], place: int) -> bool:
    """Whether a form of the past stands there: "was", "fell", "killed"."""
    return words[place].text in _cues().past or _is_past_form(words, place)


def _text(words: list[Word], place: int) -> str:
    return words[place].text if 0 <= place < len(words) else ""


def _ends_sentence(words: list[Word], place: int) -> bool:
    word = words[place]
    if word.letter == "¶" or word.text in ("!", "?", ";"):
        return True
    if word.text != ".":
        return False
    before = _text(words, place - 1)
    if len(before) == 1 or before in _TITLES:
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    return following is None or (following.start > word.end and following.capital)
