"""Which paragraphs does a part of a Word file hold, as they read when every change is accepted?

Inserted and moved text is in, deleted text is out; the result of a field is in, its instruction is
out; of two forms of the same drawing one is read. Each letter keeps the byte where it stands.
"""

from __future__ import annotations

from verifier.drafts.readers.blocks import Blocks, Spot
from verifier.drafts.readers.transcript import refuse_too_long
from verifier.drafts.readers.word_names import PREFIXES
from verifier.drafts.readers.word_paragraphs import OpenParagraph, OpenRun, Paragraphs
from verifier.drafts.readers.word_styles import Styles, switched_on
from verifier.drafts.readers.word_symbols import symbol
from verifier.drafts.readers.xml_parts import Attributes, walk
from verifier.settings import Settings

LEFT_OUT = frozenset(
    [
        "w:del",
        "w:moveFrom",
        "w:delText",
        "w:delInstrText",
        "w:instrText",
        "w:rt",
        "w:sectPr",
        "w:tblPr",
        "w:tblGrid",
        "w:rPrChange",
        "w:pPrChange",
        "w:tblPrChange",
        "w:trPrChange",
        "w:tcPrChange",
        "w:numberingChange",
    ]
)
"""Elements with no letter that reads on."""
REPORTED = {
    "m:oMath": ("a formula", False),
    "w:object": ("an embedded object", False),
    "w:altChunk": ("an embedded file", True),
    "w:subDoc": ("a subdocument in another file", True),
}
"""Elements that are left out and told, and whether something checkable may be lost."""
DRAWN = {"chart": "a chart", "chartex": "a chart", "diagram": "a diagram"}
SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
COMMENTS = {
    "w:commentRangeStart": "start",
    "w:commentRangeEnd": "end",
    "w:commentReference": "at",
}


def walk_word(
    data: bytes, styles: Styles, name: str, settings: Settings, notes: str = ""
) -> Blocks:
    """The paragraphs of a part in UTF-8; of a part with notes, ``notes`` is their element's name.

    Raises :class:`~verifier.errors.UnusableInput` for a damaged or hostile part and one that is too
    long.
    """

    def count(letters: int) -> None:
        refuse_too_long(letters, name, settings)

    found = _Walk(Paragraphs(styles, notes, count))
    walk(data, PREFIXES, found, name)
    return found.paragraphs.closed("a field without an end" if any(found.fields) else "")


