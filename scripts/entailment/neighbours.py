"""Which premises speak of the same things and yet say neither? The nearest ones of other pairs.

Sets of claims with their evidence know few pairs whose evidence is beside the point, and a model
that has seen few of them finds contradictions everywhere. A claim is put beside the premises of
other claims that share its rarest words; where a telling word of it is missing there, it says
neither. A premise with such a neighbour before or behind it keeps its label.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Sequence

from scripts.entailment.contrastive import content
from scripts.entailment.pairs import EXCLUDES, FOLLOWS, NEITHER, Pair

ORIGIN = "neighbours"

COMMONEST = 200
"""A word that more premises hold finds no neighbour."""

LONGEST = 70
"""Words of a premise that is put beside a claim."""


def neighbour_pairs(pairs: Sequence[Pair], random_: random.Random) -> list[Pair]:
    """What the claims and premises of the pairs make, in a random order, without repetition."""
    premises = sorted({pair.premise for pair in pairs if len(pair.premise.split()) <= LONGEST})
    words = [content(premise) for premise in premises]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, known in enumerate(words):
        for word in sorted(known):
            holders[word].append(number)
    rarity = {word: math.log(len(premises) / len(known)) for word, known in holders.items()}
    found: list[Pair] = []
    for pair in pairs:
        asked = content(pair.hypothesis)
        own = content(pair.premise)
        near: Counter[int] = Counter()
        for word in sorted(asked):
            if 0 < len(holders.get(word, ())) <= COMMONEST:
                for number in holders[word]:
                    near[number] += rarity[word]
        beside = [
            number
            for number, _ in near.most_common(12)
            if premises[number] != pair.premise and not _says_as_much(asked, own, words[number])
        ][:4]
        if not beside:
            continue
        chosen = premises[random_.choice(beside)]
        if len(beside) > 1 and random_.random() < 0.3:
            chosen += " " + premises[random_.choice(beside)]
        found.append(Pair(chosen, pair.hypothesis, NEITHER, ORIGIN))
        if pair.label in (FOLLOWS, EXCLUDES) and random_.random() < 0.35:
            both = [pair.premise, premises[random_.choice(beside)]]
            random_.shuffle(both)
            found.append(Pair(" ".join(both), pair.hypothesis, pair.label, ORIGIN))
    unlike = list(dict.fromkeys(found))
    random_.shuffle(unlike)
    return unlike


def _says_as_much(asked: set[str], own: set[str], known: set[str]) -> bool:
    """Whether a premise may say as much as the claim's own one: every word is there that it had."""
    return len(asked & own - known) < 1 or len(asked - known) < 2
