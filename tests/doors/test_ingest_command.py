"""``verifier ingest``: articles become claims; none is lost and none is there twice."""

import json

import pytest


def claims(program, kb, *arguments):
    listed = program("claims", "list", "--format", "jsonl", "--kb", kb, *arguments)
    assert listed.code == 0, listed.err
    return [json.loads(line) for line in listed.out.splitlines()]


def test_it_says_how_many_and_where(program, article, home):
    place = str(home / "new" / "kb.sqlite")
    ended = program("ingest", str(article), "--publisher", "The Valley Post", "--kb", place)
    assert ended.code == 0
    count = len(claims(program, place))
    assert count >= 4
    assert ended.out.splitlines() == [
        f"{article}: {count} claims; left out: heading 1",
        f"{count} citable claims added to {place}; left out: heading 1",
    ]


def test_a_second_time_adds_nothing(program, article, kb):
    before = claims(program, kb)
    published = ("--publisher", "The Valley Post", "--published", "2019-03-15")
    ended = program("ingest", str(article), *published, "--kb", kb)
    assert ended.code == 0
    assert f"0 claims, {len(before)} already there" in ended.out
    assert claims(program, kb) == before


def test_quotes_stand_in_the_file_and_the_heading_is_the_title(program, article, kb):
    text = article.read_text(encoding="utf-8")
    for claim in claims(program, kb):
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        assert claim["source"]["title"] == "Floods in the Larn valley"
        assert claim["source"]["publisher"] == "The Valley Post"
        assert claim["status"] == "citable"


def test_a_given_title_and_address_are_kept(program, article, home):
    place = str(home / "kb.sqlite")
    named = ("--title", "High water", "--url", "https://example.org/1", "--author", "A. Writer")
    program("ingest", str(article), *named, "--status", "draft", "--kb", place)
    for claim in claims(program, place):
        assert claim["status"] == "extracted"
        assert claim["source"]["title"] == "High water"
        assert claim["source"]["author"] == "A. Writer"


def test_without_kb_it_goes_to_the_data_folder(program, article, home):
    ended = program("ingest", str(article))
    assert ended.code == 0
    assert ended.err == ""
    own = home / "data" / "claims-verifier" / "knowledge.sqlite"
    assert own.exists()
    assert str(own) in ended.out
    assert program("check", "34 people were killed in the floods").err == ""


def test_folders_and_standard_input(program, article, home):
    folder = home / "articles"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    text = article.read_text(encoding="utf-8")
    (folder / "one.txt").write_text(text, encoding="utf-8")
    (folder / "deep" / "two.md").write_text("# Rain\n\nRain fell on **12** towns in 2019.\n")
    (folder / ".hidden" / "three.txt").write_text(text, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    ended = program("ingest", str(folder), "-", "--kb", "kb.sqlite", stdin=text.encode())
    assert ended.code == 0
    names = [line.split(": ")[0] for line in ended.out.splitlines()[:-1]]
    assert names == [
        str(folder / "one.txt"),
        str(folder / "deep" / "two.md"),
        "standard input",
    ]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("scan.txt", b"%PDF-1.7", "is a PDF"),
        ("binary.txt", b"\x00\x01" * 100, "binary"),
        ("empty.txt", b"", "no claim"),
        (
            "french.txt",
            "Les pluies ont tué 34 personnes depuis le mois de mars.".encode(),
            "French",
        ),
    ],
)
def test_what_cannot_be_read_is_told(program, home, name, data, says):
    (home / name).write_bytes(data)
    ended = program("ingest", name, "--kb", "kb.sqlite")
    assert ended.code == 2
    assert says in ended.err
    assert "Traceback" not in ended.err


def test_a_missing_file_makes_no_knowledge_base(program, home):
    ended = program("ingest", "nowhere.txt", "--kb", "kb.sqlite")
    assert ended.code == 2
    assert "nowhere.txt cannot be read" in ended.error
    assert not (home / "kb.sqlite").exists()


def test_one_title_is_not_given_to_many(program, article, home):
    other = home / "other.txt"
    other.write_text(article.read_text(encoding="utf-8"), encoding="utf-8")
    ended = program("ingest", str(article), str(other), "--title", "Both", "--kb", "kb.sqlite")
    assert ended.code == 2
    assert "one by one" in ended.error
