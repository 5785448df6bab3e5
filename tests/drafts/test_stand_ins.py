"""Whom "it" means, where "there" is, when "then" was, and who goes on speaking."""

from datetime import date

import pytest

from verifier.drafts.readers import read_manuscript
from verifier.drafts.review import review_draft
from verifier.drafts.sentences import sentences_of
from verifier.drafts.told import read_sentences
from verifier.settings import DEFAULTS

DAY = date(2019, 8, 16)


def last(reader, text):
    manuscript = read_manuscript(text, "draft.txt")
    sentences = tuple(sentences_of(manuscript))
    return read_sentences(manuscript, sentences, reader, DEFAULTS, DAY).sentences[-1]


@pytest.mark.parametrize(
    ("text", "written", "canonical"),
    [
        ("Harbour Lines lost money. It cut 40 jobs in May.", "It", "Harbour Lines"),
        ("The Social Democrats won. They took 40 seats.", "They", "Social Democrats"),
        ("Anna Berg resigned. She left the party in May.", "She", "Anna Berg"),
        ("Anna Berg resigned.\n\nShe left the party in May.", "She", "Anna Berg"),
        ("Shells fell on Aleppo. Ten people live there.", "there", "Aleppo"),
    ],
)
def test_a_word_stands_for(reader, text, written, canonical):
    assert (written, canonical) in [
        (name.written, name.canonical) for name in last(reader, text).reading.names
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned. It was insured.",
        "Harbour Lines lost money.\n\nIt rained for ten days.",
        "Anna Berg resigned. It is likely that the party will split.",
        "Shells fell on Aleppo. There are ten schools in Tarn.",
    ],
)
def test_nothing_is_guessed(reader, text):
    names = last(reader, text).reading.names
    assert not any(name.written.lower() in ("it", "there") for name in names)


def test_then_is_the_date_of_the_sentence_before(reader):
    one = last(reader, "On 3 May 2019 the port was closed. By then 40 ships had left.")
    (dated,) = one.reading.dates
    assert dated.period.last == date(2019, 5, 3)


def test_that_month_is_the_month_of_the_sentence_before(reader):
    one = last(
        reader,
        "Prices fell in the spring. Shops cut 400 jobs in April 2017. That month rents rose.",
    )
    assert [str(dated.period) for dated in one.reading.dates] == ["1 April 2017 to 30 April 2017"]


def test_the_three_countries_assert_no_number(reader):
    one = last(reader, "Tarn, Lune and Moor voted. In the three countries 40 people were hurt.")
    assert [figure.written for figure in one.reading.figures] == ["40"]


def test_a_quotation_goes_on_with_its_speaker(reader):
    text = '"We lost ten men," Anna Berg said. "The bridge fell at noon on 3 May."'
    one = last(reader, text)
    assert one.said_by == "Anna Berg"
    assert one.sort == "attribution"


def test_the_same_assertion_is_judged_once(make_verifier):
    text = (
        "The blast in Tarn killed 45 people, the army said.\n\n"
        "Nobody knows why it happened at noon.\n\n"
        "The army said the blast in Tarn killed 45 people. The blast in Tarn killed 46 people."
    )
    report = review_draft("draft.txt", read_manuscript(text, "draft.txt"), make_verifier())
    assert [[at.line for at in one.also_at] for one in report.checked] == [[5], []]
    assert report.checkable == sum(report.counts.values()) == 3


def test_the_same_words_on_another_day_are_another_assertion(make_verifier):
    text = (
        "On 3 May 2019 shells fell on Tarn. The next day ten people died.\n\n"
        "On 7 May 2019 shells fell on Tarn. The next day ten people died."
    )
    report = review_draft("draft.txt", read_manuscript(text, "draft.txt"), make_verifier())
    assert all(one.also_at == () for one in report.checked)
    assert report.checkable == 4
