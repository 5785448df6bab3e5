"""What do people see who keep keys and let others in? Forms that work without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.base import KnowledgeBase
from verifier.cli.main import run
from web.access.entrance import entrance_to
from web.access.roles import Role
from web.access.settings import AccessSettings

OWN = {"Origin": "http://localhost:8000"}
PASSWORD = "four quiet ferry bells"
OTHER = "some other quiet bells"


def sign_in(house: Any, name: str = "rea", password: str = PASSWORD, **more: str) -> Any:
    typed = {"name": name, "password": password, **more}
    return house.client.post("/sign-in", data=typed, headers=OWN)


def test_a_key_is_made_shown_once_used_and_revoked(house: Any) -> None:
    session = house.session("ron")
    typed = {"label": "the CMS", "role": "contributor", "days": "30"}
    made = house.client.post("/keys", data=typed, headers=session)
    text = re.search(r"<code class=\"key breakable\">(cv_[^<]+)</code>", made.text)[1]
    assert (made.status_code, made.headers["cache-control"]) == (200, "no-store")
    program = {"Authorization": f"Bearer {text}"}
    assert house.client.get("/v1/claims/no-id", headers=program).status_code == 404
    page = house.client.get("/keys", headers=session).text
    prefix = text[:11]
    assert text not in page and prefix in page
    assert "acts as a contributor" in page and "holds until 31 March 2024" in page
    assert "last used on 1 March 2024" in page
    gone = house.client.post("/keys/revoke", data={"prefix": prefix}, headers=session)
    assert gone.headers["location"] == "/keys"
    assert "revoked on 1 March 2024" in house.client.get("/keys", headers=session).text
    assert house.client.get("/v1/claims/no-id", headers=program).status_code == 401


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"label": "x", "role": "admin"}, "ron is a reviewer, so a key of theirs cannot be"),
        ({"label": "x", "role": "emperor"}, "Choose what the key may do"),
        ({"label": "", "role": "reader"}, "what the key is for"),
        ({"label": "x", "role": "reader", "days": "soon"}, "from 1 to 3,650"),
        ({"label": "x", "role": "reader", "days": "0"}, "from 1 to 3,650"),
        ({"label": "x", "role": "reader", "days": "9" * 99}, "from 1 to 3,650"),
        ({"label": "x", "role": "reader", "days": "\u0663"}, "from 1 to 3,650"),
    ],
)
def test_a_key_that_cannot_be_made_is_told_and_what_was_typed_stays(
    house: Any, typed: dict[str, str], says: str
) -> None:
    answer = house.client.post("/keys", data=typed, headers=house.session("ron"))
    assert answer.status_code == 422
    assert says in answer.text
    assert f'name="label" type="text" value="{typed["label"]}"' in answer.text
    assert house.entrance.keys.all() == []


def test_everybody_sees_their_own_keys_and_an_admin_those_of_others_too(house: Any) -> None:
    house.key("ron", Role.READER)
    (key,) = house.entrance.keys.all()
    of_rea = house.client.get("/keys", headers=house.session("rea")).text
    assert key.prefix not in of_rea
    refused = house.client.post(
        "/keys/revoke", data={"prefix": key.prefix}, headers=house.session("rea")
    )
    assert (refused.status_code, "There is no key" in refused.text) == (422, True)
    of_ann = house.client.get("/keys", headers=house.session("ann")).text
    assert key.prefix in of_ann and "ron’s" in of_ann
    house.client.post("/keys/revoke", data={"prefix": key.prefix}, headers=house.session("ann"))
    assert house.entrance.keys.all()[0].revoked


def test_an_admin_lets_somebody_in_and_changes_what_they_may(house: Any) -> None:
    admin = house.session("ann")

    def change(what: str, **typed: str) -> None:
        answer = house.client.post(f"/people/{what}", data=typed, headers=admin)
        assert answer.headers["location"] == f"/people?done={what}", answer.text

    change("add", name="dora", role="reader", password=PASSWORD)
    session = house.session("dora")
    page = house.client.get("/people?done=add", headers=admin).text
    assert "dora</strong>, reader" in page and "The account is made" in page
    assert house.client.get("/people", headers=session).status_code == 403
    change("role", name="dora", role="admin")
    assert house.client.get("/people", headers=session).status_code == 200
    change("password", name="dora", password=OTHER)
    assert house.client.get("/people", headers=session).status_code == 303
    assert sign_in(house, "dora", OTHER).status_code == 303
    change("disable", name="dora")
    assert sign_in(house, "dora", OTHER).status_code == 422
    assert "disabled since 1 March 2024" in house.client.get("/people", headers=admin).text
    change("enable", name="dora")
    assert sign_in(house, "dora", OTHER).status_code == 303


@pytest.mark.parametrize(
    ("what", "typed", "says"),
    [
        ("add", {"name": "rea", "role": "reader", "password": PASSWORD}, "There is an account rea"),
        ("add", {"name": "zoe", "role": "boss", "password": PASSWORD}, "one of the four roles"),
        ("add", {"name": "zoe", "role": "reader", "password": "short"}, "at least 12 characters"),
        ("role", {"name": "ann", "role": "reader"}, "last admin"),
        ("disable", {"name": "ann"}, "last admin"),
        ("password", {"name": "zoe", "password": PASSWORD}, "There is no account"),
        ("enable", {}, "There is no account"),
    ],
)
def test_what_cannot_be_changed_is_told(
    house: Any, what: str, typed: dict[str, str], says: str
) -> None:
    answer = house.client.post(f"/people/{what}", data=typed, headers=house.session("ann"))
    assert answer.status_code == 422
    assert says in answer.text
    assert PASSWORD not in answer.text


def test_names_and_labels_are_text_in_every_page(house: Any) -> None:
    hostile = '"><script>alert(1)</script>'
    house.add(hostile, Role.REVIEWER)
    owner = house.entrance.accounts.get(hostile)
    house.entrance.keys.make(owner, hostile, Role.READER)
    pages = [
        house.client.get("/people", headers=house.session("ann")),
        house.client.get("/keys", headers=house.session("ann")),
        house.client.get("/account", headers=house.session(hostile)),
        sign_in(house, hostile, OTHER),
        house.client.get("/sign-in", params={"back": f"/{hostile}"}),
        house.client.get("/people", params={"done": hostile}, headers=house.session("ann")),
    ]
    for page in pages:
        assert "<script>alert" not in page.text


@pytest.fixture
def alone(open_house: Any, tmp_path: Path) -> Iterator[Any]:
    """Without accounts, on loopback."""
    with open_house(tmp_path) as house:
        yield house


def test_without_accounts_whoever_sits_there_may_do_everything(alone: Any) -> None:
    assert "Nobody has to sign in here" in alone.client.get("/account").text
    assert "no program needs a key" in alone.client.get("/keys").text
    first = alone.client.get("/people").text
    assert "The first one is an admin’s" in first and "<option selected>admin" in first
    for path, typed in (("/keys", {"label": "x", "role": "reader"}), ("/account/password", {})):
        assert alone.client.post(path, data=typed, headers=OWN).status_code == 409


def test_with_the_first_account_everybody_has_to_sign_in(alone: Any) -> None:
    typed = {"name": "rea", "role": "reader", "password": PASSWORD}
    refused = alone.client.post("/people/add", data=typed, headers=OWN)
    assert "first account must be an admin" in refused.text
    typed["role"] = "admin"
    assert alone.client.post("/people/add", data=typed, headers=OWN).status_code == 303
    assert alone.client.get("/people").headers["location"] == "/sign-in?back=%2Fpeople"


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_who_comes_through_a_proxy_does_not_sit_at_the_machine(alone: Any, header: str) -> None:
    answer = alone.client.get("/v1/claims/no-id", headers={header: "198.51.100.7"})
    assert answer.status_code == 401


def test_beyond_loopback_nobody_sits_at_the_machine(open_house: Any, tmp_path: Path) -> None:
    with open_house(tmp_path, loopback=False) as house:
        assert house.client.get("/v1/claims/no-id").status_code == 401


def test_the_sample_has_no_accounts(serve: Any) -> None:
    with serve() as client:
        page = client.get("/account").text
        assert "The sample has no accounts" in page
        assert client.get("/people").status_code == 409
        assert client.post("/sign-in", data={"name": "a"}, headers=OWN).status_code == 409


def test_a_backup_holds_accounts_and_keys(house: Any, tmp_path: Path) -> None:
    house.key("rea", Role.READER)
    copy = tmp_path / "copy.sqlite"
    assert run(["backup", str(copy), "--kb", str(tmp_path / "claims.sqlite")]) == 0
    with KnowledgeBase.open(str(copy), clock=house.clock, read_only=True) as knowledge:
        entrance = entrance_to(knowledge, AccessSettings(clock=house.clock))
        assert [one.name for one in entrance.accounts.all()] == ["ann", "con", "rea", "ron"]
        assert len(entrance.keys.all()) == 1
