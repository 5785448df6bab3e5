"""Which quantities does the verifier read? The row of ``figures`` that the scorer wants.

The labelled sets know one number and one sign a quantity, the reader intervals, hedges and trends;
this maps the one to the other, by the conventions that the sets' own description gives.
"""

from __future__ import annotations

from functools import cache
from itertools import zip_longest
from typing import Any

from knowledge.figure import Figure, Hedge, Trend
from verifier.language.parser import Parser, load_parser
from verifier.reading.figures import read_figures
from verifier.reading.figures.changes import factors, trend
from verifier.reading.figures.compound_amounts import SMALLER
from verifier.reading.figures.hedging import hedge_before
from verifier.reading.figures.lexemes import lex
from verifier.reading.figures.unit_table import unit_table
from verifier.reading.measures import attach_counted

SIGNS = {
    Hedge.ABOUT: "~",
    Hedge.NEARLY: "~",
    Hedge.MORE_THAN: ">",
    Hedge.AT_LEAST: ">",
    Hedge.LESS_THAN: "<",
    Hedge.AT_MOST: "<",
    Hedge.UP_TO: "<",
}
SPOKEN = {
    "per cent": "percentage",
    "times": "count",
    "degree Celsius": "celsius",
    "tonne": "metric ton",
    "part per million": "parts-per-million",
    "part per billion": "parts-per-billion",
}
BELOW = ("under", "below", "less", "fewer", "short", "shy")
"""Words of a hedge that the sets sign "<", although the figure is near."""
MINUS = ("-", "−")
"""Signs of a fall: the sets sign "-1.3%" as one that goes down."""
BRACKET = 30
"""Characters before a converted amount among which its hedge stands: "just under 60 mi (97 km)"."""


@cache
def _parser() -> Parser:
    return load_parser()


def predict_row(text: str, parser: Parser | None = None) -> list[dict[str, Any]]:
    """The figures of ``text``: ``{"value", "unit", "hedge"}``, in their order.

    ``value`` is a number, or the two ends of a range or of a vague count; the sets write a change
    "from a to b" as such a range too. Numbers that a comparison leaves aside ("one of the", "two
    years later") are listed as well, as the sets list them.
    """
    figures = read_figures(text, with_idle=True)
    tokens = (parser or _parser()).parse(text) if figures else ()
    kept = [f for f in attach_counted(figures, text, tokens) if not _is_word_alone(f)]
    rows: list[dict[str, Any]] = []
    joined = False
    for figure, following in zip_longest(kept, kept[1:]):
        if following is not None and _from_to(text, figure, following, joined):
            rows.append(
                {
                    "value": [figure.value, following.value],
                    "unit": _unit(following, text),
                    "hedge": _sign(figure, text),
                }
            )
            joined = True
            continue
        if not joined:
            rows += _in_two_units(figure, text) or [
                {"value": _value(figure), "unit": _unit(figure, text), "hedge": _sign(figure, text)}
            ]
        joined = False
    return rows


def _in_two_units(figure: Figure, text: str) -> list[dict[str, Any]]:
    """Two rows for "6 feet 2 inches", which the sets list apart; none for any other figure."""
    smaller = {larger: (name, size) for (larger, name), size in SMALLER.items()}
    if figure.unit not in smaller or figure.value is None:
        return []
    name, size = smaller[figure.unit]
    whole = int(figure.value)
    rest = round((figure.value - whole) * size)
    after = text[figure.head_end : figure.end].lower().split()
    if not any(
        word.startswith((name, "in", "oz", "min", "sec", "mth", "lb")) for word in after[1:]
    ):
        return []  # "one and a half hours"
    if not rest:
        return []
    sign = _sign(figure, text)
    return [
        {"value": float(whole), "unit": figure.unit, "hedge": sign},
        {"value": float(rest), "unit": name, "hedge": sign},
    ]


def _from_to(text: str, first: Figure, second: Figure, joined: bool) -> bool:
    if first.value is None or second.value is None or first.dimension != second.dimension:
        return False
    if text[first.end : second.start].strip() != "to":
        return False
    return joined or text[: first.start].rstrip().lower().endswith("from")


