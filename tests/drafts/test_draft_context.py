"""What a sentence of a draft takes from those before it."""

from datetime import date

from verifier.drafts.context import Carried, carried_on
from verifier.drafts.readers import read_manuscript
from verifier.drafts.sentences import sentences_of
from verifier.reading.reading import Context

DAY = Context(date=date(2019, 8, 16))


def after(reader, *sentences):
    carried = Carried()
    for sentence in sentences:
        carried = carried_on(carried, reader.read(sentence, carried.into(sentence, DAY, "", "")))
    return carried


def test_the_speaker_last_named_is_meant_by_it(reader):
    carried = after(reader, "The United Nations said 12 hospitals were closed.", "It rained.")
    assert carried.speaker == "United Nations"
    assert carried.into("It said so.", DAY, "", "").speaker_for_pronouns == "United Nations"


def test_the_writer_is_nobody_to_be_quoted(reader):
    carried = after(reader, "The Red Cross said 40 people died.", "I said so before.")
    assert "Red Cross" in carried.speaker


def test_the_places_last_named_are_still_spoken_of(reader):
    carried = after(reader, "Shells fell on Aleppo.", "Nobody was hurt.")
    assert "Aleppo" in carried.places


def test_short_forms_are_remembered(reader):
    carried = after(reader, "Hayat Tahrir al-Sham (HTS) holds the region.", "It rained.")
    assert ("HTS", "Hayat Tahrir al-Sham") in carried.aliases


def test_title_and_heading_are_the_subject():
    context = Carried().into("Forty died.", DAY, "A summer of strikes", "The toll")
    assert context.subject == "A summer of strikes. The toll"
    assert context.date == DAY.date
    assert Carried().into("Forty died.", DAY, "The toll", "The toll").subject == "The toll"


def test_sentences_know_their_heading():
    text = "# Strikes\n\nForty died. Ten fled.\n\n## The north\n\nShells fell.\n"
    sentences = list(sentences_of(read_manuscript(text, "draft.md")))
    assert [(one.words, one.heading, one.under) for one in sentences] == [
        ("Strikes", True, ""),
        ("Forty died.", False, "Strikes"),
        ("Ten fled.", False, "Strikes"),
        ("The north", True, "Strikes"),
        ("Shells fell.", False, "The north"),
    ]


def test_a_wrapped_sentence_is_one_sentence():
    text = "Forty people died\nin the north. Ten\nfled.\n"
    for name in ("draft.txt", "draft.md"):
        sentences = list(sentences_of(read_manuscript(text, name)))
        assert [one.words for one in sentences] == ["Forty people died in the north.", "Ten fled."]
        assert [text[one.start : one.end] for one in sentences] == [
            "Forty people died\nin the north.",
            "Ten\nfled.",
        ]
