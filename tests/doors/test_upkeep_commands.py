"""``verifier method|index|doctor|backup|restore``: the rules, and a knowledge base in order."""

import sqlite3

from verifier.matching.comparisons import ALL


def test_method_prints_every_ladder(program):
    told = program("method")
    assert told.code == 0
    for ladder in ALL:
        assert f"\n{ladder.name} ({ladder.part})" in "\n" + told.out
        for level in ladder.levels:
            assert level.name in told.out
    assert "“" in told.out


def test_method_of_one_comparison(program):
    told = program("method", ALL[0].name)
    assert told.out.startswith(ALL[0].name)
    assert f"\n{ALL[1].name} (" not in told.out
    assert "there are" in program("method", "nonsense").error


def test_index_rebuild(program, kb):
    ended = program("index", "rebuild", "--kb", kb)
    assert ended.code == 0
    assert "0 claims read again" in ended.out
    assert "--kb" in program("index", "rebuild").error


def test_claims_read_by_other_rules_are_read_again(program, kb):
    with sqlite3.connect(kb) as database:
        (table,) = [
            name
            for (name,) in database.execute("select name from sqlite_master where type = 'table'")
            if "reading_version"
            in [column[1] for column in database.execute(f"pragma table_info({name})")]
        ]
        database.execute(f"update {table} set reading_version = 'of old'")
    assert "read them again" in program("doctor", "--kb", kb).out
    ended = program("index", "rebuild", "--kb", kb)
    assert not ended.out.startswith("0 claims read again")
    assert "read them again" not in program("doctor", "--kb", kb).out


def test_doctor(program, kb, home):
    well = program("doctor", "--kb", kb)
    assert well.code == 0
    assert "✗" not in well.out
    assert "citable" in well.out
    (home / "damaged.sqlite").write_bytes(b"no database")
    ill = program("doctor", "--quick", "--kb", "damaged.sqlite")
    assert ill.code == 2
    assert "✗ knowledge base" in ill.out


def test_backup_and_restore(program, kb):
    listed = program("claims", "list", "--kb", kb).out
    assert program("backup", "copy.sqlite", "--kb", kb).code == 0
    assert "exists" in program("backup", "copy.sqlite", "--kb", kb).error
    ended = program("restore", "copy.sqlite", "--kb", "again.sqlite")
    assert ended.code == 0
    assert program("claims", "list", "--kb", "again.sqlite").out == listed
    check = program("check", "34 people were killed in the floods", "--kb", "again.sqlite")
    assert check.out.startswith("✓")


def test_restore_overwrites_only_when_told(program, kb, home):
    program("backup", "copy.sqlite", "--kb", kb)
    ids = [line.split()[0] for line in program("claims", "list", "--kb", kb).out.splitlines()]
    program("claims", "retract", ids[0], "--kb", kb)
    assert "--replace" in program("restore", "copy.sqlite", "--kb", kb).error
    assert program("restore", "copy.sqlite", "--replace", "--kb", kb).code == 0
    assert "retracted" not in program("claims", "list", "--kb", kb).out
    (home / "damaged").write_bytes(b"no database")
    assert program("restore", "damaged", "--replace", "--kb", kb).code == 2
    assert "retracted" not in program("claims", "list", "--kb", kb).out


def cut(kb):
    """The file without its second half, as after a disk that filled up."""
    with open(kb, "r+b") as file:
        file.truncate(16_384)


def spoil(kb):
    """One letter of one claim that is no text any more, in an otherwise sound file."""
    with sqlite3.connect(kb) as database:
        database.execute("update claims set claim = cast(x'7bff' || claim as text) where key = 1")


def test_a_damaged_knowledge_base_is_restored_and_kept_beside(program, kb, home):
    assert program("backup", "copy.sqlite", "--kb", kb).code == 0
    cut(kb)
    ended = program("restore", "copy.sqlite", "--replace", "--kb", kb)
    assert ended.code == 0
    assert "kb.sqlite.damaged" in ended.out
    assert (home / "kb.sqlite.damaged").stat().st_size == 16_384
    assert program("doctor", "--quick", "--kb", kb).code == 0


def test_a_damaged_copy_replaces_nothing(program, kb):
    program("backup", "copy.sqlite", "--kb", kb)
    spoil("copy.sqlite")
    ended = program("restore", "copy.sqlite", "--replace", "--kb", kb)
    assert ended.code == 2
    assert "copy.sqlite is damaged" in ended.error
    assert program("doctor", "--quick", "--kb", kb).code == 0


def test_doctor_finds_what_a_check_would_stumble_over(program, kb):
    spoil(kb)
    told = program("doctor", "--kb", kb)
    assert told.code == 2
    assert told.out.count("✗") == 1
    assert "is damaged" in told.out
    assert program("backup", "copy.sqlite", "--kb", kb).code == 2
