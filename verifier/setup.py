"""Which knowledge base, which language model? What every door asks before the pipeline can run.

The knowledge base is the one that is named, by ``--kb`` or by the variable ``VERIFIER_KB``; without
a name the one in the user's data folder; and where there is none, the sample, read-only and in
memory, with a notice that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from platformdirs import user_data_path

from knowledge.base import KnowledgeBase
from knowledge.errors import OlderSchema, UnwritableKnowledgeBase
from knowledge.sample import sample_claims
from verifier.language.on_demand import EncoderOnDemand, EntailmentOnDemand
from verifier.language.parser import load_parser
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS, Settings
from verifier.words.lexicon import load_lexicon

KB_VARIABLE = "VERIFIER_KB"
PIPELINE_VARIABLE = "VERIFIER_PIPELINE"
"""Names another English pipeline of spaCy than the preferred one that is installed."""

ENTAILMENT_VARIABLE, OFF = "VERIFIER_ENTAILMENT", ("off", "no", "0", "false")
"""Keeps the entailment model out of it, where it is set to one of these."""

VECTORS_VARIABLE = "VERIFIER_VECTORS"
"""The same for the encoder: claims are then found by their words alone."""

FOLDER, FILE = "claims-verifier", "knowledge.sqlite"
"""The knowledge base in the user's data folder (``~/.local/share`` on Linux)."""

SAMPLE = "the sample"

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Located:
    """Where the knowledge base is: a path or an address, ``""`` for the sample in memory."""

    place: str
    notice: str = ""
    """One line for standard error where the choice may surprise, else ``""``."""

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        return self.place or SAMPLE


@dataclass(frozen=True, slots=True)
class Opened(AbstractContextManager["Opened"]):
    """A verifier that is ready, and the notice that goes with it. Leaving it closes the store."""

    verifier: Verifier
    notice: str = ""
    place: str = ""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.verifier.knowledge.close()


def locate(kb: str | None, environ: Mapping[str, str], *, create: bool = False) -> Located:
    """Where the knowledge base is that ``kb``, ``environ`` or the user's data folder names.

    With ``create`` the user's data folder is the answer even before anything is in it.
    """
    named = kb or environ.get(KB_VARIABLE, "")
    if named:
        return Located(named)
    own = user_data_path(FOLDER, appauthor=False) / FILE
    if create or own.exists():
        return Located(str(own))
    return Located(
        "",
        f"No knowledge base is named and {own} does not exist, so the read-only sample is used; "
        f"name one with --kb or {KB_VARIABLE}, or make one with `verifier ingest`.",
    )


def open_knowledge(
    located: Located,
    *,
    clock: Clock,
    create: bool = False,
    read_only: bool = False,
    wait: float | None = None,
) -> KnowledgeBase:
    """The store there. Raises :class:`~knowledge.errors.KnowledgeError` where there is none.

    A missing folder is made with ``create``. A change waits ``wait`` seconds for another program's.
    """
    if create and "://" not in located.place:
        folder = Path(located.place).expanduser().parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnwritableKnowledgeBase(
                f"The folder {folder} cannot be made ({error.strerror}); name another place."
            ) from error
    try:
        return KnowledgeBase.open(
            located.place, clock=clock, create=create, read_only=read_only, wait=wait
        )
    except OlderSchema:
        # of an older version: opening it for writing brings it up to date
        KnowledgeBase.open(located.place, clock=clock).close()
        return KnowledgeBase.open(located.place, clock=clock, read_only=read_only, wait=wait)


def open_reader(
    pipeline: str, environ: Mapping[str, str], settings: Settings = DEFAULTS, *, kept: bool = True
) -> Reader:
    """A reader over the pipeline that is named, by the caller or by ``VERIFIER_PIPELINE``.

    ``kept``: whether what it reads is kept in a file. A few claims in memory need no vectors: their
    words find them all, and a vector takes as long as the reading.
    """
    encoded = kept and settings.vectors and is_on(environ, VECTORS_VARIABLE)
    parser = load_parser(pipeline or environ.get(PIPELINE_VARIABLE, ""))
    return Reader(parser, EncoderOnDemand() if encoded else None)


def open_verifier(
    kb: str | None,
    *,
    clock: Clock,
    environ: Mapping[str, str],
    pipeline: str = "",
    create: bool = False,
    read_only: bool = False,
    settings: Settings = DEFAULTS,
    wait: float | None = None,
    sample: bool = False,
) -> Opened:
    """The pipeline over the knowledge base that is meant, or over the sample where that is said.

    ``wait`` as in :func:`open_knowledge`.

    Raises :class:`~knowledge.errors.KnowledgeError` for a missing or damaged knowledge base, and
    :class:`~verifier.errors.MissingLanguageModel`. Only ``create`` makes a new one.
    """
    located = Located("") if sample else locate(kb, environ, create=create)
    if not located.place:
        knowledge = KnowledgeBase.in_memory(clock=clock)
        verifier = _verifier(knowledge, pipeline, environ, settings, kept=False)
        verifier.add(sample_claims(), by=SAMPLE)
        return Opened(verifier, located.notice, located.place)
    # the store first: a wrong path is told at once, the language model takes a second to load
    knowledge = open_knowledge(located, clock=clock, create=create, read_only=read_only, wait=wait)
    try:
        verifier = _verifier(knowledge, pipeline, environ, settings, kept=True)
    except BaseException:
        knowledge.close()
        raise
    return Opened(verifier, located.notice, located.place)


def open_in_memory(
    *,
    clock: Clock,
    environ: Mapping[str, str],
    pipeline: str = "",
    settings: Settings = DEFAULTS,
) -> Opened:
    """The pipeline over an empty knowledge base that is gone afterwards: for ``--against``."""
    knowledge = KnowledgeBase.in_memory(clock=clock)
    return Opened(_verifier(knowledge, pipeline, environ, settings, kept=False))


def _verifier(
    knowledge: KnowledgeBase,
    pipeline: str,
    environ: Mapping[str, str],
    settings: Settings,
    *,
    kept: bool,
) -> Verifier:
    asked = settings.entailment and is_on(environ, ENTAILMENT_VARIABLE)
    return Verifier(
        knowledge,
        open_reader(pipeline, environ, settings, kept=kept),
        load_lexicon(),
        settings,
        EntailmentOnDemand() if asked else None,
    )


def is_on(environ: Mapping[str, str], variable: str) -> bool:
    """Whether a model is in use: only a variable that says otherwise leaves it out."""
    return environ.get(variable, "").lower() not in OFF
