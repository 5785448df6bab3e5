"""How are units and currencies written? ``units.toml`` and ``currencies.toml``, checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from verifier.reading.figures.lexemes import lex
from verifier.words.tables import BadTable, load_table

UNITS, CURRENCIES = "units.toml", "currencies.toml"

SI = {
    "k": ("kilo", ("k",)),
    "M": ("mega", ("M",)),
    "G": ("giga", ("G",)),
    "T": ("tera", ("T",)),
    "P": ("peta", ("P",)),
    "c": ("centi", ("c",)),
    "d": ("deci", ("d",)),
    "h": ("hecto", ("h",)),
    "m": ("milli", ("m",)),
    "µ": ("micro", ("µ", "μ")),
    "n": ("nano", ("n",)),
    "p": ("pico", ("p",)),
}
"""SI prefixes: name, and the signs that write it."""

PER = " / "
"""Between the two units of a rate: "kilometre / hour"."""

_Spelling = TypeVar("_Spelling", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: "kilometre" of the dimension "length"; "USD" of "currency:USD"."""

    name: str
    dimension: str
    pint: str = ""
    spoken: str = ""
    """The name for a reader, where it differs: "US dollar" for USD."""
    many: str = ""
    """The name in the plural: "kilometres"; "" where it has none, as a currency's code."""
    hundredth_of: str = ""
    """Name of the currency of which this is the hundredth: a cent is read as 0.01 USD."""


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All spellings of all units."""

    words: Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]
    """By first word: the spellings, longest first."""
    joined: Mapping[str, Unit]
    """Signs that may stand at the digits, as written."""
    spaced: Mapping[str, Unit]
    """Signs that may also stand after a space, as written."""
    before: Mapping[str, Unit]
    """Signs of money that stand before the number, as written."""
    doubtful: Mapping[str, Unit]
    """Words that are money only with a magnitude or another word of money nearby."""
    money_words: frozenset[str]
    named: Mapping[str, Unit]
    """By canonical name."""


@cache
def unit_table() -> UnitTable:
    """The checked tables of units and currencies.

    Raises :class:`~verifier.words.tables.BadTable`.
    """
    building = _Builder()
    for entry in _entries(UNITS, "unit", ("name", "dimension")):
        building.add_unit(entry)
    for entry in _entries(CURRENCIES, "currency", ("code", "name")):
        building.add_currency(entry)
    return building.table(frozenset(load_table(CURRENCIES)["money_words"]))


def _entries(file: str, kind: str, needed: Iterable[str]) -> list[Mapping[str, Any]]:
    entries = load_table(file).get(kind)
    if not isinstance(entries, list):
        raise BadTable(f"verifier/words/{file} has no entries [[{kind}]].")
    for number, entry in enumerate(entries, 1):
        for key in needed:
            if not isinstance(entry.get(key), str) or not entry[key]:
                raise BadTable(f"verifier/words/{file}: [[{kind}]] number {number} needs {key!r}.")
    return entries


class _Builder:
    """Collects spellings while the tables are read; a spelling may have one meaning only."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, ...], Unit] = {}
        self._joined: dict[str, Unit] = {}
        self._spaced: dict[str, Unit] = {}
        self._before: dict[str, Unit] = {}
        self._doubtful: dict[str, Unit] = {}
        self._named: dict[str, Unit] = {}

    def add_unit(self, entry: Mapping[str, Any]) -> None:
        name = entry["name"]
        many = entry.get("many") or _plural_of_rate(name)
        unit = Unit(name, entry["dimension"], entry.get("pint", ""), many=many)
        self._add(unit, entry, UNITS)
        for prefix in entry.get("si", "").split():
            name, signs = SI[prefix]
            larger = Unit(
                name + unit.name,
                unit.dimension,
                _prefixed_pint(name, unit.pint),
                many=name + unit.many,
            )
            words = [
                prefixed
                for word in [unit.name, *entry.get("words", ())]
                for prefixed in (name + word, f"{name}-{word}")
                if len(word) > 2
            ]
            written = [sign + s for sign in signs for s in entry.get("si_symbols", ())]
            for extra in ("si_symbols_lower", "si_symbols_upper"):
                written += [s for s in entry.get(extra, ()) if s[0].lower() == prefix.lower()]
            self._add(larger, {"words": dict.fromkeys(words), "symbols": written}, UNITS)

    def add_currency(self, entry: Mapping[str, Any]) -> None:
        dimension = f"currency:{entry['code']}"
        unit = Unit(entry["code"], dimension, spoken=entry["name"])
        self._add(unit, {**entry, "joined": entry.get("after", ())}, CURRENCIES)
        self._spell(entry["code"].lower(), unit, CURRENCIES)
        for sign in entry.get("after", ()):
            self._put(self._spaced, sign, unit, CURRENCIES)
        for sign in entry.get("before", ()):
            self._put(self._before, sign, unit, CURRENCIES)
        for word in entry.get("doubtful", ()):
            self._put(self._doubtful, word, unit, CURRENCIES)
        if minor := entry.get("minor"):
            name = f"{entry['code']} {minor['name']}"
            hundredth = Unit(name, dimension, "", minor["name"], hundredth_of=unit.name)
            self._add(
                hundredth, {"words": minor["words"], "joined": minor.get("after", ())}, CURRENCIES
            )

    def table(self, money_words: frozenset[str]) -> UnitTable:
        by_first: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        for words, unit in self._words.items():
            by_first.setdefault(words[0], []).append((words, unit))
        return UnitTable(
            words={
                first: tuple(sorted(spellings, key=lambda s: -len(s[0])))
                for first, spellings in by_first.items()
            },
            joined=self._joined,
            spaced=self._spaced,
            before=self._before,
            doubtful=self._doubtful,
            money_words=money_words,
            named=self._named,
        )

    def _add(self, unit: Unit, entry: Mapping[str, Any], file: str) -> None:
        self._named.setdefault(unit.name, unit)
        for word in entry.get("words", ()):
            self._spell(word, unit, file)
            self._spell(_plural(word), unit, file)
        for word in entry.get("plurals", ()):
            self._spell(word, unit, file)
        for sign in entry.get("symbols", ()):
            self._put(self._joined, sign, unit, file)
            self._put(self._spaced, sign, unit, file)
        for sign in entry.get("joined", ()):
            self._put(self._joined, sign, unit, file)
        for sign in entry.get("spaced", ()):
            self._put(self._spaced, sign, unit, file)

    def _spell(self, word: str, unit: Unit, file: str) -> None:
        if word != word.lower():
            raise BadTable(f"verifier/words/{file}: {word!r} must be in lower case.")
        parts = lex(word).words
        for spelling in (parts, tuple(_hyphened(parts))):
            self._put(self._words, spelling, unit, file)

    @staticmethod
    def _put(table: dict[_Spelling, Unit], key: _Spelling, unit: Unit, file: str) -> None:
        known = table.setdefault(key, unit)
        if known != unit:
            raise BadTable(
                f"verifier/words/{file}: {key!r} is written for {known.name} and {unit.name}."
            )


def _prefixed_pint(prefix: str, pint: str) -> str:
    head, star, rest = pint.partition(" ")
    return f"{prefix}{head}{star}{rest}" if pint else ""


def say_unit(name: str, times: float) -> str:
    """A unit for a reader: "week" once and "weeks" otherwise, "barrels per day"; "EUR" stays."""
    unit = unit_table().named.get(name)
    if unit is not None:
        return (unit.many or name if times != 1 else name).replace(PER, " per ")
    counted, rate, per = name.partition(PER)
    return f"{say_unit(counted, times)} per {per}" if rate else name


def _plural_of_rate(name: str) -> str:
    counted, slash, per = name.partition(PER)
    return f"{_plural(counted)}{slash}{per}"


def _plural(word: str) -> str:
    first, dash, last = word.rpartition(" ")
    if last.endswith(("ch", "sh", "s", "x")):
        return f"{first}{dash}{last}es"
    for joint in (" of ", " squared"):
        if joint in word:
            return word.replace(joint, f"s{joint}", 1)
    return f"{word}s"


def _hyphened(parts: tuple[str, ...]) -> list[str]:
    joined = [parts[0]]
    for part in parts[1:]:
        joined += [part] if part in "-." or joined[-1] in "-." else ["-", part]
    return joined
