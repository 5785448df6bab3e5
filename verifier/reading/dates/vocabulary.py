"""Which words place a date? The tables of words, each word with a letter of its own.

The patterns of this package are regular expressions over *words*, not over characters. To let the
standard library run them, each word of the tables is given one private character, and a text
becomes a short string of such letters (:mod:`verifier.reading.dates.lexing`). A class of words is
then a set of letters, and a pattern runs in time linear in the number of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from verifier.words.tables import BadTable, load_table

FIRST_LETTER = 0xE000
"""Private characters of Unicode: none of them stands in a text of its own accord."""

SHAPES = {
    "DAY_NUMBER": "d",  # digits, 1 to 31
    "TWO_DIGITS": "e",  # digits, other numbers below 100
    "YEAR_NUMBER": "y",  # four digits, 1000 to 2199
    "OTHER_NUMBER": "n",  # other digits
    "GROUPED_NUMBER": "z",  # digits with a comma or a point
    "DAY_ORDINAL": "o",  # 1st to 31st
    "OTHER_ORDINAL": "p",
    "DECADE": "D",  # 1990s, '90s
    "SHORT_YEAR": "Y",  # '98
    "NUMERIC_DATE": "I",  # 2019-04-26, 26.4.2019
    "NUMERIC_MONTH": "J",  # 2019-04
    "QUARTER_SIGN": "Q",  # Q1, 1Q
    "HALF_SIGN": "H",  # H1
    "FISCAL_SIGN": "F",  # FY2019
    "CLOCK": "T",  # 10:35, 6pm
    "COMPOUND_CARDINAL": "k",  # twenty-one
    "COMPOUND_ORDINAL": "K",  # twenty-first
    "CAPITAL": "X",  # an unknown word with a capital
    "SMALL": "x",  # another unknown word
    "POSSESSIVE": "S",  # the 's of a genitive
    "BREAK": "¶",  # an empty line
}
PUNCTUATION = ".,-/();:'\"$"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: ``of`` is the calendar's unit, ``times`` how many of them make this one."""

    name: str
    of: str
    times: int
    plural: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables, and the letter of each word."""

    letters: Mapping[str, str]
    """Word -> letter. Months that are also common words stand with a capital."""
    classes: Mapping[str, str]
    """Name of a class -> its letters."""
    months: Mapping[str, int]
    doubtful_months: frozenset[int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    """Word -> name of the season."""
    units: Mapping[str, Unit]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word -> (all the words of the phrase, what it means), longest first."""
    phrase_starts: frozenset[str]
    """Letters of the words with which a phrase begins."""
    triggers: frozenset[str]
    """Letters without one of which a sentence holds no date."""

    def of_class(self, name: str) -> str:
        """The letters of a class that a pattern names."""
        if name in SHAPES:
            return SHAPES[name]
        try:
            return self.classes[name]
        except KeyError:
            raise BadTable(f"A pattern of dates names {name}, which no table lists.") from None