def _is_word_alone(figure: Figure) -> bool:
    """Whether no number is written: "no", "doubled", "over a year", which the sets do not list."""
    written = figure.written.lower().split()[-1]
    if figure.head_end - figure.head_start <= 2 and figure.written.lower()[
        figure.head_start - figure.start : figure.head_end - figure.start
    ] in ("a", "an"):
        return True
    return (figure.value == 0 and written in ("no", "none")) or written in factors()


def _value(figure: Figure) -> float | list[float]:
    if figure.hedge is Hedge.VAGUE:
        return [figure.interval.low / 2, figure.interval.low * 5]
    if figure.value is None:
        return [figure.interval.low, figure.interval.high]
    if _is_share_in_words(figure):
        return figure.value / 100
    return round(figure.value * 100, 6) if _minor(figure) else figure.value


def _is_share_in_words(figure: Figure) -> bool:
    """Whether the share is written without "per cent": "two-thirds"."""
    written = figure.written.lower()
    signs = ("%", "cent", "pct", "pc")
    return figure.unit == "per cent" and not any(sign in written for sign in signs)


def _sign(figure: Figure, text: str) -> str:
    if figure.trend is not Trend.LEVEL and figure.hedge is Hedge.EXACT:
        return figure.trend.value
    if text[: figure.start].rstrip().lower().endswith(" up to"):
        return "<"  # "went up to 40" reaches a level; the sets sign the two words alone
    if (reached := _reached(figure, text)) is not Trend.LEVEL:
        return reached.value
    if figure.dimension == "share" and figure.written.startswith(MINUS):
        return Trend.DOWN.value
    said = text[max(0, figure.start - BRACKET) : figure.end].lower()
    bracketed = "(" in said[:BRACKET] and ")" not in said[:BRACKET]
    words = said if bracketed else figure.written.lower()
    if figure.hedge is Hedge.NEARLY and any(w in words for w in BELOW):
        return "<"
    if figure.hedge is Hedge.BETWEEN:
        lexemes = lex(figure.written)
        number = lexemes.starts.index(figure.head_start - figure.start)
        return SIGNS.get(hedge_before(lexemes, number).bound.hedge, "=")
    return SIGNS.get(figure.hedge, "=")


def _unit(figure: Figure, text: str) -> str:
    if not figure.unit or _is_share_in_words(figure):
        return _phrase(figure, text)
    parts = figure.unit.split(" / ")
    parts[0] = _minor(figure) or parts[0]
    if parts[0] == "1":
        parts[0] = _phrase(figure, text)
    return " per ".join(_spoken(part) for part in parts)


def _phrase(figure: Figure, text: str) -> str:
    """The noun phrase after the figure; the sets give no unit to one before it ("toll")."""
    phrase, head = figure.counted.phrase, figure.counted.head
    if not phrase or text.find(phrase, figure.end) < 0:
        return ""
    *narrowing, noun = phrase.split()
    return " ".join([*narrowing, head if noun.lower().startswith(head[:3]) else noun])


def _reached(figure: Figure, text: str) -> Trend:
    """The direction of "fell to 49.5", which the sets sign at the level that is reached."""
    before = lex(text[max(0, figure.start - 60) : figure.start])
    last = len(before) - 1
    if before.word(last) != "to" or before.is_digits(last - 1) or not figure.dimension:
        return Trend.LEVEL
    return trend(before, last, last, has_unit=True)


def _minor(figure: Figure) -> str:
    """ "cent" or "penny" where the amount is written so: the reader gives it in the currency."""
    if not figure.dimension.startswith("currency"):
        return ""
    after = figure.written[figure.head_end - figure.start :].lower().lstrip(" -").split()
    word = after[0] if after else ""
    if word.startswith(("cent", "¢")) or word == "c":
        return "cent"
    return "penny" if word in ("pence", "penny", "p") else ""


def _spoken(name: str) -> str:
    unit = unit_table().named.get(name)
    return SPOKEN.get(name) or (unit.spoken if unit and unit.spoken else name)
