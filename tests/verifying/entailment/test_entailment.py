"""Does the entailment model that ships load, answer, and refuse what it cannot read?"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifier.errors import DamagedModel, MissingLanguageModel, UnusableInput
from verifier.language.entailment import CARD, EntailmentModel, load_entailment
from verifier.language.model_files import MODELS

SHIPPED = (MODELS / CARD).exists()

needs_model = pytest.mark.skipif(not SHIPPED, reason="no entailment model lies in verifier/")

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("entailment.examples.toml").read_text(encoding="utf-8")
)["example"]

PAIRS = [
    pytest.param(
        example["premise"],
        hypothesis,
        label,
        marks=[pytest.mark.xfail] if hypothesis in example.get("not_yet", ()) else [],
    )
    for example in EXAMPLES
    for label in ("follows", "excludes", "neither")
    for hypothesis in example.get(label, ())
]


@pytest.fixture(scope="module")
def model() -> EntailmentModel:
    return load_entailment()


@needs_model
@pytest.mark.parametrize(("premise", "hypothesis", "label"), PAIRS)
def test_example(premise: str, hypothesis: str, label: str, model: EntailmentModel) -> None:
    (found,) = model.entail([(premise, hypothesis)])
    shares = {name: getattr(found, name) for name in ("follows", "excludes", "neither")}
    assert max(shares, key=lambda name: shares[name]) == label, shares


@needs_model
def test_an_answer_depends_on_its_pair_alone(model: EntailmentModel) -> None:
    pairs = [(str(pair.values[0]), str(pair.values[1])) for pair in PAIRS]
    together = model.entail(pairs)
    assert together == tuple(model.entail([pair])[0] for pair in pairs)
    assert model.entail(pairs[::-1]) == together[::-1]
    assert model.entail([]) == ()


@needs_model
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(premise=st.text(min_size=1, max_size=40), hypothesis=st.text(min_size=1, max_size=40))
def test_probabilities_are_shares_of_one(
    premise: str, hypothesis: str, model: EntailmentModel
) -> None:
    if not premise.strip() or not hypothesis.strip():
        with pytest.raises(UnusableInput, match="one of them is empty"):
            model.entail([(premise, hypothesis)])
        return
    (found,) = model.entail([(premise, hypothesis)])
    shares = (found.follows, found.excludes, found.neither)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) == pytest.approx(1)


@needs_model
def test_a_pair_that_is_too_long_is_told_and_not_cut(model: EntailmentModel) -> None:
    with pytest.raises(UnusableInput, match=r"tokens together, more than the 512"):
        model.entail([("The tram line opened on time. " * 100, "The tram line opened.")])


@needs_model
def test_half_a_character_is_told(model: EntailmentModel) -> None:
    with pytest.raises(UnusableInput, match="half a character"):
        model.entail([("The tram line opened \ud800.", "The tram line opened.")])


@needs_model
@pytest.mark.parametrize("part", ["model", "words", "tokenizer"])
def test_a_file_that_was_changed_is_refused(part: str, tmp_path: Path) -> None:
    folder = shutil.copytree(MODELS, tmp_path / "models")
    file = folder / tomllib.loads((folder / CARD).read_text(encoding="utf-8"))[part]["file"]
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    with pytest.raises(DamagedModel, match=f"{file.name} is not the file that {CARD} names"):
        load_entailment(folder)


@needs_model
def test_a_missing_file_is_told(tmp_path: Path) -> None:
    folder = shutil.copytree(MODELS, tmp_path / "models")
    (folder / "entailment.onnx").unlink()
    with pytest.raises(MissingLanguageModel, match=r"entailment\.onnx"):
        load_entailment(folder)


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingLanguageModel, match="is not installed"):
        load_entailment(tmp_path)


@pytest.mark.parametrize(
    "written",
    [
        "temperature = ",
        'name = "a"',
        'name = "a"\nversion = "1"\ntemperature = "warm"\nlongest = 9',
    ],
)
def test_a_table_that_names_no_model_is_told(written: str, tmp_path: Path) -> None:
    (tmp_path / CARD).write_text(written, encoding="utf-8")
    with pytest.raises(DamagedModel, match="does not describe a model"):
        load_entailment(tmp_path)