class _Walk:
    """Follows a part from element to element."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self.paragraphs = paragraphs
        self.path: list[str] = []
        self.skipped_from: int | None = None
        """The depth of the element that is left out with all that it holds."""
        self.fields: list[bool] = []
        """Open fields; true while their instruction is being told."""
        self.chosen: list[bool] = []
        """Open alternatives; true when one form has been read."""
        self.deleted_row = False
        self.placeholder = False

    @property
    def paragraph(self) -> OpenParagraph | None:
        return self.paragraphs.open[-1] if self.paragraphs.open else None

    @property
    def run(self) -> OpenRun | None:
        paragraph = self.paragraph
        return paragraph.runs[-1] if paragraph and paragraph.runs else None

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        above = self.path[-1] if self.path else ""
        self.path.append(name)
        depth = len(self.path)
        if name in COMMENTS and "mc:Fallback" not in self.path:
            self.paragraphs.mark(attributes.get("id", ""), COMMENTS[name])
        if self.skipped_from is not None:
            return
        run = self.run
        if run is not None and depth == run.depth + 1 and name != "w:rPr":
            run.begin_child(at)
        if self._is_left_out(name, above):
            self.skipped_from = depth
        elif name == "w:p":
            self.paragraphs.begin(at)
        elif name == "w:r" and self.paragraph is not None:
            self.paragraphs.begin_run(at, depth)
        elif name == "w:rPr" and above == "w:r" and run is not None:
            run.properties = (at, at)
        elif above in ("w:pPr", "w:rPr", "w:numPr") and self.paragraph is not None:
            self._property(name, above, attributes)
        elif name in ("w:tc", "w:txbxContent", self.paragraphs.notes):
            self.paragraphs.begin_region(name, attributes.get("id", ""))
        elif name == "w:fldChar":
            self._field(attributes.get("fldCharType", ""))
        elif name == "mc:AlternateContent":
            self.chosen.append(False)
        elif name == "w:showingPlcHdr" and switched_on(attributes.get("val", "")):
            self.placeholder = True
        elif name == "a:graphicData":
            what = DRAWN.get(attributes.get("uri", "").rpartition("/")[2], "")
            self.paragraphs.leave_out(what, False)
        elif run is not None:
            self._sign(name, attributes, at, run)

    def _is_left_out(self, name: str, above: str) -> bool:
        if name in ("w:del", "w:moveFrom") and above in ("w:rPr", "w:trPr"):
            if above == "w:trPr":
                self.deleted_row = True
            elif self.path[-3:-2] == ["w:pPr"] and self.paragraph is not None:
                self.paragraph.goes_on = True
            return False
        if name in ("mc:Choice", "mc:Fallback") and self.chosen:
            if self.chosen[-1]:
                return True
            self.chosen[-1] = True
        if name in REPORTED:
            self.paragraphs.leave_out(*REPORTED[name])
            return True
        return name in LEFT_OUT

    def _property(self, name: str, above: str, attributes: Attributes) -> None:
        paragraph, value = self.paragraph, attributes.get("val", "")
        assert paragraph is not None
        if above == "w:pPr" and name == "w:pStyle":
            paragraph.style = value
        elif above == "w:pPr" and name == "w:outlineLvl" and value.isdecimal():
            paragraph.level = int(value)
        elif above == "w:numPr" and name == "w:numId":
            paragraph.listed = value != "0"
        elif above == "w:rPr" and self.path[-3:-2] == ["w:r"] and self.run is not None:
            if name == "w:vanish":
                self.run.hidden = switched_on(value)
            elif name == "w:rStyle":
                self.run.style = value

    def _field(self, what: str) -> None:
        if what == "begin":
            self.fields.append(True)
        elif what == "separate" and self.fields:
            self.fields[-1] = False
        elif what == "end" and self.fields:
            self.fields.pop()

    def _sign(self, name: str, attributes: Attributes, at: int, run: OpenRun) -> None:
        """An element of a run that stands for a letter, or for a note."""
        letters = SIGNS.get(name, "")
        if name in ("w:sym", "symex:symEx"):
            letters = symbol(attributes.get("font", ""), attributes.get("char", ""))
        if letters and not any(self.fields):
            self.paragraphs.write(letters, at, divisible=False)
        elif name in NOTES:
            spot = Spot(run.number, len(run.children) - 1)
            self.paragraphs.refer(f"{NOTES[name]} {attributes.get('id', '')}", spot)

    def end(self, name: str, at: int) -> None:
        depth = len(self.path)
        self.path.pop()
        if self.skipped_from is not None and depth > self.skipped_from:
            return
        skipped, self.skipped_from = self.skipped_from is not None, None
        run = self.run
        if run is not None and depth == run.depth + 1:
            run.end_child(name, at)
        if name == "w:p" and not skipped:
            self.paragraphs.end()
        elif run is not None and depth == run.depth:
            self.paragraphs.end_run(at)
        elif name == "mc:AlternateContent" and self.chosen:
            self.chosen.pop()
        elif name in ("w:tc", "w:txbxContent", self.paragraphs.notes):
            self.paragraphs.end_region()
        elif name == "w:trPr" and self.deleted_row:
            self.deleted_row = False
            self.skipped_from = depth - 1
        elif name == "w:sdtPr" and self.placeholder:
            self.placeholder = False
            self.paragraphs.leave_out("an empty form field", False)
            self.skipped_from = depth - 1

    def text(self, letters: str, at: int, raw: bool) -> None:
        if self.skipped_from is not None or not self.path or self.path[-1] != "w:t":
            return
        run = self.run
        if run is not None and not any(self.fields):
            direct = len(self.path) == run.depth + 1
            self.paragraphs.write(letters, at, divisible=direct, raw=raw)
