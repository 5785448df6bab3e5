"""Do the templates see only their page, and can every colour be read?"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import jinja2
import pytest

import web
from web.pages import contexts
from web.pages.rendering import templates

FOLDER = Path(web.__file__).parent
TEMPLATES = sorted(path.name for path in (FOLDER / "templates").glob("*.html"))
STYLE = (FOLDER / "static" / "site.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_uses_its_documented_page_and_escapes_it(name: str) -> None:
    source = (FOLDER / "templates" / name).read_text(encoding="utf-8")
    assert "|safe" not in source and "autoescape" not in source
    named = re.match(r"\{# page: contexts\.(\w+) #\}", source)
    if named is None:
        return
    page = getattr(contexts, named[1])
    fields = {field.name for field in dataclasses.fields(page)}
    used = set(re.findall(r"page\.(\w+)", source))
    assert used <= fields, "a template names what its page does not have"
    assert fields - used <= {"site", "status"}, "a page carries what its template does not show"


def test_a_name_that_a_page_does_not_have_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        templates().from_string("{{ page.nothing }}").render(page=object())


def colours(scheme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.S)[:2]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark))
    return found


def contrast(a: str, b: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


PAIRS = [
    ("ink", "paper"),
    ("muted", "paper"),
    ("accent", "paper"),
    ("on-accent", "accent"),
    ("supported", "paper"),
    ("contradicted", "paper"),
    ("unverified", "paper"),
    ("ink", "agrees-paper"),
    ("ink", "near-paper"),
    ("ink", "disagrees-paper"),
    ("muted", "agrees-paper"),
    ("muted", "near-paper"),
    ("muted", "disagrees-paper"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text, ground", PAIRS)
def test_every_colour_can_be_read(scheme: str, text: str, ground: str) -> None:
    named = colours(scheme)
    assert contrast(named[text], named[ground]) >= 4.5


def test_colours_are_named_once() -> None:
    rules = STYLE.split("/* --- head and foot --- */")[1].split("@media print")[0]
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-]*\s*\{)", rules)


def test_style_and_script_load_nothing() -> None:
    script = (FOLDER / "static" / "site.js").read_text(encoding="utf-8")
    for text in (STYLE, script):
        assert "http" not in text.replace('href^="http"', "")
        assert "@import" not in text and "url(" not in text
    for word in ("innerHTML", "eval(", "fetch(", "localStorage"):
        assert word not in script
