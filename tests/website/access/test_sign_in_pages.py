"""How do people sign in and out, and where do they come back to?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from knowledge.claim import Status
from web.access.signing_in import own_path

OWN = {"Origin": "http://localhost:8000"}
PASSWORD = "four quiet ferry bells"
OTHER = "some other quiet bells"


def sign_in(house: Any, name: str = "rea", password: str = PASSWORD, **more: str) -> Any:
    typed = {"name": name, "password": password, **more}
    return house.client.post("/sign-in", data=typed, headers=OWN)


def test_signing_in_leads_back_to_the_page_that_was_wanted(house: Any) -> None:
    wanted = f"/claims/{house.claims[Status.CITABLE]}?x=1&y=%26"
    sent = house.client.get(wanted, headers={"Accept": "text/html"})
    assert sent.status_code == 303
    form = house.client.get(sent.headers["location"])
    back = re.search(r'name="back" value="([^"]*)"', form.text)[1].replace("&amp;", "&")
    assert back == wanted
    answer = sign_in(house, back=back)
    assert (answer.status_code, answer.headers["location"]) == (303, wanted)
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie
    assert "Max-Age=604800" in cookie and "Secure" not in cookie
    session = {"Cookie": cookie.partition(";")[0]}
    assert house.client.get(wanted, headers=session).status_code == 200


def test_the_form_tells_nothing_of_the_knowledge_base(house: Any) -> None:
    assert "our claims" not in house.client.get("/sign-in").text
    assert "our claims" in house.client.get("/", headers=house.session("rea")).text


def test_by_https_the_cookie_goes_by_https_only(house: Any) -> None:
    secure = "https://localhost:8000"
    typed = {"name": "rea", "password": PASSWORD}
    answer = house.client.post(f"{secure}/sign-in", data=typed, headers={"Origin": secure})
    assert "; Secure" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/claims/abc?x=1", "/claims/abc?x=1"),
        ("/check?statement=a//b", "/check?statement=a//b"),
        ("", "/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("///evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("\\\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/%0d%0aSet-Cookie:x=1", "/%0d%0aSet-Cookie:x=1"),
        ("/a\r\nSet-Cookie: x=1", "/"),
        ("javascript:alert(1)", "/"),
        ("claims", "/"),
        ("//[", "/"),
        ("/sign-in?back=/sign-in", "/"),
        ("/" + "a" * 5_000, "/"),
    ],
)
def test_the_way_back_is_one_of_our_own(house: Any, back: str, leads_to: str) -> None:
    assert own_path(back) == leads_to


def test_a_foreign_way_back_is_not_taken(house: Any) -> None:
    assert sign_in(house, back="//evil.example/").headers["location"] == "/"
    form = house.client.get("/sign-in", params={"back": "https://evil.example"})
    assert "evil.example" not in form.text


def test_a_wrong_name_and_a_wrong_password_look_alike(house: Any) -> None:
    answers = [sign_in(house, "rea", OTHER), sign_in(house, "zoe", OTHER), sign_in(house, "", "")]
    told = [re.search(r'role="alert"[^>]*>([^<]*)<', answer.text)[1] for answer in answers]
    assert set(told) == {"The name or the password is wrong."}
    assert all(answer.status_code == 422 for answer in answers)


def test_signing_out_ends_the_session_and_not_only_the_cookie(house: Any) -> None:
    session = house.session("rea")
    assert house.client.get("/account", headers=session).status_code == 200
    answer = house.client.post("/sign-out", headers=session)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert 'verifier_session=""' in answer.headers["set-cookie"]
    assert house.client.get("/account", headers=session).status_code == 303


def test_signing_in_again_ends_the_session_that_the_browser_had(house: Any) -> None:
    before = house.session("ron")
    typed = {"name": "rea", "password": PASSWORD}
    assert house.client.post("/sign-in", data=typed, headers=before).status_code == 303
    assert house.client.get("/account", headers=before).status_code == 303


def test_a_form_that_is_sent_too_late_says_so(house: Any) -> None:
    session = house.session("ann")
    house.clock.goes_on(timedelta(days=8))
    typed = {"name": "dora", "role": "reader", "password": PASSWORD}
    answer = house.client.post("/people/add", data=typed, headers=session)
    assert answer.status_code == 401
    assert "sign in in another tab" in answer.text


def test_changing_the_own_password_needs_the_present_one_and_keeps_this_browser(house: Any) -> None:
    session, elsewhere = house.session("rea"), house.session("rea")

    def change(present: str, password: str) -> Any:
        typed = {"present": present, "password": password}
        return house.client.post("/account/password", data=typed, headers=session)

    wrong = change(OTHER, OTHER)
    assert (wrong.status_code, "present password is wrong" in wrong.text) == (422, True)
    short = change(PASSWORD, "short")
    assert (short.status_code, "at least 12 characters" in short.text) == (422, True)
    answer = change(PASSWORD, OTHER)
    assert (answer.status_code, "Your password is changed" in answer.text) == (200, True)
    new = {"Cookie": answer.headers["set-cookie"].partition(";")[0]}
    pages = [house.client.get("/account", headers=one) for one in (new, session, elsewhere)]
    assert [page.status_code for page in pages] == [200, 303, 303]


def test_guessing_the_present_password_is_slowed_down_too(house: Any) -> None:
    session = house.session("rea")
    typed = {"present": OTHER, "password": OTHER}
    statuses = [
        house.client.post("/account/password", data=typed, headers=session).status_code
        for _ in range(6)
    ]
    assert statuses == [422] * 5 + [429]
