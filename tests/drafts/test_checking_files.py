"""What comes of one file in a run: a report, or a sentence; never an end of the run."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.sample import sample_claims
from verifier.drafts.checking import Asked, DraftFile, Earlier, check_file
from verifier.drafts.report import DraftReport, Unreadable
from verifier.errors import UnusableInput
from verifier.pipeline import Verifier

WRONG = "HTS took Idlib in January 2018."


def no_reading(name: str, limit: int) -> bytes:
    raise AssertionError("what is there already is not read")


def missing(name: str, limit: int) -> bytes:
    raise UnusableInput(f"{name} cannot be read; check the path.")


def faulty(name: str, limit: int) -> bytes:
    raise ZeroDivisionError("of\n  something")


def test_a_report_or_a_sentence(make_verifier: Callable[[], Verifier]) -> None:
    verifier = make_verifier()
    verifier.add(sample_claims())
    here = DraftFile("draft.md", WRONG.encode())
    report = check_file(here, Asked(nearest=0), verifier, no_reading)
    assert isinstance(report, DraftReport)
    assert report.counts["contradicted"] == 1
    assert check_file(DraftFile("a.md"), Asked(), verifier, missing) == Unreadable(
        path="a.md", reason="a.md cannot be read; check the path."
    )
    fault = check_file(DraftFile("a.md"), Asked(), verifier, faulty)
    assert isinstance(fault, Unreadable)
    assert fault.reason == (
        "a.md was not checked for an error of the program itself (ZeroDivisionError: of something);"
        " please report it with that text."
    )


def test_an_earlier_version_is_found_by_name_and_read_by_its_own_ending(
    make_verifier: Callable[[], Verifier],
) -> None:
    verifier = make_verifier()
    verifier.add(sample_claims())
    kept = {"draft.txt": Earlier("before.md", f"# Idlib\n\n**{WRONG}**".encode())}

    def earlier(name: str, read: object, limit: int) -> Earlier | None:
        return kept.get(name)

    asked = Asked(earlier=earlier)
    for name, checkable in (("draft.txt", 0), ("new.txt", 1)):
        report = check_file(DraftFile(name, WRONG.encode()), asked, verifier, no_reading)
        assert isinstance(report, DraftReport)
        assert report.checkable == checkable
