"""Does scripts/predict.py answer rows of every kind, and go on after a bad one?"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from scripts.predict import main, without_labels
from scripts.predictions.rows import read_rows, write_rows

Rows = list[dict[str, Any]]


def predicted(folder: Path, kind: str, rows: Rows, *options: str) -> Rows:
    write_rows(rows, folder / "in.jsonl")
    arguments = [kind, str(folder / "in.jsonl"), str(folder / "out.jsonl"), "--jobs", "1"]
    assert main([*arguments, *options]) == 0
    return read_rows(folder / "out.jsonl")


def test_verdicts(tmp_path: Path) -> None:
    evidence = ["The storm killed 12 people in Vantor on Friday, the police said.", "Weather"]
    rows = [
        {"id": "a", "claim": "The storm in Vantor killed 12 people", "evidence": evidence},
        {"id": "b", "claim": "The storm in Vantor killed 30 people", "evidence": evidence},
        {"id": "c", "claim": "The bakery in Vantor sold 300 loaves", "evidence": evidence},
        {"id": "d", "claim": "", "evidence": evidence, "label": "supported"},
        {"id": "e", "evidence": evidence},
    ]
    found = predicted(tmp_path, "verdicts", rows)
    assert [row["id"] for row in found] == ["a", "b", "c", "d", "e"]
    assert [row.get("verdict") for row in found[:3]] == ["supported", "contradicted", "unverified"]
    assert "empty" in found[3]["error"]
    assert "claim" in found[4]["error"]


def test_a_row_is_judged_by_its_own_evidence_alone(tmp_path: Path) -> None:
    claim = "The storm in Vantor killed 12 people"
    rows = [
        {"id": "a", "claim": claim, "evidence": [f"{claim}."]},
        {"id": "b", "claim": claim, "evidence": ["Vantor has a new bakery."]},
        {"id": "c", "claim": claim, "evidence": []},
    ]
    found = predicted(tmp_path, "verdicts", rows)
    assert [row["verdict"] for row in found] == ["supported", "unverified", "unverified"]


def test_labels_are_never_looked_at(tmp_path: Path) -> None:
    row = {"id": "a", "claim": "It rained.", "evidence": ["It rained."]}
    answers = {"label": "contradicted", "relevant": ["x"], "timex": [], "quantities": []}
    assert without_labels({**row, **answers}) == row


def test_cases(tmp_path: Path) -> None:
    (tmp_path / "storm.txt").write_text(
        "The storm killed 12 people in Vantor on Friday, the police said.\n", encoding="utf-8"
    )
    article = {"article": "storm", "publisher": "Meridian", "title": "Storm in Vantor"}
    article |= {"published": "2021-03-08", "file": "storm.txt"}
    write_rows([article], tmp_path / "articles.jsonl")
    rows = [
        {"id": "a", "article": "storm", "statement": "The storm killed 12 people on 5 March 2021"},
        {"id": "b", "article": "hail", "statement": "The hail killed nobody"},
    ]
    rows = [{**row, "as_of": "2021-03-09"} for row in rows]
    found = predicted(tmp_path, "cases", rows, "--articles", str(tmp_path / "articles.jsonl"))
    assert found[0]["verdict"] == "supported"
    assert "lists no article 'hail'" in found[1]["error"]


def test_retrieval(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    collection = [
        {"id": "c1", "claim": "A whale swam up the river Lenn.", "title": "Whale", "date": None},
        {"id": "c2", "claim": "The mayor of Vantor owns a lion.", "speaker": "A. Bell"},
        {"id": "c3", "claim": "The mayor of Vantor owns a lion.", "speaker": "A. Bell"},
        {"id": "c4", "claim": "Taxes rose by 3 per cent.", "date": "stated on May 3, 2019 on TV:"},
    ]
    write_rows(collection, tmp_path / "claims.jsonl.gz")
    rows = [{"id": "q", "text": "Does the mayor of Vantor really keep a lion?"}]
    found = predicted(
        tmp_path, "retrieval", rows, "--collection", str(tmp_path / "claims.jsonl.gz")
    )
    assert found[0]["ranked"][:2] == ["c2", "c3"]
    assert "p50" in capsys.readouterr().err


def test_figures_dates_and_attribution(tmp_path: Path) -> None:
    text = "The police said on 3 May 2021 that some 40 people had been arrested."
    rows = [{"id": "a", "text": text, "dct": "2021-05-04", "date": "2021-05-04"}]
    figures = predicted(tmp_path, "figures", rows)[0]["figures"]
    assert [figure["value"] for figure in figures] == [40]
    timexes = predicted(tmp_path, "dates", rows)[0]["timexes"]
    assert [timex["value"] for timex in timexes] == ["2021-05-03"]
    attributions = predicted(tmp_path, "attribution", rows)[0]["attributions"]
    assert [text[slice(*one["cue"])] for one in attributions] == ["said"]


def test_gzipped_files(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "in.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "a", "text": "Forty people came."}) + "\n\n")
    arguments = ["figures", str(tmp_path / "in.jsonl.gz"), str(tmp_path / "out.jsonl.gz")]
    assert main(arguments) == 0
    assert read_rows(tmp_path / "out.jsonl.gz")[0]["figures"][0]["value"] == 40


def test_many_rows_go_to_several_processes_and_keep_their_order(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": f"{n} people came."} for n in range(2, 40)]
    write_rows(rows, tmp_path / "in.jsonl")
    files = [str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl")]
    assert main(["figures", *files, "--jobs", "2"]) == 0
    found = read_rows(tmp_path / "out.jsonl")
    assert [(row["id"], row["figures"][0]["value"]) for row in found] == [
        (str(n), n) for n in range(2, 40)
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["figures", "missing.jsonl", "out.jsonl"], "No such file"),
        (["figures", "bad.jsonl", "out.jsonl"], "line 2: not JSON"),
        (["figures", "list.jsonl", "out.jsonl"], "must be a JSON object"),
        (["cases", "good.jsonl", "out.jsonl"], "need --articles"),
        (["retrieval", "good.jsonl", "out.jsonl"], "needs --collection"),
    ],
)
def test_unusable_files_are_one_sentence(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "good.jsonl").write_text('{"id": "a", "text": "x"}\n', encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text('{"id": "a"}\n{"id": \n', encoding="utf-8")
    (tmp_path / "list.jsonl").write_text("[1]\n", encoding="utf-8")
    kind, *files = arguments
    assert main([kind, *(str(tmp_path / file) for file in files)]) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said
