"""How are comments written in Word's XML, and how does a file say that it has any?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from verifier.drafts.readers.word import WordFile
from verifier.drafts.readers.word_names import (
    COMMENTS_TYPE,
    RELATIONSHIPS,
    STRICT,
    STRICT_RELATIONSHIPS,
)
from verifier.drafts.readers.word_parts import relationships_name
from verifier.drafts.readers.xml_parts import in_utf_8
from verifier.reports.word_comments.edits import (
    HEAD,
    at_the_end,
    declaration,
    letters,
    root_of,
    word_namespace,
)
from verifier.reports.word_comments.wording import Paragraph, Words

AUTHOR, INITIALS = "Claims verifier", "CV"
CONTENT_TYPES = "[Content_Types].xml"
_EMPTY_RELATIONSHIPS = (
    HEAD + b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its number in the file."""

    number: int
    paragraphs: tuple[Paragraph, ...]


def comment_parts(
    word: WordFile, comments: Sequence[Comment], written_at: datetime
) -> dict[str, bytes]:
    """The parts that hold the comments and that tell of them, those of the file kept in them."""
    packed, name = word.parts.packed, word.parts.packed.name
    there = word.parts.named("comments")
    if there:
        old = in_utf_8(packed.read(there[0]))
        root = root_of(old, name)
        declared = declaration(root, word_namespace(root))
        return {
            _as_written(word, there[0]): at_the_end(
                old, _written(word, comments, written_at, declared), name
            )
        }
    namespace = word_namespace(root_of(word.main, name))
    part = _free_name(word)
    whole = b'%s<w:comments xmlns:w="%s">%s</w:comments>' % (
        HEAD,
        namespace.encode(),
        _written(word, comments, written_at, b""),
    )
    return {
        _as_written(word, CONTENT_TYPES): _with_type(word, part),
        **_with_relationship(word, part, strict=namespace == STRICT),
        part: whole,
    }


def reference_run(word: WordFile, declared: bytes) -> bytes:
    """The run that refers to a comment, "{n}" for its number."""
    return b'<w:r%s>%s<w:commentReference w:id="{n}"/></w:r>' % (declared, _reference_look(word))


def _reference_look(word: WordFile) -> bytes:
    style = word.styles.named("annotation reference")
    if style:
        return b'<w:rPr><w:rStyle w:val="%s"/></w:rPr>' % _attribute(style)
    return b'<w:rPr><w:sz w:val="16"/></w:rPr>'


def _written(
    word: WordFile, comments: Sequence[Comment], written_at: datetime, declared: bytes
) -> bytes:
    moment = written_at.astimezone(UTC) if written_at.tzinfo else written_at
    date = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    style = word.styles.named("annotation text")
    looks = b'<w:pPr><w:pStyle w:val="%s"/></w:pPr>' % _attribute(style) if style else b""
    size = b"" if style else b'<w:sz w:val="20"/>'
    mark = b"<w:r>%s<w:annotationRef/></w:r>" % _reference_look(word)
    return b"".join(
        b'<w:comment%s w:id="%d" w:author="%s" w:date="%s" w:initials="%s">%s</w:comment>'
        % (
            declared,
            comment.number,
            AUTHOR.encode(),
            date,
            INITIALS.encode(),
            b"".join(
                b"<w:p>%s%s%s</w:p>"
                % (looks, b"" if at else mark, b"".join(_run(words, size) for words in paragraph))
                for at, paragraph in enumerate(comment.paragraphs)
            ),
        )
        for comment in comments
    )


def _run(words: Words, size: bytes) -> bytes:
    about = (b"<w:b/>" if words.bold else b"") + size
    properties = b"<w:rPr>%s</w:rPr>" % about if about else b""
    return b'<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>' % (
        properties,
        escape(letters(words.text)).encode(),
    )


def _attribute(text: str) -> bytes:
    return escape(text, {'"': "&quot;"}).encode()


def _as_written(word: WordFile, part: str) -> str:
    """The name of a part with the capitals that it has in the file."""
    info = word.parts.packed.parts.get(part.lower())
    return info.filename if info else part


def _free_name(word: WordFile) -> str:
    folder = posixpath.dirname(word.parts.main)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(10_000))
    return next(name for name in names if name not in word.parts.packed)


def _with_type(word: WordFile, part: str) -> bytes:
    packed = word.parts.packed
    line = b'<Override PartName="/%s" ContentType="%s"/>' % (
        _attribute(part),
        COMMENTS_TYPE.encode(),
    )
    return at_the_end(in_utf_8(packed.read(CONTENT_TYPES)), line, packed.name)


def _with_relationship(word: WordFile, part: str, strict: bool) -> dict[str, bytes]:
    packed = word.parts.packed
    name = relationships_name(word.parts.main)
    old = in_utf_8(packed.read(name)) if name in packed else _EMPTY_RELATIONSHIPS
    taken = set(re.findall(rb"""\bId\s*=\s*["']([^"']*)["']""", old))
    key = next(k for n in range(1, 100_000) if (k := b"rIdClaims%d" % n) not in taken)
    kind = STRICT_RELATIONSHIPS if strict else RELATIONSHIPS
    line = b'<Relationship Id="%s" Type="%s/comments" Target="%s"/>' % (
        key,
        kind.encode(),
        _attribute(posixpath.basename(part)),
    )
    return {_as_written(word, name): at_the_end(old, line, packed.name)}
