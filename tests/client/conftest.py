"""What do the tests of the client share? A real server on loopback over a real knowledge base."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import uvicorn

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Source, Status
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS
from verifier.words.lexicon import Lexicon
from web.access.roles import AT_THIS_MACHINE
from web.app import create_app
from web.settings import WebSettings

NOW = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
COURIER = Source(publisher="Coast Courier", title="Ferries", published=date(2024, 5, 20))
STATEMENTS = (
    "The ferry company carried 1,200 passengers on 18 May 2024.",
    "The port of Tarn handled 40,000 containers in 2023.",
    "Harbour Lines opened a second terminal in April 2024.",
)


@pytest.fixture
def knowledge(tmp_path: Path) -> Iterator[KnowledgeBase]:
    place = str(tmp_path / "claims.db")
    with KnowledgeBase.open(place, clock=lambda: NOW, create=True) as opened:
        yield opened


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serves an application on a free port of this machine; gives its address."""
    running = []

    def start(app: object) -> str:
        config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        running.append((server, thread))
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join()


@pytest.fixture
def address(
    serve: Callable[..., str], knowledge: KnowledgeBase, reader: Reader, lexicon: Lexicon
) -> str:
    verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
    verifier.add(
        [Claim(statement=s, source=COURIER, status=Status.CITABLE) for s in STATEMENTS],
        by="desk",
        why="for the tests",
    )
    return serve(
        create_app(
            WebSettings(
                lambda: nullcontext(verifier),
                knowledge_base="our claims",
                editable=True,
                caller_of=lambda request: AT_THIS_MACHINE,
            )
        )
    )
