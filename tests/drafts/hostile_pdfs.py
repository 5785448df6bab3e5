"""PDF files that want to do harm, or to be called clean although nobody could read them."""

import io
from collections.abc import Callable

from pypdf import PdfReader, PdfWriter

from tests.drafts.pdf_files import (
    deflated,
    objects,
    page_object,
    pdf_file,
    shown,
    stream,
)

LINE = "Forty people died in Orsk on Monday, the ministry said."


def plain() -> bytes:
    return pdf_file(objects(LINE))


def with_page_before(contents: bytes, **more: bytes) -> bytes:
    """Two pages: a hostile one, and one with a sentence that alone would be called clean."""
    resources = more.pop("resources", b"")
    made = objects(
        LINE,
        o2=b"<< /Type /Pages /Kids [6 0 R 3 0 R] /Count 2 >>",
        o6=page_object(b"7 0 R", resources),
        o7=contents,
        **more,
    )
    return pdf_file(made)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain())))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def many_pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    return pdf_file(objects(LINE, o2=b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)))


def pages_by_powers() -> bytes:
    """A tree in which each node names the next one ten times: a million pages from six objects."""
    made = objects(LINE, o2=b"<< /Type /Pages /Kids [10 0 R] /Count 1000000 >>")
    for number in range(10, 16):
        following = b"%d 0 R " % (number + 1 if number < 15 else 3)
        made[number] = b"<< /Type /Pages /Kids [%s] /Count 1 >>" % (following * 10)
    return pdf_file(made)


def deep_pages() -> bytes:
    made = objects(LINE, o2=b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>")
    for number in range(10, 10_010):
        following = number + 1 if number < 10_009 else 3
        made[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % following
    return pdf_file(made)


def forms_by_powers() -> bytes:
    """Forms that each print the next one ten times: a thousand million lines from ten objects."""
    forms: dict[str, bytes] = {}
    for number in range(10, 20):
        last = number == 19
        data = shown("a") if last else b"/X Do " * 10
        more = b"" if last else b"/XObject << /X %d 0 R >>" % (number + 1)
        about = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
            b"/Resources << /Font << /F1 5 0 R >> %s >>" % more
        )
        forms[f"o{number}"] = stream(data, about)
    return with_page_before(stream(b"/X Do"), resources=b"/XObject << /X 10 0 R >>", **forms)


def unknown_letters() -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Serif /Encoding /Identity-H "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Serif "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    contents = b"BT /F2 11 Tf 72 700 Td <002A0052005500570058> Tj ET"
    return with_page_before(
        stream(contents), o8=font, resources=b"/Font << /F1 5 0 R /F2 8 0 R >>"
    ).replace(b"/Font << /F1 5 0 R >> /Font", b"/Font")


def letters_by_powers() -> bytes:
    """A table of letters that maps a range of four thousand million codes."""
    table = (
        b"/CIDInit /ProcSet findresource begin begincmap "
        b"1 begincodespacerange <00000000> <FFFFFFFF> "
        b"endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap end"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 9 0 R >>"
    contents = b"BT /F2 11 Tf 72 700 Td (Forty people died) Tj ET"
    return with_page_before(
        stream(contents), o8=font, o9=stream(table), resources=b"/Font << /F2 8 0 R >>"
    ).replace(b"/Font << /F1 5 0 R >> /Font", b"/Font")


def scan() -> bytes:
    picture = stream(
        bytes(100),
        b"/Type /XObject /Subtype /Image /Width 1240 /Height 1754 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray",
    )
    return with_page_before(
        stream(b"q 595 0 0 842 0 0 cm /I Do Q"), o8=picture, resources=b"/XObject << /I 8 0 R >>"
    )


def running_scripts() -> bytes:
    """Scripts that want to run when the file is opened; whoever reads it runs none."""
    catalogue = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "
        b"/AA << /WC << /S /Launch /F (/bin/sh) >> >> >>"
    )
    return pdf_file(objects(LINE, o1=catalogue))


def looping_tables() -> bytes:
    """A table of objects that says that the one before it is itself."""
    written = plain()
    at = written.rindex(b"xref\n0")
    return written.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % at)


