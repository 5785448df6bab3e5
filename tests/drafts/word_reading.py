"""Words of the tests of the Word reader: files of a few paragraphs, and what is read of them."""

from tests.drafts.word_files import run, word_file
from verifier.drafts.readers.word import read_word
from verifier.settings import DEFAULTS


def read(data: bytes):
    return read_word(data, "draft.docx", DEFAULTS)


def text_of(*paragraphs: str, **parts: str) -> str:
    return read(word_file(*paragraphs, **parts)).text


def deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="A">{run(text).replace("w:t", "w:delText")}</w:del>'


def inside(name: str, *content: str, about: str = "") -> str:
    return f"<w:{name} {about}>{''.join(content)}</w:{name}>"


def field(instruction: str, result: str) -> str:
    def char(what):
        return f'<w:r><w:fldChar w:fldCharType="{what}"/></w:r>'

    return (
        f"{char('begin')}<w:r><w:instrText> {instruction} </w:instrText></w:r>"
        f"{char('separate')}{result}{char('end')}"
    )


def text_box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def sign(name: str, about: str = "") -> str:
    return f"<w:r><w:{name} {about}/></w:r>"
