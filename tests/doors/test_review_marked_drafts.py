"""``verifier review --format docx``: drafts that come back with comments, and where they go."""

import zipfile

import pytest

WRONG = "HTS took Idlib in January 2018."

pytestmark = pytest.mark.usefixtures("sample_kb")


@pytest.fixture
def drafts(home):
    folder = home / "drafts"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(f"# Idlib\n\n{WRONG}\n", encoding="utf-8")
    return folder


def comments(file):
    with zipfile.ZipFile(file) as parts:
        return parts.read("word/comments.xml").decode("utf-8")


def test_it_comes_back_beside_the_draft_and_is_no_draft_of_the_next_run(program, drafts):
    ended = program("review", "drafts", "--format", "docx")
    assert ended.code == 1
    assert ended.out == ""
    for name in ("one", "two"):
        assert "contradicted" in comments(drafts / f"{name}.checked.docx").lower()
        assert f"{name}.checked.docx holds the marks on drafts/{name}.md. The draft is" in ended.err
    again = program("review", "drafts")
    assert again.out.splitlines()[-1].startswith("2 drafts: ")


def test_it_goes_to_a_folder_or_a_file_that_is_named_beside_another_form(program, drafts, home):
    ended = program(
        *("review", "drafts", "--format", "docx", "--output", "checked/", "--format", "csv")
    )
    assert sorted(file.name for file in (home / "checked").iterdir()) == [
        "one.checked.docx",
        "two.checked.docx",
    ]
    assert ended.out.count("contradicted") == 2
    program("review", "drafts/one.md", "--format", "docx", "--output", "word.docx")
    assert "January 2018" in str(zipfile.ZipFile(home / "word.docx").read("word/document.xml"))


def test_a_word_file_comes_back_as_it_was_with_comments(program, drafts, home):
    program("review", "drafts/one.md", "--format", "docx", "--output", "plain.docx")
    ended = program("review", "plain.docx", "--format", "docx")
    assert ended.code == 1
    assert ended.error.endswith("plain.checked.docx holds the marks on plain.docx.\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-", "--format", "docx"], "name it with --output"),
        (["drafts", "--format", "docx", "--output", "one.docx"], "name a folder"),
        (["drafts", "--format", "docx", "--output", "-"], "name it with --output"),
        (["drafts", "other/one.md", "--format", "docx", "--output", "."], "2 drafts would be"),
    ],
)
def test_a_place_that_does_not_do_is_told(program, drafts, home, arguments, says):
    (home / "other").mkdir()
    (home / "other" / "one.md").write_text(WRONG, encoding="utf-8")
    ended = program("review", *arguments, stdin=WRONG.encode())
    assert ended.code == 2
    assert says in ended.error
    assert not list(home.rglob("*.checked.docx"))
