"""What does the endpoint answer to the examples of its documentation? Writes it down.

    python scripts/write_api_examples.py

Asks every example in web/api/examples of the real application, writes the answer beside the
request, and adds an example of each documented refusal that has none yet. The request is written by
hand, the answer never; a test asks them all again.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.api_examples.asking import Example, answer_to, same_shape
from scripts.api_examples.refusals import SUMMARIES, refused
from scripts.api_examples.stages import Stages
from verifier.language.parser import load_parser
from verifier.reading.reader import Reader
from verifier.words.lexicon import load_lexicon
from web.api.openapi import ROLE
from web.app import create_app
from web.settings import WebSettings

FOLDER = Path(__file__).resolve().parents[1] / "web" / "api" / "examples"


def main() -> None:
    """Asks and writes them all; tells what was not answered as documented."""
    document = create_app(WebSettings(lambda: None)).openapi()  # type: ignore[arg-type, return-value]
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        stages = Stages(Path(folder), Reader(load_parser()), load_lexicon())
        for file in sorted(FOLDER.glob("*.json")):
            written = json.loads(file.read_text(encoding="utf-8"))
            name = written["operation"]
            method, _, path = name.partition(" ")
            described = document["paths"][path][method.lower()]
            before = {e["name"]: e.get("answer") for e in written["examples"]}
            examples = [e for e in written["examples"] if not e["name"].startswith("refused_")]
            for example in examples:
                ask(stages, name, example)
            for status in map(int, described["responses"]):
                if any(one["answer"]["status"] == status for one in examples):
                    continue
                if status not in SUMMARIES:
                    wrong.append(f"{name}: no example is answered with {status}")
                    continue
                example = refused(name, examples[0], status, described.get(ROLE, ""))
                example |= {"answer": before[example["name"]]} if example["name"] in before else {}
                ask(stages, name, example)
                if example["answer"]["status"] != status:
                    wrong.append(f"{name}: {example['answer']['status']} in the place of {status}")
                examples.append(example)
            write(file, {**written, "examples": examples})
    print("\n".join(wrong) or "Every documented answer has an example.")
    sys.exit(1 if wrong else 0)


def ask(stages: Stages, operation: str, example: Example) -> None:
    """Writes the answer into the example; one of the same shape and status stays as it was."""
    answer = answer_to(stages, operation, example)
    if not same_answer(example.get("answer"), answer):
        example["answer"] = answer


def same_answer(written: Example | None, answer: Example) -> bool:
    """Whether what is written is still what is answered, but for what no two answers share."""
    return written is not None and (
        written["status"] == answer["status"] and same_shape(written, answer)
    )


def write(file: Path, written: Example) -> None:
    """The examples of one operation as JSON, as short as can be read."""
    file.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
