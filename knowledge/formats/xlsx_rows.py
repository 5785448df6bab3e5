"""Which rows does an Excel workbook (XLSX) hold? The first sheet that holds any, streamed."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from knowledge.errors import UnusableFile
from knowledge.formats.cells import Cell, Formula, Row

UNPACKED_LIMIT = 300_000_000
"""Bytes that all parts of a workbook may have together when they are unpacked."""
RATIO_LIMIT = 200
"""Times that a part may grow: sheets grow ten to forty times, bombs a thousand."""
COLUMNS_LIMIT = 500


def xlsx_rows(data: bytes, name: str) -> Iterator[Row]:
    """The rows in their order, empty ones passed over, with the numbers that Excel shows.

    Raises :class:`~knowledge.errors.UnusableFile` for what is no workbook, one under a password,
    and one that unpacks to more than its limit.
    """
    _guard(data, name)
    damaged = (
        InvalidFileException,
        zipfile.BadZipFile,
        DefusedXmlException,
        ParseError,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        OSError,
        EOFError,
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that hold no claim
            values = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=False)
            for sheet in values.sheetnames:
                found = False
                sides = zip_longest(_cells(values[sheet]), _cells(formulas[sheet]), fillvalue=())
                for number, (results, written) in enumerate(sides, start=1):
                    cells = tuple(
                        _cell(result, formula)
                        for result, formula in zip_longest(results, written, fillvalue=None)
                    )
                    if any(cell is not None for cell in cells):
                        found = True
                        yield Row(number, cells)
                if found:
                    return
    except damaged as error:
        raise UnusableFile(
            f"{name} is damaged or no Excel workbook; save it again as XLSX, or as CSV."
        ) from error


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    if not hasattr(sheet, "iter_rows"):
        return  # a sheet that is a chart
    yield from sheet.iter_rows(values_only=True, max_col=COLUMNS_LIMIT)


def _cell(result: Any, written: Any) -> Cell:
    """The result of a formula where the file keeps it, else the formula."""
    if result is None and isinstance(written, str) and written.startswith("="):
        return Formula(written)
    if result is None or isinstance(result, bool):
        return None if result is None else str(result)
    if isinstance(result, datetime):
        return result.date()
    if isinstance(result, date):
        return result
    if isinstance(result, float):
        return f"{result:.15g}"
    text = str(result).strip()
    return text or None


def _guard(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnusableFile(
            f"{name} is an old Excel file (XLS) or under a password; save it as XLSX without one."
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            infos = parts.infolist()
    except zipfile.BadZipFile as error:
        raise UnusableFile(f"{name} is no Excel workbook; save it as XLSX, or as CSV.") from error
    if not any(info.filename.startswith("xl/") for info in infos):
        raise UnusableFile(f"{name} is a zip file without a workbook; save the table as XLSX.")
    unpacked = sum(info.file_size for info in infos)
    bomb = any(
        info.file_size > 1_000_000 and info.file_size > RATIO_LIMIT * max(info.compress_size, 1)
        for info in infos
    )
    if unpacked > UNPACKED_LIMIT or bomb:
        raise UnusableFile(
            f"{name} unpacks to {unpacked:,} bytes, more than a table needs; "
            "save it again, or split it."
        )
