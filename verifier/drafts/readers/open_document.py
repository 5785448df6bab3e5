"""How is an OpenDocument text (.odt) read? As it will be printed when all changes are accepted.

Like a Word file: the body, then footnotes and endnotes; page headers and footers, comments and
hidden text are no part of the draft, and a comment may let its words pass.
"""

from __future__ import annotations

from verifier.drafts.readers.manuscript import Manuscript, NotRead
from verifier.drafts.readers.open_document_names import MIME_TYPE, OTHER_TYPES, PREFIXES
from verifier.drafts.readers.open_document_styles import read_styles
from verifier.drafts.readers.open_document_walk import walk_open_document
from verifier.drafts.readers.packed import Packed, damaged, open_packed
from verifier.drafts.readers.transcript import transcribed
from verifier.drafts.readers.xml_parts import Attributes, in_utf_8, walk
from verifier.errors import UnusableInput
from verifier.settings import Settings

KIND = "an OpenDocument text"
CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"
MANIFEST = "META-INF/manifest.xml"


def read_open_document(data: bytes, name: str, settings: Settings) -> Manuscript:
    """The manuscript of an OpenDocument text. Raises :class:`UnusableInput` with a sentence for a
    file that is none, is damaged, under a password or over a limit."""
    packed = open_packed(data, name, settings, KIND)
    _refuse_others(packed)
    styles = read_styles(_part(packed, STYLES), name)
    content = walk_open_document(in_utf_8(packed.read(CONTENT)), styles, name, settings)
    if not content.is_text:
        raise damaged(name, "it holds no text")
    meta = _part(packed, META)
    title = ""
    if meta is not None:
        words = _Title()
        walk(meta, PREFIXES, words, name)
        title = "".join(words.found)
    return transcribed(
        content.blocks,
        name,
        settings,
        title=title,
        comments=content.comments,
        not_read=[NotRead(1, 1, f"the {part} of its pages") for part in styles.page_parts],
    )


def _part(packed: Packed, part: str) -> bytes | None:
    return in_utf_8(packed.read(part)) if part in packed else None


def _refuse_others(packed: Packed) -> None:
    """Raises for a file of another kind and for one under a password."""
    manifest = _part(packed, MANIFEST)
    if manifest is not None:
        encrypted = _Encrypted()
        walk(manifest, PREFIXES, encrypted, packed.name)
        if encrypted.found:
            raise UnusableInput(f"{packed.name} is under a password; save it without one.")
    kind = packed.read("mimetype").decode("latin-1").strip() if "mimetype" in packed else ""
    if kind.startswith(MIME_TYPE) or (not kind and CONTENT in packed):
        return
    held = OTHER_TYPES.get(kind.removesuffix("-template"), packed.kind)
    raise UnusableInput(
        f"{packed.name} is {held}, not {KIND}; correct its name, or save it as .odt."
    )


class _Encrypted:
    """Whether a manifest tells of parts under a password."""

    found = False

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        self.found = self.found or name == "manifest:encryption-data"

    def end(self, name: str, at: int) -> None:
        pass

    def text(self, letters: str, at: int, raw: bool) -> None:
        pass


class _Title:
    """The title among the properties of a file."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.within = False

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        self.within = name == "dc:title"

    def end(self, name: str, at: int) -> None:
        self.within = False

    def text(self, letters: str, at: int, raw: bool) -> None:
        if self.within:
            self.found.append(letters)
