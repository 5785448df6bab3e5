"""Which process reads a file that may be hostile? This one: bytes in, JSON out, then it ends.

Run as ``python -m verifier.drafts.apart.child`` by :mod:`~verifier.drafts.apart.reading`. It loads
no language model, opens no file of its own and writes nothing but its answer.
"""

from __future__ import annotations

import sys

from verifier.drafts.apart.limits import limit_this_process
from verifier.drafts.apart.wire import Answer, Request, answer_bytes, read_request
from verifier.drafts.readers.manuscript import Manuscript
from verifier.errors import UnusableInput

WRITTEN_AT_ONCE = 65_536
"""Bytes."""


def main() -> None:
    """Reads one request and one file from standard input, and answers on standard output."""
    request = read_request(sys.stdin.buffer.readline())
    limit_this_process(request.settings)
    try:
        manuscript = _read(request, sys.stdin.buffer.read())
        written = answer_bytes(Answer(manuscript))
    except UnusableInput as error:
        written = answer_bytes(Answer(refused=str(error)))
    except MemoryError:
        # what the reader had taken is free again when the error has come up to here
        megabytes = request.settings.reading_memory_limit // 1_000_000
        reason = f"{request.name} takes more than {megabytes:,} MB to read; {SPLIT}"
        written = answer_bytes(Answer(refused=reason))
    except RecursionError:
        reason = f"{request.name} is nested too deeply to be read; {SAVE_AGAIN}"
        written = answer_bytes(Answer(refused=reason))
    except Exception:
        reason = f"{request.name} is damaged and cannot be read; {SAVE_AGAIN}"
        written = answer_bytes(Answer(refused=reason))
    if len(written) > request.settings.reading_output_limit:
        reason = f"{request.name} gives more text than the limit of one draft; {SPLIT}"
        written = answer_bytes(Answer(refused=reason))
    for start in range(0, len(written), WRITTEN_AT_ONCE):
        sys.stdout.buffer.write(written[start : start + WRITTEN_AT_ONCE])
    sys.stdout.buffer.flush()


def _read(request: Request, data: bytes) -> Manuscript:
    from verifier.drafts.readers import READERS, TEXT_READERS

    if request.ending in READERS:
        return READERS[request.ending](data, request.name, request.settings)
    return TEXT_READERS[request.ending](data.decode("utf-8"))


SPLIT = "split it, or save its text as plain text."
SAVE_AGAIN = "open it in the program that made it and save it again, or save it as plain text."


if __name__ == "__main__":
    main()
