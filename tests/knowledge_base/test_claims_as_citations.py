"""Are sources written so that LaTeX, Zotero and Pandoc take them, each publication once?"""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from knowledge.claim import Appearance, Claim, Source, Speaker
from knowledge.formats.bibtex import MONTHS, SIGNS, address, latex, write_bibtex
from knowledge.formats.csl_json import write_csl_json
from knowledge.formats.publications import publications
from tests.knowledge_base.drawn_claims import claims

SOURCE = Source(
    publisher="The Daily & Sons",
    title="100% of {braces} cost $5_000 ~ #1",
    url="https://daily.example/a b?x={1}&y=é%20",
    author="Anna Berg",
    published=date(2019, 8, 15),
    retrieved=datetime(2020, 1, 2, 3, tzinfo=UTC),
)
TOLL = Claim(
    id="00000000000000a1",
    statement="Some 820 were hurt.",
    speaker=Speaker(name="Harbour Office"),
    source=SOURCE,
)


def bibtex(*wanted: Claim) -> str:
    stream = io.StringIO()
    write_bibtex(wanted, stream)
    return stream.getvalue()


def csl(*wanted: Claim) -> list[dict[str, Any]]:
    stream = io.StringIO()
    write_csl_json(wanted, stream)
    read: list[dict[str, Any]] = json.loads(stream.getvalue())
    return read


def test_an_entry_in_bibtex() -> None:
    key = publications([TOLL])[0].key
    assert re.fullmatch(r"thedailysons2019-[0-9a-f]{8}", key)
    assert bibtex(TOLL) == (
        f"@misc{{{key},\n"
        "  author = {{Anna Berg}},\n"
        r"  title = {{100\% of \textbraceleft{}braces\textbraceright{} cost \$5\_000 "
        "\\textasciitilde{} \\#1}},\n"
        "  howpublished = {The Daily \\& Sons},\n"
        "  publisher = {The Daily \\& Sons},\n"
        "  year = {2019},\n"
        "  month = aug,\n"
        "  date = {2019-08-15},\n"
        "  url = {https://daily.example/a%20b?x=%7B1%7D&y=%C3%A9%20},\n"
        "  urldate = {2020-01-02},\n"
        "  annote = {Harbour Office: “Some 820 were hurt.”},\n"
        "  keywords = {00000000000000a1},\n"
        "}\n\n"
    )


def test_an_item_in_csl() -> None:
    (item,) = csl(TOLL)
    assert item == {
        "id": publications([TOLL])[0].key,
        "type": "webpage",
        "title": SOURCE.title,
        "author": [{"literal": "Anna Berg"}],
        "container-title": "The Daily & Sons",
        "publisher": "The Daily & Sons",
        "issued": {"date-parts": [[2019, 8, 15]]},
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "URL": SOURCE.url,
        "annote": "Harbour Office: “Some 820 were hurt.”",
        "keyword": "00000000000000a1",
    }


def test_a_publication_stands_once_and_a_merged_claim_with_each_of_its_own() -> None:
    other = Source(publisher="Courier", title="Storm")
    again = TOLL.model_copy(
        update={
            "id": "00000000000000a2",
            "statement": "The pier is closed.",
            "source": SOURCE.model_copy(update={"retrieved": None}),
            "appearances": (Appearance(claim_id="3", words="Pier closed.", source=other),),
        }
    )
    first, second = publications([TOLL, again])
    assert first.ids == (TOLL.id, again.id) and second.ids == (again.id,)
    assert first.retrieved == date(2020, 1, 2)
    assert second.note == "Harbour Office: “Pier closed.”"
    assert len({first.key, second.key}) == 2


def test_a_source_of_which_nothing_is_known_is_named_by_what_it_says() -> None:
    claim = Claim(statement="word " * 40)
    (item,) = csl(claim)
    assert item["type"] == "document"
    assert item["title"] == "word " * 15 + "word …"
    assert set(item) == {"id", "type", "title", "annote"}
    assert "@misc{source-" in bibtex(claim) and "author" not in bibtex(claim)


def back(text: str) -> str:
    """What LaTeX sets for a text of ours."""
    signs = {command: sign for sign, command in SIGNS.items()}
    pattern = "|".join(re.escape(command) for command in sorted(signs, key=len, reverse=True))
    return re.sub(pattern, lambda found: signs[found[0]], text)


@given(st.text())
def test_latex_sets_what_was_written_and_nothing_in_it_is_a_command(text: str) -> None:
    written = latex(text)
    shown = "".join(c if c.isprintable() else " " for c in text)
    assert back(written) == " ".join(shown.split())
    bare = written
    for command in sorted(SIGNS.values(), key=len, reverse=True):
        bare = bare.replace(command, "")
    assert not set(bare) & set("\\{}$&%#_~^")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_address_has_no_sign_that_ends_its_field(url: str) -> None:
    assert re.fullmatch(r"[\x21-\x7e]*", address(url))
    assert not set(address(url)) & set('{}\\"<>^`| ')


@given(st.lists(claims(), min_size=1, max_size=2))
def test_every_claim_gives_entries_that_a_reader_of_bibtex_can_part(wanted: list[Claim]) -> None:
    text = bibtex(*wanted)
    depth, entries = 0, 0
    for sign in text:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        entries += sign == "}" and depth == 0
        assert depth >= 0
    assert depth == 0 and entries == len(publications(wanted)) == text.count("@misc{")
    line = re.compile(rf"  [a-z]+ = (\{{.*\}}|{'|'.join(MONTHS)}),")
    head = re.compile(r"@misc\{[a-z0-9-]+,")
    assert all(
        line.fullmatch(one) or head.fullmatch(one) or one in ("}", "") for one in text.split("\n")
    )


SCHEMA = {
    "id": str,
    "type": str,
    "title": str,
    "container-title": str,
    "publisher": str,
    "URL": str,
    "annote": str,
    "keyword": str,
}
"""The fields of ours that are texts in the schema of CSL data, which allows no others but names
(with "literal") and days (with "date-parts")."""
TYPES = {"webpage", "document"}
"""Those of the schema's types that are used."""


@given(st.lists(claims(), max_size=2))
def test_every_item_is_one_by_the_schema_of_csl(wanted: list[Claim]) -> None:
    items = csl(*wanted)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] in TYPES and item["id"]
        for name, value in item.items():
            if name == "author":
                assert value == [{"literal": value[0]["literal"]}]
            elif name in ("issued", "accessed"):
                (parts,) = value["date-parts"]
                assert set(value) == {"date-parts"} and date(*parts)
            else:
                assert isinstance(value, SCHEMA[name])
