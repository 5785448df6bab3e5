"""Is the article of a page found, with the place of its words in the file, and what is not it?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.claim import Source
from knowledge.errors import UnusableFile
from knowledge.formats.html_tokens import html_tokens
from knowledge.formats.items import FoundArticle, FoundClaim
from knowledge.formats.main_text import main_text
from knowledge.formats.page_letters import page_letters
from knowledge.formats.web_page import read_web_page
from knowledge.review import ReviewVerdict

PAGES = Path(__file__).parent / "pages"


def article(data: bytes, **given: object) -> FoundArticle:
    (found,) = read_web_page(data, "page.html", Source(**given))
    assert isinstance(found, FoundArticle)
    return found


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_the_article_of_a_page(page: Path) -> None:
    found = article(page.read_bytes())
    assert found.text + "\n" == page.with_suffix(".txt").read_text(encoding="utf-8")
    written = page_letters(page.read_bytes(), page.name)
    for stretch in found.stretches:
        here = found.text[stretch.at : stretch.at + stretch.length]
        assert written[stretch.origin : stretch.end] == here
    covered = sum(stretch.length for stretch in found.stretches)
    assert covered > 0.8 * len(found.text)


def test_what_is_left_out_is_counted() -> None:
    found = article((PAGES / "modern.html").read_bytes())
    assert {part.kind: part.pieces for part in found.skipped} == {
        "advertisement": 1,
        "byline": 1,
        "caption": 1,
        "comment": 1,
        "form": 1,
        "hidden": 3,
        "link list": 1,
        "navigation": 2,
        "table": 4,
        "teaser": 1,
    }


@pytest.mark.parametrize(
    ("page", "source"),
    [
        (
            "modern.html",
            Source(
                publisher="The Valley Post",
                title="Ferry line to Orsk closes for a year",
                url="https://valley-post.example/ferry",
                author="Ada Poole",
                published=date(2021, 5, 3),
            ),
        ),
        ("old.html", Source(title="Larn Courier - Storm damage", published=date(1999, 11, 8))),
        (
            "soup.html",
            Source(
                title="Council sells 4 schools » Larn Today",
                author="Ben Okoro",
                published=date(2020, 2, 29),
            ),
        ),
    ],
)
def test_what_a_page_says_of_itself(page: str, source: Source) -> None:
    assert article((PAGES / page).read_bytes()).source == source


def test_what_is_given_counts_before_what_the_page_says() -> None:
    found = article((PAGES / "modern.html").read_bytes(), publisher="AFP", title="Given")
    assert (found.source.publisher, found.source.title) == ("AFP", "Given")
    assert found.source.author == "Ada Poole"


def test_a_quote_has_its_place_only_where_it_stands_letter_by_letter() -> None:
    written = "<p>Some <b>300</b> homes &amp; 4 farms lost power."
    found = article(written.encode())

    def place(quote: str) -> tuple[int, int] | None:
        start = found.text.index(quote)
        return found.in_file(start, start + len(quote))

    start, end = place("4 farms lost power.") or (0, 0)
    assert written[start:end] == "4 farms lost power."
    assert place("Some 300 homes") is None
    assert place("homes & 4") is None


@pytest.mark.parametrize(
    ("classes", "left_out"),
    [
        ("share", True),
        ("top_share", True),
        ("shareBar", True),
        ("article__share-buttons share-bar", True),
        ("sharepoint", False),
        ("has-share", False),
        ("post category-popular tag-ads", False),
        ("market-share-report", False),
        ("wp-caption-text", True),
        ("sr-only", True),
        ("content-ad", True),
        ("shadow-header", False),
    ],
)
def test_a_part_is_known_by_the_words_of_its_class(classes: str, left_out: bool) -> None:
    found = article(
        f"<p>The ferry did not run on Monday, the harbour office said.</p><div class='{classes}'>"
        "<p>It is 40 years old.</p></div>".encode()
    )
    assert ("40 years" not in found.text) is left_out


@pytest.mark.parametrize(
    ("times", "day"),
    [
        ("<time datetime=2021-05-03>", date(2021, 5, 3)),
        ("<time datetime=2021-05-03T10:00:00Z><time datetime=2021-05-03>", date(2021, 5, 3)),
        ("<time datetime=2021-05-01><time datetime=2021-05-03>", None),
        ("<time datetime=2021-05-01><time datetime=2021-05-03 pubdate>", date(2021, 5, 3)),
        ("<meta itemprop=datePublished content=2021-05-03>", date(2021, 5, 3)),
        ("<time datetime=soon>", None),
    ],
)
def test_a_day_that_the_page_shows_counts_where_it_is_the_only_one(
    times: str, day: date | None
) -> None:
    assert article(f"{times}<p>Rain fell on 12 towns.".encode()).source.published == day


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Storm hits Larn | Larn Today", "Storm hits Larn"),
        ("Larn Today - Storm hits Larn - and Orsk", "Storm hits Larn - and Orsk"),
        ("Storm – the day after", "Storm – the day after"),
    ],
)
def test_a_title_loses_the_name_of_its_site(title: str, read: str) -> None:
    page = f'<meta property="og:site_name" content="Larn Today"><title>{title}</title><p>Rain fell.'
    assert article(page.encode()).source.title == read


def test_words_within_a_sentence_stay_and_those_struck_out_go() -> None:
    found = article(
        b"<p>Of <del>30</del><ins>40</ins> <code>farms</code>, <kbd>12</kbd> were lost.</p>"
    )
    assert found.text == "Of 40 farms, 12 were lost."
    assert [(part.kind, part.pieces) for part in found.skipped] == [("struck out", 1)]


def test_a_page_gives_the_reviews_that_it_carries_too() -> None:
    page = (
        '<link rel=canonical href="https://check.example/1"><script type="application/ld+json">'
        '{"@type": "ClaimReview", "claimReviewed": "The ferry sank.", "author": {"name": "Check"},'
        ' "reviewRating": {"alternateName": "False"}}</script>'
        "<article><p>The ferry did not sink, the harbour office said on Monday.</p></article>"
    )
    first, second = read_web_page(page.encode(), "page.html", Source())
    assert isinstance(first, FoundArticle)
    assert isinstance(second, FoundClaim)
    assert second.claim.statement == "The ferry sank."
    assert second.claim.source.url == "https://check.example/1"
    assert second.claim.review and second.claim.review.verdict is ReviewVerdict.FALSE


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html><body><script>draw()</script><div id=root></div></body></html>", "no article"),
        (b"<html><nav><a href=x>Home</a></nav></html>", "no article"),
        (b"<html>" + bytes(range(32)) * 50, "is a binary file"),
        (b"<html>\x00\x01", "is a binary file"),
        (b"<p>x</p>" * 1_100_000, "limit for a web page"),
    ],
)
def test_what_is_no_article_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UnusableFile, match=says):
        list(read_web_page(data, "page.html", Source()))


@pytest.mark.parametrize(
    ("data", "letters"),
    [
        ("café".encode(), "café"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        ("café".encode("utf-16"), "café"),
        ('<meta charset="iso-8859-1">“é”'.encode("cp1252"), '<meta charset="iso-8859-1">“é”'),
        ("<meta charset=iso-8859-2>ł".encode("iso-8859-2"), "<meta charset=iso-8859-2>ł"),
        (b"<meta charset=zip>caf\xe9", "<meta charset=zip>café"),
        (b"<meta charset=klingon>caf\xe9", "<meta charset=klingon>café"),
    ],
)
def test_letters_of_a_page(data: bytes, letters: str) -> None:
    assert page_letters(data, "page.html") == letters


HOSTILE = ["<!--", "<a ", "</", "<!", "<?", "<![CDATA[", "&", '<a b="', "<script>", "<title>"]
HOSTILE += ["<div>", "<p>", "<b>x", "</div>x", "<td>", "<ul><li>", "<article>x", "&#1114112;"]
HOSTILE += ["<a b='x", "<a = = ", "<script></script", "\u00ad", "<br>", '<p class="a-b c d">x']


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("end", ["", ">", '">'])
def test_hostile_pages_are_read_to_their_end(unit: str, end: str) -> None:
    """Quadratic time would take minutes here; depth would end in a RecursionError."""
    main_text(unit * 10_000 + end)


@given(st.text(alphabet="<>/!-ab =\"'&;px\n", max_size=80))
def test_any_letters_are_a_page(written: str) -> None:
    list(html_tokens(written))
    found = main_text(written)
    for stretch in found.stretches:
        here = found.text[stretch.at : stretch.at + stretch.length]
        assert written[stretch.origin : stretch.end] == here
