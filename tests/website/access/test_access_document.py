"""Is docs/access.md true, and do the templates see only what their pages document?"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

import web
from web.access.exposure import SECRET_VARIABLE
from web.access.guessing import WINDOW, Allowed
from web.access.keys import BEGINS
from web.access.passwords import SHORTEST
from web.access.roles import Role
from web.access.settings import SECRET_LENGTH, AccessSettings
from web.pages import contexts_of_access

DOCUMENT = (Path(__file__).parents[3] / "docs" / "access.md").read_text(encoding="utf-8")
TEMPLATES = Path(web.__file__).parent / "templates"
PAGES = {
    "sign_in.html": contexts_of_access.SignInPage,
    "account.html": contexts_of_access.AccountPage,
    "keys.html": contexts_of_access.KeysPage,
    "people.html": contexts_of_access.PeoplePage,
}


def test_the_numbers_are_the_real_ones() -> None:
    assert Allowed() == Allowed(together=5, address=30, account=60)
    assert WINDOW.total_seconds() == 15 * 60
    assert "five failures in fifteen minutes for one account from one address" in DOCUMENT
    assert "thirty from one address, or sixty for one account" in DOCUMENT
    assert AccessSettings().session.days == 7 and "holds for seven days" in DOCUMENT
    assert f"A password has at least {SHORTEST} characters" in DOCUMENT
    assert f"at least {SECRET_LENGTH} characters" in DOCUMENT
    assert f"export {SECRET_VARIABLE}=" in DOCUMENT
    assert f"Bearer {BEGINS}_" in DOCUMENT


def test_the_roles_are_the_real_ones() -> None:
    told = re.findall(r"^\| (\w+) \| [^|]+ \|$", DOCUMENT, re.M)
    assert told == ["role", *(role.word for role in Role)]
    page = (TEMPLATES / "people.html").read_text(encoding="utf-8")
    assert re.findall(r"<dt>(\w+)</dt>", page) == [role.word for role in Role]


@pytest.mark.parametrize("name", PAGES)
def test_a_template_shows_what_its_page_has_and_no_more(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    page = PAGES[name]
    assert source.startswith(f"{{# page: contexts_of_access.{page.__name__} #}}")
    assert "|safe" not in source and "autoescape" not in source
    fields = {field.name for field in dataclasses.fields(page)}
    used = set(re.findall(r"page\.(\w+)", source))
    assert used <= fields, "a template names what its page does not have"
    assert fields - used <= {"site"}, "a page carries what its template does not show"
