"""Which further pairs do the rows of a set give? One word is changed, and with it the label.

Figures, years, names and negation are changed in the hypothesis or the premise of a labelled pair,
so that a model cannot answer from one side alone.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from scripts.entailment.intervals import Form, relation
from scripts.entailment.pairs import EXCLUDES, FOLLOWS, NEITHER, Pair

ORIGIN = "contrastive"

_NUMBER = re.compile(
    r"(?<![\w.,/$£€-])\d{1,3}(?:,\d{3})+(?![\w/-])|(?<![\w.,/$£€-])\d{1,5}(?![\w,/.-]\w|\w|%)"
)
_BOUND = re.compile(
    r"(?:than|about|around|some|roughly|nearly|almost|least|most|over|under|above|below|to|only|"
    r"exactly|approximately|just|No\.|number|between|and|[A-Z]\w+)$"
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_BE = re.compile(r"\b(is|was|are|were|has been|have been|will be|can be|could be)\b(?! not)")
_NOT = re.compile(r"\b(is|was|are|were|has|have|will|can|could|did|does|do) not ")
_QUANTIFIED = re.compile(
    r"\b(?:all|every|each|any|some|only|also|always|never|no|none|nobody|nothing|most|many|few|both|"
    r"several|other|another|either|neither|there|one)\b|n't\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")


def contrastive_pairs(pairs: Sequence[Pair], random_: random.Random) -> list[Pair]:
    """What the changes make of the pairs, in a random order, without repetition."""
    found: list[Pair] = []
    for pair in pairs:
        if pair.label == FOLLOWS:
            found += _figures(pair, random_)
        found += _negated(pair, random_)
    found += _other_subjects(pairs, random_)
    unlike = list(dict.fromkeys(found))
    random_.shuffle(unlike)
    return unlike


def _figures(pair: Pair, random_: random.Random) -> Iterator[Pair]:
    """Another figure, a bound that holds or not, and a premise that tells none."""
    for met in _NUMBER.finditer(pair.hypothesis):
        written = met[0]
        value = int(written.replace(",", ""))
        if not re.search(rf"(?<![\w,.]){re.escape(written)}(?![\w,]\w|\w)", pair.premise):
            continue
        before = pair.hypothesis[: met.start()].rstrip()
        after = pair.hypothesis[met.end() :]
        if _is_year(written, before, after):
            other = value + random_.choice((-30, -11, -10, -7, -3, -2, -1, 1, 2, 3, 5, 10, 11, 20))
            yield _with(pair, met, str(other), EXCLUDES)
            if re.search(r"\b[Ii]n$", before) and random_.random() < 0.4:
                early = random_.random() < 0.5
                holds = random_.random() < 0.5
                step = random_.randint(1, 15) * (1 if early == holds else -1)
                text = f"{before[:-2]}{'before' if early else 'after'} {value + step}{after}"
                yield Pair(pair.premise, text, FOLLOWS if holds else EXCLUDES, ORIGIN)
            return
        if value < 2 or _BOUND.search(before):
            return
        other = _near(value, random_)
        yield _with(pair, met, f"{other:,}" if "," in written else str(other), EXCLUDES)
        if re.match(r" [a-z]{3,}", after) and not _MONTH.search(before[-12:]):
            form = random_.choice([form for form in Form if form is not Form.BARE])
            theirs = _near(value, random_) if random_.random() < 0.75 else value
            exact = value < 1000 and value % 100 != 0
            label = relation((Form.BARE, float(value)), (form, float(theirs)), exact)
            yield _with(pair, met, f"{random_.choice(form.value)} {theirs:,}", label)
            if random_.random() < 0.5 and f" {written} " in pair.premise:
                vague = random_.choice(("several", "a number of", "many"))
                premise = pair.premise.replace(f" {written} ", f" {vague} ")
                if written not in premise:
                    yield Pair(premise, pair.hypothesis, NEITHER, ORIGIN)
        return


def _is_year(written: str, before: str, after: str) -> bool:
    alone = re.search(r"(?:\b[Ii]n|\b[Ss]ince|\b[Uu]ntil|\b[Oo]f|[a-z] ?,|\b\d{1,2},?|\()$", before)
    return bool(
        len(written) == 4
        and 1500 <= int(written) <= 2030
        and (alone or _MONTH.search(before[-14:]))
    )


def _with(pair: Pair, met: re.Match[str], new: str, label: int) -> Pair:
    text = pair.hypothesis[: met.start()] + new + pair.hypothesis[met.end() :]
    return Pair(pair.premise, text, label, ORIGIN)


def _near(value: int, random_: random.Random) -> int:
    if value < 20:
        return random_.choice([other for other in range(1, 25) if other != value])
    other = round(value * random_.choice((0.3, 0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.5, 2.0, 3.0)))
    return other if other != value else value + 1


def _negated(pair: Pair, random_: random.Random) -> Iterator[Pair]:
    """The hypothesis denied: what followed is excluded, what was excluded follows."""
    if len(pair.hypothesis.split()) > 22 or _QUANTIFIED.search(pair.hypothesis):
        return
    changed = {FOLLOWS: EXCLUDES, EXCLUDES: FOLLOWS, NEITHER: NEITHER}.get(pair.label)
    if changed is None:
        return
    denied = _NOT.search(pair.hypothesis)
    if denied and denied[1] in ("is", "was", "are", "were"):
        text = pair.hypothesis[: denied.end(1)] + " " + pair.hypothesis[denied.end() :]
        yield Pair(pair.premise, text, changed, ORIGIN)
    elif not denied and random_.random() < 0.5:
        met = _BE.search(pair.hypothesis)
        if met and len(_BE.findall(pair.hypothesis)) == 1:
            first = met.start() + len(met[0].split()[0])
            text = f"{pair.hypothesis[:first]} not{pair.hypothesis[first:]}"
            yield Pair(pair.premise, text, changed, ORIGIN)


def _other_subjects(pairs: Sequence[Pair], random_: random.Random) -> Iterator[Pair]:
    """The hypothesis about somebody else, and the premise of another hypothesis on the same one."""
    names = sorted({met for pair in pairs for met in _NAME.findall(pair.hypothesis)})
    of_subject: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        subject = re.match(r"[A-Z]\w+ [A-Z]\w+", pair.hypothesis)
        if subject and len(pair.premise.split()) < 90:
            of_subject[subject[0]].append(pair)
    for subject, known in sorted(of_subject.items()):
        for pair in known:
            if pair.label == FOLLOWS and subject in pair.premise and random_.random() < 0.35:
                other = random_.choice(names)
                text = other + pair.hypothesis[len(subject) :]
                if not set(other.split()) & set(pair.premise.split()):
                    yield Pair(pair.premise, text, NEITHER, ORIGIN)
            others = [
                one
                for one in known
                if one.premise != pair.premise
                and content(one.premise).isdisjoint(content(pair.hypothesis) - content(subject))
            ]
            if others:
                one = random_.choice(others)
                yield Pair(one.premise, pair.hypothesis, NEITHER, ORIGIN)


_COMMON = re.compile(
    r"(?:the|and|was|were|are|is|been|has|have|had|for|from|with|that|this|which|who|his|her|its|"
    r"their|not|only|also|but|into|onto|over|under|than|then|there|they|them|she|him|one|two)$"
)


def content(text: str) -> set[str]:
    """The beginnings of the words that say something; two forms of a word begin alike."""
    words = re.findall(r"[a-z]{3,}|\d+", text.lower())
    return {word[:5] for word in words if not _COMMON.match(word)}
