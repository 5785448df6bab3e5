"""Does the table of measurements say what was scored, and is a sample the same every time?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.measuring.running import Measured, sample
from scripts.measuring.sets import development_sets
from scripts.measuring.tables import BEGIN, END, markdown_table, replace_marked

ROOT = Path(__file__).resolve().parents[2]

SCORES = {
    "verdicts": {"accuracy": 0.5, "macro_f1": 0.4, "supported_or_not": 0.75}
    | {"answered": 0.25, "answered_right": 1.0},
    "retrieval": {"map5": 0.5, "mrr": 0.6}
    | {"recall1": 0.1, "recall5": 0.2, "recall20": 0.3, "recall100": 0.4},
    "figures": {name: {"f1": 0.9} for name in ("value", "value_and_unit", "value_and_hedge")}
    | {"hedge_recall": 0.0},
    "dates": {"relaxed": {"f1": 0.95}, "exact_span_recall": 0.8, "value_right": 0.9},
    "attribution": {"cue": {"f1": 0.7}, "triple": {"f1": 0.5}, "source_right_of_matched": 0.9},
}


def test_one_line_a_set() -> None:
    done = [Measured(kind, "own", 10, 40, 1, scores, 3.2) for kind, scores in SCORES.items()]
    table = markdown_table(done, date(2026, 11, 22), "2 cores")
    assert "Measured on 22 November 2026; 2 cores." in table
    lines = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(lines) == len(SCORES)
    assert "10 of 40; 1 failed" in lines[0]
    assert "answered 25.0, of these right 100.0" in lines[0]
    assert "recall@100 40.0" in lines[1]
    assert "hedge" not in lines[2]
    assert "value right 90.0" in lines[3]
    assert "triple F1 50.0" in lines[4]


def test_the_table_is_put_between_the_marks() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert replace_marked(text, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    with pytest.raises(ValueError, match="needs the lines"):
        replace_marked("no marks", "new")


def test_the_note_has_the_marks() -> None:
    text = (ROOT / "docs" / "measurements.md").read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1


def test_a_sample_is_the_same_every_time_and_in_order() -> None:
    rows = [{"id": f"row {n % 90}"} for n in range(100)]
    numbers = [rows.index(row) for row in sample(rows, 20)]
    assert len(numbers) == 20
    assert sample(rows, 20) == sample(rows, 20)
    assert sample(rows, 0) == sample(rows, 100) == rows


def test_sets_are_found_by_their_folders(tmp_path: Path) -> None:
    for name in ("verdict/a", "retrieval/b_queries", "figures/newsquant", "attribution/polnear"):
        path = tmp_path / "data" / f"{name}.jsonl.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    found = development_sets(tmp_path, tmp_path)
    assert [(one.kind, one.name) for one in found] == [
        ("verdicts", "a"),
        ("retrieval", "b"),
        ("figures", "newsquant"),
        ("attribution", "polnear"),
    ]
    assert development_sets(tmp_path, ROOT)[0].kind == "cases"
