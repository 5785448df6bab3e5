"""What Word file stands for a draft of another kind? Its paragraphs and headings, freshly set."""

from __future__ import annotations

import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from verifier.drafts.readers.manuscript import Manuscript, Passage, PassageKind
from verifier.drafts.readers.word_names import RELATIONSHIPS, TRANSITIONAL
from verifier.language.paragraphs import split_blocks
from verifier.reports.word_comments.edits import letters

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>\
</w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>\
<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>\
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>"""
_PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new Word file and the way from the draft's text to its own."""

    data: bytes
    _stretches: tuple[_Stretch, ...]
    """In the order of the draft."""

    def places(self, start: int, end: int) -> tuple[int, int]:
        """Where ``draft[start:end]`` stands in the text of the Word file."""
        return self._place(start, forward=True), self._place(end - 1, forward=False) + 1

    def _place(self, offset: int, forward: bool) -> int:
        number = bisect_right(self._stretches, offset, key=lambda one: one.origin) - 1
        if (
            forward
            and number + 1 < len(self._stretches)
            and (number < 0 or offset > self._stretches[number].last)
        ):
            return self._stretches[number + 1].at
        return self._stretches[max(number, 0)].place(offset)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A paragraph of the Word file, with where each of its letters stood in the draft."""

    at: int
    origins: Sequence[int]

    @property
    def origin(self) -> int:
        return self.origins[0]

    @property
    def last(self) -> int:
        return self.origins[-1]

    def place(self, offset: int) -> int:
        return self.at + min(bisect_left(self.origins, offset), len(self.origins) - 1)


def fresh_word_file(manuscript: Manuscript) -> Fresh:
    """A Word file with the paragraphs of a manuscript, headings among them."""
    stretches: list[_Stretch] = []
    body: list[str] = []
    at = 0
    for passage, start, end in _paragraphs(manuscript.passages):
        words = letters(passage.text[start:end])
        stretches.append(_Stretch(at, [passage.origin(i) for i in range(start, end)]))
        body.append(_paragraph(words, passage.kind is PassageKind.HEADING))
        at += len(words) + 1
    stretches.sort(key=lambda one: one.origin)
    return Fresh(_packed(_parts("".join(body))), tuple(stretches))


def _paragraphs(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, int]]:
    for passage in passages:
        for block in split_blocks(passage.text):
            yield passage, block.start, block.end


def _paragraph(words: str, heading: bool) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if heading else ""
    text = f'<w:t xml:space="preserve">{escape(words)}</w:t>'
    return f"<w:p>{style}<w:r>{text}</w:r></w:p>"


def _parts(body: str) -> dict[str, str]:
    override = '<Override PartName="/word/{}.xml" ContentType="{}.{}+xml"/>'
    link = '<Relationship Id="rId1" Type="{}/{}" Target="{}"/>'
    links = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + override.format("document", _TYPE, "document.main")
        + override.format("styles", _TYPE, "styles")
        + "</Types>",
        "_rels/.rels": links.format(
            link.format(RELATIONSHIPS, "officeDocument", "word/document.xml")
        ),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{TRANSITIONAL}"><w:body>{body}{_PAGE}'
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": links.format(
            link.format(RELATIONSHIPS, "styles", "styles.xml")
        ),
        "word/styles.xml": f'{_HEAD}<w:styles xmlns:w="{TRANSITIONAL}">{_STYLES}</w:styles>',
    }


def _packed(parts: dict[str, str]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            archive.writestr(info, held, zipfile.ZIP_DEFLATED)
    return file.getvalue()
