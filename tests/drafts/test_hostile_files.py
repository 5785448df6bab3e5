"""No hostile file is called clean: each is refused, or what was not read of it is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.doors.conftest import Program, home, kb, program, sample_kb, stocked  # noqa: F401
from tests.drafts.hostile_files import HOSTILE, Hostile

LONGEST_SENTENCE = 1_000
"""Characters; a sentence that is longer repeats what the file holds."""


def cases() -> list[object]:
    return [
        pytest.param(one, id=one.name, marks=[pytest.mark.slow] if one.slow else [])
        for one in HOSTILE
    ]


def test_there_are_thirty_and_more():
    assert len({one.name for one in HOSTILE}) == len(HOSTILE) > 60


@pytest.mark.usefixtures("sample_kb")
@pytest.mark.parametrize("hostile", cases())
def test_it_is_not_checked_and_the_run_goes_on(
    program: Callable[..., Program],  # noqa: F811
    home: Path,  # noqa: F811
    hostile: Hostile,
):
    (home / hostile.name).write_bytes(hostile.make())
    (home / "draft.txt").write_text("HTS took Idlib in January 2019.", encoding="utf-8")
    ended = program("review", hostile.name, "draft.txt", "--fail-on", "never")
    told = ended.out + ended.err
    assert ended.code == 2, told[:2_000]
    assert any(words in told for words in hostile.says.split("|")), told[:2_000]
    assert "draft.txt: 1 sentence" in told
    assert "Traceback" not in told
    assert all(len(line) < LONGEST_SENTENCE for line in ended.err.splitlines())
