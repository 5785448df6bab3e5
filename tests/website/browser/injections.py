"""What hostile text stands in which field? Every payload in every stored field, several together.

Behind each stands a token ("z007titlez"), by which it is found again in a page or a file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from argon2 import PasswordHasher

from knowledge.base import KnowledgeBase
from knowledge.checks import Check, Keeping, Reliance
from knowledge.claim import Appearance, Claim, Source, Speaker, Stance, Status
from knowledge.review import Review, ReviewVerdict
from tests.website.browser.newsroom import NOW, PASSWORD, Newsroom
from web.access.accounts import Accounts
from web.access.passwords import Passwords
from web.access.roles import Role

KINDS = tomllib.loads(Path(__file__).with_name("injections.toml").read_text(encoding="utf-8"))[
    "kinds"
]
PAYLOADS: tuple[str, ...] = tuple(payload for kind in KINDS.values() for payload in kind)
LAST = range(len(PAYLOADS) - len(KINDS["swallowing"]), len(PAYLOADS))
"""The numbers of those that swallow what follows."""
ADDRESSES = [PAYLOADS.index(payload) for payload in KINDS["addresses"]]
TOGETHER = 6
"""Payloads in one field."""
TOKEN = re.compile(r"z(\d{3})([a-y]+)z")

IN_A_CLAIM = (
    "statement", "quote", "before", "after", "speaker", "alias", "verb", "place", "subject",
    "publisher", "title", "url", "author", "licence", "reviewer", "rating", "by", "why",
    "asked", "door",
)  # fmt: skip
"""The fields that are kept with a claim, with its history and with the checks of it."""
NAME_LENGTH, FILE_LENGTH = 60, 130


def marked(number: int, field: str) -> str:
    """A payload with its token behind it; in an address without a blank."""
    between = "#" if field == "address" else " "
    return f"{PAYLOADS[number]}{between}z{number:03}{field}z"


def packs() -> list[tuple[int, ...]]:
    """The numbers of all payloads, some at a time; one that swallows the rest stands last."""
    usual = [number for number in range(len(PAYLOADS)) if number not in LAST]
    count = -(-len(PAYLOADS) // TOGETHER)
    found = [tuple(usual[at::count]) for at in range(count)]
    return [(*pack, *LAST[at : at + 1]) for at, pack in enumerate(found)]


def text_of(pack: Iterable[int], field: str) -> str:
    """The payloads of a pack in one field."""
    return " ".join(marked(number, field) for number in pack)


def claim_of(pack: tuple[int, ...], passengers: int, status: Status, address: str) -> Claim:
    """A claim with hostile text in all its fields; its number tells it from the others."""

    def of(field: str) -> str:
        return text_of(pack, field)

    sentence = f"The ferry to Holm carried {passengers:,} passengers in May 2024."
    return Claim(
        statement=f"{of('statement')} {sentence}",
        quote=f"{sentence} {of('quote')}",
        # the word at the edge of what stands around a quote is left out, as it may be half a one
        before=f"so {of('before')}",
        after=f"{of('after')} so",
        speaker=Speaker(name=of("speaker"), aliases=(of("alias"),)),
        verb=of("verb"),
        stance=Stance.SAYS,
        said_on=date(2024, 5, 1) + timedelta(days=passengers % 28),
        place=of("place"),
        subject=of("subject"),
        source=Source(
            publisher=of("publisher"),
            title=of("title"),
            url=address,
            author=of("author"),
            licence=of("licence"),
        ),
        review=Review(reviewer=of("reviewer"), rating=of("rating"), verdict=ReviewVerdict.TRUE),
        appearances=tuple(
            Appearance(
                claim_id=f"{number:016}",
                words=marked(number, "words"),
                source=Source(publisher="Coast Courier", url=marked(number, "address")),
            )
            for number in pack
        ),
        status=status,
    )


def fill(knowledge: KnowledgeBase, room: Newsroom) -> tuple[list[str], list[str]]:
    """Puts all of it into the knowledge base of a room; returns the ids of the citable claims, and
    of those that wait."""
    knowledge.checks.keep(Keeping.STATEMENTS)
    ids: dict[Status, list[str]] = {Status.CITABLE: [], Status.EXTRACTED: []}
    for at, pack in enumerate(packs()):
        # an address by itself may be linked, several are none
        alone = marked(ADDRESSES[at % len(ADDRESSES)], "address")
        for status, begin, address in (
            (Status.CITABLE, 1_000, text_of(pack, "url")),
            (Status.EXTRACTED, 40_000, alone),
        ):
            made = claim_of(pack, begin + 150 * at, status, address)
            by, why = text_of(pack, "by"), text_of(pack, "why")
            [claim_id] = room.verifier.add([made], by=by, why=why).ids
            relied = (Reliance(claim_id, "supports"),)
            asked, door = text_of(pack, "asked"), text_of(pack, "door")
            knowledge.checks.record([Check(door, "supported", 1, relied, asked)])
            ids[status].append(claim_id)
    return ids[Status.CITABLE], ids[Status.EXTRACTED]


def names() -> dict[int, str]:
    """By number: the payloads that may be the name of an account."""
    given = {number: marked(number, "account") for number in range(len(PAYLOADS))}
    return {
        number: " ".join(name.split())
        for number, name in given.items()
        if len(name) <= NAME_LENGTH and name.isprintable()
    }


PRINTABLE = [number for number, payload in enumerate(PAYLOADS) if payload.isprintable()]
"""The numbers of those that a table may hold, or the name of an API key."""


def let_in(knowledge: KnowledgeBase, room: Newsroom) -> str:
    """Makes the accounts and keys of those names; returns the name of an admin among them."""
    assert knowledge.database is not None
    # what protects the passwords is not what is tried here
    cheap = Passwords(hasher=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts = Accounts(knowledge.database, cheap, lambda: NOW)
    made = [accounts.add(name, Role.ADMIN, PASSWORD) for name in names().values()]
    for number in PRINTABLE:
        room.entrance.keys.make(made[number % 2], marked(number, "label"), Role.READER, None)
    return made[0].name


def file_names() -> list[str]:
    """Names of drafts with all the payloads that the name of a file can hold."""
    found = [""]
    for number, payload in enumerate(PAYLOADS):
        if "/" in payload or not payload.isprintable():
            continue
        text = marked(number, "file")
        if len((found[-1] + text).encode()) > FILE_LENGTH:
            found.append("")
        found[-1] += f"{text} "
    return [f"{name}.txt" for name in found]


def tokens(text: str) -> set[tuple[int, str]]:
    """The payloads that a text holds: number and field."""
    return {(int(number), field) for number, field in TOKEN.findall(text)}
