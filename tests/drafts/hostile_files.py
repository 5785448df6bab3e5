"""Files that want to do harm or to be called clean unread: each is made here, none is kept.

``HOSTILE`` lists them with what the program must say. Those that need to know Word or OpenDocument
stand in ``hostile_word.py``.
"""

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.drafts.hostile_pdfs import HOSTILE_PDFS

PROSE = "Forty people died in Orsk on Monday, the ministry said. "


@dataclass(frozen=True)
class Hostile:
    """One file: what it is called, how it is made, and words of the sentence that must be told."""

    name: str
    make: Callable[[], bytes]
    says: str
    slow: bool = False
    """Whether it is ended by a limit of time or memory, which takes seconds."""


def long_line() -> bytes:
    return PROSE.encode() * 4_000_000


def one_sentence_of(part: str) -> Callable[[], bytes]:
    """A sentence of nearly two million characters that no full stop ends."""
    return lambda: (PROSE + "\n\nThe toll is " + part * (1_900_000 // len(part))).encode()


def zip_of(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


def zip_bomb() -> bytes:
    return zip_of(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b" " * 200_000_000))


def nested_zip() -> bytes:
    inner = b" " * 1_000_000
    for _ in range(12):
        inner = zip_of(*((f"word/{number}.docx", inner) for number in range(8)))
    return inner


def many_entries() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for number in range(66_000):
            archive.writestr(f"word/{number}", b"")
    return stream.getvalue()


def encrypted_zip() -> bytes:
    """The flag that says so is set, in the entry and in the directory."""
    data = bytearray(zip_of(("word/document.xml", b"<w:document/>")))
    data[6] |= 1
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    return bytes(data)


def overlapping_zip() -> bytes:
    """A directory in which a thousand entries are the same compressed bytes."""
    one = zip_of(("word/document.xml", b" " * 10_000_000))
    start = one.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    entry = one[start:end]
    count = 1_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    return one[:start] + entry * count + tail


def quine_like_zip() -> bytes:
    """An entry whose compressed bytes are the archive's own beginning."""
    first = zip_of(("word/document.xml", b"x" * 100))
    return zip_of(("word/document.xml", first), ("word/document.xml.zip", first + first))


def escaping_zip() -> bytes:
    return zip_of(
        ("../../../../etc/cron.d/claims", b"* * * * * root true"),
        ("/absolute", b"x"),
        ("word\\..\\..\\up", b"x"),
    )


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><d>&l11;</d>'
    return zip_of(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.encode()))


def deep_xml() -> bytes:
    xml = b"<a>" * 1_000_000 + b"</a>" * 1_000_000
    return zip_of(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml))


def table_of_many_columns() -> bytes:
    return b"statement" + b"," * 1_000_000 + b"\n" + PROSE.encode() + b"," * 500_000


def nested_json(line: str) -> bytes:
    return ('{"statement": "Forty people died in Orsk on Monday."}\n' + line + "\n").encode()


