"""Does the comparison with a list made by hand see what is right, wrong and missed?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.compare_extraction import main

ARTICLE = (
    "The army said on 3 May that some 40 homes had burnt.\n\nThe flood killed 12 people in June."
)
RIGHT = {
    "n": 1,
    "kind": "attributed",
    "speaker": "army",
    "verb": "says",
    "statement": "some 40 homes had burnt",
    "figures": [{"value": 40, "lo": None, "hi": None, "unit": "", "surface": "some 40"}],
    "event_date": "2024-05-03",
    "date_surface": "on 3 May",
}


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({}, 0, "1 of 1 listed claims are found"),
        ({"speaker": "navy"}, 1, "missed  1: speaker"),
        ({"verb": "denies"}, 1, "missed  1: stance"),
        ({"figures": [{**RIGHT["figures"][0], "value": 50}]}, 1, "missed  1: figures"),  # type: ignore[index]
        ({"event_date": "2024-05-04"}, 1, "missed  1: period"),
        ({"statement": "the mayor resigned over bribes"}, 1, "missed  1: not found"),
    ],
)
def test_a_list_of_one_claim(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, object],
    code: int,
    said: str,
) -> None:
    article, gold = tmp_path / "article.txt", tmp_path / "gold.jsonl"
    article.write_text(ARTICLE, encoding="utf-8")
    gold.write_text(json.dumps({**RIGHT, **change}), encoding="utf-8")
    assert main([str(article), str(gold), "--published", "2024-07-01"]) == code
    shown = capsys.readouterr().out
    assert said in shown
    assert "further [the article; reports; 1 June 2024 to 30 June 2024]" in shown