def _named(table: str, kind: str, entry_keys: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, entry in load_table(table)[kind].items():
        missing = [key for key in entry_keys if key not in entry]
        if missing:
            raise BadTable(f"verifier/words/{table}: {kind}.{name} has no {missing[0]!r}.")
        yield name, entry


class _Letters:
    """Hands out one letter a word."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        return self.of.setdefault(word, chr(FIRST_LETTER + len(self.of)))

    def all(self, words: Any) -> str:
        return "".join(sorted({self(word) for word in words}))


@cache
def vocabulary(literals: tuple[str, ...] = ()) -> Vocabulary:
    """The vocabulary of dates, with letters for the words that patterns name.

    Raises :class:`~verifier.words.tables.BadTable`, naming the entry, where a table breaks its
    grammar.
    """
    letter = _Letters()
    letter.all(literals)
    classes: dict[str, str] = {}
    months: dict[str, int] = {}
    doubtful: set[int] = set()
    full, short, low, sure = list[str](), list[str](), list[str](), list[str]()
    for _, month in _named("months.toml", "month", ("number", "words", "abbreviations")):
        common = month.get("also_common", False)
        for word in month["words"]:
            months[word] = month["number"]
            full.append(word.capitalize() if common else word)
            if "ambiguous_with" in month:
                doubtful.add(month["number"])
            else:
                sure.append(word)
            if common:
                low.append(word)
        for word in month["abbreviations"]:
            months[word] = month["number"]
            short.append(word)
    classes["MONTH"] = letter.all(full)
    classes["SURE_MONTH"] = letter.all(sure)
    classes["SHORT_MONTH"] = letter.all(short)
    classes["SMALL_MONTH"] = letter.all(low)

    weekdays: dict[str, int] = {}
    full, short = [], []
    for _, day in _named("months.toml", "weekday", ("number", "words", "abbreviations")):
        for word in day["words"]:
            weekdays[word] = day["number"]
            full.append(word)
        for word in day["abbreviations"]:
            weekdays[word] = day["number"]
            short.append(word)
    classes["WEEKDAY"] = letter.all(full)
    classes["SHORT_WEEKDAY"] = letter.all(short)
    classes["WEEKDAYS"] = letter.all(word + "s" for word in full)

    seasons: dict[str, str] = {}
    sure, unsure = list[str](), list[str]()
    for name, season in _named("seasons.toml", "season", ("words", "first", "last", "code")):
        for word in season["words"]:
            seasons[word] = name
            (unsure if "ambiguous_with" in season else sure).append(word)
    classes["SEASON"] = letter.all(sure + unsure)
    classes["SURE_SEASON"] = letter.all(sure)

    units: dict[str, Unit] = {}
    for name, unit in _named("time_units.toml", "unit", ("one", "many", "of")):
        for plural, key in ((False, "one"), (True, "many")):
            for word in unit[key]:
                units[word] = Unit(name, unit["of"], unit.get("times", 1), plural)
    classes["UNIT"] = letter.all(word for word, unit in units.items() if not unit.plural)
    classes["UNITS"] = letter.all(word for word, unit in units.items() if unit.plural)
    for name in ("day", "week", "month", "quarter", "year", "weekend", "century"):
        classes[name.upper() + "_UNIT"] = letter.all(
            word for word, unit in units.items() if unit.name == name and not unit.plural
        )

    numbers, words = load_table("number_words.toml"), load_table("date_words.toml")
    cardinals: dict[str, int] = {**numbers["cardinals"], **numbers["tens"]}
    ordinals: dict[str, int] = dict(words["ordinal"])
    classes["CARDINAL"] = letter.all(cardinals)
    classes["TENS"] = letter.all(numbers["tens"])
    classes["ORDINAL_WORD"] = letter.all(ordinals)
    parts: dict[str, str] = dict(words["part"])
    classes["PART"] = letter.all(parts)
    for name, listed in words["class"].items():
        classes[name] = letter.all(listed)
    for mark in PUNCTUATION:
        letter.of[mark] = mark

    digits = "".join(
        SHAPES[name]
        for name in ("DAY_NUMBER", "TWO_DIGITS", "YEAR_NUMBER", "OTHER_NUMBER", "GROUPED_NUMBER")
    )
    classes["COUNT"] = digits + classes["CARDINAL"] + SHAPES["COMPOUND_CARDINAL"]
    classes["NTH"] = SHAPES["DAY_ORDINAL"] + classes["ORDINAL_WORD"] + SHAPES["COMPOUND_ORDINAL"]
    classes["DAY_OF_MONTH"] = SHAPES["DAY_NUMBER"] + classes["NTH"]
    classes["YEAR"] = SHAPES["YEAR_NUMBER"] + SHAPES["SHORT_YEAR"]
    classes["COUNTED_TIME"] = (
        classes["COUNT"]
        + classes["UNIT"]
        + classes["UNITS"]
        + letter.all(["few", "several", "couple"])
    )
    phrases = _phrases(words["vague"])
    every_month = classes["MONTH"] + classes["SHORT_MONTH"] + classes["SMALL_MONTH"]
    triggers = (
        every_month + classes["WEEKDAY"] + classes["SHORT_WEEKDAY"] + classes["SEASON"]
        + classes["WEEKDAYS"] + classes["UNIT"] + classes["UNITS"]
        + letter.all(words["trigger"]["words"])
        + "".join(SHAPES[name] for name in words["trigger"]["shapes"])
        + letter.all(
            max(words, key=len) for listed in phrases.values() for words, _ in listed
        )
    )  # fmt: skip
    return Vocabulary(
        letters=letter.of,
        classes=classes,
        months=months,
        doubtful_months=frozenset(doubtful),
        weekdays=weekdays,
        seasons=seasons,
        units=units,
        cardinals=cardinals,
        ordinals=ordinals,
        parts=parts,
        phrases=phrases,
        phrase_starts=frozenset(letter.all(phrases) + classes["MONTH"]),
        triggers=frozenset(triggers),
    )


def _phrases(vague: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Names of holidays ("holiday:3") and vague expressions ("vague:past") by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    listed = [(phrase, f"vague:{kind}") for kind, phrases in vague.items() for phrase in phrases]
    for number, holiday in enumerate(load_table("holidays.toml")["holiday"]):
        if len([key for key in ("day", "weekday", "easter") if key in holiday]) != 1:
            raise BadTable(
                f"verifier/words/holidays.toml: holiday {number + 1} needs one of day, weekday, "
                "easter."
            )
        listed += [(name, f"holiday:{number}") for name in holiday["names"]]
    for phrase, meaning in listed:
        words = tuple(phrase.replace("'s", " 's").replace("s'", "s '").replace(".", " .").split())
        found.setdefault(words[0], []).append((words, meaning))
    return {
        first: tuple(sorted(group, key=lambda item: -len(item[0])))
        for first, group in found.items()
    }
