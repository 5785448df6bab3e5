"""What stands beside a cue, where the parse does not say how they belong together?

By commas, quotation marks and the order of words: "It rained, he said", "Now, he said, it rains",
"... asked the boy".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verifier.reading.attribution.contents import after_time, trimmed
from verifier.reading.attribution.cues import Cue
from verifier.reading.reading import Span, Token
from verifier.words.reporting import ReportingWord, reporting_verbs

_ENDS = (",", ",”", ',"', "?”", '?"', "!”", '!"', ",''", "?''", "—", "–", ",'", ",’")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BETWEEN = frozenset({"AUX", "ADV", "PART"})
_OPENING_MARKS = frozenset({",", '"', "''", "”", "?", "!", "``"})
_WH = frozenset({"what", "which", "who", "as", "whom", "everything", "anything", "all", "than"})


def before_comma(group: tuple[int, int], text: str, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """As in "It rained, he said": what stands before a cue that ends its sentence."""
    before = text[: group[0]].rstrip()
    if not before.endswith(_ENDS):
        return ()
    position = after_time(text, group[1], len(text))
    if any(t.start >= position and t.tag in _FINITE | {"VB"} for t in tokens):
        return ()
    verbs = [t for t in tokens if t.end <= len(before) and t.pos in ("VERB", "AUX")]
    return (trimmed(text, 0, len(before)),) if verbs else ()


def as_clause(
    cue: Cue, text: str, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[Span, ...]:
    """As in "As the ministry noted, it rained": the rest of the sentence."""
    opens = [c for c in children[cue.token] if tokens[c].lemma == "as" and c < cue.token]
    if not opens or tokens[cue.token].dep not in ("advcl", "ROOT", "ccomp"):
        return ()
    start = tokens[opens[0]].start
    opening = text[:start].strip(" \"“'—–-").lower()
    if (
        opening in ("", "but", "and", "yet", "so")
        and tokens[opens[0]].end < tokens[cue.token].start
    ):
        comma = text.find(",", tokens[cue.last].end)
        if comma < 0:
            return ()
        return (trimmed(text, comma, len(text.rstrip(" .\n"))),)
    before = text[:start].rstrip()
    return (trimmed(text, 0, len(before)),) if before.endswith(",") else ()


def around_insertion(
    group: tuple[int, int], text: str, tokens: Sequence[Token]
) -> tuple[Span, ...]:
    """As in "Now, he said, it rains": the sentence around a cue that stands between commas."""
    before = text[: group[0]].rstrip()
    position = after_time(text, group[1], len(text))
    after = text[position:].lstrip()
    if not before.endswith(",") or not after.startswith(","):
        return ()
    following = [t for t in tokens if t.start >= position and t.pos != "PUNCT"]
    inserted = any(group[0] <= t.start < group[1] and t.dep == "parataxis" for t in tokens)
    if not following or (not inserted and following[0].lemma in reporting_verbs()):
        return ()
    if not any(t.tag in _FINITE for t in tokens if t.start >= position or t.end <= len(before)):
        return ()
    spans = (trimmed(text, 0, len(before)), trimmed(text, position, len(text.rstrip(" .\n"))))
    return tuple(span for span in spans if span.start < span.end)


def rest_of_sentence(cue: Cue, text: str, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """As in "He said seeing so many was odd": all that follows, with a finite verb in it."""
    if tokens[cue.token].dep in ("relcl", "acl", "csubj", "pcomp", "advcl"):
        return ()
    if any(t.lemma in _WH for t in tokens[max(0, cue.token - 4) : cue.token]):
        return ()
    if any(t.dep == "dobj" and t.head == cue.token for t in tokens):
        return ()
    if _is_reported(cue.token, tokens):
        return ()
    position = after_time(text, tokens[cue.last].end, len(text))
    following = [t for t in tokens if t.start >= position]
    inverted = tokens[cue.token].dep == "ccomp" and tokens[cue.token].head > cue.token
    if following and following[0].text == "," and inverted:
        # the parser made the report the object of the verb that it reports
        following = following[1:]
    if not following or following[0].pos in ("PUNCT", "CCONJ"):
        return ()
    if not any(t.tag in _FINITE for t in following):
        return ()
    return (trimmed(text, position, len(text.rstrip(" .\n"))),)


def _is_reported(index: int, tokens: Sequence[Token]) -> bool:
    """As in "The crew decided to wait, a diver said": what follows names who reports the cue."""
    verbs = reporting_verbs()
    if any(
        t.dep == "parataxis" and t.head == index and _is_report(t.lemma, verbs)
        for t in tokens[:index]
    ):
        # "Selling it, she said, feels wrong"
        return True
    begins = index
    while tokens[index].head != index:
        index = tokens[index].head
        if index > begins and _is_report(tokens[index].lemma, verbs):
            return True
    return False


def _is_report(lemma: str, verbs: Mapping[str, ReportingWord]) -> bool:
    word = verbs.get(lemma)
    return word is not None and not word.attitude


def subject_beside(
    cue: Cue, tokens: Sequence[Token], children: Sequence[Sequence[int]], quoted: Sequence[Span]
) -> int | None:
    """The noun before the cue, or after one that follows a quotation ("... asked the boy")."""
    before = cue.token - 1
    while before >= 0 and tokens[before].pos in _BETWEEN:
        before -= 1
    inverted = before >= 0 and tokens[before].text in _OPENING_MARKS and before == cue.token - 1
    if inverted:
        for child in children[cue.token]:
            if (
                child > cue.last
                and tokens[child].dep in ("dobj", "nsubj", "npadvmod", "attr", "oprd", "dep")
                and tokens[child].pos in ("NOUN", "PROPN", "PRON")
            ):
                return child
        # "two-thirds, 67 per cent, say": the noun before the comma
        return before - 1 if _may_speak(before - 1, cue, tokens, quoted) else None
    return before if _may_speak(before, cue, tokens, quoted) else None


def _may_speak(index: int, cue: Cue, tokens: Sequence[Token], quoted: Sequence[Span]) -> bool:
    """Whether the token before a cue can be the noun that it is said of."""
    if index < 0 or tokens[index].pos not in _NOMINAL or tokens[index].dep == "pobj":
        return False
    if any(q.start <= tokens[index].start < q.end for q in quoted):
        return False
    return tokens[cue.token].tag in _FINITE
