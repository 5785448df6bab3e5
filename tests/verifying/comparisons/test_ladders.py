"""What a ladder must look like, which level holds, and what its table of examples must have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from verifier.matching.comparisons import Example, examples
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.report import Bearing, FindingName, Mark, Point
from verifier.words.tables import BadTable

SILENT = Level("nothing", Bearing.SILENT, nothing_said, "Nothing is said.")
LAST = Level("otherwise", Bearing.NEAR, otherwise, "“{claim}” is not {what}: {statement}.")
MIDDLE = Level(
    "blue", Bearing.AGREES, lambda one: one.facts["what"] == "blue", "Blue.", FindingName.ROUNDED
)


def ladder(*levels: Level) -> Comparison:
    return Comparison("colour", Part.SAME_CONTENT, "Which colour?", lambda pair: (), levels)


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        ((SILENT,), "colour: a ladder has two levels or more, each with its name."),
        ((), "colour: a ladder has two levels or more, each with its name."),
        ((SILENT, LAST, LAST), "colour: a ladder has two levels or more, each with its name."),
        ((MIDDLE, LAST), "colour: the first level is silence."),
        ((replace(SILENT, holds=otherwise), LAST), "colour: the first level is silence."),
        ((replace(SILENT, bearing=Bearing.NEAR), LAST), "colour: the first level is silence."),
        ((SILENT, MIDDLE), "colour: the last level is otherwise."),
    ],
)
def test_what_is_no_ladder(levels, message) -> None:
    with pytest.raises(ValueError) as raised:
        ladder(*levels)
    assert str(raised.value) == message


def test_two_levels_are_enough() -> None:
    assert [level.name for level in ladder(SILENT, LAST).levels] == ["nothing", "otherwise"]


def test_the_first_level_that_holds_is_the_answer() -> None:
    ours, theirs = Mark(text="the sea", start=0, end=7), Mark(text="the sky", start=2, end=9)
    colour = ladder(SILENT, MIDDLE, LAST)
    found = colour.place(Subject(ours, theirs, {"what": "green"}))
    assert found.as_point() == Point(
        comparison="colour",
        level="otherwise",
        bearing=Bearing.NEAR,
        statement=ours,
        claim=theirs,
        says="“the sky” is not green: the sea.",
    )
    assert (found.part, found.finding, found.facts) == (Part.SAME_CONTENT, None, {"what": "green"})
    blue = colour.place(Subject(ours, None, {"what": "blue"}))
    assert (blue.level, blue.finding, blue.claim) == ("blue", FindingName.ROUNDED, None)


def test_words_that_are_missing_are_left_empty() -> None:
    bare = replace(SILENT, says="“{statement}” and “{claim}” say nothing.")
    assert ladder(bare, LAST).place(Subject()).says == "“” and “” say nothing."
    found = ladder(SILENT, LAST).place(Subject(Mark(text="s", start=0, end=1), None, {"what": "w"}))
    assert found.says == "“” is not w: s."


@pytest.fixture
def package(tmp_path: Path, monkeypatch) -> Path:
    """A package that can be imported, for a table beside it."""
    folder = tmp_path / f"beside_{tmp_path.name}"  # imported once by its name
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_a_table_of_examples(package: Path) -> None:
    (package / "colour.examples.toml").write_text(
        """
        [[not_yet]]
        name = "blue"
        why = "no word for it"
        pairs = [["It is azure.", "It is blue."]]

        [[level]]
        name = "otherwise"
        why = "another colour"
        said_by = "Anna Brandt"
        publisher = "Meridian"
        published = 2024-05-03
        heading = "Colours"
        rating = "False"
        pairs = [["It is red.", "It is green."], ["It is pink.", "It is grey."]]
        """,
        encoding="utf-8",
    )
    given = Example(
        comparison="colour",
        level="otherwise",
        why="another colour",
        statement="It is red.",
        claim="It is green.",
        said_by="Anna Brandt",
        publisher="Meridian",
        published=date(2024, 5, 3),
        heading="Colours",
        rating="False",
    )
    assert examples("colour", package.name) == (
        given,
        replace(given, statement="It is pink.", claim="It is grey."),
        Example("colour", "blue", "no word for it", "It is azure.", "It is blue.", not_yet=True),
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            '[[level]]\nname = "blue"\npairs = []',
            "colour.examples.toml: every [[level]] needs name, why and pairs.",
        ),
        (
            '[[not_yet]]\nname = "blue"\nwhy = "so"',
            "colour.examples.toml: every [[not_yet]] needs name, why and pairs.",
        ),
        (
            '[[level]]\nwhy = "so"\npairs = []',
            "colour.examples.toml: every [[level]] needs name, why and pairs.",
        ),
        (
            '[[level]]\nname = "blue"\nwhy = "so"\npairs = [["one"]]',
            "colour.examples.toml: a pair is [statement, claim], not ['one'].",
        ),
    ],
)
def test_a_table_that_lacks_something(package: Path, table: str, message: str) -> None:
    (package / "colour.examples.toml").write_text(table, encoding="utf-8")
    with pytest.raises(BadTable) as raised:
        examples("colour", package.name)
    assert str(raised.value) == message