def typed_over() -> bytes:
    note = (
        b"<< /Type /Annot /Subtype /FreeText /Rect [72 500 400 520] "
        b"/Contents (Fifty people died in Belmore.) /DA (/F1 11 Tf) >>"
    )
    return pdf_file(objects(LINE, o3=page_object(more=b"/Annots [8 0 R]"), o8=note))


def portfolio() -> bytes:
    catalogue = (
        b"<< /Type /Catalog /Pages 2 0 R /Collection << >> "
        b"/Names << /EmbeddedFiles << /Names [] >> >> >>"
    )
    return pdf_file(objects(LINE, o1=catalogue))


def huge_table_of_objects() -> bytes:
    """A compressed table of objects that claims four thousand million of them."""
    data = bytes(5_000_000)
    table = deflated(data).replace(
        b"/Filter", b"/Type /XRef /Size 4000000000 /W [1 2 1] /Root 1 0 R /Filter"
    )
    written = b"%PDF-1.7\n"
    return written + b"9 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(written)


DAMAGED = "damaged"
MORE_PAGES = "more than 2,000 pages"
PAGE_LOST = "page 1: "

HOSTILE_PDFS: tuple[tuple[str, Callable[[], bytes], str, bool], ...] = (
    ("not-one.pdf", lambda: LINE.encode(), "is no PDF", False),
    ("named.txt", plain, "is a PDF", False),
    ("head-only.pdf", lambda: b"%PDF-1.7\n", DAMAGED, False),
    ("zeros.pdf", lambda: b"%PDF-1.7\n" + bytes(1_000_000), DAMAGED, False),
    ("encrypted.pdf", encrypted, "protected by a password", False),
    ("large.pdf", lambda: b"%PDF-1.7\n" + bytes(64_000_001), "larger than 64,000,000", False),
    ("50000-pages.pdf", lambda: many_pages(50_000), MORE_PAGES, False),
    ("powers-of-pages.pdf", pages_by_powers, f"{MORE_PAGES}|{DAMAGED}|no text", False),
    ("deep-pages.pdf", deep_pages, f"{MORE_PAGES}|{DAMAGED}", False),
    (
        "circle-of-pages.pdf",
        lambda: pdf_file(objects(LINE, o2=b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>")),
        f"{DAMAGED}|not be read|lost",
        False,
    ),
    (
        "no-pages.pdf",
        lambda: pdf_file(objects(LINE, o2=b"<< /Type /Pages /Kids [] /Count 0 >>")),
        DAMAGED,
        False,
    ),
    (
        "huge-table.pdf",
        huge_table_of_objects,
        f"{DAMAGED}|takes more|no text|more than 2,000",
        True,
    ),
    (
        "flate-bomb.pdf",
        lambda: with_page_before(deflated(b" " * 300_000_000)),
        PAGE_LOST,
        True,
    ),
    (
        "flate-bomb-twice.pdf",
        lambda: with_page_before(deflated(b" " * 300_000_000, 2)),
        PAGE_LOST,
        True,
    ),
    (
        "operators.pdf",
        lambda: with_page_before(deflated(b"BT /F1 9 Tf " + b"(a) Tj " * 3_000_000 + b"ET")),
        f"{PAGE_LOST}|takes more",
        True,
    ),
    (
        "brackets.pdf",
        lambda: with_page_before(stream(b"[" * 500_000)),
        f"{PAGE_LOST}|{DAMAGED}|deeply",
        False,
    ),
    ("powers-of-forms.pdf", forms_by_powers, PAGE_LOST, True),
    (
        "own-contents.pdf",
        lambda: pdf_file(objects(LINE, o4=b"4 0 R")),
        f"no text|{DAMAGED}|{PAGE_LOST}",
        False,
    ),
    (
        "cut-stream.pdf",
        lambda: pdf_file(objects(LINE, o4=stream(shown(LINE), length=10**12))),
        f"no text|{DAMAGED}|{PAGE_LOST}",
        False,
    ),
    ("scan.pdf", scan, "without a text layer", False),
    ("unknown-letters.pdf", unknown_letters, "does not explain", False),
    ("powers-of-letters.pdf", letters_by_powers, f"{PAGE_LOST}|takes more", True),
    ("typed-over.pdf", typed_over, "text typed over the page", False),
    ("portfolio.pdf", portfolio, "attached files", False),
)
