"""The draft as it reads: its paragraphs, and in each of them the sentences that were checked."""

from hypothesis import given, settings

from tests.reports import drafts_made_by_hand as made
from tests.reports.drawn_reports import drafts
from verifier.drafts.report import Place
from verifier.reports.draft_text import paragraphs
from verifier.reports.extents import end_of


def shown(draft):
    """Each paragraph with its marks: ``[sentence: words]``, corrected words in braces."""
    for paragraph in paragraphs(draft):
        if paragraph.left_out:
            yield f"left out: {paragraph.left_out}"
            continue
        parts = []
        for stretch in paragraph.stretches:
            text = f"{{{stretch.text}}}" if stretch.corrected else stretch.text
            if stretch.sentence is not None:
                text = f"[{stretch.sentence}{'+' if stretch.again else ''}: {text}]"
            parts.append(text.replace("\n", " "))
        beside = "".join(f" <{stretch.what}>" for stretch in paragraph.not_read)
        yield f"{'# ' if paragraph.heading else ''}{''.join(parts)}{beside}"


def test_markdown_without_its_markup():
    assert list(shown(made.ferry())) == [
        "left out: ---\ntitle: A season on the strait\ndate: 2019-08-16\n---",
        "# A season on the strait",
        "[0: The harbour office put the number of passengers at ][0: {1,200}][0:  since late "
        "April.] It runs six ferries between the two towns.",
        "[1: Some 820 passengers have crossed since late April, the Harbour Union said.] "
        "[2: Tickets cost 12 euros.]",
        "# What the towns say",
        "left out: | town | ferries |\n|---|---|\n| Alm  | 4 |",
        "[3: Alm & Sund had 400,000 inhabitants in 2018.] [0+: According to the mayor, the line "
        "carried 1,200 passengers since late April.]",
        "[4: The line carried 900 passengers since late April.] [5: It lost 2 million euros in "
        "2017.] <a sentence in French>",
    ]


def test_a_text_has_its_headings_and_paragraphs():
    text = (
        "A Season on the Strait\n\nThe line has six ferries. It runs daily.\n\nTickets cost 12.\n"
    )
    one = made.sentence(text, "It runs daily.", made.ferry().checked[0].report)
    draft = made.draft_of("a.txt", text, [one])
    assert list(shown(draft)) == [
        "# A Season on the Strait",
        "The line has six ferries. [0: It runs daily.]",
        "Tickets cost 12.",
    ]


def test_entities_are_one_letter_and_are_covered_whole():
    text = "Alm &amp; Sund had 400 inhabitants. It grew.\n"
    words = "Alm &amp; Sund had 400 inhabitants."
    draft = made.draft_of(
        "a.md", text, [made.sentence(text, words, made.ferry().checked[0].report)]
    )
    assert list(shown(draft)) == ["[0: Alm & Sund had 400 inhabitants.] It grew."]


def test_without_the_letters_the_checked_sentences_stand_alone():
    draft = made.ferry().model_copy(update={"written": ""})
    assert [p.sentences for p in paragraphs(draft)] == [(n,) for n in range(len(draft.checked))]


@given(drafts())
@settings(deadline=None, max_examples=50)
def test_no_sentence_is_lost_and_none_shown_twice(draft):
    met = [at for paragraph in paragraphs(draft) for at in paragraph.sentences]
    assert sorted(met) == list(range(len(draft.checked)))


def test_a_sentence_over_two_lines_ends_on_the_second():
    words = "According to the mayor, the line carried 1,200\npassengers since late April."
    one = made.sentence(made.FERRY, words, made.ferry().checked[0].report)
    assert end_of(one) == (20, len("passengers since late April.") + 1)
    assert Place(**made.place_of(made.FERRY, words)).line == 19


def test_a_sentence_over_two_paragraphs_has_its_number_once():
    text = "The line has six ferries.\n\nIt runs daily. Tickets cost 12.\n"
    words = "The line has six ferries.\n\nIt runs daily."
    one = made.sentence(text, words, made.ferry().checked[0].report)
    found = paragraphs(made.draft_of("a.txt", text, [one]))
    assert [[s.text for s in p.stretches if s.ends] for p in found] == [
        ["The line has six ferries."],
        [],
    ]
    assert [[s.text for s in p.stretches if s.sentence == 0] for p in found] == [
        ["The line has six ferries."],
        ["It runs daily."],
    ]
