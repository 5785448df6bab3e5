"""PDF files made object by object, so that each test shows the very bytes that it is about."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
CATALOGUE, PAGES, PAGE, CONTENTS, FONT_OBJECT = 1, 2, 3, 4, 5


def stream(data: bytes, entries: bytes = b"", *, length: int | None = None) -> bytes:
    """A stream object; ``length`` is what it says of itself."""
    told = len(data) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (told, entries, data)


def deflated(data: bytes, times: int = 1) -> bytes:
    """A compressed stream, compressed again and again if ``times`` says so."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%s]" % (b"/FlateDecode " * times))


def shown(*lines: str, top: int = 760) -> bytes:
    """The operators that print these lines, one below the other."""
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    printed = " T* ".join(f"({line}) Tj" for line in escaped)
    return f"BT /F1 11 Tf 14 TL 72 {top} Td {printed} ET".encode("cp1252")


def page_object(contents: bytes = b"4 0 R", resources: bytes = b"", more: bytes = b"") -> bytes:
    """A page that prints those contents with the font F1."""
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %s "
        b"/Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (contents, resources, more)
    )


def objects(*lines: str, **changed: bytes) -> dict[int, bytes]:
    """The objects of a file of one page that prints these lines; ``o4=...`` replaces object 4."""
    made = {
        CATALOGUE: b"<< /Type /Catalog /Pages 2 0 R >>",
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE: page_object(),
        CONTENTS: stream(shown(*lines)),
        FONT_OBJECT: FONT,
    }
    return made | {int(name[1:]): body for name, body in changed.items()}


def pdf_file(made: Mapping[int, bytes], trailer: bytes = b"", *, xref: int | None = None) -> bytes:
    """The file of these objects; ``xref`` is where it says that its table of objects stands."""
    written = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    starts: dict[int, int] = {}
    for number, body in made.items():
        starts[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(written)
    size = max(made) + 1
    written += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        at = starts.get(number)
        written += b"%010d 00000 n \n" % at if at is not None else b"0000000000 65535 f \n"
    place = table if xref is None else xref
    written += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        place,
    )
    return bytes(written)