HOSTILE = (
    # bytes that are no text
    Hostile("nul.txt", lambda: PROSE.encode() + b"\x00" * 10 + PROSE.encode(), "binary"),
    Hostile("utf16.txt", lambda: PROSE.encode("utf-16-le"), "binary"),
    Hostile("utf32.md", lambda: PROSE.encode("utf-32"), "binary"),
    Hostile("unmapped.txt", lambda: PROSE.encode() + bytes(range(0x80, 0xA0)), "not a text in"),
    Hostile("control.txt", lambda: PROSE.encode() + b"\x1b\x07" * 50, "binary"),
    Hostile("gzip.md", lambda: gzip.compress(PROSE.encode() * 1000), "holds|binary|not a text"),
    Hostile("image.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "is an image"),
    Hostile("sheet.csv", lambda: PROSE.encode().join([b"\x00"] * 3), "binary"),
    # more than anybody writes
    Hostile("long-line.txt", long_line, "larger than 8,000,000 bytes"),
    Hostile("long-line.md", long_line, "larger than 8,000,000 bytes"),
    Hostile("paragraphs.md", lambda: b"a\n\n" * 600_000, "limit|takes more than", slow=True),
    Hostile("paragraphs.txt", lambda: b"a b c.\n\n" * 200_000, "sentences; the limit", slow=True),
    Hostile("paragraphs.html", lambda: b"<p>a" * 450_000, "limit|takes more than", slow=True),
    # one sentence without an end, against patterns that try every beginning
    *(
        Hostile(f"endless-{number}.txt", one_sentence_of(part), "characters (the limit is 5,000)")
        for number, part in enumerate(
            ("1,", "1", "(", "“", "and 1 ", "-", "per cent of ", "£1.", "’", "12/", "nine ")
        )
    ),
    Hostile("dots.txt", one_sentence_of(". "), "sentences; the limit", slow=True),
    Hostile("initials.txt", one_sentence_of("A. "), "sentences; the limit", slow=True),
    # Markdown
    Hostile("quotes.md", lambda: PROSE.encode() + b"\n\n" + b"> " * 500_000 + b"x", "too deeply"),
    Hostile("lists.md", lambda: PROSE.encode() + b"\n\n" + b"- " * 500_000 + b"x", "too deeply"),
    Hostile("fence.md", lambda: PROSE.encode() + b"\n\n```\n" + PROSE.encode(), "a code block"),
    Hostile(
        "comment.md", lambda: PROSE.encode() + b"\n\n<!-- \n" + PROSE.encode(), "an HTML block"
    ),
    Hostile("brackets.md", lambda: b"[" * 1_900_000, "characters (the limit is 5,000)"),
    Hostile("stars.md", lambda: b"*a **b " * 270_000, "characters (the limit is 5,000)"),
    # HTML
    Hostile("comment.html", lambda: f"<p>{PROSE}<!-- <p>{PROSE}".encode(), "never closed"),
    Hostile("tags.html", lambda: f"<p>{PROSE}".encode() + b"<a " * 600_000, "never closed"),
    Hostile("script.html", lambda: f"<p>{PROSE}<script><p>{PROSE}".encode(), "never closed"),
    Hostile("hidden.html", lambda: f"<p>{PROSE}<div hidden>{PROSE}".encode(), "never closed"),
    Hostile("nested.html", lambda: b"<div>" * 390_000, "no sentence", slow=True),
    Hostile("attributes.html", lambda: b"<p " + b"a=b " * 470_000 + b">", "no sentence"),
    Hostile("entities.html", lambda: b"&amp;" * 390_000, "characters (the limit is 5,000)"),
    # tables and JSON Lines
    Hostile("columns.csv", table_of_many_columns, "more than 1,000 columns|takes more than"),
    Hostile("unclosed.csv", lambda: f'statement\n{PROSE}\n"{PROSE}\nx\n'.encode(), "never closed"),
    Hostile("marks.csv", lambda: b'"' * 1_900_000, "no column|never closed"),
    Hostile("numbers.csv", lambda: b"1,2\n" * 400_000, "no column"),
    Hostile(
        "rows.csv",
        lambda: b'"a b c d"\n' * 190_000,
        "paragraphs; the limit|takes more than",
        slow=True,
    ),
    Hostile("nested.jsonl", lambda: nested_json("[" * 100_000), "not JSON"),
    Hostile("closed.jsonl", lambda: nested_json("[" * 100_000 + "]" * 100_000), "not JSON"),
    Hostile("digits.jsonl", lambda: nested_json('{"statement": ' + "1" * 10**6 + "}"), "not JSON"),
    Hostile("fields.jsonl", lambda: nested_json("{" + '"a":1,' * 9 + '"b":[]}'), "without a text"),
    Hostile(
        "names.jsonl",
        lambda: nested_json("{" + ",".join(f'"{n}":1' for n in range(100_000)) + "}"),
        "without a text",
    ),
    # zip files in the clothes of documents
    *(
        Hostile(f"{kind}.{ending}", make, "is |not ")
        for kind, make in (
            ("bomb", zip_bomb),
            ("nested", nested_zip),
            ("entries", many_entries),
            ("encrypted", encrypted_zip),
            ("overlapping", overlapping_zip),
            ("quine", quine_like_zip),
            ("escaping", escaping_zip),
            ("entity-bomb", entity_bomb),
            ("deep-xml", deep_xml),
            ("cut", lambda: zip_of(("word/document.xml", b"x" * 1000))[:60]),
        )
        for ending in ("docx", "odt")
    ),
    # PDF
    *(Hostile(name, make, says, slow) for name, make, says, slow in HOSTILE_PDFS),
)
