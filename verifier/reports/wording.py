"""How do the forms say what they all say? The lines about a sentence, a draft and a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from verifier.drafts.report import (
    CheckedSentence,
    Correction,
    DraftReport,
    Inconsistency,
    Note,
    NotReadLines,
    Place,
    ReviewTotals,
)
from verifier.report import FindingName, Verdict

INTERRUPTED = "stopped before the last draft"
KNOWN = "known from the baseline"


def counting_line(sentences: int, checkable: int, counts: Mapping[Verdict, int]) -> str:
    """A line such as "31 sentences, 14 checkable: 9 supported, 2 contradicted, 3 unverified"."""
    head = f"{counted(sentences, 'sentence')}, {checkable} checkable"
    parts = ", ".join(f"{counts.get(verdict, 0)} {verdict}" for verdict in Verdict)
    return f"{head}: {parts}" if checkable else head


def closing_lines(totals: ReviewTotals, drafts: int) -> list[str]:
    """The files that were not checked, whether the run was stopped, and what several drafts have
    together."""
    lines = [f"not checked: {unreadable.reason}" for unreadable in totals.unreadable]
    if totals.interrupted:
        lines.append(INTERRUPTED)
    if drafts != 1:
        total = counting_line(totals.sentences, totals.checkable, totals.counts)
        lines.append(f"{counted(drafts, 'draft')}: {total}")
    return lines


def aside_lines(draft: DraftReport) -> list[str]:
    """What of a draft was not judged or fails no run, each in a line; empty where there is none."""
    parts = {
        "left alone": ", ".join(counted(count, sort) for sort, count in draft.left_alone.items()),
        "unchanged, not checked again": _of_sentences(draft.unchanged),
        "ignored with a reason": _of_sentences(sum(bool(s.ignored) for s in draft.checked)),
        KNOWN: _of_sentences(sum(s.known for s in draft.checked)),
    }
    return [f"{what}: {how_many}" for what, how_many in parts.items() if how_many]


def _of_sentences(count: int) -> str:
    return counted(count, "sentence") if count else ""


def counted(count: int, what: str) -> str:
    """A count with its noun: "1 draft", "2 drafts"; a noun of several words stays as it is."""
    return f"{count} {what}{'' if count == 1 or ' ' in what else 's'}"


def unread_line(lines: NotReadLines) -> str:
    """A stretch of a draft that was not read: "lines 5-7: a table, not read"."""
    return f"{span_of_lines(lines)}: {lines.what}, not read"


def note_line(note: Note) -> str:
    """What the writer should know of a line: "line 4: this ignore covers no sentence"."""
    return f"line {note.line}: {note.says}"


def span_of_lines(lines: NotReadLines) -> str:
    """The lines of a stretch: "line 5", "lines 5-7"."""
    if lines.end_line > lines.line:
        return f"lines {lines.line}-{lines.end_line}"
    return f"line {lines.line}"


def correction_line(correction: Correction) -> str:
    """A suggestion: "1,200 → some 820 (Syrian Observatory for Human Rights, 15 August 2019)"."""
    because = f" ({correction.because})" if correction.because else ""
    return f"{correction.written} → {correction.suggested}{because}"


def also_at_line(places: Sequence[Place]) -> str:
    """Where else the draft says the same: "also at lines 14, 20 and 31"."""
    lines = list(dict.fromkeys(str(place.line) for place in places))
    if len(lines) == 1:
        return f"also at line {lines[0]}"
    return f"also at lines {', '.join(lines[:-1])} and {lines[-1]}"


def inconsistent_line(other: Inconsistency) -> str:
    """What in the draft excludes the sentence: "inconsistent with line 12 (“…”): ..."."""
    return f"inconsistent with line {other.at.line} (“{other.text}”): {other.says}"


def begun(line: str) -> str:
    """A line as the beginning of a sentence; names in it keep their letters."""
    return line[:1].upper() + line[1:]


def verdict_line(verdict: Verdict, findings: Iterable[FindingName]) -> str:
    """The verdict with its findings: "unverified (misattributed)"."""
    named = ", ".join(findings)
    return f"{verdict} ({named})" if named else str(verdict)


def remarks(sentence: CheckedSentence) -> list[str]:
    """All that is told of a sentence beside its verdict and its citations, each in a line."""
    lines = [f"suggested: {correction_line(one)}" for one in sentence.corrections]
    lines += [inconsistent_line(other) for other in sentence.inconsistent_with]
    if sentence.also_at:
        lines.append(also_at_line(sentence.also_at))
    if sentence.page is not None:
        lines.append(f"on page {sentence.page}")
    if sentence.ignored:
        lines.append(f"ignored: {sentence.ignored}")
    if sentence.known:
        lines.append(KNOWN)
    return lines
