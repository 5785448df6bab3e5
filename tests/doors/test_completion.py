"""The words that a real bash completes, with the script that ``--show-completion`` prints."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")


@pytest.fixture(scope="module")
def bash(tmp_path_factory):
    """Runs lines in a bash in which a program ``verifier`` is found."""
    folder = tmp_path_factory.mktemp("shell")
    program = folder / "verifier"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -c "'
        'import sys; sys.argv[0] = \'verifier\'; from verifier.cli import main; main()" "$@"\n'
    )
    program.chmod(0o755)
    (folder / "draft.md").write_text("A draft.")

    def run(lines):
        path = f"{folder}{os.pathsep}{os.environ['PATH']}"
        ended = subprocess.run(
            ["bash", "--norc", "-c", lines],
            cwd=folder,
            env={**os.environ, "PATH": path, "HOME": str(folder)},
            capture_output=True,
            text=True,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    return run


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["verifier", "rev"], ["review"]),
        (["verifier", "claims", "app"], ["approve"]),
        (["verifier", "review", "--diff"], ["--diff-base"]),
        (["verifier", "review", "--fail-on", "un"], ["unverified"]),
        (["verifier", "review", "--format", "s"], ["sarif"]),
        (["verifier", "config", ""], ["show"]),
    ],
)
def test_bash_completes(bash, words, completed):
    # as bash calls it when somebody presses the tabulator
    called = bash(
        'eval "$(verifier --show-completion)"\n'
        "complete -p verifier | grep -q -- '-F _verifier_completion'\n"
        f"COMP_WORDS=({' '.join(map(shlex.quote, words))})\n"
        f"COMP_CWORD={len(words) - 1}\n"
        f"_verifier_completion verifier {shlex.quote(words[-1])} {shlex.quote(words[-2])}\n"
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert called.split() == completed


def test_it_is_installed_for_the_next_shell(bash):
    said = bash("verifier --install-completion; source ~/.bashrc; complete -p verifier")
    assert "-F _verifier_completion verifier" in said
