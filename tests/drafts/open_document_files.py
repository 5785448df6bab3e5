"""OpenDocument texts made from their XML, so that each test shows the letters that it is about."""

from __future__ import annotations

from tests.drafts.word_files import packed

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{prefix}="{OASIS}{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "meta": "meta",
        "manifest": "manifest",
    }.items()
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
AUTOMATIC = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/>
</style:style>
"""


def paragraph(content: str, style: str = "Standard") -> str:
    """A paragraph around XML."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def heading(content: str) -> str:
    """A heading around XML."""
    return f'<text:h text:outline-level="1">{content}</text:h>'


def open_document_parts(body: str, *, title: str = "", page: str = "") -> dict[str, str]:
    """The parts of a text by name; ``page`` is what the headers of its pages hold."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{HEAD}<office:document-content {SPACES} {DC}>"
        f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"{HEAD}<office:document-styles {SPACES}><office:styles>"
        '<style:style style:name="Title" style:family="paragraph"/>'
        '<style:style style:name="Heading_20_2" style:display-name="Heading 2" '
        'style:family="paragraph"/></office:styles><office:master-styles><style:master-page>'
        f"<style:header>{page}</style:header></style:master-page></office:master-styles>"
        "</office:document-styles>",
        "meta.xml": f"{HEAD}<office:document-meta {SPACES} {DC}><office:meta>"
        f"<dc:title>{title}</dc:title></office:meta></office:document-meta>",
        "META-INF/manifest.xml": f"{HEAD}<manifest:manifest {SPACES}/>",
    }


def open_document(*paragraphs: str, title: str = "", page: str = "") -> bytes:
    """A text; what is no XML becomes a paragraph."""
    body = "".join(p if p.startswith("<") else paragraph(p) for p in paragraphs)
    return packed(open_document_parts(body, title=title, page=page))
