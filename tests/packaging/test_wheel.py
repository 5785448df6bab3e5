"""Does the wheel work by itself? Built, installed elsewhere in a fresh environment, and used."""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("knowledge", "verifier", "web")
CARDS = {"entailment.toml", "sentences.toml"}
"""The models that ship, each described by a table that names its files with their hashes."""
STATEMENT = "Some 820 civilians have been killed in strikes on Idlib since late April 2019"
PATIENCE = 120.0
"""Seconds after which a server that has not answered is given up: a limit, not an expectation."""


@dataclass(frozen=True)
class Installed:
    """An environment that has the wheel, and an empty folder to work in, both outside the tree."""

    scripts: Path
    folder: Path

    @property
    def command(self) -> str:
        return str(self.scripts / "verifier")

    @property
    def environ(self) -> dict[str, str]:
        """Nothing that leads back to the source tree or to a knowledge base of this user."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "VERIFIER_", "VIRTUAL_ENV"))
        }
        home = str(self.folder)
        return {**kept, "HOME": home, "XDG_DATA_HOME": home, "LOCALAPPDATA": home}


def run(*command: str, **options: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, (
        f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    )
    return done  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
        *("--outdir", str(target), str(ROOT)),
    )
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own.

    The dependencies are those of the running environment, by a path file: no network is needed,
    and path files of that environment (an editable install of this tree) do not come along.
    """
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", str(environment))
    layout = {"base": str(environment), "platbase": str(environment)}
    purelib = Path(sysconfig.get_path("purelib", "venv", layout))
    scripts = Path(sysconfig.get_path("scripts", "venv", layout))
    run(
        *(sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install"),
        *("--no-deps", "--no-index", "--quiet", str(wheel)),
    )
    dependencies = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    (purelib / "dependencies.pth").write_text("\n".join(dependencies) + "\n", encoding="utf-8")
    return Installed(scripts, tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="module")
def address(installed: Installed) -> Iterator[str]:
    """Where ``verifier serve`` of the installed wheel answers, on the loopback interface."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = installed.folder / "serve.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [installed.command, "serve", "--port", str(port)],
            cwd=installed.folder,
            env=installed.environ,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        base = f"http://127.0.0.1:{port}"
        wait_until_alive(base, server, log)
        yield base
    finally:
        server.terminate()
        try:
            server.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_until_alive(base: str, server: subprocess.Popen[bytes], log: Path) -> None:
    given_up = time.monotonic() + PATIENCE
    while time.monotonic() < given_up:
        assert server.poll() is None, f"the server ended:\n{log.read_text(encoding='utf-8')}"
        try:
            fetch(f"{base}/livez")
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the server never answered:\n{log.read_text(encoding='utf-8')}")


def fetch(url: str) -> tuple[str, str]:
    """Type and text of what is there, past any proxy that the machine names."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=PATIENCE) as answer:
        return answer.headers.get_content_type(), answer.read().decode("utf-8")


def test_the_wheel_holds_three_packages_and_nothing_else_at_its_root(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        roots = {name.partition("/")[0] for name in archive.namelist()}
    assert {root for root in roots if not root.endswith(".dist-info")} == set(PACKAGES)


def test_the_wheel_holds_every_file_of_the_packages_data_included(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith(PACKAGES)}
    kept = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == kept
    assert {Path(name).suffix for name in packed} >= {
        ".py",
        ".toml",
        ".jsonl",
        ".html",
        ".css",
        ".onnx",
    }


def test_the_wheel_holds_the_models_that_its_tables_describe(wheel: Path) -> None:
    models = "verifier/language/models/"
    with zipfile.ZipFile(wheel) as archive:
        names = {name.removeprefix(models) for name in archive.namelist() if models in name}
        cards = {name: tomllib.loads(archive.read(models + name).decode()) for name in CARDS}
        described = {
            part["file"]: part["sha256"]
            for card in cards.values()
            for part in card.values()
            if isinstance(part, dict)
        }
        packed = {
            name: hashlib.sha256(archive.read(models + name)).hexdigest() for name in names - CARDS
        }
    assert names >= CARDS
    assert packed == described


def test_the_wheel_carries_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (licence,) = (name for name in archive.namelist() if name.endswith("licenses/LICENSE"))
        assert "Apache License" in archive.read(licence).decode("utf-8")


def test_what_is_installed_is_not_the_source_tree(installed: Installed) -> None:
    names = ", ".join(PACKAGES)
    code = f"import {names}; print(*(room.__file__ for room in ({names})))"
    said = run(
        str(installed.scripts / "python"), "-c", code, cwd=installed.folder, env=installed.environ
    ).stdout
    for path in said.split():
        assert not Path(path).is_relative_to(ROOT)


def test_a_statement_is_judged_from_another_folder(installed: Installed) -> None:
    done = run(
        *(installed.command, "check", "--as-of", "2019-08-16", "--format", "json", STATEMENT),
        cwd=installed.folder,
        env=installed.environ,
    )
    report = json.loads(done.stdout)
    assert report["verdict"] == "supported"
    assert report["knowledge_base"]["claims"] >= 40


def checked(installed: Installed, statement: str, *options: str, **variables: str) -> Any:
    """The report of the installed program on a statement, asked in another folder."""
    return json.loads(
        run(
            *(installed.command, "check", "--format", "json", *options, statement),
            cwd=installed.folder,
            env=installed.environ | variables,
        ).stdout
    )


def test_the_entailment_model_answers_from_another_folder(installed: Installed) -> None:
    (installed.folder / "offer.txt").write_text(
        "The company turned down the offer.\n", encoding="utf-8"
    )
    asked = ("The company rejected the bid.", "--against", "offer.txt")
    report = checked(installed, *asked)
    assert report["verdict"] == "supported"
    (citation,) = report["assertions"][0]["citations"]
    assert "entailment" in {point["comparison"] for point in citation["points"]}
    assert checked(installed, *asked, VERIFIER_ENTAILMENT="off")["verdict"] == "unverified"


def test_claims_are_found_by_their_meaning_from_another_folder(installed: Installed) -> None:
    ferry = "The ferry ran aground off Holm on Friday."
    others = "".join(f"Hall number {n} of the fair was let to a baker.\n" for n in range(60))
    (installed.folder / "holm.txt").write_text(f"{others}{ferry}\n", encoding="utf-8")
    kept = ("--kb", "holm.sqlite")
    run(
        *(installed.command, "ingest", "holm.txt", "--publisher", "Gazette", *kept),
        cwd=installed.folder,
        env=installed.environ,
    )
    asked = ("A passenger boat got stuck amid rocks.", *kept)
    (assertion,) = checked(installed, *asked)["assertions"]
    assert ferry in [one["quote"] for one in assertion["nearest"]]
    (assertion,) = checked(installed, *asked, VERIFIER_VECTORS="off")["assertions"]
    assert assertion["nearest"] == []


def test_a_page_and_its_static_files_are_served(address: str) -> None:
    kind, page = fetch(f"{address}/")
    assert kind == "text/html"
    assert "<form" in page
    static = sorted(set(re.findall(r'(?:href|src)="(/static/[^"?#]+)', page)))
    assert static
    for path in static:
        kind, content = fetch(f"{address}{path}")
        assert kind != "text/html"
        assert content
