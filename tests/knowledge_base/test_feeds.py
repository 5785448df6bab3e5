"""Does each entry of a feed become an article of its own, and is what is no entry told?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge.claim import Source
from knowledge.errors import UnusableFile
from knowledge.formats.feed import read_feed
from knowledge.formats.items import FoundArticle, Unreadable

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Valley Post</title><link>https://post.example/</link>
<image><title>Logo</title></image>
<item><title>Ferry &amp;amp; quay</title><link>/ferry?a=1</link>
<pubDate>Mon, 03 May 2021 23:30:00 -0500</pubDate><dc:creator>Ada Poole</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry &amp; the quay are closed, the <b>harbour
office</b> said.</p><figure><figcaption>The quay.</figcaption></figure>]]></content:encoded></item>
<item><title>Plain</title><guid>https://post.example/2</guid>
<author>ben@post.example (Ben Okoro)</author>
<description>Rain fell on 12 towns.</description></item>
</channel></rss>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Larn Today</title></channel>
<item rdf:about="y"><title>Schools</title><link>https://larn.example/1</link><dc:date>2020-02-29</dc:date>
<description>&lt;p&gt;The council sold 4 schools.&lt;/p&gt;</description></item></rdf:RDF>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://larn.example/">
<title>Larn Today</title><link rel="self" href="https://larn.example/feed"/>
<link href="https://larn.example/"/><rights>All rights reserved</rights>
<entry><title type="html">A &lt;b&gt;big&lt;/b&gt; storm</title><link rel="alternate" href="storm"/>
<id>urn:1</id><updated>2021-05-04T10:00:00Z</updated><published>2021-05-03T10:00:00Z</published>
<author><name>Ada Poole</name></author><author><name>Ben Okoro</name></author>
<summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It took <b>31</b> roofs.</p>
<p>Nobody was hurt.</p></div></content></entry></feed>"""


def read(feed: str | bytes, **given: Any) -> list[Any]:
    data = feed.encode() if isinstance(feed, str) else feed
    return list(read_feed(data, "feed.xml", Source(**given)))


def test_rss_2() -> None:
    first, second = read(RSS)
    assert first.where == "feed.xml, entry 1 (“Ferry & quay”)"
    assert first.text == "The ferry & the quay are closed, the harbour\noffice said."
    assert first.source == Source(
        publisher="The Valley Post",
        title="Ferry & quay",
        url="https://post.example/ferry?a=1",
        author="Ada Poole",
        published=date(2021, 5, 3),
    )
    assert [(part.kind, part.pieces) for part in first.skipped] == [("caption", 1)]
    assert second.text == "Rain fell on 12 towns."
    assert (second.source.url, second.source.author) == ("https://post.example/2", "Ben Okoro")


def test_rss_1() -> None:
    (entry,) = read(RDF)
    assert entry.text == "The council sold 4 schools."
    assert entry.source == Source(
        publisher="Larn Today",
        title="Schools",
        url="https://larn.example/1",
        published=date(2020, 2, 29),
    )


def test_atom() -> None:
    (entry,) = read(ATOM)
    assert entry.text == "It took 31 roofs.\n\nNobody was hurt."
    assert entry.source == Source(
        publisher="Larn Today",
        title="A big storm",
        url="https://larn.example/storm",
        author="Ada Poole; Ben Okoro",
        published=date(2021, 5, 3),
        licence="All rights reserved",
    )


def test_what_is_given_counts_before_what_the_feed_says() -> None:
    (entry,) = read(ATOM, publisher="Given", published=date(2000, 1, 1))
    assert (entry.source.publisher, entry.source.published) == ("Given", date(2000, 1, 1))


@pytest.mark.parametrize("written", ["yesterday", "2 hours ago", "last Tuesday", "31/31/2021"])
def test_an_entry_with_a_day_that_is_none_is_told_and_the_rest_goes_in(written: str) -> None:
    broken = RSS.replace("Mon, 03 May 2021 23:30:00 -0500", written)
    first, second = read(broken)
    assert isinstance(first, Unreadable)
    assert first.why == (
        f"feed.xml, entry 1 (“Ferry & quay”) was left out: “{written}” is no date; "
        "give the day with --published."
    )
    assert isinstance(second, FoundArticle)
    given, _ = read(broken, published=date(2021, 5, 3))
    assert isinstance(given, FoundArticle)


def test_an_entry_without_text_is_told() -> None:
    (entry,) = read("<rss><channel><item><title>Nothing</title></item></channel></rss>")
    assert entry.why == "feed.xml, entry 1 (“Nothing”) was left out: it holds no text."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    written = f'<?xml version="1.0" encoding="{encoding}"?>' + item("It rained on the café.")
    (entry,) = read(written.encode(encoding))
    assert entry.text == "It rained on the café."


def item(body: str) -> str:
    return f"<rss><channel><item><description>{body}</description></item></channel></rss>"


LAUGHS = "<!DOCTYPE l [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("feed", "says"),
    [
        (LAUGHS + "]>" + item("&a9;"), "defines entities of its own"),
        (
            "<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + item("&a;"),
            "defines entities of its own",
        ),
        ("<rss>" + "<a>" * 100_000, "within each other"),
        (item("a&nbsp;b"), "is damaged in line 1 (undefined entity)"),
        ("<rss><channel>\n<item><desc", "is damaged in line 2"),
        (b"<rss><channel><item><description>caf\xe9", "is damaged in line 1"),
        ('<?xml version="1.0" encoding="klingon"?>' + item("x"), "is damaged"),
        ("<html><body>Hello</body></html>", "has no entry"),
        ("", "is damaged"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_sentence(feed: str | bytes, says: str) -> None:
    with pytest.raises(UnusableFile) as told:
        read(feed)
    assert says in str(told.value)


def test_entries_before_the_damage_are_given_out() -> None:
    found = read_feed((RSS[: RSS.index("<item><title>Plain")]).encode(), "feed.xml", Source())
    assert isinstance(next(found), FoundArticle)
    with pytest.raises(UnusableFile, match="is damaged"):
        next(found)


def test_many_empty_elements_and_entries_are_read_to_their_end() -> None:
    assert (
        len(
            read(
                "<rss><channel>"
                + "<x/>" * 50_000
                + item("A b.")[14:-16] * 2_000
                + "</channel></rss>"
            )
        )
        == 2_000
    )
