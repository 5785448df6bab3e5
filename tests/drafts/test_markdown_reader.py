"""What is read of a Markdown draft, and where in the file each word stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.drafts.readers import TEXT_READERS, read_manuscript
from verifier.drafts.readers.markup import without_markup

DRAFT = """---
title: "Four months of strikes"
date: 2019-08-16T10:00
---
# Strikes on **Idlib**

Some **820** civilians\r
were [killed by *strikes*](https://example.org/a_(b) "t") &amp; shelling.

> The UN said `400,000` people
> fled.[^1]

- one item
  goes on

| a | b |
|---|---|
| 1 | 2 |

```
code 3
```

<div>
html
</div>

[1]: https://example.org/target
Then [the ministry][1] spoke: https://example.org/2019/08/15.
"""


def test_front_matter_gives_title_and_day():
    manuscript = read_manuscript(DRAFT, "draft.md")
    assert manuscript.title == "Four months of strikes"
    assert manuscript.written_on.isoformat() == "2019-08-16"


def test_passages_are_read_without_markup():
    texts = [passage.text for passage in read_manuscript(DRAFT, "draft.md").passages]
    assert texts == [
        "Strikes on Idlib",
        "Some 820 civilians\nwere killed by strikes & shelling.",
        "The UN said 400,000 people\nfled.",
        "one item\ngoes on",
        "Then the ministry spoke: .",
    ]


@pytest.mark.parametrize(
    "word", ["820", "killed", "strikes", "400,000", "fled", "goes", "ministry", "Idlib"]
)
def test_each_word_is_found_again_in_the_file(word):
    for passage in read_manuscript(DRAFT, "draft.md").passages:
        at = passage.text.find(word)
        if at >= 0:
            start, end = passage.origin_span(at, at + len(word))
            assert DRAFT[start:end] == word
            return
    pytest.fail(f"{word} was not read")


def test_a_stretch_keeps_the_markup_between_its_ends():
    passage = read_manuscript(DRAFT, "draft.md").passages[1]
    start, end = passage.origin_span(0, len(passage.text))
    assert DRAFT[start:end].startswith("Some **820** civilians\r\nwere [killed")
    assert DRAFT[start:end].endswith("&amp; shelling.")


def test_what_holds_no_prose_is_named_with_its_lines():
    left_out = read_manuscript(DRAFT, "draft.md").not_read
    assert [(part.line, part.end_line, part.what) for part in left_out] == [
        (1, 4, "front matter"),
        (16, 18, "a table"),
        (20, 22, "a code block"),
        (24, 26, "an HTML block"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**820** died", "820 died"),
        ("*some* 820", "some 820"),
        ("a snake_case_name", "a snake_case_name"),
        ("5 * 3 = 15", "5 * 3 = 15"),
        (r"\*said\*", "*said*"),
        ("he said [sic] so", "he said [sic] so"),
        ("~~1,200~~ 820 died", " 820 died"),
        ("fled.[^note]", "fled."),
        ("see ![a map](map.png) here", "see  here"),
        ("it <b>rose</b><!-- check --> again", "it rose again"),
        ("[a](b)[c](d)", "ac"),
        ("[link] (aside)", "[link] (aside)"),
        ("3 &lt; 4 &mdash; so", "3 < 4 — so"),
    ],
)
def test_markup_within_a_line(written, read):
    assert without_markup(written)[0] == read


def test_a_rule_at_the_top_is_no_front_matter():
    manuscript = read_manuscript("---\n\nForty people died on Monday.\n\n---\n", "draft.md")
    assert [passage.text for passage in manuscript.passages] == ["Forty people died on Monday."]


def test_plain_text_is_one_passage_with_its_heading_as_title():
    text = "Strikes go on in the north\n\nForty people died on Monday. Ten more fled.\n"
    manuscript = read_manuscript(text, "draft.txt")
    assert manuscript.title == "Strikes go on in the north"
    assert manuscript.passages[0].text == text


def test_the_endings_that_are_read_are_listed():
    assert list(TEXT_READERS)[:4] == [".txt", ".text", ".md", ".markdown"]


@given(st.text(alphabet="ab \n*_[]()<>!`&;#-|~\\.", max_size=200))
def test_any_markdown_is_read_and_each_letter_stands_in_the_file(text):
    for passage in read_manuscript(text, "draft.md").passages:
        for at, letter in enumerate(passage.text):
            start, end = passage.origin_span(at, at + 1)
            assert 0 <= start <= end <= len(text)
            if letter.isalnum() and "&" not in text:
                assert text[start:end] == letter
