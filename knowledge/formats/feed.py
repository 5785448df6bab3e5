"""Which articles does a feed hold? RSS 2, RSS 1 and Atom; each entry is an article by itself.

The XML is read by ``defusedxml``, which refuses entities of the file's own and outside references.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from io import BytesIO
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from knowledge.claim import Source
from knowledge.errors import UnusableFile
from knowledge.formats.claimreview_fields import day_of, url_of
from knowledge.formats.items import FoundArticle, Item, Unreadable
from knowledge.formats.main_text import fragment_text
from knowledge.formats.web_page import filled

DEEPEST = 200
"""Elements within each other; feeds have ten."""
ENTRIES = frozenset(("item", "entry"))
BODIES = ("encoded", "content", "description", "summary")
"""Of an entry, the fullest text first."""
DAYS = ("pubDate", "published", "issued", "date", "updated", "modified")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


def read_feed(data: bytes, name: str, source: Source) -> Iterator[Item]:
    """The entries in their order; an entry without text or with a day that is none fails by itself.

    What ``source`` gives counts before what the feed says. Raises
    :class:`~knowledge.errors.UnusableFile` for what is no feed, and for one that is damaged further
    on, when the entries before that have been given out.
    """
    found = 0
    try:
        for about, entry in _entries(data, name):
            found += 1
            yield _item(entry, about, f"{name}, entry {found}", source)
    except DefusedXmlException as error:
        raise UnusableFile(
            f"{name} defines entities of its own, which may hide anything; "
            "export the feed without them."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        line = getattr(error, "position", (0, 0))[0]
        raise UnusableFile(
            f"{name} is damaged{f' in line {line}' if line else ''} ({_short(error)}); "
            "fetch the feed again."
        ) from error
    if not found:
        raise UnusableFile(f"{name} is no feed or has no entry; give RSS or Atom with entries.")


def _short(error: Exception) -> str:
    return str(error).partition(":")[0][:80]


def _entries(data: bytes, name: str) -> Iterator[tuple[Source, Element]]:
    """Each entry with what the feed has said of itself so far; read entries are let go."""
    path: list[Element] = []
    about = Source()
    for event, element in iterparse(BytesIO(data), events=("start", "end")):
        if event == "start":
            path.append(element)
            if len(path) > DEEPEST:
                raise UnusableFile(
                    f"{name} has more than {DEEPEST} elements within each other; feeds have ten."
                )
            continue
        path.pop()
        if _plain(element.tag) in ENTRIES:
            yield about, element
            element.clear()
        elif path and _plain(path[-1].tag) in ("channel", "feed"):
            about = _about(element, about)


def _about(element: Element, about: Source) -> Source:
    tag, text = _plain(element.tag), _words(element)
    if tag == "title" and text and not about.publisher:
        return about.model_copy(update={"publisher": text})
    link = url_of(element.get("href") or text) if tag == "link" else ""
    if link and not about.url and element.get("rel", "alternate") == "alternate":
        return about.model_copy(update={"url": link})
    if tag in ("rights", "copyright") and text:
        return about.model_copy(update={"licence": text[:300]})
    return about


def _item(entry: Element, about: Source, where: str, source: Source) -> Item:
    title = _words(_first(entry, ("title",)))
    where = f"{where} (“{title[:60]}”)" if title else where
    written = next((day for tag in DAYS for day in _texts(entry, (tag,))), "")
    published = _day(written)
    if written and published is None and source.published is None:
        return Unreadable(
            where,
            f"{where} was left out: “{written[:40]}” is no date; give the day with --published.",
        )
    body = _body(entry)
    article = fragment_text(body)
    if not article.text:
        return Unreadable(where, f"{where} was left out: it holds no text.")
    found = Source(
        publisher=_words(_first(entry, ("source",))) or about.publisher,
        title=title,
        url=_link(entry, about.url),
        author=_author(entry),
        published=published,
        licence=about.licence,
    )
    # no stretches: what an entry holds is written in the file in another way
    return FoundArticle(where, article.text, filled(source, found), article.skipped)


def _body(entry: Element) -> str:
    """The fullest text of an entry, as HTML."""
    for tag in BODIES:
        for element in _children(entry, (tag,)):
            inside = list(element)
            if inside:  # XHTML stands in the feed as elements
                return "".join(
                    tostring(one, encoding="unicode").replace("html:", "") for one in inside
                )
            text = element.text or ""
            if text.strip():
                kind = element.get("type", "html")
                return text if kind in ("html", "text/html") or "<" in text else _escaped(text)
    return ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n\n", "<p>")


def _day(written: str) -> date | None:
    if found := day_of(written):
        return found
    try:
        return parsedate_to_datetime(written).date()
    except (TypeError, ValueError, IndexError):
        return None


def _link(entry: Element, base: str) -> str:
    """The address of the entry; a relative one counts from that of the feed."""
    for element in _children(entry, ("link",)):
        if element.get("rel", "alternate") == "alternate":
            written = (element.get("href") or element.text or "").strip()
            if written:
                try:
                    return url_of(urljoin(element.get(f"{_XML}base") or base, written))
                except ValueError:
                    return ""
    names = (*_texts(entry, ("guid",)), *_texts(entry, ("id",)))
    return next(filter(None, map(url_of, names)), "")


def _author(entry: Element) -> str:
    """Names of those who wrote it, not their addresses for mail."""
    named = []
    for element in _children(entry, ("creator", "author")):
        name = _words(_first(element, ("name",))) or _words(element)
        if name.endswith(")") and "@" in name.partition("(")[0]:  # "ada@example.org (Ada Poole)"
            name = name.partition("(")[2][:-1]
        if name and "@" not in name:
            named.append(name)
    return "; ".join(dict.fromkeys(named))


def _first(element: Element, tags: Iterable[str]) -> Element | None:
    return next(_children(element, tags), None)


def _texts(element: Element, tags: Iterable[str]) -> list[str]:
    return list(filter(None, (_words(child) for child in _children(element, tags))))


def _children(element: Element, tags: Iterable[str]) -> Iterator[Element]:
    wanted = frozenset(tags)
    return (child for child in element if _plain(child.tag) in wanted)


def _words(element: Element | None) -> str:
    """The text of an element without markup, which titles write as entities."""
    if element is None:
        return ""
    text = "".join(element.itertext())
    if "<" in text or "&" in text:
        text = fragment_text(text).text or unescape(text)
    return " ".join(text.split())


def _plain(tag: object) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
