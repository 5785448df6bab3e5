"""Is a bar shown where somebody looks and waits, and nowhere else?"""

import re

from verifier.cli.progress import CountingBar


def work(bar):
    with bar:
        for done in range(1, 4):
            bar.update(done, claims=1200 * done, duplicates=3, failed=0)
            bar.write(print, f"source {done}")


def test_a_bar_with_its_counts_on_a_terminal(capfd, monkeypatch):
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    work(CountingBar("Reading", 3, terminal=True, wait=0))
    written = capfd.readouterr()
    assert written.out.splitlines() == ["source 1", "source 2", "source 3"]
    assert "Reading" in written.err
    assert "3,600 claims, 3 duplicates, 0 failed" in written.err


def test_nothing_in_a_pipe_and_for_the_work_of_a_moment(capfd):
    work(CountingBar("Reading", 3, wait=0))
    work(CountingBar("Reading", 3, terminal=True, wait=60))
    assert capfd.readouterr().err == ""


def test_a_rate_is_told_of_the_count_that_is_named(capfd, monkeypatch):
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with CountingBar("Checking drafts", 2, terminal=True, wait=0) as bar:
        bar.update(1, rated="sentences", drafts=1, sentences=40)
        bar.update(2, rated="sentences", drafts=2, sentences=80)
    assert re.search(r"2 drafts, 80 sentences, [\d.]+ sentences a second", capfd.readouterr().err)
