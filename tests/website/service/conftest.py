"""What do the tests of the service share? A client whose settings may be any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest
from starlette.testclient import TestClient

from web.app import create_app
from web.settings import WebSettings

Serve = Callable[..., Any]

ADDRESS = ("192.0.2.1", 50_000)
JSON = {"Accept": "application/json"}


@pytest.fixture
def client_of(checker: object) -> Serve:
    """A client of the application over the hand-written reports, from some address."""

    @contextmanager
    def client(
        checker: object = checker, *, address: tuple[str, int] = ADDRESS, **settings: Any
    ) -> Iterator[TestClient]:
        app = create_app(WebSettings(lambda: nullcontext(checker), **settings))
        with TestClient(
            app,
            base_url="http://localhost:8000",
            headers=JSON,
            client=address,
            raise_server_exceptions=False,
            follow_redirects=False,
        ) as one:
            yield one

    return client
