"""What happens when the file is missing, damaged, foreign, too new, too full or not to be written?

Every time one sentence that names the file and says what to do, and nothing half written.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from knowledge import (
    answer_tables,  # noqa: F401 - its table stands in METADATA
    schema,
)
from knowledge.base import KnowledgeBase, Query
from knowledge.errors import (
    DamagedKnowledgeBase,
    KnowledgeError,
    MissingKnowledgeBase,
    NewerSchema,
    OlderSchema,
    UnknownClaim,
    UnwritableKnowledgeBase,
)
from knowledge.tables import METADATA

ACCESS = ("sessions", "api_keys", "accounts", "sign_in_attempts")
SINCE_0004 = ("DROP TABLE kept_answers", "DROP INDEX ix_claims_day", "ALTER TABLE claims DROP day")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path, clock, entry):
    """A knowledge base of three claims, closed."""
    path = tmp_path / "claims.db"
    with KnowledgeBase.open(str(path), clock=clock, create=True) as knowledge:
        knowledge.add(entry(f"Gauge {number} fell.") for number in range(3))
    return path


def test_what_was_stored_is_there_when_it_is_opened_again(file, clock):
    with KnowledgeBase.open(f"sqlite:///{file}", clock=clock) as knowledge:
        assert knowledge.count() == knowledge.revision == 3
        assert len(knowledge.search(Query((("gauge", 1.0),)))) == 3


def test_closed_it_is_one_file(file):
    assert [path.name for path in file.parent.iterdir()] == ["claims.db"]


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "what?.db", "nr#1.db", "zoë.db"])
def test_any_file_name_will_do(tmp_path, clock, entry, name):
    path = tmp_path / "new folder" / name
    with KnowledgeBase.open(str(path), clock=clock, create=True) as knowledge:
        knowledge.add([entry("The tide was high.")])
    with KnowledgeBase.open(str(path), clock=clock) as knowledge:
        assert knowledge.count() == 1
    assert [one.name for one in path.parent.iterdir()] == [name]


def test_a_missing_file_is_not_created_but_the_way_to_create_it_is_told(tmp_path, clock):
    path = tmp_path / "claims.db"
    with pytest.raises(MissingKnowledgeBase, match=r"claims\.db; create one with 'verifier ingest"):
        KnowledgeBase.open(str(path), clock=clock)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_counts_as_missing_and_can_be_filled(tmp_path, clock, entry):
    path = tmp_path / "claims.db"
    path.touch()
    with pytest.raises(MissingKnowledgeBase):
        KnowledgeBase.open(str(path), clock=clock)
    with KnowledgeBase.open(str(path), clock=clock, create=True) as knowledge:
        assert len(knowledge.add([entry("The tide was high.")]).ids) == 1


@pytest.mark.parametrize("place", ["", "postgresql://host/claims", "a\x00b"])
def test_an_address_that_names_no_file_is_refused(place, clock):
    with pytest.raises(KnowledgeError, match="name a file"):
        KnowledgeBase.open(place, clock=clock, create=True)


def test_a_folder_is_refused(tmp_path, clock):
    with pytest.raises(KnowledgeError, match="is a folder"):
        KnowledgeBase.open(str(tmp_path), clock=clock, create=True)


@pytest.mark.parametrize("content", [b"This is a text.\n" * 100, b"PK\x03\x04" + bytes(9000)])
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path, clock, content):
    path = tmp_path / "claims.db"
    path.write_bytes(content)
    with pytest.raises(DamagedKnowledgeBase, match=r"claims\.db is not a knowledge base"):
        KnowledgeBase.open(str(path), clock=clock, create=True)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path, clock):
    path = tmp_path / "claims.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("CREATE TABLE claims (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(DamagedKnowledgeBase, match="database of another program"):
        KnowledgeBase.open(str(path), clock=clock, create=True)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused_and_left_alone(file, clock):
    with closing(sqlite3.connect(file)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(NewerSchema, match=r"newer version .* update the program"):
            KnowledgeBase.open(str(file), clock=clock, read_only=read_only)


@pytest.mark.parametrize("kept", [1, 20, 100, 4096, 10_000])
def test_a_file_that_was_cut_off_is_reported_as_damaged(file, clock, kept):
    os.truncate(file, kept)
    with pytest.raises(DamagedKnowledgeBase, match=r"claims\.db is .* restore a backup"):
        _use(file, clock)


@pytest.mark.parametrize("begin", [100, 4096, 16384, 20480])
def test_a_file_with_overwritten_pages_is_reported_as_damaged(file, clock, begin):
    content = bytearray(file.read_bytes())
    content[begin : begin + 4096 - begin % 4096] = b"\xa5" * (4096 - begin % 4096)
    file.write_bytes(content)
    with pytest.raises(DamagedKnowledgeBase, match=r"claims\.db is .* restore a backup"):
        _use(file, clock)


def test_a_claim_whose_text_was_damaged_is_reported(file, clock):
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE claims SET claim = substr(claim, 9)")
    with pytest.raises(DamagedKnowledgeBase, match="restore a backup"):
        _use(file, clock)


def _use(file: Path, clock) -> None:
    """Touches every table and every index of the database."""
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        for claim in knowledge.claims():
            knowledge.history(claim.id)
            knowledge.reading(claim.id)
        assert len(knowledge.search(Query((("gauge", 1.0),)))) == 3
        list(knowledge.entries_with_outdated_reading("2"))
        knowledge.count()


def test_open_for_reading_it_answers_and_refuses_changes(file, clock, entry):
    with KnowledgeBase.open(str(file), clock=clock, read_only=True) as knowledge:
        assert len(knowledge.search(Query((("gauge", 1.0),)))) == 3
        with pytest.raises(UnwritableKnowledgeBase, match="open for reading only"):
            knowledge.add([entry("The tide was high.")])
        assert knowledge.count() == 3


def test_for_reading_it_needs_no_right_to_write(file, clock):
    file.chmod(stat.S_IRUSR)
    file.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with KnowledgeBase.open(str(file), clock=clock, read_only=True) as knowledge:
            assert len(knowledge.search(Query((("gauge", 1.0),)))) == 3
    finally:
        file.parent.chmod(stat.S_IRWXU)


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX")
def test_a_full_disk_stores_nothing_and_loses_nothing(file, clock, tmp_path):
    """A real process whose files may not grow: SQLite sees its writes fail."""
    script = """
