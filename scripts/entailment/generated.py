"""Which pairs follow from the rules alone? Pairs over sentences of our own (``templates.toml``).

Figures with their hedges and bounds, roles, other doers, negation, plans and accusations, dates and
periods: the label is reckoned by the rules for verdicts, never looked up.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from scripts.entailment.intervals import Form, relation
from scripts.entailment.pairs import EXCLUDES, FOLLOWS, NEITHER, Pair

ORIGIN = "generated"

Table = Mapping[str, Any]
Filled = Mapping[str, str]


def generated_pairs(count: int, random_: random.Random) -> list[Pair]:
    """So many different pairs, about a third of each label."""
    with (Path(__file__).parent / "templates.toml").open("rb") as file:
        table = tomllib.load(file)
    makers: tuple[Callable[[Table, random.Random], Pair | None], ...] = (_figure, _deed, _date)
    found: dict[Pair, None] = {}
    of_label = [0, 0, 0]
    while len(found) < count:
        maker = random_.choices(makers, weights=(5, 3, 2))[0]
        pair = maker(table, random_)
        if pair is None or pair in found or of_label[pair.label] > 0.36 * count:
            continue
        found[pair] = None
        of_label[pair.label] += 1
    return list(found)


def _filled(table: Table, random_: random.Random) -> dict[str, str]:
    words = table["words"]
    a, b, c = random_.sample(words["party"], 3)
    place, place2 = random_.sample(words["place"], 2)
    event, event2 = random_.sample(words["event"], 2)
    project, project2 = random_.sample(words["project"], 2)
    return {
        "a": a,
        "b": b,
        "c": c,
        "place": place,
        "place2": place2,
        "event": event,
        "event2": event2,
        "project": project,
        "project2": project2,
    }


def _sentence(template: str, filled: Filled, tail: str = "", **more: str) -> str:
    text = template.format_map({**filled, **more})
    return text[0].upper() + text[1:] + tail + "."


# --- figures ---

_LOWER_FORMS = [Form.BARE] * 4 + [form for form in Form if form is not Form.BARE]


def _figure(table: Table, random_: random.Random) -> Pair | None:
    entry = random_.choice(table["measure"])
    filled = _filled(table, random_)
    tail = random_.choice(table["words"]["tail"])
    kind = entry["kind"]
    value = _value(entry, random_)
    form = random_.choice(_LOWER_FORMS)
    premise = random_.choice(entry["say"])
    case = random_.choices(("value", "other", "matter", "vague", "opposite"), (12, 3, 2, 2, 2))[0]
    written = _quantity(form, value, kind, random_)
    if case == "vague":
        vague = random_.choice(["several", "a number of", "many"])
        if kind != "count" or form is not Form.BARE:
            return None
        first = _sentence(premise, filled, tail, q=vague)
        return Pair(
            first, _sentence(random_.choice(entry["say"]), filled, q=written), NEITHER, ORIGIN
        )
    first = _sentence(premise, filled, tail, q=written)
    if case == "value":
        other = _near(value, kind, random_) if random_.random() < 0.7 else value
        theirs = random_.choice(_LOWER_FORMS)
        exact = kind == "count" and (value < 1000 and value % 100 != 0)
        label = relation((form, value), (theirs, other), exact)
        second = _sentence(
            random_.choice(entry["say"]), filled, q=_quantity(theirs, other, kind, random_)
        )
        return Pair(first, second, label, ORIGIN)
    if case == "opposite":
        if "opposite" not in entry:
            return None
        second = _sentence(random_.choice(entry["opposite"]), filled, q=written)
        return Pair(first, second, EXCLUDES, ORIGIN)
    if case == "other":
        amount = value if random_.random() < 0.6 else _near(value, kind, random_)
        again = _quantity(random_.choice(_LOWER_FORMS), amount, kind, random_)
        second = _sentence(random_.choice(entry["other"]), filled, q=again)
        return Pair(first, second, NEITHER, ORIGIN)
    elsewhere = {
        **filled,
        "place": filled["place2"],
        "a": filled["c"],
        "project": filled["project2"],
    }
    again = (
        written
        if random_.random() < 0.5
        else _quantity(form, _near(value, kind, random_), kind, random_)
    )
    second = _sentence(random_.choice(entry["say"]), elsewhere, q=again)
    return Pair(first, second, NEITHER, ORIGIN)


def _value(entry: Table, random_: random.Random) -> float:
    low, high = entry["low"], entry["high"]
    value = low * (high / low) ** random_.random()
    if entry["kind"] == "percent" and random_.random() < 0.5:
        return round(value, 1)
    if value > 100 and random_.random() < 0.6:
        step = 10 ** (len(str(int(value))) - random_.choice((1, 2)))
        return max(step, round(value / step) * step)
    return max(low, round(value))


def _near(value: float, kind: str, random_: random.Random) -> float:
    factor = random_.choice((0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.05, 1.1, 1.2, 1.3, 1.5, 2.0, 3.0))
    other = value * factor
    if kind == "percent":
        return min(99.0, round(other, 1) if value != int(value) else float(max(1, round(other))))
    step = 10 ** max(0, len(str(int(other))) - 2)
    return max(1, round(other / step) * step)


def _quantity(form: Form, value: float, kind: str, random_: random.Random) -> str:
    number = f"{value:,.1f}" if value != int(value) else f"{int(value):,}"
    match kind:
        case "percent":
            number += random_.choice((" per cent", "%", " percent"))
        case "money":
            number = random_.choice(("${} million", "${}m")).format(number)
    hedge = random_.choice(form.value)
    if kind != "count" and hedge == "fewer than":
        hedge = "less than"
    return f"{hedge} {number}".strip()


# --- who did it, whether it was done ---


def _deed(table: Table, random_: random.Random) -> Pair | None:
    entry = random_.choice(table["deed"])
    filled = _filled(table, random_)
    tail = random_.choice(table["words"]["tail"])
    did = [entry["active"], *entry["passive"]]
    denied = ["{a} denied {doing}", "{a} denies {doing}", "{a} rejected accusations of {doing}"]
    admitted = ["{a} admitted {doing}", "{a} acknowledged {doing}", "{a} confessed to {doing}"]
    accused = ["{c} accused {a} of {doing}", "{a} was accused by {c} of {doing}"]
    doing = entry["doing"].format_map(filled)
    exchanged = {**filled, "a": filled["b"], "b": filled["a"]}
    third = {**filled, "a": filled["c"]}
    two = "{b}" in entry["active"] and not entry.get("both")
    say = random_.choice
    cases: list[tuple[str, str, Filled, int]] = [
        (say(did), say(did), filled, FOLLOWS),
        (say(did), say(did), filled, FOLLOWS),
        (say(did), say(entry["not"]), filled, EXCLUDES),
        (say(entry["not"]), say(did), filled, EXCLUDES),
        (say(entry["not"]), entry["not"][0], filled, FOLLOWS),
        (say(entry["maybe"]), say(did), filled, NEITHER),
        (say(entry["maybe"]), say(entry["not"]), filled, NEITHER),
        (say(accused), say(did), filled, NEITHER),
        (say(denied), say(did), filled, NEITHER),
        (say(denied), say(denied), filled, FOLLOWS),
        (say(denied), say(admitted), filled, EXCLUDES),
        (say(admitted), say(denied), filled, EXCLUDES),
        (say(accused), say(accused), filled, FOLLOWS),
        (say(admitted), say(did), filled, FOLLOWS),
        (
            say(did),
            say(did),
            {**filled, "place": filled["place2"], "project": filled["project2"]},
            NEITHER,
        ),
    ]
    if two:
        cases += [(say(did), say(did), exchanged, EXCLUDES)] * 3
        cases.append((say(did), say(did), third, EXCLUDES))
        cases.append((say(did), say(did), {**filled, "b": filled["c"]}, NEITHER))
    premise, hypothesis, theirs, label = say(cases)
    first = _sentence(premise, filled, tail, doing=doing)
    second = _sentence(hypothesis, theirs, doing=entry["doing"].format_map(theirs))
    # nothing that could be told apart was changed
    same = theirs is not filled and second == _sentence(hypothesis, filled, doing=doing)
    return None if first == second or same else Pair(first, second, label, ORIGIN)


# --- when ---

_YEARLESS = re.compile(r" \d{4}$")


def _date(table: Table, random_: random.Random) -> Pair | None:
    entry = random_.choice(table["dated"])
    filled = _filled(table, random_)
    months = table["words"]["month"]
    month = random_.randrange(12)
    year = random_.randint(1880, 2024)
    day = random_.randint(1, 28)
    elsewhen = (month + random_.randint(1, 11)) % 12
    another = year + random_.choice((-30, -10, -5, -2, -1, 1, 2, 5, 10, 30))
    of_day = random_.choice(
        (f"on {day} {months[month]} {year}", f"on {months[month]} {day}, {year}")
    )
    of_month = f"in {months[month]} {year}"
    of_year = f"in {year}"
    other_day = (day + random_.randint(1, 26)) % 28 + 1
    part = "early" if day <= 10 else "mid" if day <= 20 else "late"
    of_part = f"in {part} {months[month]} {year}".replace("mid ", "mid-")
    cases = [
        (of_day, of_month, FOLLOWS),
        (of_day, of_year, FOLLOWS),
        (of_month, of_year, FOLLOWS),
        (of_day, of_part, FOLLOWS),
        (of_part, of_month, FOLLOWS),
        (of_day, f"before {another}", FOLLOWS if another > year else EXCLUDES),
        (of_year, f"after {another}", FOLLOWS if another < year else EXCLUDES),
        (of_day, f"in {months[elsewhen]} {year}", EXCLUDES),
        (of_month, f"in {months[elsewhen]} {year}", EXCLUDES),
        (of_day, f"in {another}", EXCLUDES),
        (of_year, f"in {another}", EXCLUDES),
        (of_month, f"on {day} {months[month]} {another}", EXCLUDES),
        (of_day, f"on {other_day} {months[month]} {year}", EXCLUDES),
        (of_year, of_month, NEITHER),
        (of_year, of_day, NEITHER),
        (of_month, of_day, NEITHER),
        (of_part, of_day, NEITHER),
    ]
    ours, theirs, label = random_.choice(cases)
    if other_day == day and f"on {other_day} " in theirs:
        return None
    premise, hypothesis = random_.choice(entry["say"]), random_.choice(entry["say"])
    tail = random_.choice(table["words"]["tail"])
    return Pair(
        _sentence(premise, filled, tail, when=ours),
        _sentence(hypothesis, filled, when=theirs),
        label,
        ORIGIN,
    )
