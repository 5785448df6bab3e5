"""Do the files by which the service is installed hold together? Read as what reads them does."""

from __future__ import annotations

import configparser
import fnmatch
import json
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
UNIT = ROOT / "deploy" / "claims-verifier.service"
TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
STEPS = [
    tuple(step.split(maxsplit=1))
    for step in re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", TEXT, flags=re.M)).splitlines()
    if step.strip()
]
STAGES = [number for number, (name, _) in enumerate(STEPS) if name == "FROM"]


def sent_to_the_builder(path: str) -> bool:
    """What .dockerignore lets through: the last pattern that fits counts."""
    sent = True
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.removeprefix("!")
        if line and not line.startswith("#") and fnmatch.fnmatch(path, pattern):
            sent = line.startswith("!")
    return sent


def copied() -> list[str]:
    """The files and folders of this project that are copied, not those of another stage."""
    return [
        source
        for name, rest in STEPS
        if name == "COPY" and "--from" not in rest
        for source in rest.split()[:-1]
    ]


def test_there_are_two_stages_and_the_second_takes_only_the_environment() -> None:
    assert len(STAGES) == 2 and STEPS[STAGES[0]][1].endswith(" AS build")
    second = STEPS[STAGES[1] :]
    assert [rest for name, rest in second if name == "COPY"] == [
        "--from=build /opt/verifier /opt/verifier"
    ]
    assert "pip" not in " ".join(rest for name, rest in second if name == "RUN")


@pytest.mark.parametrize("source", copied())
def test_what_is_copied_is_there_and_is_sent(source: str) -> None:
    assert (ROOT / source).exists()
    assert sent_to_the_builder(source)


def test_nothing_else_is_sent() -> None:
    for path in (".git", ".venv", "tests", "scripts", "docs", "claims.sqlite"):
        assert not sent_to_the_builder(path)


def test_all_that_the_wheel_is_made_of_is_copied() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    readme, licence = project["project"]["readme"], project["project"]["license-files"][0]
    assert {*wheel, readme, licence, "pyproject.toml", "requirements.lock"} <= set(copied())


def test_packages_are_held_against_their_hashes_and_come_from_nowhere_by_name() -> None:
    assert "--require-hashes" in TEXT and "--only-binary :all:" in TEXT
    assert not re.search(r"://|index-url|PIP_INDEX|trusted-host", TEXT)
    for name, rest in STEPS:
        if name == "RUN" and re.search(r"pip (install|wheel) ", rest):
            each = re.findall(r"pip (?:install|wheel) [^&]*", rest)
            assert all("--no-index" in command for command in each)


def test_it_runs_as_nobody_in_particular() -> None:
    users = [rest for name, rest in STEPS if name == "USER"]
    assert users == ["10001:10001"]
    assert STEPS.index(("USER", users[0])) > STAGES[1]


def test_it_runs_a_command_that_exists_and_is_asked_whether_it_is_well() -> None:
    from typer.main import get_command

    from verifier.cli.main import app

    said = {name: rest for name, rest in STEPS}
    command = get_command(app).commands[json.loads(said["CMD"])[0]]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in json.loads(said["CMD"]) if word.startswith("--")} <= options
    assert json.loads(said["ENTRYPOINT"]) == ["verifier"]
    check = json.loads(said["HEALTHCHECK"].partition("CMD ")[2])
    compile(check[2], "healthcheck", "exec")
    assert "/readyz" in check[2]


def unit() -> configparser.ConfigParser:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(UNIT.read_text(encoding="utf-8"))
    return read


def test_the_unit_starts_a_command_line_that_exists() -> None:
    from typer.main import get_command

    from verifier.cli.main import app

    words = shlex.split(unit()["Service"]["ExecStart"])
    program = get_command(app)
    serve = program.commands["serve"]
    known = {
        option
        for command in (program, serve)
        for parameter in command.params
        for option in parameter.opts
    }
    assert words[0].endswith("/verifier") and "serve" in words
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("DynamicUser", "yes"),
        ("NoNewPrivileges", "yes"),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("CapabilityBoundingSet", ""),
        ("IPAddressDeny", "any"),
        ("IPAddressAllow", "localhost"),
        ("KillMode", "mixed"),
        ("UMask", "0077"),
    ],
)
def test_the_unit_may_do_little(key: str, value: str) -> None:
    assert unit()["Service"][key] == value


def test_the_unit_waits_longer_than_the_program_does() -> None:
    from web.server import LAST_SECONDS

    assert int(unit()["Service"]["TimeoutStopSec"]) > 2 * LAST_SECONDS


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_understands_the_unit_and_finds_it_hardened(tmp_path: Path) -> None:
    # as if the program were installed: what cannot be started is an error of its own
    here = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8")
    here.write_text(text.replace("/opt/verifier/bin/verifier", shutil.which("true") or "/bin/true"))
    understood = subprocess.run(
        ["systemd-analyze", "verify", str(here)], capture_output=True, text=True, check=False
    )
    assert understood.returncode == 0, understood.stderr
    assert here.name not in understood.stderr
    hardened = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(UNIT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert hardened.returncode == 0, hardened.stdout[-500:]
