"""Do the source's words fit where the draft's stand? Silence where the sentence would limp.

Each function gives the words to put in, or ``""`` where grammar or form would not agree: another
kind of unit, a number that changes the noun, a day where a month stood.
"""

from __future__ import annotations

import re

from verifier.report import Mark

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?")
_MONTH_ALONE = re.compile(rf"{_MONTH}(?:,? \d{{4}})?")
_YEAR = re.compile(r"\d{4}")
_YEAR_AFTER = re.compile(r",? (\d{4})$")
_FORMS = (_DAY, _MONTH_ALONE, _YEAR)

_DIGITS = re.compile(r"\d(?:[\d,.]*\d)?")
_VAGUE = re.compile(
    r"\b(?:dozens?|scores?|hundreds|thousands|millions|tens|half|thirds?|quarters?|fifths?"
    r"|tenths?|one|a|an|no|none|zero|single|between|from|double|twice|couple|few)\b",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|these|those|its|his|her|their|all|an?|another)|s['’]) $", re.I
)
_SCALE = re.compile(r"^(?:hundred|thousand|million|billion|trillion)\b\s*", re.IGNORECASE)
_AGREES_WITH_ONE = re.compile(r"\s+(?:said|told|was|has|had|put|is|gave|spoke|\w+ed|\w+s)\b")
_BY_SOMEBODY = re.compile(r"(?:\b(?:according to|said|by|told|says)) $", re.IGNORECASE)


def replacement_figure(written: str, source: str, before: str, after: str) -> str:
    """The source's figure with its hedge, in the place of the draft's.

    ``before`` and ``after`` are the words of the sentence around the draft's figure.
    """
    ours, theirs = _DIGITS.search(written), _DIGITS.search(source)
    if theirs is None or _VAGUE.search(source) or _VAGUE.search(written):
        return ""
    if after.lstrip().startswith("of ") and ours is None:
        return ""
    if _is_one(source) or _is_one(written):
        return ""
    if ours is None and not before.strip():
        return ""  # a sentence that begins with a number writes it out
    if bool(_unit(written, ours)) != bool(_unit(source, theirs)):
        return ""
    hedged = theirs.start() > 0 and source[0].isalpha()
    if hedged and _DETERMINED.search(before):
        return ""
    return _with_case_of(written, source)


def _unit(text: str, digits: re.Match[str] | None) -> str:
    """The unit that stands with a number: "per cent" of "4.2 per cent", "$" of "$4 million"."""
    if digits is None:
        return ""
    sign = "".join(c for c in text[: digits.start()] if c in "$€£¥")
    return sign or _SCALE.sub("", text[digits.end() :].strip())


def _is_one(text: str) -> bool:
    digits = _DIGITS.search(text)
    return digits is not None and digits.group() in ("0", "1") and not text[digits.end() :].strip()


def replacement_date(ours: Mark, theirs: Mark) -> str:
    """The source's date where both are written alike: day, month or year.

    Its year is left out where the draft writes none and means the same.
    """
    written, source = ours.text, theirs.text
    form = next((form for form in _FORMS if form.fullmatch(written)), None)
    if form is None or not form.fullmatch(source):
        return ""
    if form is _YEAR:
        return source
    year, meant = _YEAR_AFTER.search(source), _YEAR_AFTER.search(written)
    if year is not None and meant is None:
        return source[: year.start()] if year.group(1) in ours.means else source
    if year is None and meant is not None:
        return source + meant.group() if meant.group(1) in theirs.means else ""
    return source


def replacement_name(written: str, source: str, before: str) -> str:
    """The source's name in the place of another one; both must be names and nothing else."""
    if not (_is_name(written) and _is_name(source)):
        return ""
    if before.lower().endswith("the ") or len(written.split()) > 1 + len(source.split()):
        return ""
    return source


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(words) and words[0][0].isupper() and words[-1][0].isupper() and ";" not in text


def replacement_speaker(written: str, named: str, before: str, after: str) -> str:
    """Who did say it, in the place of the one whom the draft names.

    A single body or person takes the verbs of the past and those in -s; several may not.
    """
    if ";" in named or not named or not _is_name(written.removeprefix("the ").removeprefix("The ")):
        return ""
    if not (_AGREES_WITH_ONE.match(after) or _BY_SOMEBODY.search(before)):
        return ""
    return _with_case_of(written, named) if not before.strip() else named


def _with_case_of(written: str, words: str) -> str:
    """The words with a capital where those that they replace begin with one."""
    if written[:1].isupper() and words[:1].islower():
        return words[:1].upper() + words[1:]
    return words
