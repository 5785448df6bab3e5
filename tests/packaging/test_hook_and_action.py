"""Do the hook of pre-commit and the action of GitHub do what they say?"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.base import KnowledgeBase
from knowledge.sample import sample_claims
from verifier.cli.opening import now
from verifier.drafts.readers import ENDINGS
from verifier.pipeline import Verifier

ROOT = Path(__file__).parent.parent.parent
WRONG = "HTS took Idlib in January 2018.\n"
RIGHT = "HTS took Idlib in January 2019.\n"


def run(*command: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environ = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("VERIFIER_", "GIT_AUTHOR", "GIT_INDEX", "GIT_DIR", "PYTHONPATH"))
    }
    return subprocess.run(
        command, cwd=cwd, env={**environ, **more}, capture_output=True, text=True, check=False
    )


def commit(folder: Path) -> None:
    identity = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    for words in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "all of it"]):
        done = run("git", *words, cwd=folder)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def desk(tmp_path: Path, make_verifier: Any) -> Path:
    """A newsroom's repository with a knowledge base, a configuration and two drafts."""
    folder = tmp_path / "desk"
    folder.mkdir()
    made = make_verifier()
    with KnowledgeBase.open(str(folder / "kb.sqlite"), clock=now, create=True) as knowledge:
        Verifier(knowledge, made.reader, made.lexicon, made.settings).add(sample_claims())
    (folder / "verifier.toml").write_text('knowledge-base = "kb.sqlite"\n')
    (folder / "right.md").write_text(RIGHT)
    (folder / "wrong.md").write_text(WRONG)
    return folder


def test_the_hook_is_one_by_pre_commits_own_rules() -> None:
    checked = run(
        sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_hook_takes_prose_that_can_be_read() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for ending in (".txt", ".md", ".docx", ".odt"):
        assert ending in ENDINGS
        assert re.search(hook["files"], f"desk/draft{ending}")
    assert not re.search(hook["files"], "desk/draft.py")


@pytest.mark.slow
def test_pre_commit_installs_the_hook_and_stops_a_wrong_draft(desk: Path, tmp_path: Path) -> None:
    """From a clone of this tree, into an environment that pre-commit makes."""
    tool = tmp_path / "tool"
    tool.mkdir()
    for name in ("knowledge", "verifier", "web"):
        shutil.copytree(ROOT / name, tool / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, tool / name)
    commit(tool)
    commit(desk)
    asked = (sys.executable, "-m", "pre_commit", "try-repo", str(tool), "verifier-review")
    for name, passes in (("right.md", True), ("wrong.md", False)):
        done = run(*asked, "--files", name, cwd=desk, PRE_COMMIT_HOME=str(tmp_path / "kept"))
        assert (done.returncode == 0) is passes, done.stdout + done.stderr
        assert "check the claims in drafts" in done.stdout
        assert ("wrong.md:1:1: ✗ contradicted" in done.stdout) is not passes


def test_the_action_is_one_by_the_schema() -> None:
    checked = run(
        *(sys.executable, "-m", "check_jsonschema"),
        *("--builtin-schema", "vendor.github-actions", "action.yml"),
        cwd=ROOT,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_action_runs_what_there_is_and_hands_every_input_on() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = action["runs"]["steps"]
    for script in re.findall(r"\$GITHUB_ACTION_PATH/([\w/]+)", str(steps)):
        assert os.access(ROOT / script, os.X_OK), script
    [review] = [step for step in steps if step.get("id") == "review"]
    used = set(re.findall(r"inputs\.([\w-]+)", str(steps)))
    assert used == set(action["inputs"])
    assert all("${{" not in step.get("run", "") for step in steps), "an input could be a command"
    script = (ROOT / "scripts" / "review_in_action").read_text(encoding="utf-8")
    assert all(f"${{{name}:-" in script for name in review["env"])


@pytest.mark.parametrize(
    ("variables", "code", "says"),
    [
        ({"DRAFTS": "right.md"}, 0, ""),
        ({"DRAFTS": "  right.md\n\n wrong.md "}, 1, "::error file=wrong.md"),
        ({"DRAFTS": "*.md", "FAIL_ON": "never"}, 0, "::error file=wrong.md"),
        ({"DRAFTS": "--version"}, 2, ""),
        ({"DRAFTS": "$(touch made)"}, 2, ""),
    ],
)
def test_what_the_action_runs(desk: Path, variables: dict[str, str], code: int, says: str) -> None:
    output = desk / "output"
    program = desk / "verifier"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m verifier "$@"\n')
    program.chmod(0o755)
    done = run(
        *("bash", str(ROOT / "scripts" / "review_in_action"), str(program)),
        cwd=desk,
        PYTHONPATH=str(ROOT),
        GITHUB_OUTPUT=str(output),
        SARIF="found.sarif",
        **variables,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert says in done.stdout
    assert output.read_text() == "sarif=found.sarif\n"
    assert not (desk / "made").exists()
    if code < 2:
        assert '"2.1.0"' in (desk / "found.sarif").read_text(encoding="utf-8")