import resource, signal, sys
from datetime import datetime
from knowledge.base import *
from knowledge.claim import Claim
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with KnowledgeBase.open(sys.argv[1], clock=lambda: datetime(2024, 3, 1)) as knowledge:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    try:
        knowledge.add(Entry(Claim(statement=f"{n} " + 900 * "x")) for n in range(1000))
    except KnowledgeError as error:
        print(error)
    print(knowledge.count())
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    knowledge.add([Entry(Claim(statement="There is room again."))])
    print(knowledge.count())
""".replace("import *", "import *\nfrom knowledge.errors import KnowledgeError")
    done = subprocess.run(
        [sys.executable, "-c", script, str(file)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stderr == ""
    said, count, later = done.stdout.splitlines()
    assert "full or failing and the last change was not stored; make room" in said
    assert (count, later) == ("3", "4")


def test_a_backup_that_is_put_back_is_what_counts(file, clock, entry):
    backup = file.with_name("backup.db")
    shutil.copy(file, backup)
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        (later,) = knowledge.add([entry("Gauge 99 rose.")]).ids
    shutil.copy(backup, file)
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        assert knowledge.count() == 3
        with pytest.raises(UnknownClaim):
            knowledge.get(later)


def test_the_migrations_make_the_tables_that_the_program_uses(file):
    """A table changed without a migration, or the other way round, shows here."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert schema.version(connection) == schema.HEAD
    engine.dispose()
    assert ScriptDirectory.from_config(schema.configuration()).get_current_head() == schema.HEAD


def test_a_file_of_the_first_version_is_brought_up_with_all_it_holds(tmp_path, clock, entry):
    """The tables as the first version made them, filled as it filled them."""
    path = tmp_path / "claims.db"
    with KnowledgeBase.open(str(path), clock=clock, create=True) as knowledge:
        ids = knowledge.add(entry(f"Gauge {number} fell.") for number in range(3)).ids
        knowledge.revise(entry("Gauge 0 rose.", claim_id=ids[0]), by="Ada", why="a slip")
        before = [knowledge.history(claim_id) for claim_id in ids]
    with closing(sqlite3.connect(path)) as older, older:
        for table in ("vectors", "reliances", "checks", "preferences", *ACCESS):
            older.execute(f"DROP TABLE {table}")
        for made in SINCE_0004:
            older.execute(made)
        older.execute("DROP INDEX ix_revisions_step")
        older.execute("ALTER TABLE revisions DROP COLUMN step")
        older.execute("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(OlderSchema, match="older schema"):
        KnowledgeBase.open(str(path), clock=clock, read_only=True)
    with KnowledgeBase.open(str(path), clock=clock) as knowledge:
        after = [knowledge.history(claim_id) for claim_id in ids]
        alone = [one.model_copy(update={"step": one.number}) for one in before[0]]
        assert after[0] == alone
        assert [len(history) for history in after] == [2, 1, 1]
        knowledge.undo(ids[0], by="", why="", read=lambda claims: [entry("x", claim_id=ids[0])])
        assert knowledge.checks.all() == []
        assert [one.id for one in knowledge.newest()] == sorted(ids, reverse=True)
        assert {one.known_since for one in knowledge.newest()} == {date(2024, 2, 29)}
    with closing(sqlite3.connect(path)) as now:
        assert {day for (day,) in now.execute("SELECT day FROM claims")} == {"2024-02-29"}
