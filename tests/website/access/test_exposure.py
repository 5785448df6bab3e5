"""Where may the application listen? Beyond this machine only behind accounts and a secret."""

from __future__ import annotations

import pytest

from verifier.cli.options import SECRET_VARIABLE as OF_THE_COMMAND_LINE
from verifier.cli.options import RoleName
from web.access.exposure import (
    SECRET_VARIABLE,
    Unguarded,
    is_exposed,
    is_loopback,
    must_be_guarded,
)
from web.access.roles import Role
from web.access.settings import AccessSettings

LONG = "x" * 32


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"])
def test_addresses_of_this_machine_need_nothing(host: str) -> None:
    assert is_loopback(host) and not is_exposed(host, [])
    must_be_guarded(host, [], "", accounts=False)
    must_be_guarded(host, [], "", accounts=True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", "", "localhost.x"])
def test_others_are_of_other_machines(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("host", "names", "secret", "accounts", "says"),
    [
        ("192.168.1.2", [], "", False, r"needs an account \(.*\) and a secret in VERIFIER_SECRET"),
        (
            "192.168.1.2",
            [],
            LONG,
            False,
            r"can be reached .* needs an account \(verifier accounts add NAME",
        ),
        ("192.168.1.2", [], "", True, "others, so it needs a secret in VERIFIER_SECRET"),
        ("127.0.0.1", ["claims.example.org"], "", True, "claims.example.org can be reached"),
        ("192.168.1.2", [], "short", True, "has 5 characters and needs at least 32"),
        ("127.0.0.1", [], "short", False, "has 5 characters and needs at least 32"),
        ("0.0.0.0", [], LONG, True, "say with --name under which names"),
        ("::", [], LONG, True, "say with --name under which names"),
    ],
)
def test_what_nothing_guards_is_refused(
    host: str, names: list[str], secret: str, accounts: bool, says: str
) -> None:
    with pytest.raises(Unguarded, match=says):
        must_be_guarded(host, names, secret, accounts=accounts)


def test_what_is_guarded_may_listen() -> None:
    must_be_guarded("192.168.1.2", [], LONG, accounts=True)
    must_be_guarded("0.0.0.0", ["claims.example.org"], LONG, accounts=True)
    must_be_guarded("127.0.0.1", ["claims.example.org"], LONG, accounts=True)


def test_the_secret_is_not_shown_where_settings_are_printed() -> None:
    assert LONG not in repr(AccessSettings(secret=LONG))


def test_the_command_line_knows_the_same_names() -> None:
    assert OF_THE_COMMAND_LINE == SECRET_VARIABLE
    assert [role.value for role in RoleName] == [role.word for role in Role]
