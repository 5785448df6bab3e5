"""How does a PDF become a manuscript? Its pages are written down line by line, then read as prose.

Offsets count in what is written down: the lines of the text layer, an empty line between pages.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf import apply_configuration as with_limits
from pypdf.errors import LimitReachedError

from verifier.drafts.readers.manuscript import Manuscript, NotRead
from verifier.drafts.readers.pdf_beside import notes_beside, picture_of_text
from verifier.drafts.readers.pdf_lines import PrintedLine, printed_lines
from verifier.drafts.readers.pdf_paragraphs import PlacedLine, printed_paragraphs
from verifier.drafts.readers.pdf_passages import passages_of
from verifier.drafts.readers.pdf_running import PAGE_NUMBERS, running_lines
from verifier.drafts.readers.plain_text import first_heading
from verifier.errors import UnusableInput
from verifier.settings import Settings

NODES_FOR_EACH_PAGE = 2
"""Nodes of the tree of pages that one page may need on average."""
LONGEST_TITLE = 300

_FILE_NAME = re.compile(
    r"^(?:Microsoft |untitled)|\.(?:docx?|odt|rtf|pdf|indd|pages|html?)$", re.IGNORECASE
)
_CUT_SHORT = re.compile(r"skipp|exceed|limit|maximum|truncat", re.IGNORECASE)
"""What pypdf warns of where it leaves text out."""


@dataclass(slots=True)
class _Page:
    """What one page gives."""

    lines: list[PrintedLine] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def manuscript_of(data: bytes, name: str, settings: Settings) -> Manuscript:
    """The manuscript of a PDF. Raises :class:`~verifier.errors.UnusableInput`."""
    nodes = NODES_FOR_EACH_PAGE * settings.page_limit
    with with_limits(disable_legacy_handling=True, page_tree_maximum_entries=nodes):
        reader = _opened(data, name)
        pages = _pages(reader, name, settings)
        title = _title(reader)
        attached = _attached(reader)
    made = _Writing(pages)
    if not made.lines:
        raise UnusableInput(
            f"{name} has no text that can be read, only pictures of it or letters that its fonts "
            "do not explain; run text recognition (OCR) over it, or give the text itself."
        )
    passages = tuple(passages_of(tuple(printed_paragraphs(made.lines))))
    title = title or first_heading("\n\n".join(p.text for p in passages[:3]))
    return Manuscript(made.text, passages, title, None, (*made.not_read(), *attached))


def _opened(data: bytes, name: str) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(data))
        encrypted = reader.is_encrypted
    except MemoryError:
        raise
    except Exception as error:
        raise UnusableInput(_damaged(name)) from error
    if encrypted:
        raise UnusableInput(
            f"{name} is protected by a password or against copying; save it without protection."
        )
    return reader


def _damaged(name: str) -> str:
    return (
        f"{name} is damaged and cannot be read as a PDF; open it in the program that made it and "
        "export it again."
    )


def _pages(reader: PdfReader, name: str, settings: Settings) -> list[_Page]:
    """What each page gives; a page that cannot be read does not keep the others out."""
    try:
        count = len(reader.pages)
    except LimitReachedError:
        count = settings.page_limit + 1
    except MemoryError:
        raise
    except Exception as error:
        raise UnusableInput(_damaged(name)) from error
    if count > settings.page_limit:
        raise UnusableInput(
            f"{name} has more than {settings.page_limit:,} pages, the limit for one file; split it."
        )
    if count == 0:
        raise UnusableInput(_damaged(name))
    pages: list[_Page] = []
    letters = 0
    for number in range(count):
        pages.append(_page(reader, number))
        letters += sum(len(line.text) + 1 for line in pages[-1].lines)
        if letters > settings.article_length_limit:
            raise UnusableInput(
                f"{name} has more than {settings.article_length_limit:,} characters, the limit for "
                "one draft; split it."
            )
    return pages


def _page(reader: PdfReader, number: int) -> _Page:
    page = _Page()
    with _warnings() as said:
        try:
            found = reader.pages[number]
            page.lines = printed_lines(found)
            _look_beside(found, page)
        except MemoryError:
            raise
        except Exception:
            # the reader of a damaged file fails in any way; what it had read may be half a page
            page.lines = []
            page.lost.append("a page that is damaged")
    if any(_CUT_SHORT.search(warning) for warning in said):
        page.lost.append("a part of the page that is over the limits of the reader")
    return page


def _look_beside(found: PageObject, page: _Page) -> None:
    letters = sum(len(line.text) for line in page.lines)
    if picture_of_text(found, letters):
        page.lost.append("a page without a text layer (a scan or a drawing)")
    for what, stands_on_page in notes_beside(found):
        (page.lost if stands_on_page else page.beside).append(what)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What pypdf warns of meanwhile, which nobody else is told."""
    said: list[str] = []
    keeping = logging.Handler(logging.WARNING)
    keeping.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pypdf")
    before = logger.propagate
    logger.addHandler(keeping)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(keeping)
        logger.propagate = before


