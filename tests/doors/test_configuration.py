"""``verifier.toml`` and ``[tool.verifier]``: where they are found, and what counts more."""

import json
import re
from pathlib import Path

import pytest

from verifier.cli import options
from verifier.cli.configuration import Tables, known_keys, option_keys
from verifier.cli.configuring import find_file
from verifier.setup import KB_VARIABLE

WRONG = "HTS took Idlib in January 2018."
OPEN = "The bridge at Orsk is 240 metres long."


@pytest.fixture
def project(home, sample_kb, monkeypatch):
    """A repository with a folder in it, in which the program runs; no knowledge base is named."""
    monkeypatch.delenv("VERIFIER_KB")
    (home / "project" / ".git").mkdir(parents=True)
    inner = home / "project" / "desk"
    inner.mkdir()
    Path(sample_kb).rename(home / "project" / "claims.sqlite")
    (inner / "open.txt").write_text(OPEN, encoding="utf-8")
    monkeypatch.chdir(inner)
    return home / "project"


def shown(program, *before):
    settings = json.loads(program(*before, "config", "show", "--format", "json").out)
    return {one["key"]: (one["value"], one["set_by"]) for one in settings}


def test_a_file_above_sets_options_and_its_paths_count_from_its_folder(program, project):
    file = project / "verifier.toml"
    file.write_text('knowledge-base = "claims.sqlite"\n[review]\nfail-on = "unverified"\n')
    ended = program("review", "open.txt")
    assert (ended.code, ended.err) == (1, "")
    assert program("review", "open.txt", "--fail-on", "never").code == 0
    held = shown(program)
    assert held["knowledge-base"] == (str(project / "claims.sqlite"), str(file))
    assert held["review.fail-on"] == ("unverified", str(file))
    assert held["review.jobs"] == (1, "default")


def test_a_variable_and_the_command_line_count_more(program, project):
    (project / "verifier.toml").write_text('knowledge-base = "nowhere.sqlite"\n')
    kb = str(project / "claims.sqlite")
    assert "nowhere.sqlite" in program("review", "open.txt").error
    assert program("review", "open.txt", env={"VERIFIER_KB": kb}).code == 0
    assert program("review", "open.txt", "--kb", kb).code == 0
    assert program("--kb", kb, "review", "open.txt").code == 0
    assert program("--no-config", "review", "open.txt").err.startswith("verifier: No knowledge")


def test_pyproject_is_read_where_it_has_our_table(program, project):
    (project / "desk" / "pyproject.toml").write_text('[tool.other]\nfail-on = "never"\n')
    (project / "pyproject.toml").write_text(
        '[tool.verifier]\nknowledge-base = "claims.sqlite"\n[tool.verifier.ingest]\npublisher = "A"'
    )
    assert shown(program)["ingest.publisher"] == ("A", str(project / "pyproject.toml"))
    (project / "verifier.toml").write_text('[ingest]\npublisher = "B"')
    assert shown(program)["ingest.publisher"] == ("B", str(project / "verifier.toml"))
    named = shown(program, "--config", "../pyproject.toml")
    assert named["ingest.publisher"] == ("A", "../pyproject.toml")
    assert named["knowledge-base"] == (str(project / "claims.sqlite"), "../pyproject.toml")


def test_nothing_is_looked_for_above_the_repository_and_the_home(home):
    (home / "verifier.toml").write_text("")
    inner = home / "a" / "b"
    inner.mkdir(parents=True)
    assert find_file(inner, home) == home / "verifier.toml"
    assert find_file(inner, home / "a") is None
    (home / "a" / ".git").write_text("gitdir: elsewhere\n")  # as a worktree has it
    assert find_file(inner, home) is None


def test_ingest_takes_its_publisher_from_the_file(program, project):
    (project / "verifier.toml").write_text(
        'knowledge-base = "claims.sqlite"\n[ingest]\npublisher = "The Valley Post"\n'
        'status = "draft"\n'
    )
    (project / "desk" / "a.txt").write_text(
        "The ferry company said on 3 May 2021 that 60 people had crossed.", encoding="utf-8"
    )
    assert program("ingest", "a.txt").code == 0
    listed = program("claims", "list", "--publisher", "Valley Post", "--format", "json").out
    assert [claim["status"] for claim in json.loads(listed)] == ["extracted"]


def test_excluded_files_are_passed_over_unless_they_are_named(program, project):
    (project / "verifier.toml").write_text(
        'knowledge-base = "claims.sqlite"\n[review]\nexclude = ["desk/old*", "notes"]\n'
    )
    for name in ("old.txt", "notes/a.txt", "wrong.txt"):
        file = project / "desk" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(WRONG, encoding="utf-8")
    ended = program("review", ".", "--format", "json")
    assert [one["path"] for one in json.loads(ended.out)["drafts"]] == ["open.txt", "wrong.txt"]
    said = ("--exclude", "wrong.*", "--exclude", "notes/*", "--exclude", "./old.txt")
    assert program("review", ".", *said).code == 0
    assert program("review", "old.txt").code == 1
    nothing = program("review", "notes")
    assert nothing.code == 2
    assert "every file is excluded, so nothing was checked" in nothing.error


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            "[review]\nfail_on = 'never'",
            "sets review.fail_on, which is not known; did you mean fail-on?",
        ),
        ("[reviews]\njobs = 2", "sets reviews, which is not known; did you mean review?"),
        ("[serve]\nxyz = 1", "sets serve.xyz, which is not known; "),
        (
            "[review]\njobs = 0",
            "review.jobs does not fit: input should be greater than or equal to 1",
        ),
        ("[review]\nformat = 'pdf'", "review.format.0 does not fit: input should be 'text'"),
        ("[review]\nas-of = 'soon'", "review.as-of does not fit"),
        ("review = 3", "review does not fit"),
        ("[review", "is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(program, project, written, says):
    file = project / "verifier.toml"
    file.write_text(written)
    ended = program("review", "open.txt")
    assert ended.code == 2
    assert f"{file}" in ended.error
    assert says in ended.error


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--config", "none.toml"], "none.toml cannot be read"),
        (["--config", "pyproject.toml"], "has no table [tool.verifier]"),
        (["--config", "pyproject.toml", "--no-config"], "give only one of them"),
    ],
)
def test_a_configuration_that_is_named_must_be_one(program, home, arguments, says):
    (home / "pyproject.toml").write_text("[tool.other]\n")
    ended = program(*arguments, "config", "show")
    assert ended.code == 2
    assert says in ended.error


def test_every_key_is_an_option_of_its_command():
    from typer.main import get_command

    from verifier.cli.main import app

    commands = get_command(app).commands
    for name in known_keys([]):
        if isinstance(getattr(Tables(), name.replace("-", "_")), (str, type(None))):
            continue
        taken = {option for parameter in commands[name].params for option in parameter.opts}
        assert {f"--{key}" for key in option_keys([name])} <= taken


def test_the_variable_has_one_name():
    assert options.KB_VARIABLE == KB_VARIABLE


def test_every_key_is_documented():
    document = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text("utf-8")
    told = set(re.findall(r"`([a-z-]+)`", document))
    for name in known_keys([]):
        table = known_keys([name]) if name != "knowledge-base" else [name]
        assert set(table) <= told
