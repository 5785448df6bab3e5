"""How is a part of a packed document replaced without touching the others?

Every other part is copied as it is packed, byte for byte and in its order; only the list of parts
at the end is written anew.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_CENTRAL_HEAD = struct.Struct("<4s6H3L5H2L")
_LOCAL_HEAD = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
ELSEWHERE = 0xFFFFFFFF
"""A number that stands among the extra fields (zip64)."""
ZIP64 = 1
UTF_8_NAME = 0x800
DEFLATED = 8
VERSION = 20
"""The version of the format that knows DEFLATE."""
EARLIEST = 0x21
"""1 January 1980, the first day that the format can tell."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A part in the list of parts: its place in the file, and its line of the list."""

    name: str
    offset: int
    line: bytes


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The packed document with these parts replaced, or added at its end where it had none such."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        infos, begin, comment = archive.infolist(), archive.start_dir, archive.comment
    entries = list(_entries(data, infos, begin))
    ends = dict(pairwise(sorted({entry.offset for entry in entries} | {begin})))
    written = BytesIO()
    lines: dict[int, bytes] = {}
    for number, entry in sorted(enumerate(entries), key=lambda pair: pair[1].offset):
        at = written.tell()
        if entry.name in parts:
            head = _CENTRAL_HEAD.unpack_from(entry.line)
            local, lines[number] = _packed(entry.name, parts[entry.name], at, head[5:7], head[3])
            written.write(local)
        else:
            lines[number] = _moved(entry.line, at)
            written.write(data[entry.offset : ends[entry.offset]])
    listed = [lines[number] for number in range(len(entries))]
    known = {entry.name for entry in entries}
    for name in parts:
        if name not in known:
            local, line = _packed(name, parts[name], written.tell(), (0, EARLIEST), 0)
            written.write(local)
            listed.append(line)
    at = written.tell()
    list_of_parts = b"".join(listed)
    written.write(list_of_parts)
    count = len(listed)
    written.write(_END.pack(END, 0, 0, count, count, len(list_of_parts), at, len(comment)))
    written.write(comment)
    return written.getvalue()


def _entries(data: bytes, infos: list[zipfile.ZipInfo], at: int) -> Iterator[_Entry]:
    for info in infos:
        head = _CENTRAL_HEAD.unpack_from(data, at)
        size = _CENTRAL_HEAD.size + head[10] + head[11] + head[12]
        yield _Entry(info.filename, info.header_offset, data[at : at + size])
        at += size


def _moved(line: bytes, offset: int) -> bytes:
    """A line of the list for a part that begins elsewhere now."""
    head = list(_CENTRAL_HEAD.unpack_from(line))
    if head[16] != ELSEWHERE:
        head[16] = offset
        return _CENTRAL_HEAD.pack(*head) + line[_CENTRAL_HEAD.size :]
    at = _CENTRAL_HEAD.size + head[10]
    end = at + head[11]
    while at + 4 <= end:
        kind, size = struct.unpack_from("<2H", line, at)
        if kind == ZIP64:
            # the offset stands behind the two sizes, where those stand here too
            place = at + 4 + 8 * ((head[9] == ELSEWHERE) + (head[8] == ELSEWHERE))
            return line[:place] + struct.pack("<Q", offset) + line[place + 8 :]
        at += 4 + size
    return line


def _packed(
    name: str, held: bytes, offset: int, time: tuple[int, int] | tuple[int, ...], flags: int
) -> tuple[bytes, bytes]:
    """A part as it stands in the file, and its line of the list."""
    packing = zlib.compressobj(6, zlib.DEFLATED, -15)
    squeezed = packing.compress(held) + packing.flush()
    written = name.encode()
    flags = flags & UTF_8_NAME if written.isascii() else UTF_8_NAME
    about = (VERSION, flags, DEFLATED, *time, zlib.crc32(held), len(squeezed), len(held))
    local = _LOCAL_HEAD.pack(LOCAL, *about, len(written), 0)
    line = _CENTRAL_HEAD.pack(CENTRAL, VERSION, *about, len(written), 0, 0, 0, 0, 0, offset)
    return local + written + squeezed, line + written
