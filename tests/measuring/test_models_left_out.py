"""Is a model left out as a user leaves it out, and is what it does told rightly?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from scripts.measuring.comparison import comparison
from scripts.measuring.models import Compared, with_models, without_model
from scripts.measuring.running import Measured, measure
from scripts.measuring.sets import LabelledSet
from scripts.measuring.worth import worth
from scripts.predictions.rows import write_rows


def judged(accuracy: float, worth: tuple[float, ...], name: str = "own") -> Measured:
    half = dict.fromkeys(("macro_f1", "supported_or_not", "answered", "answered_right"), 0.5)
    by_label = {label: {"precision": 0.75} for label in ("supported", "contradicted")}
    scores: dict[str, Any] = {"accuracy": accuracy, **half, "by_label": by_label}
    return Measured("verdicts", name, 4, 4, 0, scores, 1.0, worth=worth)


def found(map5: float, times: str, worth: tuple[float, ...]) -> Measured:
    scores = dict.fromkeys(("mrr", "recall1", "recall5", "recall20", "recall100"), 0.5)
    return Measured("retrieval", "r", 2, 2, 0, {"map5": map5, **scores}, 1.0, times, worth)


@pytest.mark.parametrize(
    ("kind", "gold", "prediction", "good"),
    [
        ("verdicts", {"label": "supported"}, {"verdict": "supported"}, 1),
        ("cases", {"label": "supported"}, {"verdict": "unverified"}, 0),
        ("cases", {"label": "unverified"}, {"error": "ValueError: no words"}, 0),
        ("retrieval", {"relevant": ["b", "c"]}, {"ranked": ["a", "b", "c"]}, 1 / 2),
        ("retrieval", {"relevant": ["d"]}, {"ranked": ["a", "b", "c"]}, 0),
        ("retrieval", {"relevant": ["d"]}, {"error": "ValueError: no words"}, 0),
        ("figures", {"quantities": []}, {"figures": []}, 0),
    ],
)
def test_what_an_answer_is_worth(kind, gold, prediction, good) -> None:
    assert worth(kind, gold, prediction) == good


def test_figures_stand_beside_those_without_the_model() -> None:
    said = comparison(
        [
            Compared(judged(0.75, (1, 1, 1, 0)), judged(0.5, (1, 0, 0, 1))),
            Compared(found(0.84, "p50 9 ms", (1, 1)), found(0.8, "p50 4 ms", (1, 0.5))),
        ]
    )
    assert "| own | 75.0 (50.0) | 50.0 (50.0) |" in said
    assert "| 75.0 (75.0) | 75.0 (75.0) | 2 | 1 |" in said
    assert "findings" not in said
    assert "| r | 84.0 (80.0) |" in said
    assert "| 1 | 0 | p50 9 ms (p50 4 ms) |" in said
    assert "VERIFIER_ENTAILMENT=off" in said
    assert "VERIFIER_VECTORS=off" in said
    assert said.endswith("No measure is lower with the models by more than one row in a hundred.")


@pytest.mark.parametrize(
    ("used", "left_out", "told"),
    [(0.49, 0.5, False), (0.48, 0.5, True), (0.5, 0.48, False)],
)
def test_what_a_model_makes_worse_is_told(used: float, left_out: float, told: bool) -> None:
    said = comparison([Compared(judged(used, ()), judged(left_out, ()))])
    lower = f"Lower with the models by more than one row in a hundred: own, accuracy {used:.1%}"
    assert (lower.removesuffix("%") in said) is told


def test_rows_that_failed_without_a_model_are_told() -> None:
    left_out = Measured("retrieval", "r", 2, 2, 3, {"map5": 0.5}, 1.0)
    used = Measured("retrieval", "r", 2, 2, 0, {"map5": 0.5}, 1.0)
    assert "| r; 3 failed without | 50.0 (50.0) |" in comparison([Compared(used, left_out)])


def test_nothing_is_said_of_sets_on_which_no_model_bears() -> None:
    assert comparison([]) == ""


def test_the_variables_of_a_user_do_not_count() -> None:
    mine = {"PATH": "/bin", "VERIFIER_ENTAILMENT": "off", "VERIFIER_VECTORS": "off"}
    assert with_models(mine) == {"PATH": "/bin"}
    assert without_model(mine, "cases") == {"PATH": "/bin", "VERIFIER_ENTAILMENT": "off"}
    assert without_model(mine, "retrieval") == {"PATH": "/bin", "VERIFIER_VECTORS": "off"}


SCORER = """
import json, sys
rows = [json.loads(line) for line in open(sys.argv[3], encoding="utf-8")]
print(json.dumps({"verdicts": [row["verdict"] for row in rows]}))
"""


def test_a_verdict_that_only_the_model_gives_is_missing_without_it(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "claim": "The company rejected the bid.",
        "evidence": ["The company turned down the offer."],
        "label": "supported",
    }
    write_rows([row], tmp_path / "own.jsonl")
    scorer = tmp_path / "score.py"
    scorer.write_text(SCORER, encoding="utf-8")
    one = LabelledSet("verdicts", "own", tmp_path / "own.jsonl")
    how = (scorer, tmp_path, 0, 1)
    used = measure(one, *how, with_models(os.environ))
    left_out = measure(one, *how, without_model(os.environ, one.kind))
    assert (used.scores, used.worth) == ({"verdicts": ["supported"]}, (1,))
    assert (left_out.scores, left_out.worth) == ({"verdicts": ["unverified"]}, (0,))
