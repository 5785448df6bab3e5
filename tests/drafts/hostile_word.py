"""Word files and OpenDocument texts that nobody should open, each with the sentence it deserves."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO

from tests.drafts.open_document_files import open_document_parts
from tests.drafts.open_document_files import paragraph as odt_paragraph
from tests.drafts.word_files import packed, paragraph, parts_of, run

BOMB = 50_000_000
"""Bytes to which fifty thousand unpack."""
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def _parts(ending: str) -> tuple[dict[str, str | bytes], str]:
    """A harmless file, and the name of the part that holds its text."""
    if ending == ".docx":
        return dict(parts_of(paragraph("Forty died."))), "word/document.xml"
    return dict(open_document_parts(odt_paragraph("Forty died."))), "content.xml"


def _with(ending: str, change) -> bytes:
    parts, main = _parts(ending)
    parts[main] = change(str(parts[main]))
    return packed(parts)


def _patched(data: bytes, flag: int | None = None, method: int | None = None) -> bytes:
    """The file with flags or methods changed in its list of parts and before each part."""
    changed = bytearray(data)
    for signature, flags, kind in ((b"PK\x03\x04", 6, 8), (b"PK\x01\x02", 8, 10)):
        at = data.find(signature)
        while at >= 0:
            if flag is not None:
                struct.pack_into("<H", changed, at + flags, flag)
            if method is not None:
                struct.pack_into("<H", changed, at + kind, method)
            at = data.find(signature, at + 4)
    return bytes(changed)


def _lying(data: bytes, part: str, size: int) -> bytes:
    """The file whose list of parts tells another size of one part than it has."""
    changed = bytearray(data)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + length].decode() == part:
            struct.pack_into("<L", changed, at + 24, size)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def _twice(ending: str) -> bytes:
    parts, main = _parts(ending)
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
        archive.writestr(main.upper(), "other")
    return file.getvalue()


def _deep(text: str) -> str:
    depth = 20_000
    return text.replace("Forty", f"{'<x>' * depth}Forty{'</x>' * depth}")


def hostile_files() -> Iterator[tuple[str, str, bytes, str]]:
    """What it is, its name, its bytes and what the refusal says."""
    for ending in (".docx", ".odt"):
        name = f"draft{ending}"
        parts, main = _parts(ending)
        whole = packed(parts)
        kind = ending.removeprefix(".")

        def told(what: str, kind: str = kind) -> str:
            return f"{kind}: {what}"

        bomb = str(parts[main]).replace("Forty", "Forty" + " " * BOMB)
        yield told("a bomb"), name, packed({**parts, main: bomb}), "unpacks to 50,"
        yield (
            told("a bomb that lies"),
            name,
            _lying(packed({**parts, main: bomb}), main, 900),
            "cannot be unpacked",
        )
        yield (
            told("ten thousand parts"),
            name,
            packed({**parts, **{f"x/{n}": "" for n in range(10_001)}}),
            "more than 10,000 parts",
        )
        yield (
            told("entities upon entities"),
            name,
            _with(ending, lambda t: t.replace("?>\n", f"?>{ENTITIES}", 1).replace("Forty", "&c;")),
            "defines entities or a document type",
        )
        yield (
            told("an entity from outside"),
            name,
            _with(ending, lambda t: t.replace("?>\n", f"?>{OUTSIDE}", 1).replace("Forty", "&a;")),
            "defines entities or a document type",
        )
        yield told("deep nesting"), name, _with(ending, _deep), "within each other"
        yield (
            told("under a password by its list of parts"),
            name,
            _patched(whole, flag=1),
            "under a password",
        )
        yield told("packed in another way"), name, _patched(whole, method=14), "is damaged"
        yield told("two parts of one name"), name, _twice(ending), "holds two parts called"
        yield (
            told("a part that leads out"),
            name,
            packed({**parts, "../../etc/cron.d/x": "x"}),
            "leads out of the file",
        )
        yield told("broken XML"), name, _with(ending, lambda t: t[:-30]), "its XML breaks off"
        yield (
            told("no text"),
            name,
            packed({key: held for key, held in parts.items() if key != main}),
            "draft",
        )
        yield told("cut off"), name, whole[:-40], "is damaged"
        yield told("a PDF"), name, b"%PDF-1.7 ...", "is a PDF, not"
        yield told("a page"), name, b"<html>...", "is a web page or another text, not"
        yield told("empty"), name, b"", "is empty"
        yield told("an old Word file"), name, b"\xd0\xcf\x11\xe0" + bytes(600), "old Office file"
        yield (
            told("under a password"),
            name,
            (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
            "under a password",
        )
        yield told("too large"), name, b"PK\x03\x04" + bytes(64_000_001), "64,000,000 bytes"
        yield (
            told("too long"),
            name,
            _with(ending, lambda t: t.replace("Forty", "Forty fled. " * 170_000)),
            "characters or more; the limit is",
        )
        yield told("a workbook"), name, packed({"xl/workbook.xml": "<x/>"}), "is an Excel workbook"
        yield told("a zip file"), name, packed({"a.txt": "a"}), "is a zip file, not"
    yield (
        "docx: an OpenDocument text",
        "draft.docx",
        packed(_parts(".odt")[0]),
        "is an OpenDocument file, not a Word file",
    )
    yield "odt: a Word file", "draft.odt", packed(_parts(".docx")[0]), "is a Word file, not"
    encrypted = _parts(".odt")[0]
    encrypted["META-INF/manifest.xml"] = str(encrypted["META-INF/manifest.xml"]).replace(
        "/>", "><manifest:encryption-data/></manifest:manifest>"
    )
    yield (
        "odt: under a password by its manifest",
        "draft.odt",
        packed(encrypted),
        "under a password",
    )
    table = {**_parts(".odt")[0], "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    yield "odt: a table", "draft.odt", packed(table), "is an OpenDocument table"


def strange_files() -> Iterator[tuple[str, str, bytes, str]]:
    """Files that look hostile and can be read: what it is, its name, its bytes, what is read."""
    yield (
        "a run in a run in a run",
        "draft.docx",
        packed(parts_of(paragraph("<w:r>" * 90 + run("Forty died.") + "</w:r>" * 90))),
        "Forty died.\n",
    )
    yield (
        "styles based on each other",
        "draft.docx",
        packed(
            parts_of(
                paragraph("Forty died.", style="a"),
                styles='<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
                '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
            )
        ),
        "Forty died.\n",
    )
    yield (
        "ends without beginnings",
        "draft.docx",
        packed(
            parts_of(
                paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>', run("Forty died."))
                + '<w:commentRangeEnd w:id="9"/>'
            )
        ),
        "Forty died.\n",
    )
    yield (
        "a million spaces by number",
        "draft.odt",
        packed(open_document_parts(odt_paragraph('Forty<text:s text:c="1000000"/> died.'))),
        f"Forty{' ' * 1_000}died.\n",
    )
