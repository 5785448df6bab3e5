"""What does each tool of a writing assistant answer, and what does it say of bad input?"""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.claim import Claim, Source, Speaker, Stance, Status
from knowledge.errors import UnknownClaim
from knowledge.selection import Selection
from verifier.assistants import answers
from verifier.errors import UnusableInput
from verifier.pipeline import Verifier

GAZETTE = Source(
    publisher="Island Gazette", title="Storm over Holm", published=date(2024, 6, 3),
    url="https://gazette.example/storm",
)  # fmt: skip


def claim(words: str, speaker: str = "", status: Status = Status.CITABLE) -> Claim:
    return Claim(
        statement=words,
        speaker=Speaker(name=speaker) if speaker else None,
        stance=Stance.SAYS if speaker else Stance.REPORTS,
        source=GAZETTE,
        status=status,
    )


@pytest.fixture
def verifier(make_verifier) -> Verifier:
    made = make_verifier()
    made.add(
        [
            claim("The storm left 1,400 homes without power, Nordnet said.", "Nordnet"),
            claim("The hospital treated six patients.", "Anders Vik"),
            claim("The ferry was 40 minutes late.", status=Status.EXTRACTED),
        ]
    )
    return made


@pytest.mark.parametrize(
    ("statement", "verdict", "told"),
    [
        ("Nordnet said the storm left 1,400 homes without power.", "supported", "1,400 homes"),
        ("The storm left 1,900 homes without power, Nordnet said.", "contradicted", "1,900 homes"),
        ("The storm cost the mayor his office.", "unverified", "unverified"),
    ],
)
def test_a_statement_gets_its_verdict_for_reader_and_program(
    verifier, statement, verdict, told
) -> None:
    answer = answers.verify(verifier, statement)
    assert answer.data.verdict.value == verdict
    assert verdict in answer.text.splitlines()[0]
    assert told in answer.text


def test_the_text_of_a_verdict_names_source_claim_and_points(verifier) -> None:
    text = answers.verify(verifier, "The storm left 1,900 homes without power.").text
    for part in ("Island Gazette", "https://gazette.example/storm", "✗ figure", "claim "):
        assert part in text, part


def test_a_draft_is_checked_line_by_line(verifier) -> None:
    draft = "# Storm\n\nThe storm left 1,900 homes without power, Nordnet said.\n\nWhat a night!"
    answer = answers.check_draft(verifier, draft, name="storm.md")
    (checked,) = answer.data.drafts[0].checked
    assert (checked.line, checked.report.verdict.value) == (3, "contradicted")
    assert "storm.md:3:1" in answer.text
    assert draft[checked.start : checked.end].startswith("The storm left 1,900")


@pytest.mark.parametrize(
    ("words", "wanted", "found"),
    [
        ("homes without electricity after the storm", Selection(), "Nordnet"),
        ("patients", Selection(), "Anders Vik"),
        ("homes", Selection(speaker="vik"), ""),
        ("", Selection(speaker="vik"), "Anders Vik"),
        ("", Selection(status=Status.EXTRACTED), "Island Gazette: “The ferry"),
        ("", Selection(publisher="Gazette"), "Nordnet"),
    ],
)
def test_claims_are_found_by_words_and_by_who_said_them(verifier, words, wanted, found) -> None:
    answer = answers.search_claims(verifier, words, wanted=wanted)
    first = answer.text.splitlines()[0]
    assert found in first if found else first == "No claim fits; ask with fewer words."
    assert len(answer.data.claims) == answer.text.count("“")


def test_a_search_tells_that_there_are_more(verifier) -> None:
    answer = answers.search_claims(verifier, limit=1)
    assert answer.data.more and len(answer.data.claims) == 1
    assert "There are more" in answer.text


def test_drafts_of_claims_are_never_found_by_words(verifier) -> None:
    assert not answers.search_claims(verifier, "ferry late").data.claims


def test_a_claim_is_shown_with_its_life(verifier) -> None:
    claim_id = answers.search_claims(verifier, "patients").data.claims[0].id
    answer = answers.show_claim(verifier, f" {claim_id} ")
    assert answer.data.claim.id == claim_id
    assert [one.action for one in answer.data.history] == ["added"]
    assert "Source: Island Gazette, Storm over Holm, 2024-06-03" in answer.text


def test_words_of_a_source_cannot_steer_a_terminal(make_verifier) -> None:
    made = make_verifier()
    made.add([claim("The mayor said\x1b[31m that 12 of 40 trams ran.\u202e")])
    text = answers.search_claims(made, "trams").text
    assert "\x1b" not in text and "\u202e" not in text


@pytest.mark.parametrize(
    ("ask", "error", "sentence"),
    [
        (lambda v: answers.verify(v, "  "), UnusableInput, "statement is empty"),
        (lambda v: answers.verify(v, "Ten died. " * 700), UnusableInput, "the limit is 5,000"),
        (lambda v: answers.verify(v, "Der Sturm war sehr stark und es regnete viel."),
         UnusableInput, "only English"),
        (lambda v: answers.check_draft(v, "a" * 200_001), UnusableInput, "limit is 200,000"),
        (lambda v: answers.check_draft(v, "\n"), UnusableInput, "no sentence"),
        (lambda v: answers.show_claim(v, "nope"), UnknownClaim, "no claim 'nope'"),
        (lambda v: answers.search_claims(v, "?!"), UnusableInput, "empty"),
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence(verifier, ask, error, sentence) -> None:
    with pytest.raises(error, match=sentence):
        ask(verifier)
