"""``verifier review``: what holds in these drafts, sentence by sentence?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from verifier.cli.ending import ExitCode, NotDone
from verifier.cli.options import AsOf, FailOnOption, Kb, Nearest, ReviewFormat, Why
from verifier.cli.review_options import (
    BaselineFile,
    DiffBase,
    Drafts,
    Exclude,
    Forms,
    Jobs,
    OutputFiles,
    StdinFilename,
    UpdateBaseline,
    Watch,
)
from verifier.drafts.levels import FailOn

if TYPE_CHECKING:
    from verifier.drafts.checking import DraftFile


def review(
    drafts: Drafts,
    as_of: AsOf = None,
    fail_on: FailOnOption = FailOn.CONTRADICTED,
    nearest: Nearest = 3,
    form: Forms = [ReviewFormat.TEXT],  # noqa: B006 - typer copies it
    output: OutputFiles = [],  # noqa: B006
    why: Why = False,
    baseline: BaselineFile = "",
    update_baseline: UpdateBaseline = False,
    diff_base: DiffBase = "",
    stdin_filename: StdinFilename = "",
    exclude: Exclude = [],  # noqa: B006
    watch: Watch = False,
    jobs: Jobs = 1,
    kb: Kb = None,
) -> None:
    """Check every sentence of drafts that can be checked: its line, verdict and citation.

    Questions, opinions, predictions, instructions and greetings are left alone and counted. Exits
    with 1 for a finding at or above --fail-on, with 2 where something could not be read.
    """
    from verifier.cli.earlier import earlier_versions
    from verifier.cli.known_findings import known_findings
    from verifier.cli.review_files import draft_files
    from verifier.cli.review_output import outputs
    from verifier.cli.review_run import review_files
    from verifier.cli.review_work import Desk, desk
    from verifier.drafts.checking import Asked
    from verifier.settings import DEFAULTS

    def run(files: Sequence[DraftFile], at: Desk) -> ExitCode:
        known = known_findings(baseline, update=update_baseline, changes_only=bool(diff_base))
        earlier = earlier_versions(diff_base, files) if diff_base else None
        asked = Asked(as_of=as_of, nearest=nearest, earlier=earlier)
        with outputs([one.value for one in form], output, files, why=why) as written:
            return review_files(files, asked, at, written, fail_on, known)

    def find() -> list[DraftFile]:
        return draft_files(drafts, DEFAULTS, stdin_filename, exclude)

    if watch:
        if output or update_baseline or "-" in drafts:
            raise NotDone(
                "--watch prints what it finds in files; leave -, --output and "
                "--update-baseline out."
            )
        with desk(kb, 1) as at:
            _watch(find, lambda files: run(files, at))
    files = find()
    with desk(kb, jobs) as at:
        code = run(files, at)
    if code:
        raise typer.Exit(code)


def _watch(
    find: Callable[[], list[DraftFile]], run: Callable[[Sequence[DraftFile]], ExitCode]
) -> None:
    """Checks all drafts, then those that change; ends only by an interrupt."""
    from verifier.cli.watching import changes
    from verifier.drafts.checking import DraftFile

    for names in changes(lambda: [file.name for file in find()]):
        if run([DraftFile(name) for name in names]) is ExitCode.INTERRUPTED:
            raise typer.Exit(ExitCode.INTERRUPTED)
