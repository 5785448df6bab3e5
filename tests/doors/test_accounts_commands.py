"""Are people let in, and keys made, from the command line?"""

import json

import pytest

from knowledge.base import KnowledgeBase
from verifier.cli.opening import now
from web.access.entrance import entrance_to
from web.access.settings import AccessSettings

PASSWORD = b"four quiet ferry bells\n"
SECRET = {"VERIFIER_SECRET": "a secret that is long enough for a test"}


@pytest.fixture
def empty(home):
    """A knowledge base without claims, named as a command names it."""
    place = str(home / "kb.sqlite")
    KnowledgeBase.open(place, clock=now, create=True).close()
    return place


@pytest.fixture
def staffed(program, empty):
    """One with an admin, ann, and a reviewer, ron."""
    for name, role in (("ann", "admin"), ("ron", "reviewer")):
        added = program("accounts", "add", name, "--role", role, "--kb", empty, stdin=PASSWORD)
        assert added.code == 0, added.err
    return empty


def signs_in(place, name, password, secret=""):
    with KnowledgeBase.open(place, clock=now) as knowledge:
        entrance = entrance_to(knowledge, AccessSettings(secret=secret))
        return bool(entrance.sign_in(name, password, "192.0.2.1"))


def test_who_is_added_can_sign_in(program, staffed):
    listed = program("accounts", "list", "--kb", staffed)
    today = f"{now():%Y-%m-%d}"
    assert listed.out == f"ann  admin since {today}\nron  reviewer since {today}\n"
    assert signs_in(staffed, "ron", "four quiet ferry bells")
    (first, _) = json.loads(program("accounts", "list", "--format", "json", "--kb", staffed).out)
    assert (first["name"], first["role"], first["disabled"]) == ("ann", "admin", None)


def test_a_password_is_hashed_under_the_secret_where_there_is_one(program, empty):
    added = ("accounts", "add", "ann", "--role", "admin", "--kb", empty)
    assert program(*added, stdin=PASSWORD, env=SECRET).code == 0
    assert signs_in(empty, "ann", "four quiet ferry bells", SECRET["VERIFIER_SECRET"])


def test_a_secret_that_is_too_short_is_told(program, empty):
    ended = program("accounts", "list", "--kb", empty, env={"VERIFIER_SECRET": "short"})
    assert (ended.code, "needs at least 32" in ended.error) == (2, True)


def test_role_password_and_disabling(program, staffed):
    assert "ron  admin since" in program("accounts", "role", "ron", "admin", "--kb", staffed).out
    new = program("accounts", "password", "ron", "--kb", staffed, stdin=b"some other quiet bells\n")
    assert new.out.endswith("with a new password\n")
    assert signs_in(staffed, "ron", "some other quiet bells")
    assert "disabled since" in program("accounts", "disable", "ron", "--kb", staffed).out
    again = program("accounts", "disable", "ron", "--undo", "--kb", staffed)
    assert (again.code, "disabled" in again.out) == (0, False)


@pytest.mark.parametrize(
    ("arguments", "stdin", "says"),
    [
        (("add", "ann"), PASSWORD, "There is an account ann already"),
        (("add", "bo"), b"", "there is no password; type it, or pipe it in"),
        (("add", "bo"), b"\nsecond line of it\n", "there is no password"),
        (("add", "bo"), b"\xff\xfe broken letters\n", "there is no password"),
        (("add", "bo"), b"short\n", "at least 12 characters"),
        (("role", "ann", "reader"), b"", "last admin"),
        (("role", "zoe", "reader"), b"", "There is no account 'zoe'"),
        (("role", "ann", "boss"), b"", "see `verifier accounts role --help`"),
        (("password", "zoe"), PASSWORD, "There is no account 'zoe'"),
        (("disable", "ann"), b"", "last admin"),
    ],
)
def test_what_is_not_done_is_told_in_one_line(program, staffed, arguments, stdin, says):
    before = program("accounts", "list", "--kb", staffed).out
    ended = program("accounts", *arguments, "--kb", staffed, stdin=stdin)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.error
    assert program("accounts", "list", "--kb", staffed).out == before


def test_a_key_is_written_once_listed_and_revoked(program, staffed):
    made = program("keys", "create", "ron", "--label", "the CMS", "--days", "9", "--kb", staffed)
    text = made.out.removesuffix("\n")
    prefix = text[:11]
    assert made.code == 0 and f"listed as {prefix}\n" in made.error and text not in made.err
    with KnowledgeBase.open(staffed, clock=now) as knowledge:
        assert entrance_to(knowledge, AccessSettings()).keys.acting(text)
    listed = program("keys", "list", "--account", "ron", "--kb", staffed).out
    assert listed.startswith(f"{prefix}  reader for ron, “the CMS”, made ") and text not in listed
    assert program("keys", "list", "--account", "ann", "--kb", staffed).out == ""
    assert "revoked" in program("keys", "revoke", prefix, "--kb", staffed).out
    (key,) = json.loads(program("keys", "list", "--format", "json", "--kb", staffed).out)
    assert (key["prefix"], key["account"], key["role"]) == (prefix, "ron", "reader")
    assert key["revoked"] and key["until"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("create", "ron", "--label", "x", "--role", "admin"), "ron is a reviewer, so a key"),
        (("create", "zoe", "--label", "x"), "There is no account 'zoe'"),
        (("create", "ron", "--label", "x", "--days", "0"), "see `verifier keys create --help`"),
        (("create", "ron"), "--label"),
        (("revoke", "cv_00000000"), "There is no key 'cv_00000000'"),
        (("list", "--account", "zoe"), "There is no account 'zoe'"),
    ],
)
def test_a_key_that_is_not_made_is_told(program, staffed, arguments, says):
    ended = program("keys", *arguments, "--kb", staffed)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.error


def test_the_sample_has_no_accounts(program, home):
    assert "no knowledge base is named" in program("accounts", "add", "ann").err
    listed = program("accounts", "list")
    assert (listed.code, "the sample has no accounts" in listed.err) == (2, True)


def test_a_password_is_no_argument(program, staffed):
    ended = program("accounts", "password", "ron", "some other quiet bells", "--kb", staffed)
    assert ended.code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--host", "192.0.2.1"), "192.0.2.1 can be reached by others, so it needs a secret in"),
        (("--name", "claims.example.org"), "claims.example.org can be reached by others"),
    ],
)
def test_serving_others_needs_a_secret(program, staffed, arguments, says):
    ended = program("serve", *arguments, "--port", "0", "--kb", staffed)
    assert ended.code == 2
    assert says in ended.error


def test_serving_others_needs_accounts(program, kb):
    ended = program("serve", "--host", "192.0.2.1", "--kb", kb, env=SECRET)
    assert (ended.code, "it needs an account (verifier accounts add" in ended.error) == (2, True)
