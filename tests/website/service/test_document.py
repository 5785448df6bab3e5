"""Is docs/service.md true? Its limits, metrics and options are those of the program."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from typer.main import get_command

from verifier.cli.configuration import LimitsTable, Tables
from verifier.cli.main import app
from web.api.readiness import LONGEST_LAG
from web.guards.rates import UNCOUNTED
from web.metrics import Metrics
from web.server import LAST_SECONDS
from web.settings import Limits
from web.workers import WRITER_WAITS

ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
TOLD = dict(re.findall(r"^\| `([a-z-]+)` \| ([\w,/; ]+) \| ", DOCUMENT, re.M))


@pytest.mark.parametrize("limit", [field.name for field in fields(Limits)])
def test_a_limit_is_published_with_its_default(limit: str) -> None:
    default = getattr(Limits(), limit)
    told = TOLD[limit.replace("_", "-")]
    if isinstance(default, str):
        assert told == default
    else:
        assert float(told.replace(",", "")) == default


def test_every_limit_can_be_set_and_nothing_else() -> None:
    assert set(LimitsTable.model_fields) == {field.name for field in fields(Limits)}
    assert {name.replace("_", "-") for name in LimitsTable.model_fields} <= set(TOLD)


def test_the_example_is_a_configuration() -> None:
    (example,) = re.findall(r"\n\n((?:    \[serve\].*\n)(?:(?:    .*)?\n)*?)\n##", DOCUMENT)
    tables = Tables.model_validate(tomllib.loads(re.sub(r"^ {4}", "", example, flags=re.M)))
    assert tables.serve.workers == 2
    assert Limits(**tables.serve.limits.set_).check_seconds == 10


def test_every_metric_is_told() -> None:
    told = set(re.findall(r"^\| `(verifier_\w+)` \|", DOCUMENT, re.M))
    kept = set()
    for metric in Metrics().registry.collect():
        kept.add(f"{metric.name}_total" if metric.type == "counter" else metric.name)
    assert told == kept


def test_the_options_are_those_of_the_command() -> None:
    options = {
        option
        for parameter in get_command(app).commands["serve"].params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    told = re.search(r"^\| \| \|\n(.*?)\n\n", DOCUMENT, re.M | re.S)
    assert told and set(re.findall(r"`(--[a-z-]+)", told.group(1))) <= options


def test_the_other_numbers() -> None:
    assert f"more than {LONGEST_LAG:,} changes behind" in DOCUMENT
    assert f"up to {WRITER_WAITS:g} seconds" in DOCUMENT
    assert f"have {LAST_SECONDS} seconds" in DOCUMENT
    for path in UNCOUNTED:
        assert f"`{path}`" in DOCUMENT
