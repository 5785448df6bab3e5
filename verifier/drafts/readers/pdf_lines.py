"""Which lines does a page of a PDF print, where on it, how large, and with letters that are known?

pypdf tells the letters in the order in which they are printed, which is the order of reading in
what word processors and layout programs write. Its visitor tells where each run of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject

SAME_LINE = 0.3
"""Share of the size of its letters by which a run may stand higher or lower on the same line."""
UNKNOWN = "\ufffd"
UNKNOWN_SHARE = 0.15
"""Share of letters that stand for nothing from which a line counts as one that cannot be read."""

_SPELT = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u00a0": " ",
    "\uf0b7": "•",  # the bullet of the font Symbol
    "\uf0a7": "•",  # that of Wingdings
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
}
_LETTERS = str.maketrans(
    _SPELT | {chr(code): None for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}
)
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\ud800-\udfff]")
_INK = re.compile(r"\S")
_NUMBERED = re.compile(r"/(?:[A-Za-z]|cid|glyph|index|uni)?_?\d+$")
"""Names of glyphs that only count them: "/g12", "/C0_5"."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line as it is printed, without white space around it; never empty."""

    text: str
    x: float
    """Where it begins, in points from the left."""
    y: float
    """Its base line, in points from the bottom."""
    size: float
    """Points of most of its letters."""
    bold: bool = False
    known: bool = True
    """Whether the fonts say which letters these are."""


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    x: float
    y: float
    size: float
    bold: bool
    known: bool


def printed_lines(page: PageObject) -> list[PrintedLine]:
    """The lines of a page in the order in which they are printed."""
    runs: list[_Run] = []
    fonts: dict[int, tuple[bool, bool]] = {}

    def visit(
        text: str, cm: list[float], tm: list[float], font: Mapping[str, Any] | None, size: float
    ) -> None:
        if not text:
            return
        if id(font) not in fonts:
            fonts[id(font)] = (_is_bold(font), names_letters(font))
        bold, known = fonts[id(font)]
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[1] * cm[1] + tm[3] * cm[3])) or abs(size)
        runs.append(_Run(text, x, y, height, bold, known))

    page.extract_text(visitor_text=visit)
    return _lines(runs)


def _lines(runs: list[_Run]) -> list[PrintedLine]:
    lines: list[PrintedLine] = []
    current: list[_Run] = []

    def end() -> None:
        if (made := _line(current)) is not None:
            lines.append(made)
        current.clear()

    for run in runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                end()
            if not part:
                continue
            if part.strip() and current and _on_another_line(current[-1], run):
                end()
            current.append(_Run(part, run.x, run.y, run.size, run.bold, run.known))
    end()
    return lines


def _on_another_line(last: _Run, run: _Run) -> bool:
    """Whether the run is printed on another line than the one before it, where no break is told.

    A run without letters stands nowhere, and small raised letters ("2nd") stand on the same line.
    """
    if not last.text.strip():
        return False
    return abs(run.y - last.y) > max(last.size, run.size) * (1 + SAME_LINE)


def _line(runs: list[_Run]) -> PrintedLine | None:
    inked = [run for run in runs if run.text.strip()]
    if not inked:
        return None
    written = "".join(run.text if run.known else _INK.sub(UNKNOWN, run.text) for run in runs)
    text = " ".join(written.translate(_LETTERS).split())
    if not text:
        return None
    first = inked[0]
    largest = max(inked, key=lambda run: len(run.text))
    unknown = len(_PRIVATE.findall(text))
    return PrintedLine(
        _PRIVATE.sub(UNKNOWN, text),
        first.x,
        first.y,
        round(largest.size, 1),
        all(run.bold for run in inked),
        # one odd sign among many letters is an ornament
        unknown <= (UNKNOWN_SHARE * len(text) if len(text) > 3 else 0),
    )


def _is_bold(font: Mapping[str, Any] | None) -> bool:
    name = str(_entry(font, "/BaseFont")).lower()
    return "bold" in name or "black" in name or "heavy" in name


def names_letters(font: Mapping[str, Any] | None) -> bool:
    """Whether a font says which letters its signs are, by a table or by the names of the signs."""
    if font is None:
        return False
    if _entry(font, "/ToUnicode") is not None:
        return True
    encoding = _entry(font, "/Encoding")
    if _entry(font, "/Subtype") == "/Type0":
        return "UCS2" in str(encoding) or "UTF16" in str(encoding)
    if isinstance(encoding, Mapping) and (names := _entry(encoding, "/Differences")):
        glyphs = [str(one) for one in names if str(one).startswith("/")]
        numbered = sum(_NUMBERED.match(glyph) is not None for glyph in glyphs)
        return 2 * numbered <= len(glyphs)
    if _entry(font, "/Subtype") == "/Type3":
        return False
    subset = re.match(r"/[A-Z]{6}\+", str(_entry(font, "/BaseFont"))) is not None
    flags = _entry(_entry(font, "/FontDescriptor"), "/Flags")
    symbolic = isinstance(flags, int) and bool(flags & 4)
    return encoding is not None or not (subset and symbolic)


def _entry(holder: Any, name: str) -> Any:
    """An entry of a dictionary of the file, found where it refers to another place."""
    if not isinstance(holder, Mapping):
        return None
    value: Any = holder.get(name)
    return value.get_object() if hasattr(value, "get_object") else value
