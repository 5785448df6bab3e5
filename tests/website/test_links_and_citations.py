"""Which addresses are linked, and how does a citation read elsewhere?"""

from __future__ import annotations

from datetime import date

import pytest

from verifier.report import Citation, CitationStance
from web.pages.citing import copies
from web.pages.links import check_href, claim_href, safe_href


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a?b=1&c=2#d",
        "http://news.example",
        "HTTPS://NEWS.EXAMPLE/",
        "https://пример.example/статья",
        "http://[2001:db8::1]/a",
    ],
)
def test_addresses_of_sources_are_linked(address: str) -> None:
    assert safe_href(address) == address
    assert safe_href(f" {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://news.example/a",
        "//news.example/a",
        "/claims/1",
        "news.example",
        "https:",
        "https:///path",
        "https://",
        "https:\\\\evil.example",
        "https://bank.example@evil.example/",
        "https://news.example/a b",
        "https://news.example/\x00",
        "http://[::1",
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    assert safe_href(address) == ""


def test_an_address_holds_what_was_asked() -> None:
    assert check_href("a & b?", as_of=date(2019, 8, 16), speaker="x/y", revision=3, form="csv") == (
        "/check.csv?statement=a+%26+b%3F&as_of=2019-08-16&speaker=x%2Fy&revision=3"
    )
    assert claim_href("a/../b?") == "/claims/a%2F..%2Fb%3F"


FULL = Citation(
    claim_id="1",
    stance=CitationStance.SUPPORTS,
    quote="The raids\nkilled *some* 820 <civilians>.",
    speaker="Syrian Observatory",
    said_on=date(2019, 8, 14),
    publisher="AFP",
    title="Idlib [update]",
    url="https://news.example/a_(b)?c=1&d=2",
    published=date(2019, 8, 15),
)


def test_as_text() -> None:
    assert copies(FULL).text == (
        "“The raids killed *some* 820 <civilians>.” — Syrian Observatory on 14 August 2019, AFP, "
        "“Idlib [update]”, 15 August 2019. https://news.example/a_(b)?c=1&d=2"
    )


def test_as_markdown() -> None:
    assert copies(FULL).markdown == (
        "> The raids killed \\*some\\* 820 \\<civilians\\>.\n>\n"
        "> — [Syrian Observatory on 14 August 2019, AFP, “Idlib \\[update\\]”, 15 August 2019]"
        "(<https://news.example/a_(b)?c=1&d=2>)"
    )


def test_as_html() -> None:
    assert copies(FULL).html == (
        '<blockquote cite="https://news.example/a_(b)?c=1&amp;d=2">'
        "<p>The raids killed *some* 820 &lt;civilians&gt;.</p>"
        '<p>— <a href="https://news.example/a_(b)?c=1&amp;d=2">Syrian Observatory on 14 August '
        "2019, AFP, “Idlib [update]”, 15 August 2019</a></p></blockquote>"
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = Citation(claim_id="1", stance=CitationStance.MENTIONS, quote="12. hospitals", url="x:y")
    assert copies(bare).text == "“12. hospitals” — source unknown."
    assert copies(bare).markdown == "> 12\\. hospitals\n>\n> — source unknown"
    assert copies(bare).html == (
        "<blockquote><p>12. hospitals</p><p>— source unknown</p></blockquote>"
    )


def test_the_day_is_given_once_where_both_are_one() -> None:
    same_day = FULL.model_copy(update={"said_on": FULL.published})
    assert copies(same_day).text.count("August") == 1