def _title(reader: PdfReader) -> str:
    """The title that the file gives, unless it is the name of another file."""
    try:
        told = reader.metadata
        title = " ".join(str(told.title or "").split()) if told else ""
    except MemoryError:
        raise
    except Exception:
        return ""
    if not title.isprintable() or len(title) > LONGEST_TITLE or _FILE_NAME.search(title):
        return ""
    return title


def _attached(reader: PdfReader) -> tuple[NotRead, ...]:
    """The files that it carries, which are not read; in a portfolio they are what it is about."""
    try:
        root = reader.root_object
        names = root.get("/Names")
        names = names.get_object() if names is not None else {}
        carries, portfolio = "/EmbeddedFiles" in names, "/Collection" in root
    except MemoryError:
        raise
    except Exception:
        return ()
    return (NotRead(1, 1, "attached files", portfolio),) if carries or portfolio else ()


class _Writing:
    """The text as it is written down, and what of it is prose."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        self.lines: list[PlacedLine] = []
        self._left_out: list[NotRead] = []
        self._running: dict[str, int] = {}
        self._pages: Counter[str] = Counter()
        written: list[str] = []
        at, number = 0, 1
        running = running_lines([page.lines for page in pages])
        for index, page in enumerate(pages):
            first = number
            for line_index, line in enumerate(page.lines):
                kind = running.get((index, line_index))
                if kind is not None:
                    self._running.setdefault(kind, number)
                    self._pages[kind] += 1
                elif not line.known:
                    what = f"page {index + 1}: letters that their font does not explain"
                    self._lose(number, what)
                else:
                    self.lines.append(PlacedLine(line, index + 1, at))
                written.append(line.text + "\n")
                at += len(line.text) + 1
                number += 1
            for what in dict.fromkeys(page.lost):
                self._lose(first, f"page {index + 1}: {what}", max(first, number - 1))
            for what, count in Counter(page.beside).items():
                told = f"page {index + 1}: {what}" + (f" ({count:,} times)" if count > 1 else "")
                self._left_out.append(NotRead(first, max(first, number - 1), told))
            written.append("\n")
            at, number = at + 1, number + 1
        self.text = "".join(written)

    def _lose(self, line: int, what: str, end: int | None = None) -> None:
        """Notes lines that are lost, one note for lines below each other."""
        last = self._left_out[-1] if self._left_out else None
        if last and last.what == what and last.end_line == line - 1:
            self._left_out[-1] = NotRead(last.line, line, what, True)
        else:
            self._left_out.append(NotRead(line, end or line, what, True))

    def not_read(self) -> Iterator[NotRead]:
        """Everything that is not read, in the order of the text."""
        running = (
            NotRead(line, line, f"{kind} ({self._pages[kind]:,})" if kind == PAGE_NUMBERS else kind)
            for kind, line in self._running.items()
        )
        yield from sorted((*self._left_out, *running), key=lambda one: one.line)
