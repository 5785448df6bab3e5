"""The program as users call it, in this process, with the language model that is loaded already."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase
from knowledge.claim import Source, Status
from knowledge.sample import sample_claims
from verifier.cli.main import run
from verifier.cli.opening import now
from verifier.language.on_demand import EncoderOnDemand
from verifier.language.parser import SpacyParser
from verifier.pipeline import Article, Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS
from verifier.words.lexicon import load_lexicon

ARTICLE = """Floods in the Larn valley

Floods in the Larn valley have killed 34 people since early March, the civil protection agency said
on Friday.

The Red Cross says more than 12,000 people have been displaced.

The dam at Orsk broke on March 9. The energy ministry denies that it ignored warnings about the dam.

On March 11 the army evacuated the town of Belmore.
"""


@dataclass(frozen=True)
class Ended:
    """What one command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The single line on standard error."""
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err


Program = Callable[..., Ended]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the program runs, with an empty data folder of the user."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("VERIFIER_KB", "VERIFIER_PIPELINE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def program(
    home: Path,
    parser: object,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Program:
    """Runs a command line; ``stdin`` is what is piped in, ``env`` are variables."""
    monkeypatch.setattr("verifier.setup.load_parser", lambda name: parser)

    def call(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] = {}) -> Ended:
        with monkeypatch.context() as during:
            for name, value in env.items():
                during.setenv(name, value)
            during.setattr("sys.stdin", TextIOWrapper(BytesIO(stdin), encoding="utf-8"))
            code = run(arguments)
        written = capfd.readouterr()
        return Ended(code, written.out, written.err)

    return call


@pytest.fixture
def article(home: Path) -> Path:
    """An article of our own, as a file."""
    file = home / "floods.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def stocked(parser: SpacyParser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two knowledge bases, made once: that of the article, and the sample."""
    folder = tmp_path_factory.mktemp("stocked")
    source = Source(
        publisher="The Valley Post",
        title="Floods in the Larn valley",
        published=date(2019, 3, 15),
    )
    for name in ("kb.sqlite", "sample.sqlite"):
        with KnowledgeBase.open(str(folder / name), clock=now, create=True) as knowledge:
            reader = Reader(parser, EncoderOnDemand())
            verifier = Verifier(knowledge, reader, load_lexicon(), DEFAULTS)
            if name == "kb.sqlite":
                verifier.ingest(Article(ARTICLE, source), status=Status.CITABLE)
            else:
                verifier.add(sample_claims())
    return folder


@pytest.fixture
def kb(stocked: Path, home: Path) -> str:
    """A knowledge base that holds the claims of the article, all citable."""
    shutil.copytree(stocked, home, dirs_exist_ok=True)
    return str(home / "kb.sqlite")


@pytest.fixture
def sample_kb(kb: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A knowledge base that holds the sample, named by the variable."""
    place = str(Path(kb).with_name("sample.sqlite"))
    monkeypatch.setenv("VERIFIER_KB", place)
    return place
