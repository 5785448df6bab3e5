"""Bytes that are a text, and bytes that are none: each refusal is one sentence."""

import pytest

from verifier.drafts.readers.decoding import decode
from verifier.errors import UnusableInput
from verifier.settings import DEFAULTS, Settings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_english_texts_are_read(encoding):
    text = "“Forty” died in Al-Habeet – café\r\n"
    assert decode(text.encode(encoding), "a.txt", DEFAULTS) == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04rest", "is a Word"),
        (b"\x00\x01\x02\x03" * 50, "is a binary file"),
        (b"words \x00 words", "is a binary file"),
        (bytes(range(128, 256)), "not a text in UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data, says):
    with pytest.raises(UnusableInput, match=says):
        decode(data, "a.txt", DEFAULTS)


def test_limits_are_told_with_their_number():
    with pytest.raises(UnusableInput, match="larger than 10 bytes"):
        decode(b"x" * 11, "a.txt", Settings(file_size_limit=10))
    with pytest.raises(UnusableInput, match="has 11 characters; the limit is 10"):
        decode(b"x" * 11, "a.txt", Settings(article_length_limit=10))
